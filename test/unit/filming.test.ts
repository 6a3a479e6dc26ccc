import { expect } from 'chai';
import { resolveExercise } from '../../src/exercise/index.js';
import { CATALOGUE } from '../../src/exercise/catalogue/index.js';
import { MORE } from '../../src/exercise/catalogue/more/index.js';
import { cameraPlaceOf } from '../../src/exercise/filming.js';
import { traitsOf } from '../../src/exercise/traits.js';

const OURS = [...CATALOGUE, ...MORE];

describe('where the camera stands', () => {
  it('is known of every exercise of the package, however it is written', () => {
    for (const { name } of OURS) expect(cameraPlaceOf(name), name).to.match(/^(front|side)$/);
    expect(['face_squat', 'Push-Ups', 'jumping_jacks', 'push_up', 'shoulder_presses'].map(cameraPlaceOf)).to.deep.equal(
      ['side', 'side', 'front', 'side', 'front'],
    );
  });

  it('is where most of the rules can be judged', () => {
    for (const record of OURS) {
      const { name } = record;
      const hidden = (place: 'front' | 'side') =>
        Object.values(traitsOf(record).views).filter((views) => views.length > 0 && !views.includes(place)).length;
      const place = cameraPlaceOf(name)!;
      expect(hidden(place), name).to.be.at.most(hidden(place === 'front' ? 'side' : 'front'));
    }
  });

  it('is found by the plurals and other names that clients use', () => {
    expect(
      ['crunches', 'chair_side_stretches', 'five_chair_stands', 'chair_stands_in_30_s', 'single_leg_stance'].map(
        cameraPlaceOf,
      ),
    ).to.deep.equal(['side', 'front', 'side', 'side', 'front']);
  });

  it('is not guessed', () => {
    expect(['', 'auto', 'my_own_exercise'].map(cameraPlaceOf)).to.deep.equal([undefined, undefined, undefined]);
    expect(resolveExercise('my_own_exercise')).to.equal(undefined);
  });
});
