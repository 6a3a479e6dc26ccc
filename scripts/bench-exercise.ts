/**
 * The cost of the exercise engine per frame: `node --import tsx scripts/bench-exercise.ts`
 */
import { createExerciseTracker, exercises } from '../src/exercise/index.js';
import { poseSequence } from '../test/athlete/keypoints.js';
import { performance as perform } from '../test/athlete/movements.js';
import type { ExerciseName } from '../test/athlete/movements.js';

/** Cost of one update that the engine has to keep below. */
const TARGET_MS = 0.2;
const ROUNDS = 5;

let worst = 0;
for (const { name } of exercises) {
  for (const fps of [15, 60]) {
    const set = perform({ exercise: name as ExerciseName, reps: 20, holdS: 40 });
    const lying = name === 'pushup' || name === 'plank';
    const poses = poseSequence(set, { yawDeg: lying ? 90 : 20 }, { fps, noise: { share: 0.004, seed: 1 } });
    let best = Infinity;
    for (let round = 0; round < ROUNDS; round++) {
      const tracker = createExerciseTracker({ exercise: name });
      const startMs = performance.now();
      for (const pose of poses) tracker.update(pose);
      best = Math.min(best, (performance.now() - startMs) / poses.length);
    }
    worst = Math.max(worst, best);
    console.log(`${name.padEnd(18)} ${String(fps).padStart(2)} frames/s  ${best.toFixed(4)} ms per update`);
  }
}
console.log(`worst ${worst.toFixed(4)} ms, target ${TARGET_MS} ms: ${worst <= TARGET_MS ? 'ok' : 'TOO SLOW'}`);
process.exitCode = worst <= TARGET_MS ? 0 : 1;
