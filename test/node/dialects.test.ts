/**
 * No page loads a dialect that it does not speak.
 */
import { expect } from 'chai';
import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { staticImports } from '../../scripts/lib/static-imports.mjs';
import { ROOT } from '../../scripts/lib/run.mjs';
import { DIALECT_NAMES } from '../../src/host/dialects/names.js';

describe('dialects', () => {
  it('have a module each, named as they are', () => {
    const modules = readdirSync('src/host/dialects').map((file) => file.replace('.ts', ''));
    expect(modules).to.have.members([...DIALECT_NAMES, 'dialect', 'names']);
  });

  it('are loaded where they are configured, and by no entry at once', async () => {
    for (const entry of ['src/host/endpoint.ts', 'src/host/index.ts']) {
      const loaded = (await staticImports(entry)).map((path) => relative(ROOT, path));
      expect(loaded, entry).to.include('src/host/dialects/dialect.ts');
      for (const name of DIALECT_NAMES) expect(loaded, entry).not.to.include(`src/host/dialects/${name}.ts`);
    }
  });
});
