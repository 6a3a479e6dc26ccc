import { expect } from 'chai';
import { squat } from '../../src/exercise/catalogue/squat.js';
import type { ExerciseRecord } from '../../src/exercise/types.js';
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

  it('say what of the package’s they take the place of', async () => {
    const warned: unknown[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warned.push(text);
    try {
      await addExercise({ ...squat, name: 'bow', aliases: ['lunge'], texts: { en: { 'exercise.bow': 'Bow' } } });
    } finally {
      console.warn = warn;
    }
    expect(warned).to.deep.equal(['pose-upload-tracker: "lunge" is the exercise bow now, instead of the package\'s.']);
  });
});
