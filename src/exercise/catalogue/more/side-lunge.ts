import { SIDE_TO } from '../../signals/frontality.js';
import type { Measure, RepetitionRecord, ScaledSignal } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { SIDE_LUNGE } from './weights/side-lunge.js';

/**
 * How far the hips come down, in shanks: in a wide stance no leg is at rest with its thigh upright, and of the one that is
 * nearer to the camera it looks so.
 */
const LOWERED: ScaledSignal = { from: 'hipHeight', scale: -1, offset: 2 };

/** How far the hips have to fall, in trunks: those of rated people do 0.13 to 0.95, of a recording 0.64, the athlete’s 0.36. */
const NEEDED = byDifficulty(0.1, 0.2, 0.32);

const DROP: Measure = { signal: 'hipY', statistic: 'shift' };

/**
 * Seen aslant, the hips are over one foot, or the knees bend differently: of people who do it 0.36 to 0.55, of squats 0.31 at
 * most.
 */
const ONE_SIDED: Measure = {
  take: 'larger',
  of: [
    { signal: 'hipShift', part: 'far', statistic: 'median' },
    { signal: { from: 'kneeAngleGap', scale: 0.005 }, part: 'far', statistic: 'median' },
  ],
};

/**
 * Side lunge: in a wide stance, or after a step to the side, one knee bends until the thigh is level, the other leg stays
 * straight. Each one counts, of whichever side.
 */
export const sideLunge: RepetitionRecord = {
  name: 'side_lunge',
  aliases: ['side_lunges', 'sidelunge', 'lateral_lunge', 'lateral_lunges'],
  unit: 'reps',
  experimental: true,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [
      { signal: 'trunkLean', max: 50, direction: 'stand_up' },
      { signal: 'frontality', min: SIDE_TO, direction: 'turn_front' },
    ],
  },
  cycle: {
    depth: LOWERED,
    signals: [
      // Not the bent knee: one that points at the camera looks straight, and of two sides in turn one would be lost.
      { signal: 'hipHeight', swing: -0.12 },
      { signal: 'hipY', swing: 0.1 },
      { signal: 'crouch', swing: 0.1 },
    ],
    phases: { rest: 'top', out: 'down', far: 'bottom', back: 'up' },
    smoothingMs: 200,
    minDurationMs: 400,
    // Who stays for longer holds a warrior.
    maxDurationMs: 5800,
    full: 0.7,
    needed: NEEDED,
  },
  // From the side models swap the legs.
  sides: { left: 'leftKneeAngle', right: 'rightKneeAngle', apart: 0.6, views: ['front', 'oblique'] },
  // Fitted with `--ridge 0.5`: seen aslant there are few pieces, and with the usual one no set was surely it or not.
  identity: weighedBy(
    SIDE_LUNGE,
    [
      {
        name: 'hips_fall',
        measure: { signal: 'hipY', statistic: 'shift' },
        against: 0.05,
        pro: 0.25,
        size: true,
      },
      {
        name: 'other_leg_straight',
        measure: { signal: 'straighterKnee', part: 'far', statistic: 'median' },
        against: 135,
        pro: 158,
      },
      {
        name: 'lower_knee_stays_up',
        measure: { signal: 'rearKneeHeight', part: 'far', statistic: 'median' },
        against: 0.35,
        pro: 0.6,
      },
      {
        name: 'hips_over_one_foot',
        measure: { signal: 'hipShift', part: 'far', statistic: 'median' },
        against: 0.22,
        pro: 0.42,
        views: ['front'],
      },
      { name: 'one_sided', measure: ONE_SIDED, against: 0.24, pro: 0.38, views: ['oblique'] },
      {
        name: 'feet_apart',
        measure: { signal: 'ankleSpread', part: 'far', statistic: 'median' },
        against: 1,
        pro: 1.5,
        views: ['front'],
      },
      {
        name: 'feet_apart_aslant',
        measure: { signal: 'ankleSpread', part: 'far', statistic: 'median' },
        against: 0.55,
        pro: 0.95,
        views: ['oblique'],
      },
      {
        name: 'stands_at_rest',
        measure: { signal: 'hipHeight', part: 'rest', statistic: 'median' },
        against: 1.1,
        pro: 1.6,
      },
    ],
    // From the side nobody sees that the stance is wide: squats in which one knee bends less look like it.
    { pro: ['hips_fall', 'other_leg_straight'], unknown: ['feet_apart', 'feet_apart_aslant'] },
  ),
  criteria: [{ code: 'side_lunge.depth.shallow', measure: DROP, atLeast: NEEDED, attempt: 0.06, unit: '%' }],
  rules: [
    {
      code: 'side_lunge.depth.shallow',
      severity: 'warning',
      when: [{ measure: DROP, min: 0.2 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'side_lunge.leg.bent',
      severity: 'warning',
      // Nine in ten of rated people's and of the athlete's are straighter than 157°.
      when: [{ measure: { signal: 'straighterKnee', part: 'far', statistic: 'median' }, min: 150 }],
      views: ['front'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'side_lunge.trunk.lean',
      severity: 'warning',
      // Seen from the front, of five rated people it speaks of none that is correct, and of two of the incorrect ones.
      when: [{ measure: { signal: 'trunkLean', part: 'far', statistic: 'median' }, max: 25 }],
      views: ['front'],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: DROP, full: 0.4, none: 0.03 },
    steadiness: { measure: { signal: 'trunkLean', part: 'whole', statistic: 'range' }, full: 20, none: 60 },
    tempo: { fastMs: 900, slowMs: 6000 },
  },
};
