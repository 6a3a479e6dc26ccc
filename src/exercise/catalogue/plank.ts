import { FRONT_FROM } from '../signals/frontality.js';
import type { HoldRecord } from '../types.js';
import { byDifficulty } from './common.js';

/** From the front or behind, the body’s line points at the camera. */
const SEEN_FROM = ['side', 'oblique'] as const;

/**
 * Plank on forearms or hands: body prone and off the floor, in one line from shoulders to ankles.
 *
 * The signed offset of the hips from that line ÷ its length was measured on 710 labelled frames: good −0.11 to −0.05,
 * low back +0.06 to +0.09, hips high −0.42 to −0.27. The unsigned angle cannot see a sag.
 */
export const plank: HoldRecord = {
  name: 'plank',
  aliases: ['planks'],
  unit: 'seconds',
  needs: {
    joints: ['shoulder', 'elbow', 'hip', 'knee', 'ankle'],
    both: false,
    ready: [
      { signal: 'proneDrop', max: 0.5, direction: 'get_down' },
      { signal: 'frontality', max: FRONT_FROM, direction: 'turn_side' },
    ],
  },
  hold: {
    enter: [
      { signal: 'proneDrop', min: -0.8, max: 0.5 },
      { signal: 'bodyTilt', max: 40, judgedFrom: SEEN_FROM },
      { signal: 'armSupport', min: 0.3 },
      { signal: 'elbowLift', max: 0.13, judgedFrom: SEEN_FROM },
      {
        signal: 'hipSag',
        min: -0.38,
        max: 0.1,
        byDifficulty: byDifficulty(1, 0.85, 0.7),
        code: { below: 'plank.hips.pike', above: 'plank.hips.sag' },
        judgedFrom: SEEN_FROM,
      },
      { signal: 'offFloor', min: 0, code: { below: 'plank.hips.sag' }, judgedFrom: SEEN_FROM },
      { signal: 'kneeClearance', min: 0.03, code: { below: 'plank.knees.bent' }, judgedFrom: SEEN_FROM },
      { signal: 'kneeAngle', min: 142, unit: '°', code: { below: 'plank.knees.bent' }, judgedFrom: SEEN_FROM },
    ],
    stay: [
      { signal: 'proneDrop', min: -0.9, max: 0.6 },
      { signal: 'bodyTilt', max: 45 },
      { signal: 'armSupport', min: 0.25 },
      { signal: 'elbowLift', max: 0.2 },
      { signal: 'hipSag', min: -0.42, max: 0.12, byDifficulty: byDifficulty(1, 0.85, 0.7) },
      { signal: 'offFloor', min: -0.08 },
      { signal: 'kneeClearance', min: 0 },
      { signal: 'kneeAngle', min: 132 },
    ],
    minHoldMs: 3000,
    graceMs: 500,
    settle: { signal: 'kneeClearance', share: 0.6 },
    still: [
      { signal: 'armSupport', maxRange: 0.16, overMs: 2500 },
      { signal: 'hipSag', maxRange: 0.08, overMs: 2500 },
    ],
  },
  rules: [
    {
      code: 'plank.hips.sag',
      severity: 'error',
      when: [{ measure: { signal: 'hipSag', part: 'whole', statistic: 'median' }, max: 0.04 }],
      views: ['side'],
      penalty: 20,
      witness: 'people',
    },
    {
      code: 'plank.hips.pike',
      severity: 'warning',
      when: [{ measure: { signal: 'hipSag', part: 'whole', statistic: 'median' }, min: -0.16 }],
      views: ['side'],
      penalty: 15,
      witness: 'people',
    },
    {
      code: 'plank.knees.bent',
      severity: 'warning',
      when: [{ measure: { signal: 'kneeAngle', part: 'whole', statistic: 'median' }, min: 150 }],
      views: ['side'],
      penalty: 10,
      witness: 'athlete',
    },
    {
      code: 'plank.head.dropped',
      severity: 'info',
      when: [{ measure: { signal: 'headDrop', part: 'whole', statistic: 'median' }, max: 0.12 }],
      views: ['side'],
      penalty: 5,
      witness: 'athlete',
    },
  ],
  score: {
    steadiness: { measure: { signal: 'hipY', part: 'whole', statistic: 'range' }, full: 0.08, none: 0.5 },
  },
};
