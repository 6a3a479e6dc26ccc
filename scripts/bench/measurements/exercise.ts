/**
 * What the exercise engine costs; `npm run bench:exercise` lists every exercise.
 */
import { exerciseCosts, hourCost, recognitionCost } from '../../lib/exercise-cost.js';
import type { Measurement } from '../measurement.js';
import { EXERCISE_LONGEST_MS, EXERCISE_UPDATE_MS, RECOGNITION_MS } from '../targets.js';

export const exercise: Measurement = {
  name: 'exercise',
  title: 'Exercise engine',
  run() {
    const worst = exerciseCosts().reduce((most, cost) => (cost.updateMs > most.updateMs ? cost : most));
    const hour = hourCost('squat');
    return Promise.resolve([
      {
        label: 'One update, the costliest exercise',
        value: worst.updateMs,
        unit: 'ms' as const,
        target: EXERCISE_UPDATE_MS,
        note: `${worst.exercise} at ${worst.fps} frames/s; in Node`,
      },
      {
        label: 'One update in the last minute of an hour',
        value: hour.lateMs,
        unit: 'ms' as const,
        note: `${hour.exercise}; ${hour.earlyMs.toFixed(3)} ms in the second minute`,
      },
      {
        label: 'The longest update of that hour',
        value: hour.longestMs,
        unit: 'ms' as const,
        target: EXERCISE_LONGEST_MS,
        note: 'after the first minute; of each update the best of three runs',
      },
      {
        label: 'Recognising the exercise, for each frame',
        value: recognitionCost(),
        unit: 'ms' as const,
        target: RECOGNITION_MS,
        note: 'with all exercises; in Node',
      },
    ]);
  },
};
