/**
 * The sit-up of docs/adding-an-exercise.md, from the document to a count.
 */
import { expect } from 'chai';
import type { ExerciseSummaryMessage } from '../../src/exercise/index.js';
import { trackRecord } from '../../src/exercise/index.js';
import type { ExerciseRecord } from '../../src/exercise/types.js';
import { recording } from './exercise/support.js';
import { fencesIn } from '../helpers/docs/fences.js';
import { runInNode } from '../helpers/docs/run-in-node.js';
import { sitUps } from '../helpers/sit-ups.js';

const inDocument = (language: string): string[] =>
  fencesIn(language)
    .filter(({ file }) => file === 'docs/adding-an-exercise.md')
    .map(({ code }) => code);

const [json = ''] = inDocument('json');
const sitUp = JSON.parse(json) as ExerciseRecord;

/** What is said of poses by the document's record, without adding it. */
function summaryOf(
  poses: Parameters<ReturnType<typeof trackRecord>['update']>[0][],
  lang = 'en',
): ExerciseSummaryMessage {
  const tracker = trackRecord(sitUp, { lang });
  for (const pose of poses) tracker.update(pose);
  return tracker.finish().at(-1) as ExerciseSummaryMessage;
}

describe('an exercise of one’s own', () => {
  it('is counted as the document says, in the built package', () => {
    const code = inDocument('js').find((sample) => sample.includes('createExerciseTracker')) ?? '';
    const given = `const sitUp = ${json}; const poses = ${JSON.stringify(sitUps(5))}; const said = []; const handle = (all) => said.push(...all);`;
    const said = JSON.parse(runInNode(code, given, 'console.log(JSON.stringify(said.at(-1)));')) as object;
    expect(said).to.include({ type: 'exercise_summary', exercise: 'sit_up', counter: 5, grade: 'A' });
  });

  it('is what others are told to look like', () => {
    const program = `
      import { addExercise, createExerciseTracker, exercises, resolveExercise } from 'pose-upload-tracker/exercise';
      addExercise(${json});
      const tracker = createExerciseTracker({ exercise: 'pushup' });
      for (const pose of ${JSON.stringify(sitUps(5))}) tracker.update(pose);
      const { reason } = tracker.finish().at(-1);
      console.log(JSON.stringify([reason.looks_like, exercises.at(-1).name, resolveExercise('Sit-Ups').label.en]));`;
    expect(JSON.parse(runInNode(program))).to.deep.equal(['sit_up', 'sit_up', 'Sit-up']);
  });

  it('has near misses, which its own texts explain', () => {
    const { counter, near_misses } = summaryOf(sitUps(3, 0.35));
    expect(counter).to.equal(0);
    expect(near_misses.map(({ code, message }) => [code, message])).to.deep.equal(
      Array.from({ length: 3 }, () => ['sit_up.height.low', sitUp.texts?.['en']?.['sit_up.height.low']]),
    );
  });

  it('is not counted in what people do otherwise', () => {
    for (const name of ['pushup_01', 'squat_01', 'plank_01', 'lunge_02', 'jack_02', 'stand_01', 'walk_01']) {
      expect(summaryOf([...recording(name).poses]).counter, name).to.equal(0);
    }
  });
});
