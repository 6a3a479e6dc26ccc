import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import { ASSETS } from '../../scripts/copy-assets.mjs';

interface Manifest {
  version: string;
  devDependencies: Record<string, string>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Manifest;
}

/** Packages that modules with a source map contain; workers have none. */
function packagesInSourceMaps(): Set<string> {
  const maps = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js.map'));
  expect(maps.length).to.be.above(5);
  const sources = maps.flatMap(
    (name) => (JSON.parse(readFileSync(`dist/${name}`, 'utf8')) as { sources: string[] }).sources,
  );
  return new Set(sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []));
}

describe('third-party notices', () => {
  const notice = readFileSync('NOTICE', 'utf8');
  const gathered = () => readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8');

  it('name every package that files are copied from, with its version', () => {
    const packages = ASSETS.map(([from = '']) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(from)?.[1]);
    // Their networks are put into one file each.
    const copied = new Set([...packages.filter((name) => name !== undefined), '@mediapipe/pose']);
    expect(copied.size).to.be.above(3);
    for (const name of copied) {
      const { version } = manifestOf(`node_modules/${name}`);
      expect(notice, name).to.match(new RegExp(`${name}\\s+${version.replaceAll('.', '\\.')}(?!\\d)`));
    }
  });

  it('hold every package that is built in, with its version and licence text', () => {
    const sections = gathered().split(/\n-{70,}\n/);
    const names = sections.flatMap(
      (section) => /^\s*((?:@[\w-]+\/)?[\w.-]+) (\d+\.\d+\.\d+\S*)\nLicence: /.exec(section)?.[1] ?? [],
    );
    // All there are: one that is not here is new, one that is missing has lost its notice.
    expect(names).to.have.members([
      '@lit/reactive-element',
      '@mediapipe/tasks-vision',
      '@noble/hashes',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-backend-webgpu',
      '@tensorflow/tfjs-converter',
      '@tensorflow/tfjs-core',
      'jose',
      'lit-element',
      'lit-html',
      'long',
      'mediabunny',
      'seedrandom',
      'uplot',
      'valibot',
    ]);
    for (const name of packagesInSourceMaps()) expect(names).to.include(name);
    for (const section of sections.filter((text) => /^Licence: /m.test(text))) {
      const isApache = /^Licence: Apache-2\.0$/m.test(section);
      // The text of that one stands at the end, once.
      if (!isApache)
        expect(section, section.trim().split('\n')[0]).to.match(/permission|redistribut|covered software/i);
    }
    expect(gathered()).to.contain('END OF TERMS AND CONDITIONS');
  });

  it('leave out the tools that only build and test', () => {
    expect(existsSync('node_modules/mocha')).to.equal(true);
    expect(gathered()).not.to.match(/^(mocha|rollup|typescript) \d/m);
  });
});
