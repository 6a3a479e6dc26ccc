import { expect } from 'chai';
import { angleAt, bodyOf } from '../../../src/exercise/joints.js';
import type { Keypoint, Keypoint3D } from '../../../src/pose/types.js';

const LEG = ['left_hip', 'left_knee', 'left_ankle'];

/** A knee bent by 90° toward the camera: straight in the picture. */
const seen: Keypoint[] = LEG.map((name, index) => ({ name, x: 100, y: 100 + 40 * index, z: 0, score: 0.9 }));
const inSpace: Keypoint3D[] = [
  { name: 'left_hip', x: 0, y: 0, z: 0, score: 0.9 },
  { name: 'left_knee', x: 0, y: 0.3, z: -0.3, score: 0.9 },
  { name: 'left_ankle', x: 0, y: 0.6, z: 0, score: 0.9 },
];

describe('exercise: joints', () => {
  it('have the angle in space where the model tells the depth', () => {
    const { left } = bodyOf(seen, inSpace);
    expect(angleAt(left.hip, left.knee, left.ankle)).to.be.closeTo(90, 1e-6);
    const reordered = bodyOf(seen, inSpace.toReversed()).left;
    expect(angleAt(reordered.hip, reordered.knee, reordered.ankle)).to.be.closeTo(90, 1e-6);
  });

  it('have the angle of the picture where it does not', () => {
    for (const points of [undefined, inSpace.slice(1), inSpace.map((point) => ({ ...point, z: NaN }))]) {
      const { left } = bodyOf(seen, points);
      expect(angleAt(left.hip, left.knee, left.ankle)).to.be.closeTo(180, 1e-6);
    }
  });

  it('have none where one is not visible', () => {
    const { left } = bodyOf(seen.slice(1), inSpace);
    expect(angleAt(left.hip, left.knee, left.ankle)).to.be.NaN;
  });
});
