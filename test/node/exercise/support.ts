/**
 * What the tests of the exercise engine share: the keypoint sequences, ways to disturb them, and a run of the engine.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { exercises } from '../../../src/exercise/index.js';
import type { ExercisePose, ExerciseSummaryMessage, ExerciseTrackerOptions } from '../../../src/exercise/index.js';
import { COCO_KEYPOINTS } from '../../../src/pose/topology.js';
import { seededRandom } from '../../athlete/keypoints.js';
import { readRecording, run, type Recording } from '../../helpers/sequence.js';

export { run } from '../../helpers/sequence.js';
export type { Recording } from '../../helpers/sequence.js';

const FOLDER = new URL('../../fixtures/sequences/', import.meta.url);

/** All recordings, read once. */
export const recordings: readonly Recording[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => readRecording(readFileSync(new URL(file, FOLDER), 'utf8')));

/** @returns the recording of this name */
export function recording(name: string): Recording {
  const found = recordings.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no recording ${name}`);
  return found;
}

/** The exercise that a recording shows; undefined for other movements. */
export function exerciseOf({ movement, standing_leg }: Recording): string | undefined {
  if (movement === 'single_leg_balance') return `balance_leg_${standing_leg}`;
  return exercises.find(({ name }) => name === movement)?.name;
}

/** Recordings of one of the exercises. */
export const exerciseRecordings = recordings.filter((shown) => exerciseOf(shown) !== undefined);

/** @returns the summary of a run */
export function summaryOf(poses: readonly ExercisePose[], options: ExerciseTrackerOptions): ExerciseSummaryMessage {
  const last = run(poses, options).at(-1);
  if (last?.type !== 'exercise_summary') throw new Error('the last message is no summary');
  return last;
}

/** One after the other, as cut together. */
export function inARow(...parts: readonly (readonly ExercisePose[])[]): ExercisePose[] {
  let startMs = 0;
  return parts.flatMap((part) => {
    const shifted = part.map((pose) => ({ ...pose, timestampMs: startMs + pose.timestampMs }));
    startMs = (shifted.at(-1)?.timestampMs ?? startMs) + 1000 / 15;
    return shifted;
  });
}

/** @returns the same with some keypoints hidden, as a detector says it */
export function unseen(poses: readonly ExercisePose[], hidden: RegExp): ExercisePose[] {
  return poses.map((pose) => ({
    ...pose,
    keypoints: pose.keypoints.map((point) => (hidden.test(point.name) ? { ...point, score: 0.1 } : point)),
  }));
}

/** @returns the same with every keypoint moved */
export function moved(
  poses: readonly ExercisePose[],
  move: (point: { x: number; y: number }, index: number) => { x: number; y: number },
): ExercisePose[] {
  return poses.map((pose, index) => ({
    ...pose,
    keypoints: pose.keypoints.map((point) => ({ ...point, ...move(point, index) })),
  }));
}

/** @returns the picture in a mirror, as a detector sees it: left becomes right */
export function mirrored(poses: readonly ExercisePose[]): ExercisePose[] {
  const swap = (name: string): string =>
    name.startsWith('left_') ? name.replace('left_', 'right_') : name.replace('right_', 'left_');
  return poses.map((pose) => ({
    ...pose,
    keypoints: COCO_KEYPOINTS.flatMap((name) => {
      const point = pose.keypoints.find((candidate) => candidate.name === swap(name));
      return point ? [{ ...point, name, x: pose.width - point.x }] : [];
    }),
  }));
}

/** @returns the poses at another frame rate, in between by interpolation */
export function resampled(poses: readonly ExercisePose[], fps: number): ExercisePose[] {
  const first = poses[0];
  const last = poses.at(-1);
  if (!first || !last) return [];
  const result: ExercisePose[] = [];
  let at = 0;
  for (let index = 0; ; index++) {
    const timestampMs = first.timestampMs + (index * 1000) / fps;
    if (timestampMs > last.timestampMs) return result;
    while (at + 2 < poses.length && (poses[at + 1]?.timestampMs ?? Infinity) <= timestampMs) at++;
    const [before, after] = [poses[at] ?? first, poses[at + 1] ?? last];
    const share = Math.min(1, (timestampMs - before.timestampMs) / (after.timestampMs - before.timestampMs || 1));
    const nearest = share < 0.5 ? before : after;
    const keypoints =
      before.keypoints.length === 0 || after.keypoints.length === 0
        ? nearest.keypoints
        : before.keypoints.map((point, i) => {
            const next = after.keypoints[i] ?? point;
            const mix = (a: number, b: number): number => a + share * (b - a);
            return { ...point, x: mix(point.x, next.x), y: mix(point.y, next.y), score: mix(point.score, next.score) };
          });
    result.push({ ...nearest, timestampMs, keypoints });
  }
}

/** @returns the poses with every point moved at random by `share` of the body's size (standard deviation) */
export function jittered(poses: readonly ExercisePose[], share: number, seed: number): ExercisePose[] {
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return poses.map((pose) => {
    const seen = pose.keypoints.filter(({ score }) => score >= 0.2);
    const xs = seen.map(({ x }) => x);
    const ys = seen.map(({ y }) => y);
    const size = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
    const spread = seen.length ? share * size : 0;
    return {
      ...pose,
      keypoints: pose.keypoints.map((point) => ({
        ...point,
        x: point.x + spread * normal(),
        y: point.y + spread * normal(),
      })),
    };
  });
}
