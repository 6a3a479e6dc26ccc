import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { packageAssets } from '../../src/package-assets.js';

const FOLDER = 'dist/assets';

describe('files of the package', () => {
  it('are each named for bundlers, all but those of a build of its own', () => {
    const built = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(FOLDER.length + 1))
      .filter((path) => path !== 'models/blazepose-heavy.task');
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

  it('for workers import nothing, as bundlers rename files', () => {
    for (const name of readdirSync(`${FOLDER}/workers`)) {
      const code = readFileSync(`${FOLDER}/workers/${name}`, 'utf8');
      expect(code.match(/\b(?:import|from)\s*\(?\s*["'`]\.{0,2}\/[^"'`]*/g), name).to.equal(null);
    }
  });
});
