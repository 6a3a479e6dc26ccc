/**
 * How `npm run manifest` reads the sources for custom-elements.json.
 */
import { optionTable } from './scripts/lib/manifest-options.mjs';
import { readOptions } from './scripts/lib/options.mjs';

export default {
  globs: ['src/element/**/*.ts', 'src/define.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [optionTable(await readOptions())],
};
