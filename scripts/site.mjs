/**
 * Writes the documentation site into `dist/site/`, beside the built package that its pages load.
 *
 *     node scripts/site.mjs
 *
 * Problems, such as a link that leads nowhere, are printed; the site is written all the same, and the tests fail on them.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/run.mjs';
import { makeSite } from './site/make-site.mjs';

const out = join(ROOT, 'dist/site');
const start = performance.now();
const { files, copies, problems } = await makeSite();
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const [path, content] of files) writeFileSync(join(out, path), content);
for (const [path, from] of copies) {
  mkdirSync(join(out, path, '..'), { recursive: true });
  cpSync(from, join(out, path));
}
for (const problem of problems) console.warn(`site: ${problem}`);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`${files.size + copies.size} files in dist/site, ${seconds} s`);
