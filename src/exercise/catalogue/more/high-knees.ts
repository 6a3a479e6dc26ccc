import type { Measure, RepetitionRecord } from '../../types.js';
import { byDifficulty, weighedBy } from '../common.js';
import { HIGH_KNEES } from './weights/high-knees.js';

/**
 * How high the knee has to come: 1 is the height of the hip. At 15 frames a second a fast one is seen beside its highest
 * point: the athlete's level thighs, three a second, look like 0.4 to 0.8. Those of a recording have 0.9 to 1.1.
 */
const NEEDED = byDifficulty(0.28, 0.55, 0.75);

const HEIGHT: Measure = { signal: 'frontThighDrop', part: 'far', statistic: 'high' };

/** High knees: running or marching on the spot, each knee that comes up toward the height of the hip counts. */
export const highKnees: RepetitionRecord = {
  name: 'high_knees',
  aliases: ['high_knee', 'highknees'],
  unit: 'reps',
  experimental: true,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: true,
    ready: [{ signal: 'trunkLean', max: 40, direction: 'stand_up' }],
  },
  cycle: {
    // Where one knee comes up as the other goes down, it is the difference that has a rest in between.
    depth: 'kneeGap',
    signals: [
      // At 15 frames a second hardly one shows the knees beside each other: the way between two is a fifth of a whole one.
      { signal: 'kneeGap', swing: 0.15 },
      { signal: 'frontThighDrop', swing: 0.13 },
    ],
    phases: { rest: 'bottom', out: 'up', far: 'top', back: 'down' },
    startsFar: true,
    smoothingMs: 0,
    // Sprinters take five steps a second; longer than this it is a hold on one leg.
    minDurationMs: 130,
    maxDurationMs: 1800,
    full: 0.9,
    needed: NEEDED,
  },
  sides: { left: 'leftThighDrop', right: 'rightThighDrop', apart: 0.7, views: ['front', 'oblique'] },
  identity: weighedBy(HIGH_KNEES, [
    { name: 'knee_comes_up', measure: HEIGHT, against: 0.25, pro: 0.55, size: true },
    {
      name: 'foot_comes_up',
      measure: { signal: 'ankleGap', part: 'far', statistic: 'high' },
      against: 0.2,
      pro: 0.6,
      size: true,
    },
    {
      name: 'knees_apart',
      measure: { signal: 'kneeGap', part: 'far', statistic: 'high' },
      against: 0.25,
      pro: 0.55,
      size: true,
    },
    {
      name: 'stands_tall',
      measure: { signal: 'hipHeight', part: 'far', statistic: 'median' },
      against: 1.4,
      pro: 1.75,
    },
    {
      name: 'other_leg_straight',
      measure: { signal: 'straighterKnee', part: 'far', statistic: 'median' },
      against: 125,
      pro: 150,
    },
    {
      name: 'upright',
      measure: { signal: 'trunkLean', part: 'whole', statistic: 'high' },
      against: 45,
      pro: 25,
    },
    {
      name: 'on_the_spot',
      measure: { signal: 'ankleSpread', part: 'whole', statistic: 'high' },
      against: 1.3,
      pro: 0.8,
    },
    {
      name: 'arms_stay_down',
      measure: { signal: 'armRaise', part: 'whole', statistic: 'high' },
      against: 0.5,
      pro: 0,
    },
  ]),
  criteria: [{ code: 'high_knees.height.low', measure: HEIGHT, atLeast: NEEDED, attempt: 0.2, unit: '%' }],
  rules: [
    {
      code: 'high_knees.height.low',
      severity: 'warning',
      when: [{ measure: HEIGHT, min: 0.55 }],
      penalty: 0,
      witness: 'athlete',
    },
    {
      code: 'high_knees.trunk.lean',
      severity: 'info',
      // The trunk of the recording leans by 5° to 11° at most.
      when: [{ measure: { signal: 'trunkLean', part: 'whole', statistic: 'median' }, max: 18 }],
      views: ['side'],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    depth: { measure: HEIGHT, full: 0.85, none: 0.15 },
    steadiness: { measure: { signal: 'trunkLean', part: 'whole', statistic: 'range' }, full: 8, none: 35 },
    tempo: { fastMs: 180, slowMs: 900 },
  },
};
