/**
 * The option table of the sources, for tools that run in plain Node.
 */
import { importSource } from './source.mjs';

/**
 * Reads `OPTIONS` from `src/element/options.ts`.
 * @returns {Promise<readonly import('../../src/element/options.js').Option[]>}
 */
export async function readOptions() {
  return (await importSource('src/element/options.ts')).OPTIONS;
}
