import { FRONT_FROM } from '../../signals/frontality.js';
import type { HoldRecord } from '../../types.js';
import { byDifficulty } from '../common.js';

/** A lean and the feet ahead of the hips are not seen from the front. */
const SEEN_FROM = ['side', 'oblique'] as const;

/**
 * Wall sit: the back upright at a wall, the thighs all but level, the feet ahead of the hips.
 *
 * The wall is not among the keypoints: who sits on a chair of that height looks the same.
 */
export const wallSit: HoldRecord = {
  name: 'wall_sit',
  aliases: ['wall_sits', 'wallsit'],
  unit: 'seconds',
  experimental: true,
  everyday: true,
  needs: {
    joints: ['shoulder', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [
      { signal: 'trunkLean', max: 40, direction: 'stand_up' },
      { signal: 'frontality', max: FRONT_FROM, direction: 'turn_side' },
    ],
  },
  hold: {
    enter: [
      {
        // Thighs 27° from level; at `pro` 15°. The textbook asks for level ones.
        signal: 'thighDrop',
        min: 0.54,
        byDifficulty: byDifficulty(1, 1.2, 1.38),
        code: { below: 'wall_sit.depth.shallow' },
      },
      { signal: 'hipHeight', min: 0.75, max: 1.65 },
      // 0.9 with an upright back: it leans by 35° at most, from whatever side.
      { signal: 'proneDrop', min: 0.72 },
      { signal: 'trunkLean', max: 18, unit: '°', views: SEEN_FROM, code: { above: 'wall_sit.trunk.lean' } },
      // Thighs that are level keep the hips 0.9 of a shank behind the feet; who squats has them over the feet.
      { signal: 'hipShift', min: 0.55, views: ['side'] },
      { signal: 'hipShift', min: 0.3, views: ['oblique'] },
      // Straight from the front that is not seen, and a squat that is held looks the same.
      { signal: 'hipShift', min: 0.3, views: ['front'], judgedFrom: SEEN_FROM },
      { signal: 'kneeGap', max: 0.35 },
      { signal: 'ankleGap', max: 0.35 },
      { signal: 'armRaise', max: 0.2 },
    ],
    stay: [
      { signal: 'thighDrop', min: 0.42, byDifficulty: byDifficulty(1, 1.2, 1.38) },
      { signal: 'hipHeight', min: 0.65, max: 1.75 },
      { signal: 'proneDrop', min: 0.65 },
      { signal: 'trunkLean', max: 25, views: SEEN_FROM },
      { signal: 'hipShift', min: 0.45, views: ['side'] },
      { signal: 'hipShift', min: 0.2, views: ['oblique'] },
      { signal: 'kneeGap', max: 0.5 },
      { signal: 'ankleGap', max: 0.5 },
      { signal: 'armRaise', max: 0.4 },
    ],
    minHoldMs: 2500,
    graceMs: 500,
    settle: { signal: 'thighDrop', share: 0.85 },
    still: [
      { signal: 'hipHeight', maxRange: 0.16, overMs: 2200 },
      { signal: 'proneDrop', maxRange: 0.12, overMs: 2200 },
    ],
  },
  rules: [
    {
      code: 'wall_sit.depth.shallow',
      severity: 'warning',
      when: [{ measure: { signal: 'thighDrop', part: 'whole', statistic: 'median' }, min: 0.7 }],
      penalty: 12,
      witness: 'athlete',
    },
    {
      code: 'wall_sit.trunk.lean',
      severity: 'warning',
      // A back on a wall is upright, as the athlete's is; noise and the shape of the body are a few degrees.
      when: [{ measure: { signal: 'trunkLean', part: 'whole', statistic: 'median' }, max: 12 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'wall_sit.feet.close',
      severity: 'info',
      // The textbook asks for 90°, the athlete has 92°.
      when: [{ measure: { signal: 'kneeAngle', part: 'whole', statistic: 'median' }, min: 78 }],
      views: ['side'],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'thighDrop', part: 'whole', statistic: 'range' }, full: 0.05, none: 0.4 },
  },
};
