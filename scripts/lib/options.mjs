/**
 * The option table of the sources, for tools that run in plain Node.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './run.mjs';

/**
 * Reads `OPTIONS` from `src/element/options.ts`.
 * @returns {Promise<readonly import('../../src/element/options.js').Option[]>}
 */
export async function readOptions() {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'src/element/options.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  return (await import(`data:text/javascript;base64,${source}`)).OPTIONS;
}
