/**
 * Exercises that are added to those of the catalogue.
 */
import { expect } from 'chai';
import { CATALOGUE } from '../../../src/exercise/catalogue/index.js';
import { squat } from '../../../src/exercise/catalogue/squat.js';
import { Registry } from '../../../src/exercise/registry.js';
import { RecordError } from '../../../src/exercise/shape.js';
import type { ExerciseRecord } from '../../../src/exercise/types.js';

describe('exercise: an own record', () => {
  const texts = { en: { 'exercise.deep_squat': 'Deep squat' } };
  const own: ExerciseRecord = { ...squat, name: 'deep_squat', aliases: ['face_off'], texts };

  it('is found by its name and aliases, case and hyphens no matter', () => {
    const registry = new Registry();
    registry.add(own);
    for (const name of ['deep_squat', 'Deep-Squat', 'face_off', 'face_deep_squat']) {
      expect(registry.find(name)?.name, name).to.equal('deep_squat');
    }
    expect(registry.find('face_squat')?.name).to.equal('squat');
    expect(registry.names).to.deep.equal([...CATALOGUE.map(({ name }) => name), 'deep_squat']);
  });

  it('is copied, and takes the place of the one that was added by its name before', () => {
    const registry = new Registry();
    const mine = JSON.parse(JSON.stringify(own)) as { unit: string };
    registry.add(mine);
    mine.unit = 'metres';
    expect(registry.find('deep_squat')?.unit).to.equal('reps');
    registry.add({ ...own, aliases: ['deep'] });
    expect(registry.find('face_off')).to.equal(undefined);
    expect(registry.find('deep')?.name).to.equal('deep_squat');
  });

  it('is refused where a name is taken, and nothing is added then', () => {
    const registry = new Registry();
    const refusal = (change: Partial<ExerciseRecord>) => () => registry.add({ ...own, ...change });
    expect(refusal({ name: 'squat', texts: {} })).to.throw(RecordError, 'squat.name: "squat" is taken by squat');
    expect(refusal({ aliases: ['deep', 'planks'] })).to.throw(
      RecordError,
      'deep_squat.aliases[1]: "planks" is taken by plank',
    );
    expect(refusal({ aliases: ['face_lunge'] })).to.throw(RecordError, '"face_lunge" is taken by lunge');
    expect(registry.find('deep_squat')).to.equal(undefined);
    registry.add(own);
    expect(refusal({ name: 'off', aliases: ['deep_squat'], texts: { en: { 'exercise.off': 'Off' } } })).to.throw(
      RecordError,
      'off.aliases[0]: "deep_squat" is taken by deep_squat',
    );
  });

  it('needs all that it says in one language, unless the package says it in English', () => {
    const { texts: _, ...silent } = own;
    const registry = new Registry();
    expect(() => registry.add(silent)).to.throw(RecordError, 'deep_squat.texts.en["exercise.deep_squat"]: is missing');
    const [rule] = own.rules;
    const rules = [...own.rules, { ...rule!, code: 'deep_squat.depth.deep' }];
    const de = { 'exercise.deep_squat': 'Tiefe Kniebeuge' };
    const halves = { en: texts.en, de: { 'deep_squat.depth.deep': 'Nicht so tief.' } };
    const add = (given: object) => () => registry.add({ ...own, rules, ...given });
    expect(add({ texts: halves })).to.throw(RecordError, 'deep_squat.texts.en["deep_squat.depth.deep"]: is missing');
    expect(add({ texts: { en: texts.en, de: { ...halves.de, ...de } } })).not.to.throw();
  });
});
