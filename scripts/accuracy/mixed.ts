/**
 * Two exercises in one video, one after the other: what was the other must neither be counted nor cost repetitions.
 */
import { isCompatible } from '../../src/tune/compatible.js';
import { exercises } from '../../src/exercise/index.js';
import type { ExercisePose } from '../../src/exercise/index.js';
import type { Pose } from '../../src/pose/types.js';
import { seededRandom } from '../../test/athlete/keypoints.js';
import { exerciseOf } from './labelled.js';
import type { Label, PoseProvider } from './recordings.js';
import { summaryOf } from './run.js';
import { percent, row, say } from './say.js';
import { projected } from './uiprmd.js';
import type { RatedSet } from './uiprmd.js';

/** Who performs: two people, whose recordings are joined, or one who did both before the same camera. */
export type Performer = 'two people' | 'one person';

/** One set of repetitions or a hold. */
export interface Shown {
  readonly name: string;
  readonly movement: string;
  readonly poses: readonly Pose[];
  /** How many repetitions somebody saw in it, where they were counted. */
  readonly reps: readonly [number, number] | undefined;
}

/** Two sets in one video, counted as one of them. */
export interface MixedCase {
  readonly performer: Performer;
  readonly name: string;
  /** What it is counted as, and the other. */
  readonly exercise: string;
  readonly other: string;
  readonly poses: readonly Pose[];
  readonly wanted: readonly [number, number];
}

/** What came of it. */
export interface MixedResult extends Omit<MixedCase, 'poses'> {
  readonly count: number;
}

const YAWS = [0, 45, 90];
/** A rest between two sets. */
const PAUSE_S = 6;
/** So many repetitions of each of the rated people. */
const REPS = 4;
/** What somebody who stands still trembles by between two sets, in pixels. */
const STILL_PX = 0.5;

const COUNTED: ReadonlySet<string> = new Set(exercises.filter(({ unit }) => unit === 'reps').map(({ name }) => name));

/** @returns one after the other, with so much rest between; another shot where two videos were joined */
function inARow(first: readonly Pose[], second: readonly Pose[], pauseS: number, isCut: boolean): Pose[] {
  const [last, next] = [first.at(-1), second[0]];
  if (!last || !next) return [...first, ...second];
  const stepMs = 1000 / 15;
  const random = seededRandom(3);
  const rest = Array.from({ length: Math.round((1000 * pauseS) / stepMs) }, (_, index) => ({
    ...last,
    timestampMs: last.timestampMs + (index + 1) * stepMs,
    keypoints: last.keypoints.map((point) => ({
      ...point,
      x: point.x + STILL_PX * (2 * random() - 1),
      y: point.y + STILL_PX * (2 * random() - 1),
    })),
  }));
  const shiftMs = (rest.at(-1) ?? last).timestampMs + stepMs - next.timestampMs;
  const after = second.map((pose, index): ExercisePose & Pose => ({
    ...pose,
    timestampMs: pose.timestampMs + shiftMs,
    ...(index === 0 && isCut && { cut: true }),
  }));
  return [...first, ...rest, ...after];
}

/** @returns how large somebody is in the picture, in pixels: the longest that most of their limbs are seen */
function sizeOf(poses: readonly Pose[]): number {
  const spans = poses.flatMap(({ keypoints }) => {
    const by = (name: string) => keypoints.find((point) => point.name === name && point.score >= 0.3);
    const limbs = ['left', 'right'].flatMap((side) =>
      [
        ['shoulder', 'hip'],
        ['hip', 'knee'],
        ['knee', 'ankle'],
      ].map(([a, b]) => [by(`${side}_${a}`), by(`${side}_${b}`)] as const),
    );
    const seen = limbs.flatMap(([a, b]) => (a && b ? [Math.hypot(a.x - b.x, a.y - b.y)] : []));
    return seen.length > 0 ? [Math.max(...seen)] : [];
  });
  return spans.sort((a, b) => a - b)[Math.floor(0.8 * spans.length)] ?? 1;
}

/** @returns the poses of somebody as large as another, in the middle of the same picture */
function asLargeAs(poses: readonly Pose[], other: readonly Pose[]): readonly Pose[] {
  const [first, frame] = [poses[0], other[0]];
  if (!first || !frame) return poses;
  const scale = sizeOf(other) / sizeOf(poses);
  const { width, height } = frame;
  return poses.map((pose) => ({
    ...pose,
    width,
    height,
    keypoints: pose.keypoints.map((point) => ({
      ...point,
      x: width / 2 + scale * (point.x - first.width / 2),
      y: height / 2 + scale * (point.y - first.height / 2),
    })),
  }));
}

