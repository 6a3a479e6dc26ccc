/**
 * Counting and judging against what is known to be true: `npm run accuracy -- [options]`
 *
 *     --data DIR     labels.json and sequences/ of real recordings (default ../shared)
 *     --poses DIR    NAME.json per recording in the form of the sequences: what a run of the whole pipeline found
 *     --no-clips     leave out the clips, which run through the built pipeline in a browser
 *     --model NAME   model of the clips' run: movenet (default), lite, … (src/pose/models.ts), or several with commas between
 *     --no-synthetic leave out the synthetic athlete
 *     --json FILE    write all results
 *     --verbose      say what was missed in each synthetic case
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runClips } from './accuracy/clips.js';
import { runCross, runLabels } from './accuracy/labelled.js';
import type { CrossResult, LabelResult } from './accuracy/labelled.js';
import { readLabels, sequenceProvider } from './accuracy/recordings.js';
import { runDistractors, runFaults, runGrid } from './accuracy/synthetic.js';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared' },
    poses: { type: 'string' },
    model: { type: 'string', default: 'movenet' },
    'no-clips': { type: 'boolean', default: false },
    'no-synthetic': { type: 'boolean', default: false },
    json: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

/** Share of the labelled recordings whose count has to be inside its range. */
const MIN_SHARE_INSIDE = 0.95;

/** No count may be further outside its range; holds, whose error is in s, may not miss by more either. */
const MAX_OFF = 1;

const say = (line = ''): void => console.log(line);
const seconds = (span: readonly [number, number] | null): string =>
  span ? `${span[0].toFixed(1)}–${span[1].toFixed(1)} s` : '–';

function sayLabels(results: readonly LabelResult[]): void {
  for (const result of results) {
    const { name, exercise, view, range, count, hold, found, off, ok, score, nearMisses, findings, reason } = result;
    const wanted = range ? `${range[0]}–${range[1]}` : seconds(hold);
    const got = range ? `${count}` : `${seconds(found)} (off ${Number.isFinite(off) ? off.toFixed(2) : '–'} s)`;
    const notes = [
      reason && `reason ${reason}`,
      nearMisses.length && `near misses ${nearMisses.join(', ')}`,
      Object.entries(findings)
        .map(([code, times]) => `${code} ×${times}`)
        .join(', '),
    ].filter(Boolean);
    say(
      `  ${ok ? 'ok  ' : 'OFF '} ${name.padEnd(14)} ${exercise.padEnd(18)} ${view.padEnd(14)} ` +
        `want ${wanted.padEnd(12)} got ${got.padEnd(26)} score ${score ?? '–'}  ${notes.join('; ')}`,
    );
  }
  const right = results.filter(({ ok }) => ok).length;
  const far = results.filter(({ range, off }) => range && off > 1).length;
  const share = ((100 * right) / results.length).toFixed(0);
  say(`  ${right} of ${results.length} inside the range (${share} %), ${far} off by more than one`);
}

function sayCross(results: readonly CrossResult[]): void {
  const names = [...new Set(results.map(({ exercise }) => exercise))];
  say(`  ${''.padEnd(30)}${names.map((name) => name.slice(0, 12).padStart(14)).join('')}`);
  for (const recording of new Set(results.map(({ name }) => name))) {
    const row = results.filter(({ name }) => name === recording);
    const cells = names.map((name) => String(row.find(({ exercise }) => exercise === name)?.count ?? '·').padStart(14));
    say(`  ${recording.padEnd(15)}${(row[0]?.movement ?? '').padEnd(15)}${cells.join('')}`);
  }
  const wrong = results.filter(({ count }) => count > 0);
  say(`  ${results.length - wrong.length} of ${results.length} pairs without a count, ${wrong.length} with one`);
}

