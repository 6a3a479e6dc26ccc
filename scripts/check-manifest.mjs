/**
 * Fails where custom-elements.json, or the editors' data made from it, or the schema of exercise records is not what the sources say.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MANIFEST_FILES, writeManifest } from './lib/manifest.mjs';
import { ROOT } from './lib/run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
try {
  if (!writeManifest(folder)) process.exitCode = 1;
  else {
    for (const file of MANIFEST_FILES.filter((name) => read(join(folder, name)) !== read(join(ROOT, name)))) {
      console.error(`${file} is stale: run \`npm run manifest\` and commit it.`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
function read(file) {
  try {
    return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
