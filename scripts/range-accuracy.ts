/**
 * How right ranges of motion are: in how many cases the true angle lies inside the bar, and how many are told at all. On the
 * synthetic athlete, with `--data DIR` on the rated people of UI-PRMD (Vicon), who are filmed as the athlete is, and with `--clips`
 * on the project's clips, through detector and element of the built package:
 * `npm run accuracy:range -- [--data ../shared] [--clips]`. Exits with 1 where fewer than nine of ten truths lie inside.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BodyLine } from '../src/exercise/body-line.js';
import type { ExercisePose, JointRange } from '../src/exercise/index.js';
import { RangeOfMotion } from '../src/exercise/physical/range-of-motion.js';
import { performance } from '../test/athlete/movements.js';
import type { ClipTruth } from '../test/athlete/truth.js';
import { asDetected, checked, filmed, holds, rangesIn, trueRanges, type Checked } from '../test/helpers/range-truth.js';
import { startAnalyser } from './lib/analyze.mjs';
import { jointsOf, projected, readRated, UIPRMD_YAWS } from './accuracy/uiprmd.js';

const LEAST_INSIDE = 0.9;
const YAWS = [0, 20, 45, 70, 90, 135, 180, 270] as const;
const LYING = { heightM: 0.7, target: [0, 0.35, 0.7] as const, distanceM: 3.2 };

/** What is performed; lying ones are filmed from near the floor. */
const MOVEMENTS = [
  ['squat', {}],
  ['lunge', {}],
  ['pushup', LYING],
  ['jumping_jack', {}],
  ['balance_leg', {}],
  ['bicep_curl', {}],
  ['shoulder_press', {}],
  ['lateral_raise', {}],
  ['deadlift', {}],
  ['side_lunge', {}],
  ['high_knees', {}],
  ['sit_to_stand', {}],
  ['leg_raise', LYING],
  ['stand', {}],
] as const;

/** Clips of one athlete alone, from all sides. */
const CLIPS = [
  'squat-front',
  'squat-oblique',
  'squat-side',
  'lunge-side',
  'jumping-jack-front',
  'balance-front',
  'pushup-side',
  'plank-side',
] as const;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    clips: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});

function rangesOf(poses: readonly ExercisePose[]): readonly JointRange[] {
  const line = new BodyLine();
  const range = new RangeOfMotion();
  for (const pose of poses) for (const sized of line.read(pose)) range.see(sized);
  for (const sized of line.flush()) range.see(sized);
  return range.ranges((timeMs) => timeMs);
}

function report(title: string, all: readonly Checked[]): boolean {
  console.log(`\n${title}\njoint     view     end   told        inside  mean bar  mean error`);
  const groups = new Map<string, Checked[]>();
  for (const one of all) {
    const key = `${one.joint.padEnd(9)} ${one.view.padEnd(8)} ${one.end}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const [key, group] of [...groups].sort()) console.log(`${key}  ${line(group)}`);
  console.log(`all${' '.repeat(20)}  ${line(all)}`);
  const told = all.filter((one) => one.told);
  return told.filter(holds).length >= LEAST_INSIDE * told.length;
}

function line(group: readonly Checked[]): string {
  const told = group.filter((one) => one.told);
  const mean = (of: (one: Checked) => number): number => told.reduce((sum, one) => sum + of(one), 0) / told.length;
  const inside = told.filter(holds).length / told.length;
  return (
    `${String(told.length).padStart(4)} of ${String(group.length).padStart(4)}  ${(100 * inside).toFixed(0).padStart(3)} %` +
    `  ${mean(({ told: one }) => one?.uncertaintyDeg ?? 0)
      .toFixed(1)
      .padStart(7)}°` +
    `  ${mean(({ told: one, truth }) => truth - (one?.deg ?? 0))
      .toFixed(1)
      .padStart(7)}°`
  );
}

async function rangesOfClips(): Promise<readonly Checked[]> {
  const analyser = await startAnalyser();
  const found: Checked[] = [];
  try {
    for (const clip of CLIPS) {
      const file = `test/fixtures/clips/${clip}`;
      const { performance: performed, exercise } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as ClipTruth;
      if (!performed || !exercise) throw new Error(`Nobody moves in ${clip}.`);
      const { result } = await analyser.analyse(`${file}.mp4`, { exercise });
      found.push(...checked(result.summary?.range_of_motion ?? [], trueRanges(performance(performed))));
    }
  } finally {
    await analyser.close();
  }
  return found;
}

const synthetic = MOVEMENTS.flatMap(([exercise, place], movement) =>
  YAWS.flatMap((yawDeg, index) => {
    const { poses, truth } = filmed(
      { exercise, reps: 4, holdS: 5, variation: 0.15 },
      { ...place, yawDeg },
      31 * movement + index,
    );
    const found = checked(rangesOf(poses), truth);
    if (values.verbose) {
      for (const one of found.filter((each) => each.told && !holds(each)))
        console.log(exercise, yawDeg, JSON.stringify(one));
    }
    return found;
  }),
);
const fits = [report('Synthetic athlete', synthetic)];

const rated = values.data === undefined ? undefined : readRated(values.data);
if (values.data !== undefined && !rated) throw new Error(`${values.data} has no form/uiprmd.json`);
if (rated) {
  const people = rated.flatMap((set, index) => {
    const truth = rangesIn(jointsOf(set));
    return UIPRMD_YAWS.flatMap((yawDeg) => checked(rangesOf(asDetected(projected(set, yawDeg), index)), truth));
  });
  fits.push(report('People (UI-PRMD)', people));
}
if (values.clips) fits.push(report('Clips, through detector and element', await rangesOfClips()));
process.exitCode = fits.every(Boolean) ? 0 : 1;
