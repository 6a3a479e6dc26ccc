/**
 * Poses as messages. Pure.
 */
import { jointAngles, jointScores } from '../motion/angles.js';
import type { PoseModel } from '../pose/models.js';
import type { Pose } from '../pose/types.js';
import type { AnglesMessage, KeypointsBatchMessage, KeypointsMessage } from './messages.js';

const ANGLE_DECIMALS = 10;

/** The `keypoints` message of one pose. */
export function keypointsMessage(pose: Pose): KeypointsMessage {
  const { keypoints, keypoints3D, score, timestampMs, width, height } = pose;
  return { type: 'keypoints', keypoints, ...(keypoints3D && { keypoints3D }), score, timestampMs, width, height };
}

/** The `angles` message of one pose. */
export function anglesMessage(pose: Pose): AnglesMessage {
  const angles: Record<string, number | null> = {};
  for (const [name, degrees] of Object.entries(jointAngles(pose.keypoints, pose.keypoints3D))) {
    angles[name] = degrees === null ? null : Math.round(degrees * ANGLE_DECIMALS) / ANGLE_DECIMALS;
  }
  return { type: 'angles', angles, scores: jointScores(pose.keypoints), timestampMs: pose.timestampMs };
}

/** The `keypoints_batch` message of a whole video. */
export function keypointsBatchMessage(
  poses: readonly Pose[],
  size: { readonly width: number; readonly height: number },
  model: PoseModel,
): KeypointsBatchMessage {
  return {
    type: 'keypoints_batch',
    width: size.width,
    height: size.height,
    fps: analysedFps(poses),
    model,
    frames: poses.map(({ timestampMs, score, keypoints, keypoints3D }) => ({
      timestampMs,
      score,
      keypoints,
      ...(keypoints3D && { keypoints3D }),
    })),
  };
}

function analysedFps(poses: readonly Pose[]): number {
  const [first, last] = [poses[0], poses.at(-1)];
  if (!first || !last || last.timestampMs <= first.timestampMs) return 0;
  return Math.round(((poses.length - 1) * 100_000) / (last.timestampMs - first.timestampMs)) / 100;
}
