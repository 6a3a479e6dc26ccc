/**
 * `npm run version:sync` carries the version of package.json, which changesets writes, to the other files that name it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeManifest } from './lib/manifest.mjs';
import { ROOT, runNpm } from './lib/run.mjs';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const source = join(ROOT, 'src/version.ts');
writeFileSync(source, readFileSync(source, 'utf8').replace(/VERSION = '[^']+'/, `VERSION = '${version}'`));
const done = runNpm(['install', '--package-lock-only', '--ignore-scripts']) && writeManifest(ROOT);
process.exitCode = done ? 0 : 1;