/** Whether the models agree, where more than one ran over the clips. */
function sayAgreement(runs: readonly { readonly name: string; readonly results: readonly LabelResult[] }[]): void {
  const [first, ...others] = runs;
  if (!first || others.length === 0) return;
  say('Counts of each model (repetitions, or seconds of the longest hold)');
  const shown = ({ range, count, found }: LabelResult): string =>
    range ? String(count) : found ? (found[1] - found[0]).toFixed(1) : '–';
  for (const result of first.results) {
    const row = runs.map(({ results }) => results.find(({ name }) => name === result.name) ?? result);
    const agrees = !result.range || row.every(({ count }) => count === result.count);
    say(
      `  ${agrees ? 'same  ' : 'DIFFER'} ${result.name.padEnd(16)}${row.map((one) => shown(one).padStart(8)).join('')}`,
    );
  }
  say();
}

const labels = readLabels(options.data);
const all: Record<string, unknown> = {};
let failed = false;
if (labels) {
  const clips = options['no-clips'] ? undefined : await runClips(options.data, options.model.split(','));
  const providers = [
    sequenceProvider('sequences', join(options.data, 'sequences')),
    ...(options.poses ? [sequenceProvider('pipeline', options.poses)] : []),
    ...(clips?.providers ?? []),
  ];
  const byProvider = new Map<string, readonly LabelResult[]>();
  for (const provider of providers) {
    say(`Real recordings, ${provider.name}`);
    const results = await runLabels(labels, provider);
    byProvider.set(provider.name, results);
    sayLabels(results);
    say();
    say(`Every other exercise on them, ${provider.name} (· is the exercise shown)`);
    const cross = await runCross(labels, provider);
    sayCross(cross);
    say();
    all[provider.name] = { labels: results, cross };
    const inside = results.filter(({ ok }) => ok).length / results.length;
    failed ||= inside < MIN_SHARE_INSIDE || results.some(({ off }) => off > MAX_OFF);
  }
  await clips?.close();
  sayAgreement(clips?.providers.map(({ name }) => ({ name, results: byProvider.get(name) ?? [] })) ?? []);
} else {
  say(`No real recordings: ${join(options.data, 'labels.json')} does not exist. Give their folder with --data DIR.`);
  say();
}

if (!options['no-synthetic']) {
  const grid = runGrid();
  say('Synthetic athlete: exercise × view × difficulty × tempo × depth');
  for (const exercise of new Set(grid.map((result) => result.exercise))) {
    const rows = grid.filter((result) => result.exercise === exercise);
    const wrong = rows.filter(({ ok }) => !ok);
    say(`  ${exercise.padEnd(18)} ${rows.length - wrong.length} of ${rows.length} exact`);
    for (const { view, difficulty, secondsPerRep, depth, expected, count, detail } of options.verbose ? wrong : []) {
      say(`      ${view} ${difficulty} ${secondsPerRep} s depth ${depth}: want ${expected}, got ${count} (${detail})`);
    }
  }
  const faults = runFaults();
  say();
  say('Findings on the synthetic athlete');
  for (const { code, precision, recall, truePositives, falsePositives, falseNegatives, misses } of faults) {
    say(
      `  ${code.padEnd(28)} precision ${precision.toFixed(2)}  recall ${recall.toFixed(2)}  ` +
        `(${truePositives} found, ${falseNegatives} missed, ${falsePositives} wrong)`,
    );
    for (const miss of options.verbose ? misses : []) say(`      ${miss}`);
  }
  const distractors = runDistractors();
  const counted = distractors.filter(({ count }) => count > 0);
  say();
  say(`Synthetic negatives: ${distractors.length - counted.length} of ${distractors.length} without a count`);
  for (const { movement, view, exercise, count } of counted) say(`  ${movement} ${view} as ${exercise}: ${count}`);
  all['synthetic'] = { grid, faults, distractors };
  failed ||= grid.some(({ ok }) => !ok);
}

if (options.json) {
  writeFileSync(options.json, JSON.stringify(all, null, 1));
  say(`\nWritten to ${options.json}`);
}
process.exitCode = failed ? 1 : 0;
