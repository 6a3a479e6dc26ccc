import { expect } from 'chai';
import { isSameFind, personLike, personMeant, sideRegions, withoutBackground } from '../../src/pose/people.js';
import type { Keypoint, Pose } from '../../src/pose/types.js';

const WIDTH = 640;
const HEIGHT = 360;

/** Somebody who stands at x, so many pixels tall. */
function standing(x: number, tall: number, floor = 340): Pose {
  const places: readonly (readonly [string, number, number])[] = [
    ['nose', 0, 0.95],
    ['left_shoulder', 0.12, 0.8],
    ['right_shoulder', -0.12, 0.8],
    ['left_hip', 0.08, 0.5],
    ['right_hip', -0.08, 0.5],
    ['left_ankle', 0.08, 0],
    ['right_ankle', -0.08, 0],
  ];
  const keypoints = places.map(([name, dx, up]): Keypoint => {
    return { name, x: x + dx * tall, y: floor - up * tall, z: 0, score: 0.9 };
  });
  return { timestampMs: 0, width: WIDTH, height: HEIGHT, keypoints, score: 0.9 };
}

const left = standing(120, 200);
const middle = standing(330, 150);
const right = standing(520, 280);
const people = [right, left, middle];

describe('several people in a picture', () => {
  it('are told apart by place and size', () => {
    expect(isSameFind(left.keypoints, standing(125, 205).keypoints)).to.equal(true);
    expect(isSameFind(left.keypoints, middle.keypoints)).to.equal(false);
    const trunkOnly = right.keypoints.filter(({ name }) => /shoulder|hip/.test(name));
    expect(isSameFind(right.keypoints, trunkOnly), 'a part of the same').to.equal(true);
  });

  it('are meant by a rule', () => {
    const meant = (choice: Parameters<typeof personMeant>[1]): Pose | undefined => people[personMeant(people, choice)];
    expect(meant('left')).to.equal(left);
    expect(meant('center')).to.equal(middle);
    expect(meant('right')).to.equal(right);
    expect(meant('largest')).to.equal(right);
    expect(meant('auto')).to.equal(right);
  });

  it('are meant by a point in them or near them', () => {
    const at = (x: number, y: number): Pose | undefined => people[personMeant(people, `${x},${y}`)];
    expect(at(0.19, 0.7)).to.equal(left);
    expect(at(0.5, 0.9)).to.equal(middle);
    expect(at(1, 0)).to.equal(right);
  });

  it('are found again by place and size, whatever their order', () => {
    const before = standing(350, 160).keypoints;
    expect(personLike(people, before)).to.equal(middle);
    expect(personLike([...people].reverse(), before)).to.equal(middle);
    expect(personLike([], before)).to.equal(undefined);
  });

  it('are three at most, without those far behind', () => {
    const behind = standing(60, 50);
    expect(withoutBackground([behind, ...people])).to.deep.equal(people);
    expect(withoutBackground([...people, standing(250, 180)])).to.have.length(3);
  });

  it('are looked for in the left and the right of the picture, in its full height', () => {
    for (const [width, height] of [
      [640, 360],
      [360, 640],
      [500, 500],
    ] as const) {
      const [first, second] = sideRegions(width, height);
      if (!first || !second) throw new Error('there are two sides');
      expect(first.side).to.be.at.least(height);
      expect(first.centreX + first.side / 2).to.be.closeTo(0.6 * width, 1e-9);
      expect(second.centreX - second.side / 2).to.be.closeTo(0.4 * width, 1e-9);
    }
  });
});
