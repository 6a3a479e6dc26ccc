/**
 * The camera: a pin-hole that looks at a point of the scene.
 */
import type { JointName, JointState } from './body.js';
import { add, cosDeg, cross, distance, dot, normalize, scale, sinDeg, subtract } from './vec.js';
import type { Vec3 } from './vec.js';

/** Where the camera stands and what picture it takes. */
export interface CameraOptions {
  /** Degrees around the athlete: 0 from the front, 45 oblique, 90 the athlete's left side, 180 from behind. */
  readonly yawDeg: number;
  readonly heightM: number;
  readonly distanceM: number;
  /** Vertical field of view. */
  readonly fovDeg: number;
  readonly width: number;
  readonly height: number;
  /** The point that is in the middle of the picture. */
  readonly target: Vec3;
}

/** A phone on a chair, three metres off. */
export const PHONE: CameraOptions = {
  yawDeg: 0,
  heightM: 1,
  distanceM: 3.4,
  fovDeg: 42,
  width: 640,
  height: 360,
  target: [0, 0.86, 0],
};

/** A projected point. */
export interface Projected {
  /** Pixels from the left and top edge of the picture. */
  readonly x: number;
  readonly y: number;
  /** Metres in front of the camera. */
  readonly depth: number;
}

/** A camera ready for use. */
export interface Camera {
  readonly options: CameraOptions;
  readonly position: Vec3;
  readonly project: (point: Vec3) => Projected;
}

/** The camera of these options; what is left out is that of `PHONE`. */
export function createCamera(asked: Partial<CameraOptions> = {}): Camera {
  const options = { ...PHONE, ...asked };
  const { yawDeg, heightM, distanceM, fovDeg, width, height, target } = options;
  const position: Vec3 = [target[0] + distanceM * sinDeg(yawDeg), heightM, target[2] + distanceM * cosDeg(yawDeg)];
  const forward = normalize(subtract(target, position));
  const right = normalize(cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  const focalPx = height / 2 / (sinDeg(fovDeg / 2) / cosDeg(fovDeg / 2));
  return {
    options,
    position,
    project: (point) => {
      const ray = subtract(point, position);
      const depth = dot(ray, forward);
      return {
        x: width / 2 + (focalPx * dot(ray, right)) / depth,
        y: height / 2 - (focalPx * dot(ray, up)) / depth,
        depth,
      };
    },
  };
}

/** The body as capsules: joint, joint, radius in metres. */
const CAPSULES: readonly (readonly [JointName, JointName, number])[] = [
  ['left_hip', 'right_hip', 0.09],
  ['pelvis', 'waist', 0.11],
  ['waist', 'neck', 0.11],
  ['head', 'head', 0.085],
  ...(['left', 'right'] as const).flatMap((side): [JointName, JointName, number][] => [
    [`${side}_hip`, `${side}_knee`, 0.065],
    [`${side}_knee`, `${side}_ankle`, 0.045],
    [`${side}_ankle`, `${side}_ball`, 0.04],
    [`${side}_shoulder`, `${side}_elbow`, 0.042],
    [`${side}_elbow`, `${side}_hand`, 0.035],
  ]),
];

/** Capsules that a joint lies inside of, beside those that end at it. */
function surrounds(from: JointName, to: JointName, joint: JointName): boolean {
  if (from === joint || to === joint) return true;
  if (joint.endsWith('shoulder')) return from === 'waist';
  if (joint.endsWith('hip')) return from === 'pelvis';
  if (joint.endsWith('wrist')) return to === joint.replace('wrist', 'hand');
  return false;
}

/** Where the segments p1–q1 and p2–q2 come closest (after Ericson, "Real-Time Collision Detection", 5.1.9). */
function closest(p1: Vec3, q1: Vec3, p2: Vec3, q2: Vec3): readonly [Vec3, Vec3] {
  const [d1, d2, r] = [subtract(q1, p1), subtract(q2, p2), subtract(p1, p2)];
  const [a, e, b, c, f] = [dot(d1, d1), dot(d2, d2), dot(d1, d2), dot(d1, r), dot(d2, r)];
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  if (e < 1e-9) return [add(p1, scale(d1, clamp(-c / a))), p2];
  const denominator = a * e - b * b;
  let s = denominator > 1e-9 ? clamp((b * f - c * e) / denominator) : 0;
  const t = clamp((b * s + f) / e);
  s = clamp((b * t - c) / a);
  return [add(p1, scale(d1, s)), add(p2, scale(d2, t))];
}

/**
 * Whether a joint is behind another part of the body. An approximation: the body is a set of capsules, and points on the
 * head are hidden by the head's own roundness.
 */
export function isHidden(camera: Camera, { joints, frames }: JointState, joint: JointName): boolean {
  const point = joints[joint];
  const range = distance(camera.position, point);
  const toCamera = normalize(subtract(camera.position, point));
  const onHead = joint === 'nose' || joint.endsWith('_eye') || joint.endsWith('_ear');
  if (onHead) {
    const [left, , front] = frames.head;
    const sign = joint.startsWith('left') ? 1 : joint.startsWith('right') ? -1 : 0;
    const outward = joint.endsWith('_ear')
      ? add(scale(left, sign), scale(front, -0.05))
      : add(scale(left, 0.45 * sign), scale(front, 1));
    if (dot(normalize(outward), toCamera) < (joint.endsWith('_ear') ? -0.2 : -0.1)) return true;
  }
  return CAPSULES.some(([from, to, radius]) => {
    if (surrounds(from, to, joint) || (onHead && from === 'head')) return false;
    const [onRay, onBone] = closest(camera.position, point, joints[from], joints[to]);
    // Nearer to the camera by more than the two thicknesses, and in the way.
    return distance(onRay, onBone) < radius && distance(camera.position, onBone) < range - radius - 0.02;
  });
}
