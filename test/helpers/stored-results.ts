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
export const POSED = { clip: 'squat-oblique', analysisFps: 5 } as const;

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
