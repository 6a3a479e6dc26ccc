/**
 * What the tests of exercises on the floor share: the athlete, filmed from near the floor.
 */
import type { ExercisePose } from '../../../../src/exercise/index.js';
import type { CameraOptions } from '../../../athlete/camera.js';
import { poseSequence } from '../../../athlete/keypoints.js';
import { performance } from '../../../athlete/movements.js';

/** What is performed. */
export type Asked = Parameters<typeof performance>[0];

/** @returns the poses of the athlete on the floor, from a side */
export function onTheFloor(asked: Asked, yawDeg: number, camera: Partial<CameraOptions> = {}): ExercisePose[] {
  const place = { heightM: 0.7, target: [0, 0.35, 0.7] as const, distanceM: 3.2, yawDeg, ...camera };
  return poseSequence(performance(asked), place, { noise: { share: 0.004, seed: 11 } });
}

/** Start and end in seconds of the athlete's one hold. */
export function trueHold(asked: Asked): readonly number[] {
  return performance(asked).truth.holds.flatMap(({ start, end }) => [start, end]);
}
