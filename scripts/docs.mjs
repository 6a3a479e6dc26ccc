/**
 * `npm run docs` writes the parts of the documentation that are made from the sources.
 */
import { writeFileSync } from 'node:fs';
import { optionsMarkdown } from './lib/options-doc.mjs';
import { readOptions } from './lib/options.mjs';

writeFileSync('docs/options.md', await optionsMarkdown(await readOptions()));
