/**
 * Counting and judging against what is known to be true: `npm run accuracy -- [options]`
 *
 *     --data DIR       labels.json, sequences-own/, sequences/ and form/ (default ../shared); without it the recordings of the
 *                      repository are run
 *     --clips DIR      also the videos in it, through the built product in one browser
 *     --model NAME     model of the videos' run: movenet (default), lite, … (src/pose/models.ts), or several with commas
 *     --only PARTS     of recordings, named, left-out, clips, rated, mixed, form, conditions, difficulties, faults, reference,
 *                      jumps, with commas; all but the last by default
 *     --left-out FILE  weights that `scripts/accuracy/fit-evidence.ts --left-out FILE` wrote; fitted anew without it
 *     --every N        of mixed: every Nth video alone
 *     --json FILE      write all results
 *     --verbose        say what was missed in each case
 *
 * Exits with 1 where a limit is missed, and says which.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { accuracy, PARTS, USUAL_PARTS } from './accuracy/parts.js';
import { say } from './accuracy/say.js';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared' },
    clips: { type: 'string' },
    model: { type: 'string', default: 'movenet' },
    only: { type: 'string', default: USUAL_PARTS.join() },
    'left-out': { type: 'string' },
    every: { type: 'string', default: '1' },
    json: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const only = options.only.split(',');
const unknown = only.filter((part) => !PARTS.some((known) => known === part));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; there are ${PARTS.join(', ')}.`);
const every = Number(options.every);
if (!(Number.isInteger(every) && every > 0)) throw new Error(`--every cannot be ${options.every}: take 1, 2, 3…`);

const { results, missed, notRun } = await accuracy({
  dataDir: options.data,
  ...(options.clips && { clipsDir: options.clips }),
  models: options.model.split(','),
  only,
  every,
  ...(options['left-out'] && { leftOutFile: options['left-out'] }),
  verbose: options.verbose,
});
for (const one of notRun) say(`Not run: ${one}`);
for (const one of missed) say(`Missed: ${one}`);
if (missed.length === 0) say('No limit is missed.');
if (options.json) writeFileSync(options.json, JSON.stringify(results, null, 1));
process.exitCode = missed.length > 0 ? 1 : 0;
