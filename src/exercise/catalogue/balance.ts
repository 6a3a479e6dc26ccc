import type { CompatibleExercise, HoldRecord, PlainSignal } from '../types.js';
import { byDifficulty } from './common.js';

/** What a balance on a leg of its own may be counted as too. */
const EITHER_LEG: readonly CompatibleExercise[] = [
  { exercise: 'balance_leg', reason: 'either leg counts' },
  { exercise: 'tree', reason: 'a foot that is held at the other leg makes it a tree' },
];

/**
 * Standing on one leg: the other foot is clear of the floor, the standing leg is straight and its foot stays put.
 */
function balance(
  name: string,
  footLift: PlainSignal,
  compatible?: readonly CompatibleExercise[],
  aliases: readonly string[] = [],
): HoldRecord {
  return {
    name,
    aliases,
    unit: 'seconds',
    test: 'leg_stance',
    ...(compatible && { compatible }),
    needs: {
      joints: ['shoulder', 'hip', 'knee', 'ankle'],
      both: true,
      ready: [
        { signal: 'trunkLean', max: 40, direction: 'stand_up' },
        { signal: footLift, min: 0.2, direction: 'lift_foot' },
      ],
    },
    hold: {
      enter: [
        { signal: footLift, min: 0.22 },
        { signal: 'singleLeg', min: 0.35 },
        // Feet that stand apart, seen from above, are not at one height in the picture.
        { signal: 'ankleSpread', max: 1.3 },
        { signal: 'trunkLean', max: 35 },
        // Of four recordings the standing knee is never below 172°; somebody who squats slowly has 160°.
        { signal: 'straighterKnee', min: 158, byDifficulty: byDifficulty(1, 1.015, 1.03) },
        { signal: 'hipHeight', min: 1.5 },
      ],
      stay: [
        { signal: footLift, min: 0.14 },
        { signal: 'singleLeg', min: 0.15 },
        { signal: 'ankleSpread', max: 1.7 },
        { signal: 'trunkLean', max: 45 },
        { signal: 'straighterKnee', min: 146, byDifficulty: byDifficulty(1, 1.015, 1.03) },
        { signal: 'hipHeight', min: 1.3 },
      ],
      minHoldMs: 1600,
      graceMs: 350,
      settle: { signal: footLift, share: 0.6 },
      still: [
        // Against each other: a camera in somebody’s hand moves both.
        { signal: 'hipShift', maxRange: 0.4, overMs: 1400 },
        { signal: 'hipHeight', maxRange: 0.35, overMs: 1400 },
        // Who marches changes the leg.
        { signal: 'rightFootLift', maxRange: 0.6, overMs: 1400 },
      ],
    },
    rules: [
      {
        code: 'balance.pelvis.drop',
        severity: 'warning',
        when: [{ measure: { signal: 'pelvisDrop', part: 'whole', statistic: 'median' }, max: 8 }],
        views: ['front'],
        penalty: 12,
        witness: 'athlete',
      },
      {
        code: 'balance.sway',
        severity: 'info',
        // The trunk against the standing leg: a camera in somebody’s hand moves both. From the side nothing is seen of it.
        when: [{ measure: { signal: 'trunkBend', part: 'whole', statistic: 'swing' }, max: 3.5 }],
        views: ['front', 'oblique'],
        penalty: 10,
        witness: 'athlete',
      },
      {
        code: 'balance.foot.down',
        severity: 'warning',
        when: [],
        onBreak: footLift,
        penalty: 0,
        witness: 'athlete',
      },
    ],
    score: {
      steadiness: { measure: { signal: 'trunkBend', part: 'whole', statistic: 'swing' }, full: 2.5, none: 14 },
    },
  };
}

/** Standing on the left leg. */
export const balanceLegLeft = balance('balance_leg_left', 'rightFootLift', EITHER_LEG);

/** Standing on the right leg. */
export const balanceLegRight = balance('balance_leg_right', 'leftFootLift', EITHER_LEG);

/** Standing on either leg. */
export const balanceLeg = balance('balance_leg', 'ankleGap', undefined, ['single_leg_stance']);
