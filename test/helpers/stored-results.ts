/**
 * Results that every engine has to come to: `npm run results` writes them, `test/engines/same-result.test.ts` compares.
 */
import { readRecording, run } from './sequence.js';

/** Recordings in `test/fixtures/sequences/`, with what each is counted as. */
export const COUNTED = [
  { recording: 'pushup_01', exercise: 'pushup' },
  { recording: 'jack_08', exercise: 'jumping_jack' },
  { recording: 'plank_06', exercise: 'plank' },
] as const;

/** The synthetic athlete's clip in `test/fixtures/clips/` whose poses are stored, and how many frames of each second. */
export const POSED = {
  clip: 'squat-oblique',
  analysisFps: 5,
  exercise: 'squat',
  count: 4,
  /** Crown to sole of the athlete who stands in the clip. */
  bodyHeightPx: 300,
  /** Of 782 keypoints, 758 are sure in both. */
  leastSure: 700,
  /** What computed them. */
  kernels: 'relaxed-simd',
} as const;

/**
 * How far poses may be from the stored ones where a browser hands out RGB in place of the decoded planes, as shares of the
 * body's height, for keypoints of at least this score. Colours then differ by 0.3 steps of 255 on average, which the network
 * answers with other poses; measured in Firefox ESR 153: half within .21 %, 95 % within .74 %, all within 3.3 %.
 */
export const POSES_FROM_RGB = { leastScore: 0.3, median: 0.004, p95: 0.0125, most: 0.05 } as const;

/**
 * How far poses may be from the stored ones where other kernels compute them, as a share of the body's height, for all
 * keypoints: sums of single precision then round in other places. Measured in WebKitGTK, which has no relaxed SIMD: .0005.
 */
export const POSES_OF_OTHER_KERNELS = { most: 0.002 } as const;

/**
 * What the exercise engine says of a recording, as it is sent: a line of JSON for each message.
 * @param json the recording's file
 */
export function saidOf(json: string, exercise: string): string {
  const { poses } = readRecording(json);
  return run(poses, { exercise })
    .map((message) => `${JSON.stringify(message)}\n`)
    .join('');
}
