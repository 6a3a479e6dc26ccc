/**
 * How exact keypoints are. Measured with MoveNet Lightning on the project's rendered clips (`npm run accuracy:poses`): root mean squares
 * of the error along one axis, as shares of the body's height, of keypoints that the model is sure of.
 */
import type { SideJoint } from '../joints.js';

/** Of each by itself. */
const KEYPOINT_ERROR: Readonly<Record<SideJoint, number>> = {
  shoulder: 0.016,
  elbow: 0.0115,
  wrist: 0.013,
  hip: 0.016,
  knee: 0.0105,
  ankle: 0.011,
};

/**
 * Of somebody who stands before the camera, from the front or the back and from a side. The left and the right joint are off alike
 * there: the difference of their heights errs by 0.2 to 0.3 %, and the middle between them by 0.2 to 0.4 % to the side. People do not
 * look as rendered figures do: rounded up.
 */
export const STANDING_ERROR = {
  /** Difference of the heights of both sides. */
  difference: 0.005,
  /** Middle between both sides. */
  middle: 0.005,
  /** One joint of a leg from the front, and any from a side. */
  leg: 0.008,
  lateral: 0.011,
} as const;

/** From which score on a keypoint is so many times less exact. */
const BY_SCORE: readonly (readonly [from: number, times: number])[] = [
  [0.6, 1],
  [0.4, 1.4],
  [0, 2.2],
];

/** 95 of 100 cases lie within so many standard deviations. */
export const NORMAL_95 = 1.96;

/** @returns how many times less exact a keypoint of a score is than one that the model is sure of */
export function timesLessExact(score: number): number {
  return BY_SCORE.find(([from]) => score >= from)?.[1] ?? Infinity;
}

/** @returns the error along one axis, as a share of the body's height */
export function keypointError(joint: SideJoint, score: number): number {
  return KEYPOINT_ERROR[joint] * timesLessExact(score);
}
