/**
 * `npm run manifest` writes custom-elements.json, which editors and documentation tools read.
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
