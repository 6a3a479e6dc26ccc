/**
 * Modules of the sources, for tools that run in plain Node.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './run.mjs';

/**
 * Imports a module of `src/` that needs nothing of a browser.
 * @param {string} path below the project's root
 * @returns {Promise<any>}
 */
export async function importSource(path) {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, path)],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${source}`);
}
