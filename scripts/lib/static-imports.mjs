/**
 * What a module loads at once.
 */
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './run.mjs';

/**
 * The module and everything that it imports statically, directly or not.
 * @param {string} entry
 * @returns {Promise<string[]>} absolute paths
 */
export async function staticImports(entry) {
  const { metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  /** @type {Set<string>} */
  const seen = new Set();
  /** @param {string} path */
  const visit = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind } of metafile.inputs[path]?.imports ?? []) {
      if (kind === 'import-statement') visit(next);
    }
  };
  for (const path of Object.keys(metafile.inputs)) if (resolve(ROOT, path) === resolve(entry)) visit(path);
  return [...seen].map((path) => resolve(ROOT, path));
}
