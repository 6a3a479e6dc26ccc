/**
 * Packs the labelled keypoint sequences into `test/fixtures/sequences`: `node --import tsx scripts/sequence-fixtures.ts [DIR]`
 *
 * Raw keypoints of our own pipeline where there are any, of another one where there are not.
 *
 * They are plain numbers: per frame the time in ms, then 17 × x, y (tenths of a pixel) and score (hundredths).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLabels } from './accuracy/recordings.js';
import type { Sequence } from './accuracy/recordings.js';

const FOLDER = 'test/fixtures/sequences';
const dataDir = process.argv[2] ?? '../shared';
const labels = readLabels(dataDir);
if (!labels) throw new Error(`${join(dataDir, 'labels.json')} does not exist`);
for (const label of labels) {
  // What is not there yet is added by hand: its licence has to allow it.
  if (!label.sequence || !existsSync(join(FOLDER, `${label.name}.json`))) continue;
  const { name, movement, reps_min, reps_max, hold, standing_leg, view } = label;
  const own = join(dataDir, 'sequences-own', `${name}.json`);
  const file = existsSync(own) ? own : join(dataDir, label.sequence);
  const { w, h, frames } = JSON.parse(readFileSync(file, 'utf8')) as Sequence;
  const packed = frames.map(({ t, k }) => [
    t,
    ...(k ?? []).flatMap(([x = 0, y = 0, score = 0]) => [
      Math.round(10 * x),
      Math.round(10 * y),
      Math.round(100 * score),
    ]),
  ]);
  const head = { name, movement, reps_min, reps_max, hold, standing_leg, view, width: w, height: h };
  const json = `${JSON.stringify(head).slice(0, -1)},"frames":[\n${packed.map((frame) => JSON.stringify(frame)).join(',\n')}\n]}\n`;
  writeFileSync(join(FOLDER, `${name}.json`), json);
}
