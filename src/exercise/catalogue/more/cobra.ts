import { FRONT_FROM } from '../../signals/frontality.js';
import type { HoldRecord } from '../../types.js';

const BOTH = ['left', 'right'] as const;

/**
 * Cobra: on the front, the chest is raised by the arms, the hips and the legs stay on the floor. Textbook, on the athlete:
 * no recording shows one. On the elbows, as before a plank (plank_06), it is another posture: the shoulders are an upper
 * arm's length high.
 */
export const cobra: HoldRecord = {
  name: 'cobra',
  aliases: ['cobras', 'cobra_pose', 'cobra_stretch'],
  unit: 'seconds',
  experimental: true,
  needs: {
    joints: ['shoulder', 'wrist', 'hip', 'knee'],
    both: false,
    ready: [
      { signal: 'hipHeight', max: 0.8, direction: 'lie_on_front' },
      { signal: 'frontality', max: FRONT_FROM, direction: 'turn_side' },
    ],
  },
  hold: {
    enter: [
      { signal: 'proneDrop', min: 0.48, code: { below: 'cobra.chest.low' } },
      { signal: 'pressHeight', min: 0.6, max: 1.15, code: { below: 'cobra.chest.low' } },
      { signal: 'handHeight', min: -0.55, max: 0.55 },
      { signal: 'hipHeight', max: 0.5, code: { above: 'cobra.hips.lifted' } },
      { signal: 'thighDrop', min: 0.75, max: 1.25 },
      // Both legs lie behind the hips; those of a front split, whose hands are at the floor too, lie on both sides.
      { signal: 'hipShift', min: 0.8 },
    ],
    stay: [
      { signal: 'proneDrop', min: 0.4 },
      { signal: 'pressHeight', min: 0.52, max: 1.25 },
      { signal: 'handHeight', min: -0.65, max: 0.65 },
      { signal: 'hipHeight', max: 0.6 },
      { signal: 'thighDrop', min: 0.65, max: 1.35 },
    ],
    angles: BOTH.flatMap((side) => [
      { joint: 'hip', side, degrees: 127, tolerance: 38 } as const,
      { joint: 'knee', side, degrees: 172, tolerance: 32, code: { below: 'cobra.knees.bent' } } as const,
    ]),
    minHoldMs: 3000,
    graceMs: 500,
    settle: { signal: 'proneDrop', share: 0.7 },
    still: [
      { signal: 'proneDrop', maxRange: 0.12, overMs: 2500 },
      { signal: 'pressHeight', maxRange: 0.16, overMs: 2500 },
    ],
  },
  rules: [
    {
      code: 'cobra.chest.low',
      severity: 'info',
      when: [{ measure: { signal: 'proneDrop', part: 'whole', statistic: 'median' }, min: 0.55 }],
      views: ['side', 'oblique'],
      penalty: 8,
      witness: 'athlete',
    },
    {
      code: 'cobra.hips.lifted',
      severity: 'warning',
      when: [{ measure: { signal: 'hipHeight', part: 'whole', statistic: 'median' }, max: 0.35 }],
      views: ['side'],
      penalty: 12,
      witness: 'athlete',
    },
    {
      code: 'cobra.knees.bent',
      severity: 'info',
      when: [{ measure: { signal: 'kneeAngle', part: 'whole', statistic: 'median' }, min: 150 }],
      views: ['side'],
      penalty: 8,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'shoulderY', part: 'whole', statistic: 'range' }, full: 0.06, none: 0.4 },
  },
};
