/**
 * Fails where custom-elements.json is not what the sources say.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT, runNode } from './lib/run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
try {
  const cem = join(ROOT, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
  // The analyzer takes its output folder from the project's root.
  const outdir = relative(ROOT, folder);
  const config = ['--config', 'custom-elements-manifest.config.mjs'];
  if (!runNode([cem, 'analyze', ...config, '--outdir', outdir, '--quiet'])) process.exitCode = 1;
  else if (read(join(folder, 'custom-elements.json')) !== read(join(ROOT, 'custom-elements.json'))) {
    console.error('custom-elements.json is stale: run `npm run manifest` and commit it.');
    process.exitCode = 1;
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
