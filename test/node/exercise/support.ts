/**
 * What the tests of the exercise engine share: the keypoint sequences, ways to disturb them, and a run of the engine.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { exercises } from '../../../src/exercise/index.js';
import type {
  ExerciseMessage,
  ExercisePose,
  ExerciseSummaryMessage,
  ExerciseTrackerOptions,
} from '../../../src/exercise/index.js';
import { PoseReader } from '../../../src/exercise/pose-reader.js';
import { REGISTRY } from '../../../src/exercise/registry.js';
import { createExerciseTracker, followRecord, MEMORY_MS } from '../../../src/exercise/tracker.js';
import type { ExerciseRecord } from '../../../src/exercise/types.js';
import { COCO_KEYPOINTS } from '../../../src/pose/topology.js';
import { seededRandom } from '../../athlete/keypoints.js';
import { readRecording, run as runPublic, type Recording } from '../../helpers/sequence.js';

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

/** @returns all messages of a run that only counts: what the public tracker measures beside it takes as long again */
export function run(poses: readonly ExercisePose[], options: ExerciseTrackerOptions): ExerciseMessage[] {
  const tracker = createExerciseTracker(options);
  return [...poses.flatMap((pose) => tracker.update(pose)), ...tracker.finish()];
}

/** @returns the summary of a run that only counts */
export function summaryOf(poses: readonly ExercisePose[], options: ExerciseTrackerOptions): ExerciseSummaryMessage {
  return lastOf(run(poses, options));
}

/** @returns the same with what the public tracker measures beside the count */
export function measuredSummaryOf(
  poses: readonly ExercisePose[],
  options: ExerciseTrackerOptions,
): ExerciseSummaryMessage {
  return lastOf(runPublic(poses, options));
}

function lastOf(messages: readonly ExerciseMessage[]): ExerciseSummaryMessage {
  const last = messages.at(-1);
  if (last?.type !== 'exercise_summary') throw new Error('the last message is no summary');
  return last;
}

/**
 * What somebody who does something else is counted for, by exercise: what is not in it is 0. A pose is read once for all exercises,
 * and each of them is followed without rivals first. Those only take movements away, so they are asked where it would count any.
 */
export function countsOf(poses: readonly ExercisePose[], names: readonly string[]): Readonly<Record<string, number>> {
  const records = names.map((name) => {
    const record = REGISTRY.find(name);
    if (!record) throw new Error(`there is no exercise ${name}`);
    return record;
  });
  const unrivalled = together(poses, records, () => []).filter(([, count]) => count > 0);
  const doubtful = unrivalled.map(([record]) => record);
  const counts = together(poses, doubtful, (record) => REGISTRY.rivalsOf(record)).filter(([, count]) => count > 0);
  return Object.fromEntries(counts.map(([{ name }, count]) => [name, count]));
}

/** @returns what each record counts in one video that all of them follow at once */
function together(
  poses: readonly ExercisePose[],
  records: readonly ExerciseRecord[],
  rivalsOf: (record: ExerciseRecord) => readonly ExerciseRecord[],
): readonly (readonly [record: ExerciseRecord, count: number])[] {
  const reader = new PoseReader(MEMORY_MS);
  const followers = records.map((record) => followRecord(record, reader, {}, rivalsOf(record)));
  for (const pose of poses) {
    const seen = reader.read(pose);
    for (const follower of followers) follower.see(seen);
  }
  const rest = reader.flush();
  return followers.map((follower, index) => {
    follower.finish(rest);
    return [records[index] as ExerciseRecord, follower.counter.count] as const;
  });
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
