import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ASSETS } from '../../scripts/copy-assets.mjs';

interface Manifest {
  version: string;
  devDependencies: Record<string, string>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Manifest;
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
    expect(names).to.include.members([
      'lit-element',
      'lit-html',
      '@lit/reactive-element',
      'mediabunny',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-webgpu',
      '@mediapipe/tasks-vision',
    ]);
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
