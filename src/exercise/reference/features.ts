/**
 * What movements are compared by: angles of joints and heights of limbs, free of the picture's size and of the person's.
 */
import type { PlainSignal } from '../types.js';

/** What of the body a feature tells. */
export type BodyPart = 'elbow' | 'shoulder' | 'hip' | 'knee' | 'arm' | 'thigh' | 'trunk' | 'hips' | 'feet';

/** One number for each moment of a movement. */
export interface Feature {
  readonly part: BodyPart;
  /** The feature of the other side, where there are two. */
  readonly mirror?: FeatureName;
  readonly unit: '°' | '%';
  /** What changes by less is rest, noise or a stir. */
  readonly noise: number;
  /** So far apart two people are who do the same: half the marks. */
  readonly tolerance: number;
  /** As projected it changes with the camera's yaw. A height does not. */
  readonly isProjected: boolean;
}

const ANGLE = { unit: '°', noise: 10, tolerance: 30, isProjected: true } as const;
const HEIGHT = { unit: '%', noise: 0.1, tolerance: 0.3, isProjected: false } as const;

/**
 * By the signal that is read. Noise and tolerance are own estimates: the median distance between the repetitions of two people
 * on the labelled squats, jacks and curls is a third to a half of the tolerance.
 */
export const FEATURES = {
  leftElbowAngle: { ...ANGLE, part: 'elbow', mirror: 'rightElbowAngle' },
  rightElbowAngle: { ...ANGLE, part: 'elbow', mirror: 'leftElbowAngle' },
  leftShoulderAngle: { ...ANGLE, part: 'shoulder', mirror: 'rightShoulderAngle' },
  rightShoulderAngle: { ...ANGLE, part: 'shoulder', mirror: 'leftShoulderAngle' },
  leftHipAngle: { ...ANGLE, part: 'hip', mirror: 'rightHipAngle' },
  rightHipAngle: { ...ANGLE, part: 'hip', mirror: 'leftHipAngle' },
  leftKneeAngle: { ...ANGLE, part: 'knee', mirror: 'rightKneeAngle' },
  rightKneeAngle: { ...ANGLE, part: 'knee', mirror: 'leftKneeAngle' },
  leftArmRaise: { ...HEIGHT, part: 'arm', mirror: 'rightArmRaise' },
  rightArmRaise: { ...HEIGHT, part: 'arm', mirror: 'leftArmRaise' },
  leftThighDrop: { ...HEIGHT, part: 'thigh', mirror: 'rightThighDrop' },
  rightThighDrop: { ...HEIGHT, part: 'thigh', mirror: 'leftThighDrop' },
  trunkLean: { ...ANGLE, part: 'trunk' },
  proneDrop: { ...HEIGHT, part: 'trunk' },
  hipHeight: { ...HEIGHT, part: 'hips' },
  ankleSpread: { ...HEIGHT, part: 'feet', tolerance: 0.4, isProjected: true },
} as const satisfies Readonly<Partial<Record<PlainSignal, Omit<Feature, 'mirror'> & { readonly mirror?: string }>>>;

/** The name of a feature is that of its signal. */
export type FeatureName = keyof typeof FEATURES;

/** All names. */
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[];

/** @returns a feature by its name */
export function featureOf(name: FeatureName): Feature {
  return FEATURES[name];
}
