import type { HoldRecord } from '../../types.js';
import { byDifficulty } from '../common.js';

/** Along the body, its line points at the camera. */
const SEEN_FROM = ['side', 'oblique'] as const;

/**
 * Side plank on a forearm or a hand: one shoulder over the other, and the body in one line off the floor. All figures are
 * the athlete's and those of the plank: no recording shows one.
 */
export const sidePlank: HoldRecord = {
  name: 'side_plank',
  aliases: ['side_planks', 'sideplank', 'sideplanks'],
  unit: 'seconds',
  experimental: true,
  compatible: [
    { exercise: 'plank', reason: 'a plank asks for one line off the floor, not for which way the chest looks' },
  ],
  needs: {
    joints: ['shoulder', 'elbow', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [
      { signal: 'proneDrop', max: 0.6, direction: 'lie_on_side' },
      { signal: 'shoulderGap', min: 0.3, direction: 'lie_on_side' },
    ],
  },
  hold: {
    enter: [
      // 0.7 of the athlete; who is on the front has level shoulders from every side.
      { signal: 'shoulderGap', min: 0.4 },
      { signal: 'proneDrop', min: -0.4, max: 0.5 },
      { signal: 'bodyTilt', max: 40, judgedFrom: SEEN_FROM },
      // Of somebody who lies on the side the shoulders are half as high.
      { signal: 'armSupport', min: 0.6 },
      {
        signal: 'hipSag',
        min: -0.22,
        max: 0.07,
        byDifficulty: byDifficulty(1, 0.85, 0.7),
        code: { below: 'side_plank.hips.pike', above: 'side_plank.hips.sag' },
        judgedFrom: SEEN_FROM,
      },
      { signal: 'kneeAngle', min: 140, unit: '°', code: { below: 'side_plank.knees.bent' }, judgedFrom: SEEN_FROM },
    ],
    stay: [
      { signal: 'shoulderGap', min: 0.3 },
      { signal: 'proneDrop', min: -0.5, max: 0.6 },
      { signal: 'bodyTilt', max: 45 },
      { signal: 'armSupport', min: 0.5 },
      { signal: 'hipSag', min: -0.26, max: 0.1, byDifficulty: byDifficulty(1, 0.85, 0.7) },
      { signal: 'kneeAngle', min: 130 },
    ],
    minHoldMs: 3000,
    graceMs: 500,
    settle: { signal: 'hipHeight', share: 0.7 },
    still: [
      { signal: 'armSupport', maxRange: 0.16, overMs: 2500 },
      { signal: 'hipSag', maxRange: 0.08, overMs: 2500 },
    ],
  },
  rules: [
    {
      code: 'side_plank.hips.sag',
      severity: 'error',
      when: [{ measure: { signal: 'hipSag', part: 'whole', statistic: 'median' }, max: 0.04 }],
      views: ['side'],
      penalty: 20,
      witness: 'athlete',
    },
    {
      code: 'side_plank.hips.pike',
      severity: 'warning',
      when: [{ measure: { signal: 'hipSag', part: 'whole', statistic: 'median' }, min: -0.12 }],
      views: ['side'],
      penalty: 12,
      witness: 'athlete',
    },
    {
      code: 'side_plank.knees.bent',
      severity: 'warning',
      when: [{ measure: { signal: 'kneeAngle', part: 'whole', statistic: 'median' }, min: 150 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'hipY', part: 'whole', statistic: 'range' }, full: 0.08, none: 0.5 },
  },
};
