import type { Check, Cycle, Identity, Measure, Needs, RepetitionRecord, Rule } from '../types.js';
import { byDifficulty } from './common.js';

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
  signal: 'armOpen',
  phases: { rest: 'closed', out: 'opening', far: 'open', back: 'closing' },
  smoothingMs: 0,
  minAmplitude: 0.3,
  minReturn: 0.6,
  minDurationMs: 280,
  maxDurationMs: 9000,
  fullAmplitude: 0.9,
  needed: byDifficulty(0.5, 0.65, 0.75),
};

/** In proportion to the movement, for jacks that are too small: walking parts the feet more for what the arms swing. */
const FEET_PART: Check = {
  measure: { signal: 'ankleSpread', part: 'far', statistic: 'gain' },
  min: 0.15,
  max: 2.8,
  views: ['front', 'oblique'],
};

const arms: readonly Identity[] = [
  { name: 'not_upright', measure: { signal: 'trunkLean', part: 'whole', statistic: 'median' }, max: 35 },
  {
    name: 'one_arm_only',
    measure: { signal: 'lowerArmRaise', part: 'far', statistic: 'shift' },
    min: 0.4,
    scaled: { measure: { signal: 'lowerArmRaise', part: 'far', statistic: 'gain' }, min: 0.75 },
  },
  {
    name: 'travelling',
    measure: { signal: 'hipX', part: 'whole', statistic: 'range' },
    max: 0.7,
    scaled: { measure: { signal: 'hipX', part: 'whole', statistic: 'range' }, max: 0.25 },
  },
  { name: 'crouching', measure: { signal: 'hipHeight', part: 'whole', statistic: 'low' }, min: 1.3 },
];

const rules: readonly Rule[] = [
  {
    code: 'jack.arms.incomplete',
    severity: 'warning',
    when: [{ measure: { signal: 'armRaise', part: 'far', statistic: 'high' }, min: 0.35 }],
    penalty: 8,
  },
  {
    code: 'jack.legs.incomplete',
    severity: 'warning',
    when: [{ measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' }, min: 0.45 }],
    views: ['front'],
    penalty: 8,
  },
  {
    code: 'jack.timing',
    severity: 'info',
    when: [{ measure: { signal: 'ankleSpread', part: 'whole', statistic: 'lag' }, max: 0.13 }],
    views: ['front'],
    penalty: 6,
  },
];

const score: RepetitionRecord['score'] = {
  depth: { measure: { signal: 'armRaise', part: 'far', statistic: 'high' }, full: 0.6, none: -0.6 },
  symmetry: { measure: { signal: 'lowerArmRaise', part: 'far', statistic: 'high' }, full: 0.5, none: -0.6 },
  steadiness: { measure: { signal: 'trunkLean', part: 'whole', statistic: 'high' }, full: 8, none: 35 },
  tempo: { fastMs: 500, slowMs: 3500 },
};

/**
 * How far the middle of the feet goes for each bit that they part, in torsos per shank: about 0.4 where one foot steps and
 * the other stays, 0 in a jump.
 */
const ONE_SIDED: Measure = { signal: 'ankleX', part: 'whole', statistic: 'slope', per: 'ankleSpread' };

/** How much lower in the picture hips or feet are while the arms pass halfway: a hop lifts both, by 0.1 torso and more. */
const hop = (signal: 'hipY' | 'ankleY'): Measure => ({ signal, part: 'whole', statistic: 'passing' });

const armCriterion = {
  code: 'jack.arms.incomplete',
  measure: { signal: 'armRaise', part: 'far', statistic: 'high' },
  atLeast: byDifficulty(0, 0.3, 0.5),
  attempt: -0.5,
  unit: '%',
} as const;

/** Jumping jack: arms and legs open and close together in a jump. From the side the hop stands for the legs. */
export const jumpingJack: RepetitionRecord = {
  name: 'jumping_jack',
  aliases: ['jumping_jacks', 'jumpingjack'],
  unit: 'reps',
  needs,
  cycle,
  identity: [
    ...arms,
    {
      name: 'legs_stay_closed',
      measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' },
      min: 0.22,
      views: ['front', 'oblique'],
      required: true,
      scaled: FEET_PART,
    },
    // Feet and hips leave the floor together while the arms are halfway.
    { name: 'no_hop', measure: hop('hipY'), max: -0.06, views: ['side'] },
    { name: 'no_hop', measure: hop('ankleY'), max: -0.04, views: ['side'] },
    {
      name: 'one_foot_at_a_time',
      measure: ONE_SIDED,
      max: 0.2,
      views: ['front', 'oblique'],
      unless: { measure: hop('hipY'), max: -0.1 },
    },
  ],
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
    ready: [...needs.ready, { signal: 'frontality', min: 0.38, direction: 'turn_front' }],
  },
  cycle,
  identity: [
    ...arms,
    {
      name: 'legs_stay_closed',
      measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' },
      min: 0.16,
      views: ['front', 'oblique'],
      required: true,
      scaled: FEET_PART,
    },
    // From the side a step cannot be told from standing still: nothing is counted, and the summary says so.
    {
      name: 'legs_not_seen',
      measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' },
      min: 0.5,
      views: ['side'],
      blind: true,
    },
    // Somebody who turns aside with the arms up throws a ball.
    {
      name: 'turned_aside',
      measure: { signal: 'frontality', part: 'whole', statistic: 'median' },
      min: 0.3,
      views: ['front', 'oblique'],
    },
    {
      name: 'both_feet_jump',
      measure: ONE_SIDED,
      min: 0.2,
      views: ['front', 'oblique'],
      required: true,
      unless: { measure: hop('hipY'), min: -0.05 },
    },
    { name: 'both_feet_jump', measure: hop('hipY'), min: -0.17 },
    { name: 'knee_lifted', measure: { signal: 'kneeGap', part: 'whole', statistic: 'high' }, max: 0.42 },
  ],
  criteria: [armCriterion],
  rules,
  score,
};
