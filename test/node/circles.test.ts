import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/run.mjs';

/** Looks for circles of imports as `npm run lint` does. */
function circlesIn(folder: string) {
  const args = ['node_modules/oxlint/bin/oxlint', '--config', '.oxlintrc.json', folder];
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
}

describe('circles of imports', () => {
  it('are not in the sources', () => {
    const { status, stdout } = circlesIn('src');
    expect(status, stdout).to.equal(0);
    expect(stdout).to.match(/ on [1-9]\d\d files /);
  });

  it('are found, of types alone too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'circle-'));
    try {
      writeFileSync(join(folder, 'one.ts'), "import type { Two } from './two.js';\nexport type One = Two | 1;\n");
      writeFileSync(join(folder, 'two.ts'), "import type { One } from './one.js';\nexport type Two = One[];\n");
      const { status, stdout } = circlesIn(folder);
      expect(status).to.equal(1);
      expect(stdout).to.contain('import(no-cycle)');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
