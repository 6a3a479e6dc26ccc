/**
 * The body as a detector saw it. These types are the seam between the detectors and everything after them.
 */

/** One body point. */
export interface Keypoint {
  /** The point's name, for example `left_knee`; see `topology.ts` for all of them. */
  readonly name: string;
  /** Pixels of the source picture (after rotation), from its left edge. */
  readonly x: number;
  /** Pixels of the source picture (after rotation), from its top edge. */
  readonly y: number;
  /** Depth in the scale of `x`, smaller is nearer to the camera; 0 where the model has no depth. */
  readonly z: number;
  /** The model's confidence, 0..1. */
  readonly score: number;
}

/** One point of the body in metres, the origin between the hips; only models with depth give these. */
export interface Keypoint3D {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly score: number;
}

/** Everything one detector says about one frame. */
export interface Pose {
  /** Media time in ms. */
  readonly timestampMs: number;
  /** Size in pixels of the picture that the keypoints refer to, after rotation. */
  readonly width: number;
  readonly height: number;
  /** All the model's keypoints in the model's order; empty where nobody was found. */
  readonly keypoints: readonly Keypoint[];
  /** Mean confidence of the keypoints, 0..1; 0 where nobody was found. */
  readonly score: number;
  /** Metric points, where the model gives them. */
  readonly keypoints3D?: readonly Keypoint3D[];
  /** Set where the frame begins another shot: what was seen before tells nothing of where the person is. */
  readonly cut?: true;
}

/** Where a detector's computations run. */
export type PoseBackend = 'wasm' | 'webgl' | 'webgpu';

/**
 * What computes them: MoveNet's kernels of this package, with relaxed SIMD or with plain SIMD, or TensorFlow.js; for
 * BlazePose MediaPipe.
 */
export type PoseKernels = 'relaxed-simd' | 'simd' | 'tensorflow' | 'mediapipe';