function isTold(one: string, other: string): boolean {
  return one !== other && !isCompatible(one, other) && !isCompatible(other, one);
}

/** @returns both orders, one of them with a rest between, counted as the first where it is counted in repetitions */
function casesOf(performer: Performer, own: Shown, other: Shown, restFirst: boolean): MixedCase[] {
  const { movement: exercise, reps: wanted } = own;
  if (!wanted || !COUNTED.has(exercise) || !isTold(other.movement, exercise)) return [];
  const isCut = performer === 'two people';
  const set = { ...other, poses: isCut ? asLargeAs(other.poses, own.poses) : other.poses };
  return [true, false].map((isFirst): MixedCase => {
    const [a, b] = isFirst ? [own, set] : [set, own];
    const pauseS = isFirst === restFirst ? PAUSE_S : 0;
    const name = `${a.name} then ${b.name}${pauseS > 0 ? `, ${pauseS} s between` : ''}`;
    return { performer, name, exercise, other: other.movement, poses: inARow(a.poses, b.poses, pauseS, isCut), wanted };
  });
}

/** @returns each exercise with each other movement, the recordings of both by turns */
export async function twoPeopleCases(labels: readonly Label[], provider: PoseProvider): Promise<MixedCase[]> {
  const byMovement = new Map<string, Shown[]>();
  for (const label of labels) {
    const poses = label.label_confidence === 'low' ? undefined : await provider.poses(label);
    if (!poses) continue;
    const movement = exerciseOf(label) ?? label.movement;
    const { name, reps_min: least, reps_max: most } = label;
    const shown: Shown = { name, movement, poses, reps: least === null ? undefined : [least, most ?? least] };
    byMovement.set(movement, [...(byMovement.get(movement) ?? []), shown]);
  }
  const cases: MixedCase[] = [];
  for (const [at, own] of [...byMovement.values()].entries()) {
    for (const [index, other] of [...byMovement.values()].entries()) {
      const [a, b] = [own[index % own.length], other[at % other.length]];
      if (a && b) cases.push(...casesOf('two people', a, b, (at + index) % 2 === 0));
    }
  }
  return cases;
}

/** @returns people who did both before one camera */
export function onePersonCases(sets: readonly RatedSet[]): MixedCase[] {
  const correct = sets.filter((set) => set.correct);
  return correct.flatMap((a) =>
    correct
      .filter(({ subject }) => subject === a.subject)
      .flatMap((b) =>
        YAWS.flatMap((yawDeg, index) => {
          const shown = (set: RatedSet): Shown => {
            const only = set.episodes.map((_, number) => number).slice(0, REPS);
            const name = `${set.movement} of ${set.subject} ${yawDeg}°`;
            const poses = projected(set, yawDeg, { only });
            return { name, movement: set.movement, poses, reps: [only.length, only.length] };
          };
          return casesOf('one person', shown(a), shown(b), index % 2 === 0);
        }),
      ),
  );
}

/** @returns what came of them */
export function runMixed(cases: readonly MixedCase[]): MixedResult[] {
  return cases.map(({ poses, ...one }) => ({ ...one, count: summaryOf(poses, { exercise: one.exercise }).counter }));
}

/** Figures by who performed and by the exercise that was counted, and each that was wrong. */
export function sayMixed(results: readonly MixedResult[], verbose: boolean): void {
  const WIDTH = 36;
  say(row('Two exercises in one video', WIDTH, ['videos', 'in range', 'too many', 'too few']));
  const line = (name: string, mine: readonly MixedResult[]): void => {
    const more = mine.filter(({ count, wanted }) => count > wanted[1]).length;
    const fewer = mine.filter(({ count, wanted }) => count < wanted[0]).length;
    const inRange = percent((mine.length - more - fewer) / mine.length);
    say(row(`  ${name}`, WIDTH, [String(mine.length), inRange, String(more), String(fewer)]));
  };
  for (const performer of new Set(results.map((one) => one.performer))) {
    const all = results.filter((one) => one.performer === performer);
    for (const exercise of new Set(all.map((one) => one.exercise))) {
      const mine = all.filter((one) => one.exercise === exercise);
      line(`${performer}: ${exercise}`, mine);
      for (const { name, count, wanted } of verbose ? mine : []) {
        if (count < wanted[0] || count > wanted[1]) say(`      ${name}: ${count}, not ${wanted.join('–')}`);
      }
    }
    line(`${performer}: all`, all);
  }
  say();
}
