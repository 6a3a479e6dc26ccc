/**
 * The cost of the exercise engine per frame, and over an hour of squats: `npm run bench:exercise`
 */
import { EXERCISE_LONGEST_MS, EXERCISE_UPDATE_MS, RECOGNITION_MS } from './bench/targets.js';
import { exerciseCosts, hourCost, recognitionCost } from './lib/exercise-cost.js';

const costs = exerciseCosts();
for (const { exercise, fps, updateMs } of costs) {
  console.log(`${exercise.padEnd(18)} ${String(fps).padStart(2)} frames/s  ${updateMs.toFixed(4)} ms per update`);
}
const { earlyMs, lateMs, longestMs } = hourCost('squat');
console.log(`an hour of squats: ${earlyMs.toFixed(4)} ms in its second minute, ${lateMs.toFixed(4)} ms in its last`);
const worst = Math.max(...costs.map(({ updateMs }) => updateMs));
process.exitCode = [
  fits('worst', worst, EXERCISE_UPDATE_MS.atMost),
  fits('longest single update', longestMs, EXERCISE_LONGEST_MS.atMost),
  fits('recognising, per frame', recognitionCost(), RECOGNITION_MS.atMost),
].every(Boolean)
  ? 0
  : 1;

function fits(what: string, ms: number, atMost: number): boolean {
  const isSo = ms <= atMost;
  console.log(`${what} ${ms.toFixed(4)} ms, target ${atMost} ms: ${isSo ? 'ok' : 'TOO SLOW'}`);
  return isSo;
}
