/**
 * The exercise engine with all exercises of the package, for programs. A page loads those that it needs: see
 * `../session/load-exercises.ts`.
 */
import { MORE } from './catalogue/more/index.js';
import { loadMeasured, loadMore } from './engine.js';
import { JUMPS } from './jump/index.js';

loadMore(MORE);
loadMeasured(JUMPS);

export {
  addExercise,
  createExerciseTracker,
  exercises,
  measuredExercises,
  performanceEvidence,
  recognizeExercise,
  RecordError,
  resolveExercise,
  trackRecord,
  validateRecord,
} from './engine.js';
export type * from './engine.js';
