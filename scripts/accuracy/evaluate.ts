/**
 * Counting over everything labelled, from keypoints, in one run of about a minute:
 * `node --import tsx scripts/accuracy/evaluate.ts [--data DIR] [--only recordings,rated,synthetic] [--json FILE]`
 *
 * With `--left-out FILE`, the weights that `fit-evidence.ts --left-out FILE` wrote: each person is judged by weights that were
 * fitted without that person.
 *
 * Recordings as every exercise (the own sequence of a label where it has one), rated movements in six views, and the
 * synthetic athlete over views, heights and roll of the camera, tempos, depths and crops.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runLabels, shows } from './labelled.js';
import { readLabels, sequenceProvider } from './recordings.js';
import type { Label, PoseProvider } from './recordings.js';
import { exercises } from '../../src/exercise/index.js';
import { summaryOf } from './run.js';
import { projected, readRated, UIPRMD_YAWS } from './uiprmd.js';
import { CATALOGUE } from '../../src/exercise/catalogue/index.js';
import type { ExerciseRecord } from '../../src/exercise/types.js';
import { PEOPLE } from './evidence-data.js';
import { runConditions } from './conditions.js';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared' },
    only: { type: 'string', default: 'recordings,rated,synthetic' },
    json: { type: 'string' },
    'left-out': { type: 'string' },
  },
});
const asked = options.only.split(',');
const say = (line = ''): void => console.log(line);
const out: Record<string, unknown> = {};

/** The own sequence of a label, else that of the other pipeline. */
const own = sequenceProvider('own', join(options.data, 'sequences-own'));
const other = sequenceProvider('other', join(options.data, 'sequences'));
const preferOwn: PoseProvider = {
  name: 'own or other',
  poses: async (label: Label) => (await own.poses(label)) ?? (await other.poses(label)),
};

type Weights = Readonly<Record<string, { prior: number; pro: number[]; against: number[] }>>;
const leftOut = options['left-out']
  ? (JSON.parse(readFileSync(options['left-out'], 'utf8')) as Readonly<Record<string, Weights>>)
  : undefined;

/** The records with the weights that were fitted without a group. */
function catalogueWithout(group: string): readonly ExerciseRecord[] {
  const weights = leftOut?.[group];
  if (!weights) return CATALOGUE;
  return CATALOGUE.map((record) => {
    const mine = weights[record.name];
    if (record.unit !== 'reps' || !mine) return record;
    const evidence = record.identity.evidence.map((item, at) => ({
      ...item,
      weights: { pro: mine.pro[at] ?? 0, against: mine.against[at] ?? 0 },
    }));
    return { ...record, identity: { ...record.identity, prior: mine.prior, evidence } };
  });
}

const labels = readLabels(options.data) ?? [];
if (asked.includes('recordings')) {
  const counted = await runLabels(labels, preferOwn, ({ name }) => catalogueWithout(PEOPLE[name] ?? name));
  const reps = counted.filter(({ range, confident }) => range && confident);
  for (const exercise of new Set(reps.map((result) => result.exercise))) {
    const rows = reps.filter((result) => result.exercise === exercise);
    const wrong = rows.filter(({ ok }) => !ok);
    say(
      `${exercise.padEnd(14)} ${rows.length - wrong.length}/${rows.length} in range  ${wrong
        .map(({ name, count, range, reason }) => `${name} ${count}≠${range?.join('–')}${reason ? ` ${reason}` : ''}`)
        .join('; ')}`,
    );
  }
  const inside = reps.filter(({ ok }) => ok).length;
  const exact = reps.filter(({ count, reps: wanted }) => count === wanted).length;
  const far = reps.filter(({ off }) => off > 1).length;
  say(`in range ${inside}/${reps.length}, exact ${exact}, off by more than one ${far}`);
  for (const { name, count, range, reason } of counted.filter(({ range, confident }) => range && !confident)) {
    say(`hint only: ${name} ${count} (${range?.join('–')}) ${reason ?? ''}`);
  }
  for (const { name, off, ok } of counted.filter(({ range }) => !range)) {
    say(`hold ${name} off ${Number.isFinite(off) ? off.toFixed(2) : '–'} s${ok ? '' : ' WRONG'}`);
  }
  let pairs = 0;
  const wrong: string[] = [];
  const reasons = new Map<string, number>();
  for (const label of labels) {
    const poses = await preferOwn.poses(label);
    if (!poses) continue;
    for (const { name: exercise } of exercises) {
      if (shows(label, exercise)) continue;
      pairs++;
      const { counter, reason } = summaryOf(poses, { exercise }, catalogueWithout(PEOPLE[label.name] ?? label.name));
      if (counter > 0) wrong.push(`${label.name} as ${exercise} ${counter}`);
      else reasons.set(reason?.code ?? '–', (reasons.get(reason?.code ?? '–') ?? 0) + 1);
    }
  }
  say(`false pairs ${wrong.length} of ${pairs}: ${wrong.join('; ')}`);
  say(`reasons of zeros: ${[...reasons].map(([code, times]) => `${code} ${times}`).join(', ')}`);
  out['recordings'] = { counted, wrong };
}

if (asked.includes('rated')) {
  const tallies = new Map<string, { right: number; of: number; wrong: string[] }>();
  for (const set of readRated(options.data) ?? []) {
    for (const yawDeg of UIPRMD_YAWS) {
      const poses = projected(set, yawDeg);
      for (const exercise of ['squat', 'lunge']) {
        const wanted = set.movement === exercise ? set.episodes.length : 0;
        const { counter, near_misses: near } = summaryOf(poses, { exercise }, catalogueWithout(`rated ${set.subject}`));
        const key = `${set.movement} as ${exercise}`;
        const tally = tallies.get(key) ?? { right: 0, of: 0, wrong: [] };
        tallies.set(key, tally);
        tally.of++;
        if (counter === wanted) tally.right++;
        else tally.wrong.push(`s${set.subject}${set.correct ? '' : '-'}@${yawDeg}:${counter}+${near.length}`);
      }
    }
  }
  for (const [key, { right, of, wrong }] of tallies) say(`rated ${key}: ${right}/${of}  ${wrong.join(' ')}`);
  out['rated'] = [...tallies];
}

if (asked.includes('synthetic')) {
  const results = runConditions();
  for (const exercise of new Set(results.map((result) => result.exercise))) {
    const rows = results.filter((result) => result.exercise === exercise);
    const wrong = rows.filter(({ verdict }) => verdict === 'wrong');
    const refused = rows.filter(({ verdict }) => verdict === 'refused');
    say(
      `synthetic ${exercise.padEnd(16)} exact ${rows.length - wrong.length - refused.length}/${rows.length}, refused ${refused.length}, wrong ${wrong.length}: ${[
        ...wrong,
        ...refused,
      ]
        .slice(0, 14)
        .map(
          ({ where, count, wanted, verdict, reason }) =>
            `${where} ${count}≠${wanted}${verdict === 'refused' ? ` ${reason}` : ''}`,
        )
        .join('; ')}`,
    );
  }
  out['synthetic'] = results;
}
if (options.json) writeFileSync(options.json, JSON.stringify(out, null, 1));
