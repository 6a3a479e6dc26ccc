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

/**
 * Reads what stylesheets reach of the element from `src/element/css-interface.ts`.
 * @returns {Promise<{ parts: Readonly<Record<string, string>>, properties: Readonly<Record<string, string>> }>}
 */
export async function readCssInterface() {
  const { CSS_PARTS, CSS_PROPERTIES } = await importSource('src/element/css-interface.ts');
  return { parts: CSS_PARTS, properties: CSS_PROPERTIES };
}

/**
 * Reads the names of the package's exercises from `src/exercise/names.ts`.
 * @returns {Promise<readonly string[]>}
 */
export async function readExerciseNames() {
  return (await importSource('src/exercise/names.ts')).EXERCISE_NAMES;
}
