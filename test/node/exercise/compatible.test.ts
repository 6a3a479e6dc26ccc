/**
 * Exercises that go together: what a record says of it, and that both are counted then.
 */
import { expect } from 'chai';
import { addTo } from '../../../src/exercise/add.js';
import { CATALOGUE } from '../../../src/exercise/catalogue/index.js';
import { MORE } from '../../../src/exercise/catalogue/more/index.js';
import { squat } from '../../../src/exercise/catalogue/squat.js';
import type { ExerciseSummaryMessage } from '../../../src/exercise/messages.js';
import { recognise } from '../../../src/exercise/recognise.js';
import { Registry } from '../../../src/exercise/registry.js';
import { RecordError } from '../../../src/exercise/shape.js';
import { trackRecord } from '../../../src/exercise/tracker.js';
import type { ExerciseRecord, RepetitionRecord } from '../../../src/exercise/types.js';
import { isCompatible } from '../../../src/tune/compatible.js';
import { recording } from './support.js';

/** Asks a little more of the depth than a squat, so that a deep one is both. */
const deep: RepetitionRecord = {
  ...squat,
  name: 'deep_squat',
  aliases: ['deep_squats'],
  identity: { ...squat.identity, prior: squat.identity.prior + 0.5 },
  texts: { en: { 'exercise.deep_squat': 'Deep squat' } },
};
const together: RepetitionRecord = {
  ...deep,
  compatible: [{ exercise: 'squats', reason: 'every deep squat is a squat' }],
};

function countOf(record: ExerciseRecord, registry: Registry): number {
  const tracker = trackRecord(record, {}, registry.rivalsOf(record));
  for (const pose of recording('squat_01').poses) tracker.update(pose);
  return (tracker.finish().at(-1) as ExerciseSummaryMessage).counter;
}

describe('exercise: compatible exercises', () => {
  it('count beside each other, which two that are alike do not otherwise', () => {
    const alone = countOf(squat, new Registry());
    expect(alone).to.be.greaterThan(2);
    const registry = new Registry();
    addTo(registry, deep);
    expect(Math.min(countOf(squat, registry), countOf(deep, registry))).to.equal(0);
    addTo(registry, together);
    expect([countOf(squat, registry), countOf(together, registry)]).to.deep.equal([alone, alone]);
  });

  it('are both named where the exercise is recognised, the one that is always the other too as the one that is meant', () => {
    const { exercise, candidates } = recognise(recording('squat_01').poses, [squat, together]);
    expect(exercise).to.equal('deep_squat');
    expect(candidates.map((one) => one.exercise)).to.deep.equal(['deep_squat', 'squat']);
  });

  it('are known, or the record is refused by the field', () => {
    const registry = new Registry();
    const twin = { ...deep, name: 'twin', aliases: [], texts: { en: { 'exercise.twin': 'Twin' } } };
    const add = (exercise: string) => () => addTo(registry, { ...twin, compatible: [{ exercise, reason: 'alike' }] });
    expect(add('sqaut')).to.throw(RecordError, 'twin.compatible[0].exercise: "sqaut" is no exercise that is known');
    expect(add('deep_squats')).to.throw(RecordError, 'One of your own is added before this one');
    expect(registry.find('twin')).to.equal(undefined);
    addTo(registry, deep);
    add('deep_squats')();
    expect(registry.rivalsOf(deep).map(({ name }) => name)).not.to.include('twin');
  });

  it('are exercises of the package in its own records', () => {
    const names = [...CATALOGUE, ...MORE].map(({ name }) => name);
    for (const { name, compatible = [] } of [...CATALOGUE, ...MORE]) {
      for (const { exercise } of compatible) {
        expect(names, `${name} names ${exercise}`).to.include(exercise);
        expect(isCompatible(name, exercise)).to.equal(true);
      }
    }
    expect(isCompatible('pushup', 'burpee'), 'a push-up is no burpee').to.equal(false);
    expect(isCompatible('arm_curl', 'bicep_curl'), 'a movement of labels').to.equal(true);
  });
});
