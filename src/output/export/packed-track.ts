/**
 * A pose track on its way to the export worker: numbers in a few arrays, as copying a hundred thousand objects between
 * threads would hold up the page.
 */
import { PoseTrack } from '../../motion/pose-track.js';
import type { AnalysisFps } from '../../media/sampling.js';
import type { Keypoint, Pose } from '../../pose/types.js';

/** Numbers of one keypoint: x, y, score. */
const VALUES = 3;

/** The poses as numbers. Depth is left out: drawing needs none. */
export interface PackedTrack {
  readonly fps: AnalysisFps;
  /** Names of the keypoints, in their order. */
  readonly names: readonly string[];
  /** Media times in ms. */
  readonly times: Float64Array<ArrayBuffer>;
  /** Whether anybody was found, by pose. */
  readonly found: Uint8Array<ArrayBuffer>;
  /** x, y and score of each keypoint of each pose; zeros where nobody was found. */
  readonly values: Float32Array<ArrayBuffer>;
}

/** @param fps poses per second of media time, as the track was made with */
export function packTrack(poses: readonly Pose[], fps: AnalysisFps): PackedTrack {
  const names = (poses.find(({ keypoints }) => keypoints.length > 0)?.keypoints ?? []).map(({ name }) => name);
  const times = new Float64Array(poses.length);
  const found = new Uint8Array(poses.length);
  const values = new Float32Array(poses.length * names.length * VALUES);
  poses.forEach(({ timestampMs, keypoints }, index) => {
    times[index] = timestampMs;
    if (keypoints.length !== names.length || names.length === 0) return;
    found[index] = 1;
    let at = index * names.length * VALUES;
    for (const { x, y, score } of keypoints) {
      values[at++] = x;
      values[at++] = y;
      values[at++] = score;
    }
  });
  return { fps, names, times, found, values };
}

/** The track again. */
export function unpackTrack({ fps, names, times, found, values }: PackedTrack): PoseTrack {
  const track = new PoseTrack(fps);
  times.forEach((timestampMs, index) => {
    const keypoints =
      found[index] === 1 ? names.map((name, point) => keypointAt(index * names.length + point, name)) : [];
    track.append({ timestampMs, width: 0, height: 0, keypoints, score: keypoints.length > 0 ? 1 : 0 });
  });
  return track;

  function keypointAt(index: number, name: string): Keypoint {
    const at = index * VALUES;
    return { name, x: values[at] ?? 0, y: values[at + 1] ?? 0, z: 0, score: values[at + 2] ?? 0 };
  }
}
