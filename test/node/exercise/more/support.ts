/**
 * What the tests of the exercises of `catalogue/more/` share: the athlete as a detector sees them.
 */
import type { ExercisePose } from '../../../../src/exercise/index.js';
import { cameraOf, NOISE } from '../../../../scripts/accuracy/conditions.js';
import { poseSequence } from '../../../athlete/keypoints.js';
import { performance } from '../../../athlete/movements.js';

type Asked = Parameters<typeof performance>[0];

/** @returns the poses of a performance, filmed as its movement usually is */
export function filmed(asked: Asked, yawDeg: number): ExercisePose[] {
  return poseSequence(performance(asked), cameraOf(asked.exercise, yawDeg), { fps: 15, noise: NOISE });
}
