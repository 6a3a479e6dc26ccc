/**
 * What a labelled movement may be counted as. Of exercises their records say it (`compatible`); here stand the movements that
 * labels name and that no record is of.
 */
import { CATALOGUE } from '../exercise/catalogue/index.js';
import { MORE } from '../exercise/catalogue/more/index.js';
import type { CompatibleExercise } from '../exercise/types.js';

const OTHER_MOVEMENTS: Readonly<Record<string, readonly CompatibleExercise[]>> = {
  arm_curl: [
    { exercise: 'bicep_curl', reason: 'another name' },
    { exercise: 'hammer_curl', reason: 'the turn of the hand is not among the keypoints' },
  ],
  hip_thrust: [{ exercise: 'glute_bridge', reason: 'the same with the back on a bench' }],
  knee_raise: [{ exercise: 'high_knees', reason: 'marching with high knees is the same, slower' }],
  sit_down_once: [{ exercise: 'wall_sit', reason: 'neither the seat nor the wall is among the keypoints' }],
};

/**
 * @param movement of a label: the name of an exercise of the package, or of another movement
 * @param exercise the name of an exercise
 * @returns whether the movement counts as the exercise, though it has another name
 */
export function isCompatible(movement: string, exercise: string): boolean {
  const record = [...CATALOGUE, ...MORE].find(({ name }) => name === movement);
  const all = record?.compatible ?? OTHER_MOVEMENTS[movement] ?? [];
  return all.some((one) => one.exercise === exercise);
}
