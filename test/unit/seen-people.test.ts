import { expect } from 'chai';
import { personMeant } from '../../src/pose/people.js';
import type { Pose } from '../../src/pose/types.js';
import { personAt, seenPeople } from '../../src/session/seen-people.js';

/** Somebody 40 × 200 pixels large in a picture of 800 × 400. */
function personFrom(left: number, top = 100): Pose {
  const keypoints = [
    [0, 0],
    [40, 0],
    [0, 100],
    [40, 200],
  ].map(([x = 0, y = 0], index) => ({ name: `joint-${index}`, x: left + x, y: top + y, z: 0, score: 0.9 }));
  return { timestampMs: 600, width: 800, height: 400, score: 0.9, keypoints };
}

describe('people to choose from', () => {
  it('stand from left to right, whoever was found first', () => {
    const { timestampMs, places, followed } = seenPeople([personFrom(600), personFrom(100), personFrom(350)], 2);
    expect(timestampMs).to.equal(600);
    expect(places.map(({ x }) => Math.round(x * 800))).to.deep.equal([84, 334, 584]);
    expect(followed, 'the one in the middle').to.equal(1);
  });

  it('have places with room for head and feet, inside of the picture', () => {
    const [place] = seenPeople([personFrom(4, 190), personFrom(500)], 0).places;
    expect(place).to.deep.equal({ x: 0, y: 174 / 400, width: 60 / 800, height: 226 / 400 });
  });

  it('are named by a point that means them and nobody else', () => {
    const people = [personFrom(600), personFrom(100), personFrom(130, 150)];
    const { places } = seenPeople(people, 0);
    // From left to right.
    for (const [place, index] of [1, 2, 0].entries()) {
      expect(personMeant(people, personAt(places[place]!, 600)), `place ${place}`).to.equal(index);
    }
  });

  it('are named by a point that an address can hold', () => {
    expect(personAt({ x: 1 / 3, y: 0, width: 0.1, height: 1 }, 1200)).to.equal('0.383,0.5,1200');
  });
});
