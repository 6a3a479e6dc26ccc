/**
 * Exercises that a page adds to the element. `test/node/exercise/` shows which records are taken.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import { squat } from '../../src/exercise/catalogue/squat.js';
import { addExercise } from '../../src/index.js';
import { clipFile, createTracker, PATIENCE_MS } from '../helpers/tracker.js';

const REPS = 3;

/** A squat by another name, which the squat itself does not contend for. */
function named(name: string): typeof squat {
  const texts = {
    en: { [`exercise.${name}`]: 'Chair squat', 'squat.depth.shallow': 'Touch the chair.' },
    fr: { [`exercise.${name}`]: 'Squat sur chaise' },
  };
  return { ...squat, name, aliases: [], texts };
}

/** Analyses a clip of three squats. */
async function analysed(exercise: string) {
  const made = await createTracker({ detector: 'truth=squat-front', options: { exercise, controls: true } });
  await made.tracker.analyze(await clipFile('squat-front.mp4')).catch(() => undefined);
  return made;
}

describe('an exercise that the page adds', () => {
  it('is counted, without anybody having waited for it', async () => {
    void addExercise(named('chair_squat'));
    const { of } = await analysed('chair_squat');
    expect(of('error')).to.deep.equal([]);
    expect(of('exercise_summary')[0]).to.include({ exercise: 'chair_squat', counter: REPS });
  });

  it('is called in every language of its own', async () => {
    await PoseUploadTracker.addExercise(named('chair_squat'));
    const made = await analysed('chair_squat');
    const name = () => made.tracker.renderRoot.querySelector('.exercise')?.textContent?.trim();
    await waitUntil(name, 'the name is there', { timeout: PATIENCE_MS });
    expect(name()).to.equal('Chair squat');
    made.tracker.setAttribute('lang', 'fr');
    await made.tracker.updateComplete;
    expect(name()).to.equal('Squat sur chaise');
  });

  it('is refused when it is added, by record and field, and is not there then', async () => {
    const wrong = { ...named('low_squat'), criteria: [{ ...squat.criteria[0]!, attempt: 3 }] };
    const error = await addExercise(wrong).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.be.an.instanceOf(TypeError);
    expect((error as TypeError).message).to.match(/^low_squat\.criteria\[0\]\.attempt: asks for more/);
    const { of } = await analysed('low_squat');
    expect(of('error')[0]).to.include({ code: 'invalid_exercise' });
    expect(of('error')[0]?.message).to.contain('low_impact_jack').and.not.to.contain('low_squat,');
  });

  it('takes the place of what the package calls so, and says that', async () => {
    const warned: unknown[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warned.push(text);
    try {
      await addExercise({ ...named('curtsey'), aliases: ['lunge'] });
    } finally {
      console.warn = warn;
    }
    expect(warned).to.deep.equal([
      'pose-upload-tracker: "lunge" is the exercise curtsey now, instead of the package\'s.',
    ]);
    const { of } = await analysed('lunge');
    expect(of('exercise_summary')[0]).to.include({ exercise: 'curtsey', counter: REPS });
  });
});
