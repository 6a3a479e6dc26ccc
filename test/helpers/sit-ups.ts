/**
 * The synthetic athlete doing sit-ups, which are none of its exercises: seen from its left side, on the floor.
 */
import { solvePosture, type BodySide, type FreeArm, type LegPosture } from '../athlete/body.js';
import { createCamera } from '../athlete/camera.js';
import { detectedKeypoints } from '../athlete/keypoints.js';
import { minimumJerk } from '../athlete/movements/tempo.js';
import { mix } from '../athlete/vec.js';
import type { Pose } from '../../src/pose/types.js';

const FPS = 15;
const SECONDS_PER_REP = 2.4;
const REST_S = 0.6;

/** Pitch of the trunk in degrees: on the back, and sitting. */
const LYING = -88;
const SITTING = -6;

/** Crossed over the chest. */
const ARM: FreeArm = { flexion: 35, twist: 40, elbow: 130 };

/** Bent, the foot on the floor. */
function leg(side: BodySide): LegPosture {
  return { ball: [side === 'left' ? 0.12 : -0.12, 0.02, 0.62], knee: [0, 1, 0.2] };
}

/**
 * @param reps how many
 * @param height how far the trunk comes up: 1 until it sits
 * @returns the poses of a video of them
 */
export function sitUps(reps: number, height = 1): Pose[] {
  const camera = createCamera({ yawDeg: 90, heightM: 0.7, target: [0, 0.35, 0] });
  const { width, height: pictureHeight } = camera.options;
  const frames = Math.round((2 * REST_S + reps * SECONDS_PER_REP) * FPS);
  return Array.from({ length: frames }, (_, index) => {
    const since = (index / FPS - REST_S) / SECONDS_PER_REP;
    const share = since > 0 && since < reps ? since % 1 : 0;
    const up = height * (minimumJerk(2 * share) - minimumJerk(2 * share - 1));
    const turn = { pitch: mix(LYING, SITTING, up) };
    const joints = solvePosture({
      pelvis: [0, 0.1, 0],
      pelvisTurn: turn,
      chestTurn: turn,
      headTurn: turn,
      legs: { left: leg('left'), right: leg('right') },
      arms: { left: ARM, right: ARM },
    });
    const keypoints = detectedKeypoints(joints, camera);
    const score = keypoints.reduce((sum, point) => sum + point.score, 0) / keypoints.length;
    return { timestampMs: (index * 1000) / FPS, width, height: pictureHeight, keypoints, score };
  });
}
