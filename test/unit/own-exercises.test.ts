import { expect } from 'chai';
import type { ExerciseRecord } from '../../src/exercise/types.js';
import { loadEngineFor, loadToAdd } from '../../src/session/load-exercises.js';
import { addExercise, exercisesAdded } from '../../src/session/own-exercises.js';

describe('exercises that a page adds', () => {
  it('are waited for, also where one is refused', async () => {
    const settled: string[] = [];
    const refused = addExercise({ name: 'sit_up', unit: 'reps' } as ExerciseRecord).catch((error: unknown) => {
      settled.push((error as Error).message);
    });
    await exercisesAdded();
    expect(settled).to.deep.equal(['sit_up.aliases: is missing']);
    await refused;
  });

  it('find what they name as compatible, of what is not loaded yet too', async () => {
    await loadToAdd([{ compatible: [{ exercise: 'wall_sit', reason: 'held it is one' }] }]);
    const { resolveExercise } = await loadEngineFor('squat');
    expect(resolveExercise('wall_sit')).to.include({ name: 'wall_sit' });
  });
});
