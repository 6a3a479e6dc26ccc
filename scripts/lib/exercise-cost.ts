/**
 * The cost of the exercise engine per frame, on sets of the synthetic athlete.
 */
import { createExerciseTracker, exercises, recognizeExercise } from '../../src/exercise/index.js';
import type { Pose } from '../../src/pose/types.js';
import { poseSequence } from '../../test/athlete/keypoints.js';
import { performance as perform } from '../../test/athlete/movements.js';
import type { ExerciseName } from '../../test/athlete/movements.js';

const ROUNDS = 5;
const HOUR_MS = 3_600_000;
const HOUR_FPS = 15;
const HOUR_ROUNDS = 3;

/** What one update of one exercise costs. */
export interface ExerciseCost {
  readonly exercise: string;
  readonly fps: number;
  /** The best of some rounds: what the machine does beside is not the engine's. */
  readonly updateMs: number;
}

/** Measures every exercise at 15 and 60 frames/s. */
export function exerciseCosts(): ExerciseCost[] {
  return exercises.flatMap(({ name }) =>
    [15, 60].map((fps) => {
      const poses = setOf(name, fps);
      let updateMs = Infinity;
      for (let round = 0; round < ROUNDS; round++) {
        const times = timed(name, poses);
        updateMs = Math.min(updateMs, mean(times));
      }
      return { exercise: name, fps, updateMs };
    }),
  );
}

/** @returns what recognising the exercise costs for each frame, in ms: all that are known follow it */
export function recognitionCost(): number {
  const poses = setOf('squat', HOUR_FPS);
  let bestMs = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const startMs = performance.now();
    recognizeExercise(poses);
    bestMs = Math.min(bestMs, (performance.now() - startMs) / poses.length);
  }
  return bestMs;
}

/** What an hour of one exercise costs. */
export interface HourCost {
  readonly exercise: string;
  /** The mean of an update in the second minute, when the code is compiled, and in the last. */
  readonly earlyMs: number;
  readonly lateMs: number;
  /** The longest update after the first minute; of each the best of some rounds. */
  readonly longestMs: number;
}

/** Measures an hour of an exercise, set after set. */
export function hourCost(exercise: string): HourCost {
  const set = setOf(exercise, HOUR_FPS);
  const setMs = (set.at(-1)?.timestampMs ?? 0) + 1000 / HOUR_FPS;
  const poses: Pose[] = [];
  for (let fromMs = 0; fromMs < HOUR_MS; fromMs += setMs) {
    for (const pose of set) poses.push({ ...pose, timestampMs: fromMs + pose.timestampMs });
  }
  const best = poses.map(() => Infinity);
  for (let round = 0; round < HOUR_ROUNDS; round++) {
    for (const [at, ms] of timed(exercise, poses).entries()) best[at] = Math.min(best[at] as number, ms);
  }
  const minute = 60 * HOUR_FPS;
  return {
    exercise,
    earlyMs: mean(best.slice(minute, 2 * minute)),
    lateMs: mean(best.slice(-minute)),
    longestMs: best.slice(minute).reduce((most, ms) => Math.max(most, ms), 0),
  };
}

function setOf(name: string, fps: number): Pose[] {
  const set = perform({ exercise: name as ExerciseName, reps: 20, holdS: 40 });
  const lying = name === 'pushup' || name === 'plank';
  return poseSequence(set, { yawDeg: lying ? 90 : 20 }, { fps, noise: { share: 0.004, seed: 1 } });
}

/** Milliseconds of each update. */
function timed(exercise: string, poses: readonly Pose[]): number[] {
  const tracker = createExerciseTracker({ exercise });
  return poses.map((pose) => {
    const startMs = performance.now();
    tracker.update(pose);
    return performance.now() - startMs;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
