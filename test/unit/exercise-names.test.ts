import { expect } from 'chai';
import { CATALOGUE } from '../../src/exercise/catalogue/index.js';
import { MORE } from '../../src/exercise/catalogue/more/index.js';
import { JUMPS } from '../../src/exercise/jump/index.js';
import { EXERCISE_ALIASES, EXERCISE_NAMES, isKnownName } from '../../src/exercise/names.js';

const ALL = [...CATALOGUE, ...MORE, ...JUMPS.map(({ exercise }) => exercise)];

describe('the names of the exercises', () => {
  it('are those of the catalogue: src/exercise/names.ts', () => {
    expect(EXERCISE_NAMES).to.have.members(ALL.map(({ name }) => name));
    expect(EXERCISE_ALIASES).to.have.members(ALL.flatMap(({ aliases }) => aliases));
  });

  it('are known as they are looked up', () => {
    for (const name of ['squat', 'Squat ', 'push-up', 'face_squat', 'FACE_lunges', 'auto', 'pullups']) {
      expect(isKnownName(name), name).to.equal(true);
    }
    for (const name of ['sqat', 'face_', '', 'squat squat']) expect(isKnownName(name), name).to.equal(false);
  });
});
