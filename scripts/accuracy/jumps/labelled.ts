/**
 * Recordings of people as jumps: who jumps is counted, and nobody else.
 */
import { createExerciseTracker } from '../../../src/exercise/index.js';
import type { Label, PoseProvider } from '../recordings.js';
import { say } from '../say.js';

/** Whose height nobody has told is taken to be this tall, in cm: it changes no count. */
const SOMEBODY_CM = 170;

/** What was counted in one recording. */
export interface CountedJumps {
  readonly name: string;
  readonly movement: string;
  readonly count: number;
  readonly range: readonly [number, number];
}

/** @returns one for each recording that has poses: those that show no jump are to have none */
export async function countJumps(
  labels: readonly Label[],
  providers: readonly PoseProvider[],
): Promise<readonly CountedJumps[]> {
  const counted: CountedJumps[] = [];
  for (const provider of providers) {
    for (const label of labels) {
      const poses = await provider.poses(label);
      if (!poses) continue;
      const tracker = createExerciseTracker({ exercise: 'jump_analysis', userHeightCm: SOMEBODY_CM });
      const said = [...poses.flatMap((pose) => tracker.update(pose)), ...tracker.finish()];
      const summary = said.find((message) => message.type === 'exercise_summary');
      const { name, movement, reps_min: least, reps_max: most } = label;
      const range = movement.endsWith('_jump') ? ([least ?? 1, most ?? Infinity] as const) : ([0, 0] as const);
      counted.push({ name, movement, count: summary?.counter ?? 0, range });
    }
  }
  return counted;
}

/** @returns what is outside its range, in words; prints how many were counted */
export function missedCounts(counted: readonly CountedJumps[]): string[] {
  const jumping = counted.filter(({ range }) => range[1] > 0);
  say(`Recordings as jumps: ${jumping.length} of jumps, ${counted.length - jumping.length} of something else`);
  for (const { name, count } of jumping) say(`  ${name}: ${count}`);
  return counted
    .filter(({ count, range: [least, most] }) => count < least || count > most)
    .map(({ name, movement, count, range }) => `${name} (${movement}) as jumps: ${count}, not ${range.join('–')}`);
}
