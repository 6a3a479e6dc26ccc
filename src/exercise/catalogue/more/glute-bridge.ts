import { FRONT_FROM } from '../../signals/frontality.js';
import type { HoldRecord, Measure, RepetitionRecord } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { GLUTE_BRIDGE } from './weights/glute-bridge.js';

/** How far the hips rise over the shoulders, which stay on the floor: 0.35 arm lengths of the athlete. */
const RISE: Measure = { signal: { from: 'proneDrop', scale: -1 }, statistic: 'shift' };

/** Of 169° at the top of recordings. */
const HIP_ANGLE: Measure = { signal: 'hipAngle', part: 'far', statistic: 'median' };

/**
 * Glute bridge: on the back with bent knees, the hips come up until trunk and thighs are in line. What is not said to be
 * textbook was measured on glute_bridge_01 and _02, who rise by 0.35, and on the athlete.
 */
export const gluteBridge: RepetitionRecord = {
  name: 'glute_bridge',
  aliases: ['glute_bridges', 'glutebridge', 'glutebridges', 'hip_bridge'],
  unit: 'reps',
  experimental: true,
  compatible: [{ exercise: 'bridge', reason: 'one that stays up for seconds is a bridge' }],
  needs: {
    joints: ['shoulder', 'hip', 'knee'],
    both: false,
    ready: [{ signal: 'proneDrop', max: 0.5, direction: 'lie_down' }],
  },
  cycle: {
    depth: { from: 'proneDrop', scale: -1 },
    signals: [
      { signal: 'proneDrop', swing: -0.08 },
      { signal: 'hipHeight', swing: 0.12 },
    ],
    phases: { rest: 'bottom', out: 'up', far: 'top', back: 'down' },
    smoothingMs: 150,
    minDurationMs: 400,
    maxDurationMs: 14_000,
    full: 0.35,
    needed: byDifficulty(0.14, 0.19, 0.25),
  },
  identity: weighedBy(GLUTE_BRIDGE, [
    { name: 'hips_rise_over_shoulders', measure: RISE, against: 0.05, pro: 0.18, size: true },
    { name: 'hips_rise', measure: { signal: 'hipY', statistic: 'shift' }, against: -0.08, pro: -0.25, size: true },
    {
      name: 'shoulders_stay',
      measure: { signal: 'shoulderY', part: 'whole', statistic: 'range' },
      against: 0.35,
      pro: 0.12,
    },
    {
      name: 'lies',
      // A camera that looks down from the feet sees the shoulders 0.3 above the hips of somebody who lies flat.
      measure: { signal: 'proneDrop', part: 'whole', statistic: 'high' },
      against: 0.55,
      pro: 0.3,
    },
    {
      name: 'knees_are_up',
      // The hips of who lifts them from the front, into a plank, come above the knees.
      measure: { signal: 'thighDrop', part: 'whole', statistic: 'low' },
      against: 1.0,
      pro: 1.25,
    },
    {
      name: 'feet_stay',
      measure: { signal: 'ankleY', part: 'whole', statistic: 'range' },
      against: 0.4,
      pro: 0.15,
    },
  ]),
  criteria: [
    {
      code: 'glute_bridge.hips.low',
      measure: RISE,
      atLeast: byDifficulty(0.14, 0.19, 0.25),
      attempt: 0.06,
      unit: '%',
    },
  ],
  rules: [
    {
      code: 'glute_bridge.hips.low',
      severity: 'warning',
      when: [{ measure: HIP_ANGLE, min: 152 }],
      views: ['side'],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'glute_bridge.back.arched',
      severity: 'warning',
      // Textbook: in line, no farther.
      when: [{ measure: { signal: 'kneeSag', part: 'far', statistic: 'median' }, min: -0.05 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'glute_bridge.feet.far',
      severity: 'info',
      // Textbook: shins upright at the top. Of the athlete and of recordings 81°.
      when: [{ measure: { signal: 'kneeAngle', part: 'far', statistic: 'median' }, max: 112 }],
      views: ['side'],
      penalty: 6,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: RISE, full: 0.33, none: 0.04 },
    steadiness: { measure: { signal: 'ankleY', part: 'whole', statistic: 'range' }, full: 0.1, none: 0.5 },
    tempo: { fastMs: 900, slowMs: 8000 },
  },
};

/** Both legs are bent alike. */
const BOTH = ['left', 'right'] as const;

/** Bridge: the top of a glute bridge, held. */
export const bridge: HoldRecord = {
  name: 'bridge',
  aliases: ['bridges', 'bridge_pose', 'glute_bridge_hold'],
  unit: 'seconds',
  experimental: true,
  compatible: [{ exercise: 'glute_bridge', reason: 'coming up and going down is a repetition' }],
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [
      { signal: 'proneDrop', max: 0.5, direction: 'lie_down' },
      { signal: 'frontality', max: FRONT_FROM, direction: 'turn_side' },
    ],
  },
  hold: {
    enter: [
      // The hips are above the shoulders, and the knees above the hips.
      { signal: 'proneDrop', min: -0.8, max: -0.05 },
      { signal: 'thighDrop', min: 1.1 },
    ],
    stay: [
      { signal: 'proneDrop', min: -0.9, max: 0.05 },
      { signal: 'thighDrop', min: 1.03 },
    ],
    angles: BOTH.flatMap((side) => [
      // Lying, the hips have 127°; at the top of recordings 169°.
      { joint: 'hip', side, degrees: 170, tolerance: 18, code: { below: 'bridge.hips.low' } } as const,
      { joint: 'knee', side, degrees: 84, tolerance: 32, code: { above: 'bridge.feet.far' } } as const,
    ]),
    minHoldMs: 3000,
    graceMs: 500,
    settle: { signal: 'hipHeight', share: 0.7 },
    still: [
      { signal: 'hipHeight', maxRange: 0.16, overMs: 2500 },
      { signal: 'proneDrop', maxRange: 0.12, overMs: 2500 },
    ],
  },
  rules: [
    {
      code: 'bridge.hips.low',
      severity: 'warning',
      when: [{ measure: { signal: 'hipAngle', part: 'whole', statistic: 'median' }, min: 155 }],
      views: ['side'],
      penalty: 15,
      witness: 'athlete',
    },
    {
      code: 'bridge.feet.far',
      severity: 'info',
      when: [{ measure: { signal: 'kneeAngle', part: 'whole', statistic: 'median' }, max: 108 }],
      views: ['side'],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'hipY', part: 'whole', statistic: 'range' }, full: 0.06, none: 0.4 },
  },
};
