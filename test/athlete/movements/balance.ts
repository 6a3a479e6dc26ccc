/**
 * Standing on one leg, the other knee raised to the front.
 */
import { ADULT, flatBall } from '../body.js';
import type { BodySide, LegPosture } from '../body.js';
import { mix, mixVec } from '../vec.js';
import type { Vec3 } from '../vec.js';
import { holdClock, minimumJerk, sway } from './tempo.js';
import { HANGING, STANDING_HIP_M, flatLeg, settle, standing } from './standing.js';
import type { Choreography, PerformanceOptions, TrueHold } from './types.js';

const HALF_WIDTH_M = 0.09;
const MOVE_S = 1.2;
const TOUCH_S = 0.7;

/** Which leg stands. */
const standingSide = ({ exercise, side }: PerformanceOptions): BodySide => {
  if (exercise === 'balance_leg_left') return 'left';
  if (exercise === 'balance_leg_right' || side === 'right') return 'right';
  return 'left';
};

/** Down and up again around the middle of the hold. */
const touch = (tS: number, { start, end }: TrueHold): number => {
  const middle = (start + end) / 2;
  return minimumJerk((tS - middle + TOUCH_S) / (TOUCH_S - 0.2)) - minimumJerk((tS - middle - 0.2) / (TOUCH_S - 0.2));
};

/** A hold on one leg. */
export function balance(options: PerformanceOptions): Choreography {
  const { durationS, at, hold } = holdClock(options, MOVE_S);
  const has = (code: string): boolean => options.faults.includes(code);
  const stance = standingSide(options);
  const sign = stance === 'left' ? 1 : -1;
  const lifted = stance === 'left' ? 'right' : 'left';
  const middle = (hold.start + hold.end) / 2;
  return {
    durationS,
    reps: [],
    holds: has('balance.foot.down')
      ? [
          { start: hold.start, end: middle - TOUCH_S },
          { start: middle + TOUCH_S, end: hold.end },
        ]
      : [hold],
    postureAt: (tS) => {
      const up = at(tS);
      // First the weight goes over the standing foot, then the other one leaves the floor.
      const shift = Math.min(1, up / 0.4);
      const lift = minimumJerk((up - 0.35) / 0.65) * (has('balance.foot.down') ? 1 - touch(tS, hold) : 1);
      const wobble = has('balance.sway') ? minimumJerk(shift) * Math.sin(2 * Math.PI * 0.6 * tS) : 0;
      const hipX = sign * 0.035 * minimumJerk(shift) + 0.03 * wobble;
      const still = standing(tS, HALF_WIDTH_M);
      const flat = flatLeg(lifted, -sign * HALF_WIDTH_M);
      const raised: Vec3 = [
        hipX - sign * ADULT.hipHalfWidth,
        STANDING_HIP_M - ADULT.thigh * 0.38 - ADULT.shin * 0.93 - 0.06,
        0.38 * options.depth,
      ];
      const leg: LegPosture = {
        ball: mixVec(flatBall(lifted, -sign * HALF_WIDTH_M, 0, flat.toeOut), raised, lift),
        heelLift: 18 * lift,
        toeOut: mix(flat.toeOut ?? 0, 2, lift),
        knee: flat.knee,
      };
      const legs = { [stance]: flatLeg(stance, sign * HALF_WIDTH_M), [lifted]: leg } as Record<BodySide, LegPosture>;
      const drop = has('balance.pelvis.drop') ? 12 * lift : 0;
      const armOut = mix(8, has('balance.sway') ? 50 : 26, minimumJerk(shift));
      const arm = { ...HANGING, abduction: armOut + 12 * wobble };
      return settle({
        ...still,
        pelvis: [hipX + 0.004 * sway(tS), STANDING_HIP_M + 0.02, still.pelvis[2]],
        // A dropped pelvis is lower on the side of the lifted leg.
        pelvisTurn: { roll: sign * drop },
        chestTurn: { pitch: 2, roll: -sign * drop * 0.5 + 13 * wobble + sway(tS) },
        headTurn: { pitch: 3, roll: 4 * wobble },
        legs,
        arms: { left: arm, right: { ...arm, abduction: armOut - 12 * wobble } },
      });
    },
  };
}
