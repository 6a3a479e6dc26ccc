import { readFileSync } from 'node:fs';
import { expect } from 'chai';

interface ExerciseModule {
  createExerciseTracker(options: { exercise: string }): { finish(): { type: string }[] };
  exercises: readonly { name: string }[];
}

describe('package', () => {
  it('has an exercise entry that runs in Node', async () => {
    // By a variable, so that it is looked up in the built package and not in the sources.
    const entry = 'pose-upload-tracker/exercise';
    const { createExerciseTracker, exercises } = (await import(entry)) as ExerciseModule;
    expect(exercises.map(({ name }) => name)).to.include.members(['squat', 'plank', 'low_impact_jack']);
    const types = createExerciseTracker({ exercise: 'squat' })
      .finish()
      .map(({ type }) => type);
    expect(types).to.deep.equal(['counter', 'exercise_summary']);
  });

  it('names only files that the build writes', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      exports: Record<string, string | Record<string, string>>;
    };
    for (const targets of Object.values(exports)) {
      for (const target of typeof targets === 'string' ? [targets] : Object.values(targets)) {
        if (!target.includes('*')) expect(() => readFileSync(target), target).not.to.throw();
      }
    }
  });
});
