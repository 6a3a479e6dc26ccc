/**
 * Exercises of the arms, standing: curls, shoulder press, lateral raise.
 */
import { add, mix, mixVec } from '../vec.js';
import type { Vec3 } from '../vec.js';
import type { FreeArm, PlantedArm } from '../body.js';
import { shoulderOf } from './limbs.js';
import { HANGING, standing } from './standing.js';
import { bothSides, moves, repeated, signOf } from './tempo.js';
import type { Choreography, PerformanceOptions } from './types.js';

/** Both arms, or only those whose turn it is, from hanging to where `armAt` has them. */
const raises = (options: PerformanceOptions, armAt: (reached: number) => FreeArm): Choreography =>
  repeated(options, (tS, reached, { rep }) => ({
    ...standing(tS),
    arms: bothSides((side) => armAt(moves(side, options, rep) ? reached : 0)),
  }));

/** Curls with the palms up, as far as the elbows bend by `fullDeg`. */
const curls = (options: PerformanceOptions, fullDeg: number): Choreography =>
  raises(options, (bend) => ({ ...HANGING, flexion: mix(2, 14, bend), elbow: mix(14, fullDeg, bend) }));

export const bicepCurl = (options: PerformanceOptions): Choreography => curls(options, 146);

/** The curls that today's catalogue has to refuse: with both arms, whatever side is asked for, and not to the very top. */
export const armCurl = (options: PerformanceOptions): Choreography => curls({ ...options, side: 'both' }, 138);

/** Curls with the thumbs up: the forearm stays in the side plane, and the upper arm nearer to the trunk. */
export const hammerCurl = (options: PerformanceOptions): Choreography =>
  raises(options, (bend) => ({
    flexion: mix(2, 10, bend),
    abduction: mix(8, 6, bend),
    elbow: mix(14, 142, bend),
    twist: mix(10, 0, bend),
  }));

/** Arms raised to the sides up to the height of the shoulders, the elbows a little bent. */
export const lateralRaise = (options: PerformanceOptions): Choreography =>
  raises(options, (up) => ({
    flexion: mix(2, 6, up),
    abduction: mix(8, 91, up),
    elbow: 14,
    twist: mix(10, 40, up),
  }));

/** Wrist from shoulder, left side: beside the shoulder and straight over it. */
const RACK: Vec3 = [0.13, 0.1, 0.11];
const OVERHEAD: Vec3 = [-0.03, 0.533, 0.01];

/** Presses overhead from the shoulders; an arm whose turn it is not stays at its shoulder. */
export const shoulderPress = (options: PerformanceOptions): Choreography =>
  repeated(options, (tS, reached, { rep }) => {
    const still = standing(tS);
    return {
      ...still,
      arms: bothSides((side): PlantedArm => {
        const sign = signOf(side);
        const [x, y, z] = mixVec(RACK, OVERHEAD, moves(side, options, rep) ? reached : 0);
        return { at: add(shoulderOf(still, side), [sign * x, y, z]), pole: [sign, -0.9, 0.45], hand: [0, 1, 0] };
      }),
    };
  });
