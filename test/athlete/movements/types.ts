/**
 * What a movement is asked for and what it gives.
 */
import type { BodySide, Posture } from '../body.js';
import type { JumpOptions } from './jump.js';

/** The exercises of the catalogue. */
export const EXERCISES = [
  'squat',
  'pushup',
  'lunge',
  'plank',
  'balance_leg_left',
  'balance_leg_right',
  'balance_leg',
  'jumping_jack',
  'low_impact_jack',
] as const;

/** Things that people do and that are none of the exercises. */
export const DISTRACTORS = ['walk', 'stand', 'sit_down_once', 'dance', 'arm_curl', 'knee_raise'] as const;

/** Exercises that the catalogue does not have yet: what a larger one is developed and tested with. */
export const UPCOMING = [
  'bicep_curl',
  'hammer_curl',
  'shoulder_press',
  'lateral_raise',
  'deadlift',
  'glute_bridge',
  'sit_up',
  'crunch',
  'side_lunge',
  'high_knees',
  'mountain_climber',
  'leg_raise',
  'calf_raise',
  'tricep_dip',
  'pull_up',
  'burpee',
  'sit_to_stand',
  'wall_sit',
  'side_plank',
  'cobra',
  'bridge',
  'tree',
  'warrior',
  'chair_forward_fold',
  'chair_side_stretch',
  'split',
  'facial_split',
  'pancake',
  'closing',
  'bow',
  'tiger',
  'camel',
  'king_pigeon',
  'foot_to_hand',
  'i',
  'needle',
] as const;

/** Other ways to do an exercise, which are the same exercise. */
export const VARIANTS = ['bench_dip', 'concentration_curl'] as const;

/** Vertical jumps, which are measured and not counted by the catalogue; a hop on one leg is none. */
export const JUMPS = ['countermovement_jump', 'squat_jump', 'drop_jump', 'one_leg_hop'] as const;

export type JumpName = (typeof JUMPS)[number];
export type ExerciseName = (typeof EXERCISES)[number];
export type UpcomingName = (typeof UPCOMING)[number];
export type MovementName =
  ExerciseName | UpcomingName | JumpName | (typeof VARIANTS)[number] | (typeof DISTRACTORS)[number];

const JUMP_FAULTS = ['jump.knees.inward', 'jump.landing.stiff', 'jump.arms.still'];

const noFaults = Object.fromEntries<readonly string[]>(UPCOMING.map((name) => [name, []])) as Record<
  UpcomingName,
  readonly string[]
>;

/** The faults that each movement can be asked to make. */
export const FAULTS: Readonly<Record<MovementName, readonly string[]>> = {
  ...noFaults,
  squat: ['squat.depth.shallow', 'squat.knees.inward', 'squat.trunk.lean', 'squat.heels.lifted', 'squat.asymmetry'],
  pushup: ['pushup.depth.shallow', 'pushup.lockout.incomplete', 'pushup.hips.sag', 'pushup.hips.pike'],
  lunge: ['lunge.depth.shallow', 'lunge.knee.past_toe', 'lunge.trunk.lean', 'lunge.back_knee.high'],
  plank: ['plank.hips.sag', 'plank.hips.pike', 'plank.knees.bent', 'plank.head.dropped'],
  balance_leg_left: ['balance.pelvis.drop', 'balance.sway', 'balance.foot.down'],
  balance_leg_right: ['balance.pelvis.drop', 'balance.sway', 'balance.foot.down'],
  balance_leg: ['balance.pelvis.drop', 'balance.sway', 'balance.foot.down'],
  jumping_jack: ['jack.arms.incomplete', 'jack.legs.incomplete', 'jack.timing'],
  low_impact_jack: ['jack.arms.incomplete', 'jack.legs.incomplete', 'jack.timing'],
  countermovement_jump: JUMP_FAULTS,
  squat_jump: JUMP_FAULTS,
  drop_jump: JUMP_FAULTS,
  one_leg_hop: [],
  bench_dip: [],
  concentration_curl: [],
  walk: [],
  stand: [],
  sit_down_once: [],
  dance: [],
  arm_curl: [],
  knee_raise: [],
};

/** How to perform. */
export interface PerformanceOptions {
  readonly exercise: MovementName;
  /** Repetitions; steps for `walk`; not used where the movement is a hold. */
  readonly reps: number;
  /** Moving time of one repetition, without its pauses. */
  readonly secondsPerRep: number;
  /** 1 is the full textbook depth (squat: thighs level), 0 no movement. Holds of `UPCOMING`: how far into the posture. */
  readonly depth: number;
  readonly faults: readonly string[];
  /** Numbers (from 1) of the repetitions that have the faults; all of them when left out. */
  readonly faultReps?: readonly number[];
  readonly restBeforeS: number;
  readonly restAfterS: number;
  /** Length of a hold (plank, balance, sitting, standing). */
  readonly holdS: number;
  readonly pauseTopS: number;
  readonly pauseBottomS: number;
  /**
   * Lunge: the leg in front. Balance: the standing leg, where the exercise does not name it. Others: the arm or leg that
   * moves, README.md says which. Movements that take one side at a time alternate where both are asked for.
   */
  readonly side: BodySide | 'alternate' | 'both';
  /** How jumps go; what is left out is usual. */
  readonly jump?: Partial<JumpOptions>;
  /** Share by which the length of the repetitions varies around `secondsPerRep`; the mean stays. */
  readonly variation: number;
}

/** One repetition as performed; times in seconds. */
export interface TrueRep {
  readonly start: number;
  /** Middle of the deepest (for jacks: most open) moment. */
  readonly bottom: number;
  readonly end: number;
  /** Share of the full textbook depth that was reached. */
  readonly depth: number;
  readonly faults: readonly string[];
}

/** One hold as performed; times in seconds. */
export interface TrueHold {
  readonly start: number;
  readonly end: number;
}

/** One jump as performed; times in seconds. */
export interface TrueJump {
  readonly takeOff: number;
  readonly peak: number;
  readonly landing: number;
  /** Rise of the body from take-off to its highest point, in metres. */
  readonly heightM: number;
  /** Time on the floor before it, where it follows a fall or another jump. */
  readonly contactS: number | undefined;
}

/** A movement over time. */
export interface Choreography {
  readonly durationS: number;
  readonly postureAt: (tS: number) => Posture;
  readonly reps: readonly TrueRep[];
  readonly holds: readonly TrueHold[];
  readonly jumps?: readonly TrueJump[];
}
