/**
 * Loads the exercise engine for a page, and the package's other exercises where one of them is asked for.
 */
import type * as engineModule from '../exercise/engine.js';

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
 * @returns the engine, with all exercises where one of the records says what it is compatible with
 */
export async function loadEngineToAdd(records: readonly unknown[]): Promise<Engine> {
  const names = records.some((record) => typeof record === 'object' && record !== null && 'compatible' in record);
  return names ? loadAllExercises() : import('../exercise/engine.js');
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
