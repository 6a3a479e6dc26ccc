import { expect } from 'chai';
import { exercises, resolveExercise } from '../../src/exercise/index.js';
import { CATALOGUE } from '../../src/exercise/catalogue/index.js';
import { cameraPlaceOf } from '../../src/exercise/filming.js';

describe('where the camera stands', () => {
  it('is known of the first exercises, however they are written', () => {
    for (const { name } of CATALOGUE) expect(cameraPlaceOf(name), name).to.match(/^(front|side)$/);
    expect(['face_squat', 'Push-Ups', 'jumping_jacks', 'push_up'].map(cameraPlaceOf)).to.deep.equal([
      'side',
      'side',
      'front',
      'side',
    ]);
  });

  it('is where most of the rules can be judged', () => {
    const known = exercises.filter(({ name }) => cameraPlaceOf(name) !== undefined);
    expect(known.length).to.be.greaterThan(25);
    for (const { name, traits } of known) {
      const hidden = (place: 'front' | 'side') =>
        Object.values(traits?.views ?? {}).filter((views) => views.length > 0 && !views.includes(place)).length;
      const place = cameraPlaceOf(name)!;
      expect(hidden(place), name).to.be.at.most(hidden(place === 'front' ? 'side' : 'front'));
    }
  });

  it('is not guessed', () => {
    expect(['', 'auto', 'my_own_exercise'].map(cameraPlaceOf)).to.deep.equal([undefined, undefined, undefined]);
    expect(resolveExercise('my_own_exercise')).to.equal(undefined);
  });
});
