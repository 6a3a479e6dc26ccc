import { FRONT_FROM } from '../../signals/frontality.js';
import type { Measure, RepetitionRecord } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { MOUNTAIN_CLIMBER } from './weights/mountain-climber.js';

/** The hip of the leg that is driven: 160° at rest and 53° at the chest in a recording. */
const HIP: Measure = { signal: 'moreBentHip', part: 'far', statistic: 'median' };

/** From the front the trunk points at the camera, and has no angle with the thigh. */
const SEEN_FROM = ['side', 'oblique'] as const;

/**
 * Mountain climber: on straight arms and one foot, the other knee comes to the chest. Each knee is one repetition. What no
 * recording is named for was measured on mountain_climber_02 and on the athlete.
 */
export const mountainClimber: RepetitionRecord = {
  name: 'mountain_climber',
  aliases: ['mountain_climbers', 'mountainclimber', 'mountainclimbers'],
  unit: 'reps',
  experimental: true,
  needs: {
    joints: ['shoulder', 'wrist', 'hip', 'knee'],
    both: false,
    ready: [
      { signal: 'proneDrop', max: 0.7, direction: 'get_down' },
      { signal: 'frontality', max: FRONT_FROM, direction: 'turn_side' },
    ],
  },
  cycle: {
    depth: { from: 'moreBentHip', scale: -0.01, offset: 1.6 },
    signals: [
      { signal: 'moreBentHip', swing: -25 },
      { signal: 'ankleSpread', swing: 0.3 },
      // What shows of it from the front and from behind.
      { signal: 'kneeGap', swing: 0.15 },
      { signal: 'ankleGap', swing: 0.12 },
    ],
    phases: { rest: 'open', out: 'closing', far: 'closed', back: 'opening' },
    smoothingMs: 0,
    minDurationMs: 180,
    maxDurationMs: 6000,
    full: 1,
    needed: byDifficulty(0.5, 0.65, 0.8),
  },
  identity: weighedBy(
    MOUNTAIN_CLIMBER,
    [
      {
        name: 'on_straight_arms',
        measure: { signal: 'pressHeight', part: 'whole', statistic: 'median' },
        against: 0.5,
        pro: 0.8,
      },
      {
        name: 'trunk_low',
        measure: { signal: 'proneDrop', part: 'whole', statistic: 'median' },
        against: 0.75,
        pro: 0.5,
      },
      {
        name: 'shoulders_stay',
        measure: { signal: 'shoulderY', part: 'whole', statistic: 'range' },
        against: 0.5,
        pro: 0.2,
      },
      {
        name: 'knee_comes_in',
        measure: HIP,
        against: 125,
        pro: 95,
        size: true,
        views: SEEN_FROM,
      },
      {
        name: 'knee_goes_back',
        // Who stands up from a plank brings a knee in too, and leaves it there (pushup_05).
        measure: {
          take: 'difference',
          of: [{ signal: 'moreBentHip', part: 'end', statistic: 'median' }, HIP],
        },
        against: 0,
        pro: 20,
        size: true,
        views: SEEN_FROM,
      },
      {
        name: 'foot_comes_forward',
        // Of a knee that leaves the floor for a push-up the foot stays where it is (pushup_04: 0.3).
        measure: { signal: 'ankleSpread', part: 'whole', statistic: 'range' },
        against: 0.25,
        pro: 0.6,
        size: true,
        views: SEEN_FROM,
      },
      {
        name: 'feet_lifted_in_turn',
        measure: { signal: 'ankleGap', part: 'whole', statistic: 'range' },
        against: 0.05,
        pro: 0.15,
        views: ['front'],
      },
      {
        name: 'hands_stay',
        measure: { signal: 'wristY', part: 'whole', statistic: 'range' },
        against: 0.5,
        pro: 0.15,
      },
    ],
    // From the front a knee that comes only half-way hardly shows (the athlete from 0° and 20°).
    { pro: ['on_straight_arms', 'trunk_low', 'shoulders_stay', 'hands_stay'], unknown: ['knee_comes_in'] },
  ),
  criteria: [
    {
      code: 'mountain_climber.knee.short',
      measure: HIP,
      // 60° to 70° in mountain_climber_02; the athlete has 95° at 0.7 of the way.
      atMost: byDifficulty(115, 95, 80),
      attempt: 135,
      unit: '°',
      views: SEEN_FROM,
    },
  ],
  rules: [
    {
      code: 'mountain_climber.knee.short',
      severity: 'warning',
      when: [{ measure: HIP, max: 90 }],
      views: SEEN_FROM,
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'mountain_climber.hips.high',
      severity: 'warning',
      when: [{ measure: { signal: 'proneDrop', part: 'whole', statistic: 'median' }, min: -0.1 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'mountain_climber.arms.bent',
      severity: 'info',
      // As of push-ups: 140° to 145° is what a straight arm looks like.
      when: [{ measure: { signal: 'elbowAngle', part: 'whole', statistic: 'median' }, min: 140 }],
      views: SEEN_FROM,
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    depth: {
      measure: { signal: { from: 'moreBentHip', scale: -0.01, offset: 1.6 }, part: 'far', statistic: 'median' },
      full: 0.9,
      none: 0.2,
    },
    steadiness: { measure: { signal: 'shoulderY', part: 'whole', statistic: 'range' }, full: 0.15, none: 0.6 },
    tempo: { fastMs: 300, slowMs: 2500 },
  },
};
