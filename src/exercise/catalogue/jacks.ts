import { SIDE_TO } from '../signals/frontality.js';
import type { Cycle, Measure, Needs, RepetitionRecord, Rule } from '../types.js';
import { byDifficulty, weighed } from './common.js';

/*
 * Both jacks open and close the arms; the legs tell them apart. No published standard was found: arms must come above
 * the shoulders, the feet must clearly leave their own rest width.
 */

const needs: Needs = {
  joints: ['shoulder', 'wrist', 'hip', 'ankle'],
  both: false,
  ready: [
    { signal: 'trunkLean', max: 40, direction: 'stand_up' },
    { signal: 'armOpen', max: 0.55, direction: 'arms_down' },
  ],
};

const cycle: Cycle = {
  depth: 'armOpen',
  signals: [
    { signal: 'armOpen', swing: 0.25 },
    { signal: 'ankleSpread', swing: 0.25 },
  ],
  phases: { rest: 'closed', out: 'opening', far: 'open', back: 'closing' },
  smoothingMs: 0,
  minDurationMs: 280,
  maxDurationMs: 9000,
  full: 0.9,
  needed: byDifficulty(0.5, 0.65, 0.75),
};

const rules: readonly Rule[] = [
  {
    code: 'jack.arms.incomplete',
    severity: 'warning',
    when: [{ measure: { signal: 'armRaise', part: 'far', statistic: 'high' }, min: 0.35 }],
    penalty: 8,
    witness: 'athlete',
  },
  {
    code: 'jack.legs.incomplete',
    severity: 'warning',
    when: [{ measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' }, min: 0.45 }],
    views: ['front'],
    penalty: 8,
    witness: 'athlete',
  },
  {
    code: 'jack.timing',
    severity: 'info',
    when: [{ measure: { signal: 'ankleSpread', statistic: 'lag' }, max: 0.13 }],
    views: ['front'],
    penalty: 6,
    witness: 'athlete',
  },
];

const score: RepetitionRecord['score'] = {
  depth: { measure: { signal: 'armRaise', part: 'far', statistic: 'high' }, full: 0.6, none: -0.6 },
  symmetry: { measure: { signal: 'lowerArmRaise', part: 'far', statistic: 'high' }, full: 0.5, none: -0.6 },
  steadiness: { measure: { signal: 'trunkLean', part: 'whole', statistic: 'high' }, full: 8, none: 35 },
  tempo: { fastMs: 500, slowMs: 3500 },
};

const armCriterion = {
  code: 'jack.arms.incomplete',
  measure: { signal: 'armRaise', part: 'far', statistic: 'high' },
  atLeast: byDifficulty(0, 0.3, 0.5),
  attempt: -0.5,
  unit: '%',
} as const;

// Evidence that both have.

const ARMS_COME_UP = {
  name: 'arms_come_up',
  measure: { signal: 'lowerArmRaise', part: 'far', statistic: 'high' },
  against: -0.5,
  pro: 0.3,
  size: true,
} as const;

const BOTH_ARMS = {
  name: 'both_arms',
  measure: { signal: 'lowerArmRaise', statistic: 'shift' },
  against: 0.3,
  pro: 0.9,
  size: true,
} as const;

const ARMS_HANG_AT_REST = {
  name: 'arms_hang_at_rest',
  measure: { signal: 'armRaise', part: 'rest', statistic: 'median' },
  against: -0.2,
  pro: -0.7,
} as const;

const LEGS_LONG = {
  name: 'legs_long',
  measure: { signal: 'hipHeight', part: 'whole', statistic: 'low' },
  against: 1.0,
  pro: 1.6,
} as const;

/** In the air while the arms, or the feet where those are out of time with them, are half-way. */
function hopOf(signal: 'hipY' | 'ankleY'): Measure {
  return {
    take: 'smaller',
    of: [
      { signal, statistic: 'passing' },
      { signal, statistic: 'passing', per: 'ankleSpread' },
    ],
  };
}

/** Jumping jack: arms and legs open and close together in a jump. From the side the hop stands for the legs. */
export const jumpingJack: RepetitionRecord = {
  name: 'jumping_jack',
  aliases: ['jumping_jacks', 'jumpingjack'],
  unit: 'reps',
  needs,
  cycle,
  identity: weighed('jumping_jack', [
    ARMS_COME_UP,
    BOTH_ARMS,
    ARMS_HANG_AT_REST,
    { name: 'hop_of_hips', measure: hopOf('hipY'), against: 0, pro: -0.12 },
    { name: 'hop_of_feet', measure: hopOf('ankleY'), against: 0, pro: -0.12 },
    {
      name: 'both_feet',
      measure: { signal: 'ankleX', statistic: 'slope', per: 'ankleSpread' },
      against: 0.3,
      pro: 0.1,
      views: ['front', 'oblique'],
    },
    LEGS_LONG,
    {
      name: 'hips_stay_up',
      measure: { signal: 'hipY', part: 'whole', statistic: 'range' },
      against: 1.0,
      pro: 0.35,
    },
  ]),
  criteria: [
    armCriterion,
    {
      code: 'jack.legs.incomplete',
      measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' },
      atLeast: byDifficulty(0.25, 0.4, 0.55),
      unit: '%',
      views: ['front'],
    },
  ],
  rules,
  score,
};

/** Low-impact jack: the arms open while one foot steps out; the other stays planted. Each step out and back counts. */
export const lowImpactJack: RepetitionRecord = {
  name: 'low_impact_jack',
  aliases: ['low_impact_jacks', 'low_impact_jumping_jack'],
  unit: 'reps',
  needs: {
    ...needs,
    ready: [...needs.ready, { signal: 'frontality', min: SIDE_TO, direction: 'turn_front' }],
  },
  cycle,
  identity: weighed(
    'low_impact_jack',
    [
      ARMS_COME_UP,
      BOTH_ARMS,
      ARMS_HANG_AT_REST,
      {
        name: 'feet_part',
        measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' },
        against: 0.12,
        pro: 0.45,
        size: true,
        views: ['front', 'oblique'],
      },
      {
        name: 'feet_part_with_arms',
        measure: { signal: 'ankleSpread', statistic: 'gain' },
        against: 0,
        pro: 0.35,
        views: ['front', 'oblique'],
      },
      LEGS_LONG,
      {
        name: 'no_hop_of_hips',
        measure: { signal: 'hipY', statistic: 'passing' },
        against: -0.15,
        pro: -0.03,
      },
      {
        name: 'one_foot',
        measure: { signal: 'ankleX', statistic: 'slope', per: 'ankleSpread' },
        against: 0.1,
        pro: 0.3,
        views: ['front', 'oblique'],
      },
      {
        name: 'knees_stay_down',
        measure: { signal: 'kneeGap', part: 'whole', statistic: 'high' },
        against: 0.5,
        pro: 0.2,
      },
    ],
    // From the side a step cannot be told from standing still (the athlete at 90°).
    { pro: ['arms_come_up', 'both_arms'], unknown: ['one_foot'] },
  ),
  criteria: [armCriterion],
  rules,
  score,
};
