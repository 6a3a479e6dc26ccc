/**
 * `npm run docs` writes the parts of the documentation that are made from the sources (`npm run manifest` comes first), and the configuration files of other
 * servers. What takes runs of the built package in headless Chromium is done on request only: `npm run docs -- --examples`
 * records the examples of messages anew, `--picture` takes the README's picture.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { HOSTING_FILES } from '../server/hosting-files.mjs';
import { API_DOC, apiMarkdown } from './lib/api-doc.mjs';
import { withDialects } from './lib/dialect-examples.mjs';
import { withExamples } from './lib/message-examples.mjs';
import { optionsMarkdown } from './lib/options-doc.mjs';
import { readOptions } from './lib/options.mjs';

/** What runs have said, for `docs/messages.md`. */
const EXAMPLES = 'test/fixtures/message-examples.json';
const MESSAGES = 'docs/messages.md';

/** The same run in the page's own wire and in a dialect, for `docs/migration.md`. */
const DIALECTS = 'test/fixtures/dialect-examples.json';
const MIGRATION = 'docs/migration.md';

const PICTURE = 'docs/images/results.webp';

const { values } = parseArgs({
  options: {
    examples: { type: 'boolean', default: false },
    picture: { type: 'boolean', default: false },
  },
});

if (values.examples) {
  const { recordDialects, recordExamples } = await import('./lib/record-examples.mjs');
  writeFileSync(DIALECTS, `${JSON.stringify(await recordDialects(), null, 2)}\n`);
  writeFileSync(EXAMPLES, `${JSON.stringify(await recordExamples(), null, 2)}\n`);
}
if (values.picture) {
  const { takePicture } = await import('./lib/take-picture.mjs');
  await takePicture(PICTURE);
}
writeFileSync(API_DOC, await apiMarkdown(JSON.parse(readFileSync('custom-elements.json', 'utf8'))));
writeFileSync('docs/options.md', await optionsMarkdown(await readOptions()));
writeFileSync(MESSAGES, await withExamples(readFileSync(MESSAGES, 'utf8'), JSON.parse(readFileSync(EXAMPLES, 'utf8'))));
writeFileSync(
  MIGRATION,
  await withDialects(readFileSync(MIGRATION, 'utf8'), JSON.parse(readFileSync(DIALECTS, 'utf8'))),
);
mkdirSync('hosting', { recursive: true });
for (const [name, make] of Object.entries(HOSTING_FILES)) writeFileSync(`hosting/${name}`, make());
