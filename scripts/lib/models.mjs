/**
 * The table of models of the sources, for tools that run in plain Node.
 */
import { importSource } from './source.mjs';

/**
 * Reads the table from `src/pose/models.ts`.
 * @returns {Promise<ReturnType<typeof import('../../src/pose/models.js').modelEntries>>}
 */
export async function readModels() {
  return (await importSource('src/pose/models.ts')).modelEntries();
}
