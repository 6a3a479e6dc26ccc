/**
 * The cost of the exercise engine per frame, on sets of the synthetic athlete.
 */
import { createExerciseTracker, exercises } from '../../src/exercise/index.js';
import { poseSequence } from '../../test/athlete/keypoints.js';
import { performance as perform } from '../../test/athlete/movements.js';
import type { ExerciseName } from '../../test/athlete/movements.js';

const ROUNDS = 5;

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
      const set = perform({ exercise: name as ExerciseName, reps: 20, holdS: 40 });
      const lying = name === 'pushup' || name === 'plank';
      const poses = poseSequence(set, { yawDeg: lying ? 90 : 20 }, { fps, noise: { share: 0.004, seed: 1 } });
      let updateMs = Infinity;
      for (let round = 0; round < ROUNDS; round++) {
        const tracker = createExerciseTracker({ exercise: name });
        const startMs = performance.now();
        for (const pose of poses) tracker.update(pose);
        updateMs = Math.min(updateMs, (performance.now() - startMs) / poses.length);
      }
      return { exercise: name, fps, updateMs };
    }),
  );
}
