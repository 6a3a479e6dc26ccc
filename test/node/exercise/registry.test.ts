/**
 * Exercises that are added to those of the catalogue.
 */
import { expect } from 'chai';
import { addTo } from '../../../src/exercise/add.js';
import { CATALOGUE } from '../../../src/exercise/catalogue/index.js';
import { MORE } from '../../../src/exercise/catalogue/more/index.js';
import { squat } from '../../../src/exercise/catalogue/squat.js';
import { exercises, loadMore } from '../../../src/exercise/engine.js';
import { Registry } from '../../../src/exercise/registry.js';
import { RecordError } from '../../../src/exercise/shape.js';
import { trackRecord } from '../../../src/exercise/tracker.js';
import type { ExerciseRecord } from '../../../src/exercise/types.js';

describe('exercise: an own record', () => {
  const texts = { en: { 'exercise.deep_squat': 'Deep squat' } };
  const own: ExerciseRecord = { ...squat, name: 'deep_squat', aliases: ['face_off'], texts };

  it('is found by its name and aliases, case and hyphens no matter', () => {
    const registry = new Registry();
    addTo(registry, own);
    for (const name of ['deep_squat', 'Deep-Squat', 'face_off', 'face_deep_squat']) {
      expect(registry.find(name)?.name, name).to.equal('deep_squat');
    }
    expect(registry.find('face_squat')?.name).to.equal('squat');
    expect(registry.names).to.deep.equal([...CATALOGUE.map(({ name }) => name), 'deep_squat']);
  });

  it('is copied, and takes the place of the one that was added by its name before', () => {
    const registry = new Registry();
    const mine = JSON.parse(JSON.stringify(own)) as { unit: string };
    addTo(registry, mine);
    mine.unit = 'metres';
    expect(registry.find('deep_squat')?.unit).to.equal('reps');
    addTo(registry, { ...own, aliases: ['deep'] });
    expect(registry.find('face_off')).to.equal(undefined);
    expect(registry.find('deep')?.name).to.equal('deep_squat');
  });

  it('takes the place of the package’s exercise that has its name or its alias', () => {
    const registry = new Registry();
    addTo(registry, { ...own, name: 'squat', aliases: ['planks'], texts: {} });
    expect(registry.find('squat')?.aliases).to.deep.equal(['planks']);
    expect(registry.find('face_squat')?.aliases).to.deep.equal(['planks']);
    expect(registry.find('planks')?.name).to.equal('squat');
    expect(registry.find('plank')?.name).to.equal('plank');
    expect(registry.names.filter((name) => name === 'squat')).to.have.length(1);
  });

  it('stands for what the package calls by one of its aliases', () => {
    const registry = new Registry();
    addTo(registry, { ...own, aliases: ['pushup'] });
    expect(registry.takenBy(own)).to.deep.equal([]);
    expect(registry.takenBy({ ...own, aliases: ['pushup'] })).to.deep.equal(['pushup']);
    expect(registry.find('pushup')?.name).to.equal('deep_squat');
    expect(registry.names).not.to.include('pushup');
  });

  it('has to have a text even for a code that every object has', () => {
    const [ready, ...others] = squat.needs.ready;
    const needs = { ...squat.needs, ready: [{ ...ready, direction: 'constructor' }, ...others] };
    expect(() => addTo(new Registry(), { ...own, needs })).to.throw(RecordError, 'constructor: is missing');
  });

  it('is refused where an own one has its name, and nothing is added then', () => {
    const registry = new Registry();
    addTo(registry, own);
    const other = { ...own, name: 'off', texts: { en: { 'exercise.off': 'Off' } } };
    const refusal = (change: Partial<ExerciseRecord>) => () => addTo(registry, { ...other, ...change });
    expect(refusal({ aliases: ['off_on', 'deep_squat'] })).to.throw(
      RecordError,
      'off.aliases[1]: "deep_squat" is taken by deep_squat',
    );
    expect(refusal({ name: 'face_off', aliases: [], texts: { en: { 'exercise.face_off': 'Off' } } })).to.throw(
      RecordError,
      'face_off.name: "face_off" is taken by deep_squat',
    );
    expect(registry.find('off')).to.equal(undefined);
  });

  it('does not change with what else of the package is loaded what an exercise is told from', () => {
    const registry = new Registry();
    const rivals = (record: ExerciseRecord) => registry.rivalsOf(record).map(({ name }) => name);
    const before = rivals(squat);
    const more: ExerciseRecord = { ...squat, name: 'half_squat', aliases: [] };
    registry.load([more]);
    expect(registry.find('half_squat')).to.equal(more);
    expect(rivals(squat)).to.deep.equal(before);
    expect(before).not.to.include('squat');
    expect(rivals(more)).to.include.members(CATALOGUE.map(({ name }) => name));
    addTo(registry, own);
    expect(rivals(squat)).to.deep.equal([...before, 'deep_squat']);
  });

  it('tells squats from chair stands whether those are loaded or not, and nothing else from them', () => {
    const registry = new Registry();
    const isToldFrom = (name: string) =>
      registry.rivalsOf(registry.find(name)!).some((one) => one.name === 'sit_to_stand');
    expect([isToldFrom('squat'), isToldFrom('lunge')]).to.deep.equal([true, false]);
    registry.load(MORE);
    expect([isToldFrom('squat'), isToldFrom('lunge')]).to.deep.equal([true, false]);
    expect(registry.rivalsOf(registry.find('sit_to_stand')!).map(({ name }) => name)).to.include('squat');
    expect(new Registry().find('sit_to_stand')).to.equal(undefined);
  });

  it('is refused by the name that has an exercise recognised', () => {
    const registry = new Registry();
    const texts = { en: { 'exercise.auto': 'Auto' } };
    expect(() => addTo(registry, { ...own, name: 'auto', texts })).to.throw(
      RecordError,
      'auto.name: "auto" has the exercise',
    );
    expect(() => addTo(registry, { ...own, aliases: ['off', 'auto'] })).to.throw(
      RecordError,
      'deep_squat.aliases[1]: "auto"',
    );
    expect(registry.names).to.deep.equal(CATALOGUE.map(({ name }) => name));
  });

  it('needs all that it says in one language, unless the package says it in English', () => {
    const { texts: _, ...silent } = own;
    const registry = new Registry();
    expect(() => addTo(registry, silent)).to.throw(
      RecordError,
      'deep_squat.texts.en["exercise.deep_squat"]: is missing',
    );
    const [rule] = own.rules;
    const rules = [...own.rules, { ...rule!, code: 'deep_squat.depth.deep' }];
    const de = { 'exercise.deep_squat': 'Tiefe Kniebeuge' };
    const halves = { en: texts.en, de: { 'deep_squat.depth.deep': 'Nicht so tief.' } };
    const add = (given: object) => () => addTo(registry, { ...own, rules, ...given });
    expect(add({ texts: halves })).to.throw(RecordError, 'deep_squat.texts.en["deep_squat.depth.deep"]: is missing');
    expect(add({ texts: { en: texts.en, de: { ...halves.de, ...de } } })).not.to.throw();
  });
});

describe('exercise: an experimental record', () => {
  const odd: ExerciseRecord = {
    ...squat,
    name: 'odd_squat',
    aliases: [],
    experimental: true,
    texts: { en: { 'exercise.odd_squat': 'Odd squat' } },
  };

  it('says so in its summary, and where exercises are listed', () => {
    expect(trackRecord(odd).finish().at(-1)).to.include({ exercise: 'odd_squat', experimental: true });
    expect(trackRecord(squat).finish().at(-1)).not.to.have.property('experimental');
    const listed = (name: string) => exercises.find((exercise) => exercise.name === name);
    try {
      loadMore([odd]);
      expect(listed('odd_squat')).to.have.property('experimental', true);
      expect(listed('squat')).not.to.have.property('experimental');
    } finally {
      loadMore(MORE);
    }
    expect(listed('odd_squat')).to.equal(undefined);
  });
});
