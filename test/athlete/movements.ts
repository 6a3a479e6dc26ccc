/**
 * The synthetic athlete's performances: an exercise asked for, the body at any moment of it, and what truly happened.
 * Pure: runs in Node.
 */
import { solvePosture } from './body.js';
import type { JointState } from './body.js';
import { armCurl, bicepCurl, hammerCurl, lateralRaise, shoulderPress } from './movements/arms.js';
import { balance } from './movements/balance.js';
import { burpee, mountainClimber } from './movements/climber.js';
import { dance, sitDownOnce, stand, walk } from './movements/distractors.js';
import { plank, pushup } from './movements/floor.js';
import { benchDip, pullUp, tricepDip } from './movements/hanging.js';
import { jumpingJack, lowImpactJack } from './movements/jacks.js';
import { calfRaise, deadlift, sideLunge } from './movements/legs.js';
import { jumps } from './movements/jump.js';
import { lunge } from './movements/lunge.js';
import { highKnees, kneeRaise } from './movements/marching.js';
import { cobra, sidePlank, tree, warrior } from './movements/poses.js';
import { concentrationCurl, sitToStand, wallSit } from './movements/seat.js';
import { squat } from './movements/squat.js';
import {
  bow,
  camel,
  chairForwardFold,
  chairSideStretch,
  closing,
  facialSplit,
  footToHand,
  kingPigeon,
  needle,
  pancake,
  split,
  standingI,
  tiger,
} from './movements/stretches.js';
import { bridge, crunch, gluteBridge, legRaise, sitUp } from './movements/supine.js';
import { FAULTS } from './movements/types.js';
import type { Choreography, MovementName, PerformanceOptions, TrueHold, TrueJump, TrueRep } from './movements/types.js';

export { DISTRACTORS, EXERCISES, FAULTS, JUMPS, UPCOMING, VARIANTS } from './movements/types.js';
export type {
  ExerciseName,
  JumpName,
  MovementName,
  PerformanceOptions,
  TrueHold,
  TrueJump,
  TrueRep,
  UpcomingName,
} from './movements/types.js';

/** What truly happened; times in seconds. */
export interface Truth {
  readonly reps: readonly TrueRep[];
  readonly holds: readonly TrueHold[];
  readonly jumps: readonly TrueJump[];
  readonly faults: readonly string[];
}

/** One performance. */
export interface Performance {
  /** The options with every default filled in. */
  readonly options: PerformanceOptions;
  readonly durationS: number;
  readonly poseAt: (tS: number) => JointState;
  readonly truth: Truth;
}

const CHOREOGRAPHIES: Readonly<Record<MovementName, (options: PerformanceOptions) => Choreography>> = {
  squat,
  pushup,
  lunge,
  plank,
  balance_leg_left: balance,
  balance_leg_right: balance,
  balance_leg: balance,
  jumping_jack: jumpingJack,
  low_impact_jack: lowImpactJack,
  bicep_curl: bicepCurl,
  hammer_curl: hammerCurl,
  shoulder_press: shoulderPress,
  lateral_raise: lateralRaise,
  deadlift,
  glute_bridge: gluteBridge,
  sit_up: sitUp,
  crunch,
  side_lunge: sideLunge,
  high_knees: highKnees,
  mountain_climber: mountainClimber,
  leg_raise: legRaise,
  calf_raise: calfRaise,
  tricep_dip: tricepDip,
  pull_up: pullUp,
  burpee,
  sit_to_stand: sitToStand,
  wall_sit: wallSit,
  side_plank: sidePlank,
  cobra,
  bridge,
  tree,
  warrior,
  chair_forward_fold: chairForwardFold,
  chair_side_stretch: chairSideStretch,
  split,
  facial_split: facialSplit,
  pancake,
  closing,
  bow,
  tiger,
  camel,
  king_pigeon: kingPigeon,
  foot_to_hand: footToHand,
  i: standingI,
  needle,
  bench_dip: benchDip,
  concentration_curl: concentrationCurl,
  countermovement_jump: jumps,
  squat_jump: jumps,
  drop_jump: jumps,
  one_leg_hop: jumps,
  walk,
  stand,
  sit_down_once: sitDownOnce,
  dance,
  arm_curl: armCurl,
  knee_raise: kneeRaise,
};

/** Usual lengths of a repetition in seconds; 2 where nothing is said. */
const USUAL_SECONDS: Partial<Record<MovementName, number>> = {
  lunge: 2.6,
  pushup: 1.6,
  jumping_jack: 1,
  low_impact_jack: 1.4,
  walk: 0.62,
  sit_down_once: 1.4,
  dance: 1,
  knee_raise: 0.9,
  shoulder_press: 2.4,
  lateral_raise: 2.4,
  deadlift: 3,
  sit_up: 2.8,
  side_lunge: 2.8,
  high_knees: 0.4,
  mountain_climber: 0.45,
  leg_raise: 3.4,
  calf_raise: 1.6,
  pull_up: 3,
  burpee: 3.6,
  sit_to_stand: 2.8,
  concentration_curl: 2.4,
};

/** Movements that people do with both sides at once; the others alternate where no side is asked for. */
const WITH_BOTH_SIDES: ReadonlySet<MovementName> = new Set([
  'bicep_curl',
  'hammer_curl',
  'shoulder_press',
  'lateral_raise',
  'leg_raise',
  'calf_raise',
]);

/**
 * Lets the athlete perform. Everything but `exercise` has a default: three textbook repetitions, or a hold of 4 s.
 *
 * @throws TypeError for a fault that the exercise does not have
 */
export function performance(asked: Partial<PerformanceOptions> & Pick<PerformanceOptions, 'exercise'>): Performance {
  const options: PerformanceOptions = {
    reps: 3,
    secondsPerRep: USUAL_SECONDS[asked.exercise] ?? 2,
    depth: 1,
    faults: [],
    restBeforeS: 0.5,
    restAfterS: 0.5,
    holdS: 4,
    pauseTopS: 0,
    pauseBottomS: 0,
    side: WITH_BOTH_SIDES.has(asked.exercise) ? 'both' : 'alternate',
    variation: 0,
    ...asked,
  };
  const known = FAULTS[options.exercise];
  const unknown = options.faults.filter((code) => !known.includes(code));
  if (unknown.length > 0) {
    throw new TypeError(
      `${options.exercise} has no fault ${unknown.join(', ')}; it has ${known.join(', ') || 'none'}.`,
    );
  }
  const { durationS, postureAt, reps, holds, jumps: jumped = [] } = CHOREOGRAPHIES[options.exercise](options);
  return {
    options,
    durationS,
    poseAt: (tS) => solvePosture(postureAt(tS)),
    truth: { reps, holds, jumps: jumped, faults: options.faults },
  };
}
