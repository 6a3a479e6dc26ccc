/**
 * Writes the results that every engine has to come to into `test/fixtures/results/`: `npm run results`.
 *
 * What the exercise engine says is computed here; the poses are what headless Chromium finds with the built package. Look at
 * what has changed before you commit it: a difference that nobody meant is a fault.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COUNTED, POSED, saidOf } from '../test/helpers/stored-results.js';
import { startAnalyser } from './lib/analyze.mjs';

const FIXTURES = 'test/fixtures';

for (const { recording, exercise } of COUNTED) {
  const json = readFileSync(join(FIXTURES, 'sequences', `${recording}.json`), 'utf8');
  write(`${recording}.jsonl`, saidOf(json, exercise));
}
const { clip, analysisFps } = POSED;
const analyser = await startAnalyser();
const { messages } = await analyser
  .analyse(join(FIXTURES, 'clips', `${clip}.mp4`), { keypoints: true, analysisFps, poseBackend: 'wasm' })
  .finally(() => analyser.close());
const batch = messages.find(({ type }) => type === 'keypoints_batch');
if (!batch) throw new Error(`${clip} has no keypoints_batch: ${JSON.stringify(messages.at(-1))}`);
write(`${clip}.json`, `${JSON.stringify(batch)}\n`);

function write(name: string, text: string): void {
  writeFileSync(join(FIXTURES, 'results', name), text);
  console.log(`${name}: ${text.length} bytes`);
}
