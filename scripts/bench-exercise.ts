/**
 * The cost of the exercise engine per frame: `npm run bench:exercise`
 */
import { EXERCISE_UPDATE_MS } from './bench/targets.js';
import { exerciseCosts } from './lib/exercise-cost.js';

const costs = exerciseCosts();
for (const { exercise, fps, updateMs } of costs) {
  console.log(`${exercise.padEnd(18)} ${String(fps).padStart(2)} frames/s  ${updateMs.toFixed(4)} ms per update`);
}
const worst = Math.max(...costs.map(({ updateMs }) => updateMs));
const fits = worst <= EXERCISE_UPDATE_MS.atMost;
console.log(`worst ${worst.toFixed(4)} ms, target ${EXERCISE_UPDATE_MS.atMost} ms: ${fits ? 'ok' : 'TOO SLOW'}`);
process.exitCode = fits ? 0 : 1;
