import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { expect } from 'chai';
import { fromPackage, packageAssets } from '../../src/package-assets.js';
import { modelEntries } from '../../src/pose/models.js';

const FOLDER = 'dist/assets';

describe('files of the package', () => {
  it('are those that the table of models says, of its sizes', () => {
    for (const [model, { worker, files, buildFlag }] of modelEntries()) {
      for (const { path, bytes } of [{ path: worker, bytes: undefined }, ...Object.values(files)]) {
        const file = `${FOLDER}/${path}`;
        if (buildFlag !== undefined && !existsSync(file)) continue;
        expect(existsSync(file), `${path} of ${model}`).to.equal(true);
        if (bytes !== undefined) expect(statSync(file).size, `${path} of ${model}`).to.equal(bytes);
      }
    }
  });

  it('are each named for bundlers, all but those of a build of its own', () => {
    const ofOwnBuild = modelEntries().flatMap(([, { buildFlag, files }]) =>
      buildFlag ? (files.task?.path ?? []) : [],
    );
    const built = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(FOLDER.length + 1))
      .filter((path) => !ofOwnBuild.includes(path));
    expect(Object.keys(packageAssets().assetFiles ?? {})).to.have.members(built);
  });

  it('are addressed as they lie, by literals that bundlers find', () => {
    const { assetBase, assetFiles, isPackage } = packageAssets();
    for (const [path, url] of Object.entries(assetFiles ?? {})) expect(url).to.equal(new URL(path, assetBase).href);
    expect(isPackage).to.equal(true);
    const built = readFileSync('dist/package-assets.js', 'utf8');
    for (const path of Object.keys(assetFiles ?? {})) {
      expect(built).to.contain(`new URL("./assets/${path}",import.meta.url)`);
    }
  });

  it('are found where a server for developing has bundled the module that names them', () => {
    const worker = 'assets/workers/pose-worker.js';
    const file = `node_modules/pose-upload-tracker/dist/${worker}`;
    for (const [folder, root] of [
      ['node_modules/.vite/deps', ''],
      ['node_modules/.vite/deps_ssr', ''],
      ['_nuxt/node_modules/.cache/vite/client/deps', '_nuxt/'],
      ['@fs/home/me/app/node_modules/.vite/deps', '@fs/home/me/app/'],
    ]) {
      expect(fromPackage(`http://localhost:5173/${folder}/${worker}`)).to.equal(`http://localhost:5173/${root}${file}`);
    }
    for (const address of [
      `https://a.example/${file}`,
      `https://a.example/${worker}`,
      `https://a.example/deps/${worker}`,
    ])
      expect(fromPackage(address)).to.equal(address);
  });

  it('for workers import nothing, as bundlers rename files', () => {
    for (const name of readdirSync(`${FOLDER}/workers`)) {
      const code = readFileSync(`${FOLDER}/workers/${name}`, 'utf8');
      expect(code.match(/\b(?:import|from)\s*\(?\s*["'`]\.{0,2}\/[^"'`]*/g), name).to.equal(null);
    }
  });
});
