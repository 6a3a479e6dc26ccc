/**
 * Movements that hold another exercise, or cannot be told from it: counted as that exercise they are no false count, the two
 * do not compete, and `auto` names both.
 */

/** One pair. */
export interface Compatible {
  /** What is performed: an exercise, or a movement of a label. */
  readonly movement: string;
  /** What it may be counted as too. */
  readonly exercise: string;
  readonly reason: string;
  /** People do it without exercising: that alone does not say that they exercise. */
  readonly everyday?: true;
}

/** All pairs, in one direction each. */
export const COMPATIBLE: readonly Compatible[] = [
  { movement: 'balance_leg_left', exercise: 'balance_leg', reason: 'either leg counts' },
  { movement: 'balance_leg_right', exercise: 'balance_leg', reason: 'either leg counts' },
  { movement: 'hammer_curl', exercise: 'bicep_curl', reason: 'the turn of the hand is not among the keypoints' },
  { movement: 'bicep_curl', exercise: 'hammer_curl', reason: 'the turn of the hand is not among the keypoints' },
  { movement: 'arm_curl', exercise: 'bicep_curl', reason: 'another name' },
  { movement: 'arm_curl', exercise: 'hammer_curl', reason: 'the turn of the hand is not among the keypoints' },
  { movement: 'hip_thrust', exercise: 'glute_bridge', reason: 'the same with the back on a bench' },
  { movement: 'burpee', exercise: 'pushup', reason: 'a burpee holds a push-up' },
  { movement: 'tree', exercise: 'balance_leg', reason: 'the tree is a balance on one leg' },
  { movement: 'tree', exercise: 'balance_leg_left', reason: 'the tree is a balance on one leg' },
  { movement: 'tree', exercise: 'balance_leg_right', reason: 'the tree is a balance on one leg' },
  { movement: 'balance_leg_left', exercise: 'tree', reason: 'a foot that is held at the other leg makes it a tree' },
  { movement: 'balance_leg_right', exercise: 'tree', reason: 'a foot that is held at the other leg makes it a tree' },
  { movement: 'knee_raise', exercise: 'high_knees', reason: 'marching with high knees is the same, slower' },
  {
    movement: 'sit_down_once',
    exercise: 'wall_sit',
    reason: 'neither the seat nor the wall is among the keypoints',
    everyday: true,
  },
  { movement: 'bridge', exercise: 'glute_bridge', reason: 'coming up and going down is a repetition' },
  {
    movement: 'side_plank',
    exercise: 'plank',
    reason: 'a plank asks for one line off the floor, not for which way the chest looks',
  },
  { movement: 'glute_bridge', exercise: 'bridge', reason: 'a glute bridge that stays up for seconds is a bridge' },
];

/** @returns whether a movement counts as an exercise, though it has another name */
export function isCompatible(movement: string, exercise: string): boolean {
  return COMPATIBLE.some((pair) => pair.movement === movement && pair.exercise === exercise);
}

/** @returns whether an exercise cannot be told from what people do anyway, such as sitting */
export function isEveryday(exercise: string): boolean {
  return COMPATIBLE.some((pair) => pair.everyday && pair.exercise === exercise);
}
