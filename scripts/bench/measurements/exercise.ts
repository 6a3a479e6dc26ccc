/**
 * What the exercise engine costs; `npm run bench:exercise` lists every exercise.
 */
import { exerciseCosts } from '../../lib/exercise-cost.js';
import type { Measurement } from '../measurement.js';
import { EXERCISE_UPDATE_MS } from '../targets.js';

export const exercise: Measurement = {
  name: 'exercise',
  title: 'Exercise engine',
  run() {
    const worst = exerciseCosts().reduce((most, cost) => (cost.updateMs > most.updateMs ? cost : most));
    return Promise.resolve([
      {
        label: 'One update, the costliest exercise',
        value: worst.updateMs,
        unit: 'ms' as const,
        target: EXERCISE_UPDATE_MS,
        note: `${worst.exercise} at ${worst.fps} frames/s; in Node`,
      },
    ]);
  },
};
