/**
 * Exercises of legs and back on both feet: deadlift, side lunge, calf raise.
 */
import { ADULT, ANKLE_HEIGHT_M, ankleOf } from '../body.js';
import type { BodySide } from '../body.js';
import { add, cosDeg, mix, mixVec, sinDeg, subtract } from '../vec.js';
import type { Vec3 } from '../vec.js';
import { ARM_M, LEG_M, armAlong, freeLeg, shoulderOf, spanOf } from './limbs.js';
import { flatLeg, settle, standing } from './standing.js';
import { bothSides, repeated, sideOf, signOf, sway } from './tempo.js';
import type { Choreography, PerformanceOptions } from './types.js';

const DEADLIFT_HALF_WIDTH_M = 0.12;
const DEADLIFT_THIGH = 58;
const DEADLIFT_SHIN = 13;
const DEADLIFT_TRUNK = 72;
/** The bar goes straight up and down before the ankles, the hands outside of the knees. */
const BAR_AHEAD_M = 0.13;
const BAR_HALF_GRIP_M = 0.25;

/** Deadlifts of a bar from the floor: from standing, hips back and down until the bar touches, and up again. */
export const deadlift = (options: PerformanceOptions): Choreography =>
  repeated(options, (tS, reached) => {
    const [thigh, shin] = [DEADLIFT_THIGH * reached, DEADLIFT_SHIN * reached];
    const pitch = mix(2, DEADLIFT_TRUNK, reached);
    const posture = settle({
      ...standing(tS),
      pelvis: [
        0.003 * sway(tS),
        ANKLE_HEIGHT_M + ADULT.shin * cosDeg(shin) + ADULT.thigh * cosDeg(thigh),
        ADULT.shin * sinDeg(shin) - ADULT.thigh * sinDeg(thigh),
      ],
      pelvisTurn: { pitch: mix(0, DEADLIFT_TRUNK, reached) },
      chestTurn: { pitch },
      headTurn: { pitch: mix(3, DEADLIFT_TRUNK - 22, reached), yaw: sway(tS, 1) },
      legs: bothSides((side) => flatLeg(side, signOf(side) * DEADLIFT_HALF_WIDTH_M)),
    });
    return {
      ...posture,
      arms: bothSides((side) => {
        const shoulder = shoulderOf(posture, side);
        const [dx, dz] = [signOf(side) * (BAR_HALF_GRIP_M - ADULT.shoulderHalfWidth), BAR_AHEAD_M - shoulder[2]];
        const drop = Math.sqrt(ARM_M ** 2 - dx ** 2 - dz ** 2);
        return armAlong(shoulder, [dx, -drop, dz], [signOf(side), 0, -1]);
      }),
    };
  });

const SIDE_HALF_WIDTH_M = 0.48;
const SIDE_TOE_OUT = 32;
const SIDE_KNEE = 88;
const SIDE_HIPS_BACK_M = 0.12;

/** Where the middle of the hips is when one knee is bent to `SIDE_KNEE` and the other leg is straight. */
function sideLungeBottom(side: BodySide): Vec3 {
  const bent = spanOf(ADULT.thigh, ADULT.shin, SIDE_KNEE) ** 2;
  const apart = SIDE_HALF_WIDTH_M - ADULT.hipHalfWidth;
  const x = (LEG_M ** 2 - bent) / (4 * apart);
  const y = ANKLE_HEIGHT_M + Math.sqrt(bent - (apart - x) ** 2 - SIDE_HIPS_BACK_M ** 2);
  return [signOf(side) * x, y, -SIDE_HIPS_BACK_M];
}

/** Side lunges in a wide stance: the weight goes over one foot, its knee bends, the other leg stays straight. */
export const sideLunge = (options: PerformanceOptions): Choreography =>
  repeated(options, (tS, reached, { rep }) => {
    const side = sideOf(options, rep);
    const still = standing(tS);
    const top = ANKLE_HEIGHT_M + Math.sqrt(LEG_M ** 2 - (SIDE_HALF_WIDTH_M - ADULT.hipHalfWidth) ** 2);
    const arm = {
      flexion: mix(26, 46, reached),
      abduction: 12,
      elbow: 136,
      twist: 34,
    };
    return settle({
      ...still,
      // With the feet apart the body sways less.
      pelvis: mixVec([0.3 * still.pelvis[0], top, still.pelvis[2]], sideLungeBottom(side), reached),
      pelvisTurn: { pitch: 26 * reached },
      chestTurn: { pitch: mix(2, 40, reached), roll: -4 * signOf(side) * reached },
      headTurn: { pitch: mix(3, 18, reached), yaw: sway(tS, 1) },
      legs: bothSides((of) => flatLeg(of, signOf(of) * SIDE_HALF_WIDTH_M, 0, SIDE_TOE_OUT)),
      arms: { left: arm, right: arm },
    });
  });

const CALF_HALF_WIDTH_M = 0.1;
/** Degrees by which the heels are lifted at the top. */
const CALF_LIFT = 36;

/** Calf raises on both feet, or on the one asked for with the other foot held up behind. */
export const calfRaise = (options: PerformanceOptions): Choreography =>
  repeated(options, (tS, reached) => {
    const { side: asked } = options;
    const only = asked === 'left' || asked === 'right' ? asked : undefined;
    const still = standing(tS, CALF_HALF_WIDTH_M);
    const flat = flatLeg('left', CALF_HALF_WIDTH_M);
    const [, riseM, aheadM] = subtract(
      ankleOf('left', { ...flat, heelLift: CALF_LIFT * reached }),
      ankleOf('left', flat),
    );
    // The weight goes over the balls of the feet as the heels leave the floor, and over the foot that stands alone.
    const pelvis = add(still.pelvis, [only ? signOf(only) * 0.06 : 0, riseM, aheadM]);
    const trunk = { ...still, pelvis };
    return settle({
      ...trunk,
      legs: bothSides((side) =>
        only && only !== side
          ? freeLeg(trunk, side, { thigh: 4, shin: -66, heelLift: 60 })
          : { ...flatLeg(side, signOf(side) * CALF_HALF_WIDTH_M), heelLift: CALF_LIFT * reached },
      ),
    });
  });
