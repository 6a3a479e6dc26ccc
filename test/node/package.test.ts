import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
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

  it('can be imported on a server', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> };
    const entries = Object.keys(exports)
      // Angular is no dependency of the tests; the example has it.
      .filter((entry) => !/[*]|[.]json$|angular/.test(entry))
      .map((entry) => entry.replace('.', 'pose-upload-tracker'));
    expect(entries).to.include.members(['pose-upload-tracker', 'pose-upload-tracker/define']);
    for (const entry of entries) {
      // In a process of its own: another test may have put a DOM into this one.
      const script = `await import(${JSON.stringify(entry)}); console.log(typeof customElements, typeof HTMLElement)`;
      const seen = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
      expect(seen.trim(), entry).to.equal('undefined undefined');
    }
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
