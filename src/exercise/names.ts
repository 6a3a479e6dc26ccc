/**
 * The names of the package's exercises, at hand without the exercises themselves: pages are told at once which option is wrong,
 * and editors which there are. The catalogue has the last word: whoever finds a name missing here asks that.
 */
import { AUTO } from './auto.js';
import { spellingsOf } from './spelling.js';

/** Each exercise of the package, in the order of the catalogue. */
export const EXERCISE_NAMES = [
  'squat',
  'pushup',
  'lunge',
  'plank',
  'balance_leg_left',
  'balance_leg_right',
  'balance_leg',
  'jumping_jack',
  'low_impact_jack',
  'bicep_curl',
  'bow',
  'bridge',
  'burpee',
  'calf_raise',
  'camel',
  'chair_forward_fold',
  'chair_side_stretch',
  'closing',
  'cobra',
  'crunch',
  'deadlift',
  'facial_split',
  'foot_to_hand',
  'glute_bridge',
  'hammer_curl',
  'high_knees',
  'king_pigeon',
  'lateral_raise',
  'leg_raise',
  'mountain_climber',
  'needle',
  'pancake',
  'pull_up',
  'shoulder_press',
  'side_lunge',
  'side_plank',
  'sit_to_stand',
  'sit_up',
  'split',
  'i',
  'tiger',
  'tree',
  'tricep_dip',
  'wall_sit',
  'warrior',
  'jump_analysis',
  'air_time_jump',
] as const;

/** What else they go by. */
export const EXERCISE_ALIASES = (
  'squats push_up pushups push_ups lunges planks single_leg_stance jumping_jacks jumpingjack low_impact_jacks low_impact_jumping_jack ' +
  'bicep_curls biceps_curl biceps_curls bicepcurl curl curls bow_pose dhanurasana bridges bridge_pose ' +
  'glute_bridge_hold burpees calf_raises calfraise heel_raise heel_raises camel_pose ustrasana chair_forward_folds ' +
  'chair_side_stretches pike pike_stretch cobras cobra_pose cobra_stretch crunches abdominal_crunch ab_crunch ' +
  'deadlifts dead_lift romanian_deadlift facial_splits middle_split middle_splits side_splits hand_to_foot ' +
  'hand_to_big_toe glute_bridges glutebridge glutebridges hip_bridge hammer_curls hammercurl high_knee highknees ' +
  'king_pigeon_pose rajakapotasana lateral_raises lateralraise side_raise side_raises leg_raises legraise legraises ' +
  'lying_leg_raise mountain_climbers mountainclimber mountainclimbers needle_pose standing_split pancakes ' +
  'pancake_stretch pull_ups pullup pullups chin_up chin_ups chinup chinups shoulder_presses shoulderpress ' +
  'overhead_press military_press side_lunges sidelunge lateral_lunge lateral_lunges side_planks sideplank sideplanks ' +
  'sit_to_stands chair_stand chair_stands five_chair_stands chair_stands_in_30_s sit_ups situp situps splits front_split front_splits standing_i tiger_pose ' +
  'vyaghrasana tree_pose vrksasana jump tricep_dips triceps_dip triceps_dips tricepdip dip dips wall_sits wallsit ' +
  'warrior_pose warrior_2 warrior_ii'
).split(' ');

/** An exercise of the package, or what has it recognised. */
export type KnownExercise = (typeof EXERCISE_NAMES)[number] | typeof AUTO;

/** The name of an exercise: of the package, which editors know, or of one that was added. */
export type ExerciseName = KnownExercise | (string & {});

const NAMES: ReadonlySet<string> = new Set([AUTO, ...EXERCISE_NAMES, ...EXERCISE_ALIASES]);

/** Whether the package has an exercise of this name or alias; it may have one where this is false. */
export function isKnownName(name: string): boolean {
  return spellingsOf(name).some((spelling) => NAMES.has(spelling));
}

const listeners = new Set<() => void>();

/** An exercise has been added. */
export function exerciseAdded(): void {
  for (const listener of listeners) listener();
}

/** @param listener told of each exercise that is added, until the signal aborts */
export function onExerciseAdded(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
