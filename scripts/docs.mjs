/**
 * `npm run docs` writes the parts of the documentation that are made from the sources, and the configuration files of other servers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { HOSTING_FILES } from '../server/hosting-files.mjs';
import { optionsMarkdown } from './lib/options-doc.mjs';
import { readOptions } from './lib/options.mjs';

writeFileSync('docs/options.md', await optionsMarkdown(await readOptions()));
mkdirSync('hosting', { recursive: true });
for (const [name, make] of Object.entries(HOSTING_FILES)) writeFileSync(`hosting/${name}`, make());
