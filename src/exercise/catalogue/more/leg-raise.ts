import type { Measure, RepetitionRecord } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { LEG_RAISE } from './weights/leg-raise.js';

/** How far the thighs come up, or the thigh of the leg that goes farther: 1 from level to upright, or from hanging to level. */
const RISE: Measure = { signal: 'frontThighDrop', statistic: 'shift' };

/** Sines of 33°, 44° and 55°. Textbook asks for upright legs; leg_raise_01 reaches 1, the athlete from behind 0.77. */
const NEEDED = byDifficulty(0.55, 0.7, 0.82);

/** 1 and more of who lies, from every side, and of who brings both thighs up: half of a knee that is raised on one leg. */
const FREE_LEGS: Measure = {
  take: 'larger',
  of: [
    { signal: { from: 'proneDrop', scale: -1, offset: 1.3 }, part: 'whole', statistic: 'low' },
    { signal: 'thighDrop', statistic: 'shift' },
  ],
};

/**
 * Leg raise: the trunk stays, the legs come up together or one at a time; lying on the back, or hanging. What no recording
 * is named for was measured on the athlete.
 */
export const legRaise: RepetitionRecord = {
  name: 'leg_raise',
  aliases: ['leg_raises', 'legraise', 'legraises', 'lying_leg_raise'],
  unit: 'reps',
  experimental: true,
  needs: {
    joints: ['shoulder', 'hip', 'knee'],
    both: false,
    ready: [{ signal: 'frontThighDrop', max: 1.3, direction: 'legs_down' }],
  },
  cycle: {
    depth: { from: 'frontThighDrop', scale: 1, offset: -1 },
    signals: [
      { signal: 'frontThighDrop', swing: 0.2 },
      { signal: 'legRaise', swing: 0.15 },
    ],
    phases: { rest: 'bottom', out: 'up', far: 'top', back: 'down' },
    smoothingMs: 150,
    minDurationMs: 500,
    maxDurationMs: 12_000,
    full: 1,
    needed: NEEDED,
  },
  sides: { left: 'leftThighDrop', right: 'rightThighDrop', apart: 0.5, views: ['front', 'oblique'] },
  identity: weighedBy(LEG_RAISE, [
    // On the side a leg comes up by half a thigh: side_leg_lift_01.
    { name: 'thighs_come_up', measure: RISE, against: 0.35, pro: 0.7, size: true },
    {
      name: 'feet_come_up',
      // The foot of a knee that only bends stays on the floor: heel_slide_01.
      measure: { signal: 'legRaise', statistic: 'shift' },
      against: 0.1,
      pro: 0.4,
      size: true,
    },
    { name: 'legs_are_free', measure: FREE_LEGS, against: 0.6, pro: 0.9 },
    {
      name: 'shoulders_stay',
      measure: { signal: 'shoulderY', part: 'whole', statistic: 'range' },
      against: 0.5,
      pro: 0.15,
    },
    {
      name: 'hips_stay',
      // The pelvis rolls up with legs that hang (leg_raise_02: 0.43).
      measure: { signal: 'hipY', part: 'whole', statistic: 'range' },
      against: 0.75,
      pro: 0.4,
    },
    {
      name: 'arms_do_not_hang',
      // Of who stands, or is on hands and knees, the hands are an arm's length below the shoulders: donkey_kick_01.
      measure: { signal: 'pressHeight', part: 'whole', statistic: 'median' },
      against: 0.75,
      pro: 0.5,
    },
    {
      name: 'hips_bend',
      // On hands and knees a leg that comes up straightens the hip: donkey_kick_01.
      measure: { signal: 'hipAngle', statistic: 'shift' },
      against: 10,
      pro: -30,
      // From the front the trunk points at the camera.
      views: ['side', 'oblique'],
    },
  ]),
  criteria: [
    {
      code: 'leg_raise.height.low',
      measure: RISE,
      atLeast: NEEDED,
      attempt: 0.25,
      unit: '%',
    },
  ],
  rules: [
    {
      code: 'leg_raise.height.low',
      severity: 'warning',
      when: [{ measure: RISE, min: 0.75 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'leg_raise.knees.bent',
      severity: 'info',
      // 166° at the top of leg_raise_01.
      when: [{ measure: { signal: 'straighterKnee', part: 'far', statistic: 'median' }, min: 140 }],
      views: ['side', 'oblique'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'leg_raise.hips.lifted',
      severity: 'info',
      when: [{ measure: { signal: 'proneDrop', statistic: 'shift' }, min: -0.12 }],
      views: ['side'],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: RISE, full: 0.92, none: 0.1 },
    steadiness: { measure: { signal: 'shoulderY', part: 'whole', statistic: 'range' }, full: 0.1, none: 0.5 },
    tempo: { fastMs: 1200, slowMs: 7000 },
  },
};
