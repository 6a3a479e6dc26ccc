/**
 * The exercise engine with all exercises of the package, for programs. A page loads those that it needs: see
 * `../session/load-exercises.ts`.
 */
import { MORE } from './catalogue/more/index.js';
import { loadMore } from './engine.js';

loadMore(MORE);

export {
  addExercise,
  createExerciseTracker,
  exercises,
  performanceEvidence,
  recognizeExercise,
  RecordError,
  resolveExercise,
  trackRecord,
  validateRecord,
} from './engine.js';
export type * from './engine.js';
