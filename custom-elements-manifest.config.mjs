/**
 * How `npm run manifest` reads the sources for custom-elements.json.
 */
import { elementTables } from './scripts/lib/manifest-options.mjs';
import { readCssInterface, readExerciseNames, readOptions } from './scripts/lib/options.mjs';

export default {
  globs: ['src/element/**/*.ts', 'src/session/analysis-result.ts', 'src/define.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [elementTables(await readOptions(), await readCssInterface(), await readExerciseNames())],
};
