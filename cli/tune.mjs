/**
 * `tune`: tries the record of an exercise on labelled keypoints.
 */
import { readArguments } from './lib/arguments.mjs';
import { loadTune } from './lib/built.mjs';
import { readRecord, recordingsIn, tryOn } from './lib/tuning.mjs';

/** @type {import('./lib/arguments.mjs').CommandSpec} */
export const SPEC = {
  usage: 'tune --exercise NAME|FILE.json --clips DIR [--difficulty LEVEL] [--json]',
  summary: 'Tries an exercise on recordings: what it measures, beside its bounds, and how it counts each of them.',
  details: [
    'DIR holds labels.json, a list such as',
    '  [{ "name": "anna", "exercise": "sit_up", "reps": 6 }, { "name": "walk", "exercise": "none" }]',
    'and for each name a file of keypoints, such as anna.json: the keypoints_batch message of its video,',
    'which the element sends with the option keypoints. In place of reps there may be reps_min and reps_max,',
    'and of a hold its start and end in seconds, as "hold": [2.5, 31]. All others are recordings of something else.',
  ].join('\n'),
  options: {
    exercise: {
      type: 'string',
      value: 'NAME|FILE.json',
      required: true,
      description: 'An exercise of the package, or the file of a record',
    },
    clips: { type: 'string', value: 'DIR', required: true, description: 'The folder of the recordings' },
    difficulty: {
      type: 'string',
      value: 'LEVEL',
      default: 'easy',
      allowed: ['easy', 'normal', 'pro'],
      description: 'The difficulty that is counted at',
    },
    json: { type: 'boolean', description: 'Prints everything as one JSON object' },
  },
};

/** @type {import('./run.mjs').Command['run']} */
export async function run(args, io) {
  const { values, flags } = readArguments(SPEC, args);
  const tuning = await loadTune();
  const record = await readRecord(tuning, values['exercise'] ?? '', io.path);
  const recordings = await recordingsIn(tuning, io.path(values['clips'] ?? ''));
  const report = tryOn(tuning, record, recordings, values['difficulty']);
  io.out(flags['json'] ? JSON.stringify(report, null, 2) : tuning.textOf(report));
}
