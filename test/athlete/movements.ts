/**
 * The synthetic athlete's performances: an exercise asked for, the body at any moment of it, and what truly happened.
 * Pure: runs in Node.
 */
import { solvePosture } from './body.js';
import type { JointState } from './body.js';
import { balance } from './movements/balance.js';
import { armCurl, dance, kneeRaise, sitDownOnce, stand, walk } from './movements/distractors.js';
import { plank, pushup } from './movements/floor.js';
import { jumpingJack, lowImpactJack } from './movements/jacks.js';
import { lunge } from './movements/lunge.js';
import { squat } from './movements/squat.js';
import { FAULTS } from './movements/types.js';
import type { Choreography, MovementName, PerformanceOptions, TrueHold, TrueRep } from './movements/types.js';

export { DISTRACTORS, EXERCISES, FAULTS } from './movements/types.js';
export type { ExerciseName, MovementName, PerformanceOptions, TrueHold, TrueRep } from './movements/types.js';

/** What truly happened; times in seconds. */
export interface Truth {
  readonly reps: readonly TrueRep[];
  readonly holds: readonly TrueHold[];
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
};

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
    side: 'alternate',
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
  const { durationS, postureAt, reps, holds } = CHOREOGRAPHIES[options.exercise](options);
  return {
    options,
    durationS,
    poseAt: (tS) => solvePosture(postureAt(tS)),
    truth: { reps, holds, faults: options.faults },
  };
}
