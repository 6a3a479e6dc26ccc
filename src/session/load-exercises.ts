/**
 * Loads the exercise engine for a page, and what else of it somebody wants: the package's other exercises, recognising one, and
 * adding one. What has been loaded is at hand the next time; what failed to load is tried again.
 */
import type * as addModule from '../exercise/add.js';
import type * as engineModule from '../exercise/engine.js';
import type { Recognition } from '../exercise/recognise.js';

/** The exercise engine as a page has loaded it. */
export type Engine = typeof engineModule;

/** @returns the engine, with the exercise of this name if there is one */
export async function loadEngineFor(exercise: string): Promise<Engine> {
  const engine = await import('../exercise/engine.js');
  if (!engine.resolveExercise(exercise)) await loadAllExercises();
  return engine;
}

/**
 * @param records to be added; nobody has checked them yet
 * @returns what adds them; all exercises are there where one of the records says what it is compatible with
 */
export async function loadToAdd(records: readonly unknown[]): Promise<typeof addModule> {
  const names = records.some((record) => typeof record === 'object' && record !== null && 'compatible' in record);
  const [add] = await Promise.all([import('../exercise/add.js'), names && loadAllExercises()]);
  return add;
}

/** @returns what tells which of all exercises poses show, to be shown them */
export async function loadRecognition(): Promise<Recognition> {
  const [{ Recognition }] = await Promise.all([import('../exercise/recognise.js'), loadAllExercises()]);
  return new Recognition();
}

/** @returns the engine with all exercises */
export async function loadAllExercises(): Promise<Engine> {
  const [engine, { MORE }, { JUMPS }] = await Promise.all([
    import('../exercise/engine.js'),
    import('../exercise/catalogue/more/index.js'),
    import('../exercise/jump/index.js'),
  ]);
  engine.loadMore(MORE);
  engine.loadMeasured(JUMPS);
  return engine;
}
