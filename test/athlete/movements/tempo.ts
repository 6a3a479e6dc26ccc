/**
 * Time: minimum-jerk phases, and the clock of a set of repetitions.
 */
import type { BodySide, Posture } from '../body.js';
import type { Choreography, PerformanceOptions, TrueHold, TrueRep } from './types.js';

/** The minimum-jerk course from 0 to 1, as people move from rest to rest. */
export function minimumJerk(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * t * (10 + t * (6 * t - 15));
}

/** Where in the set the athlete is. */
export interface Moment {
  /** Index of the repetition under way or just done, from 0; 0 before the first. */
  readonly rep: number;
  /** 0 at the start position, 1 at the deepest. */
  readonly progress: number;
  /** Share of the moving time done, 0..0.5 on the way down and 0.5..1 on the way back; stands still in pauses. */
  readonly phase: number;
}

/** The clock of a set. */
export interface SetClock {
  readonly durationS: number;
  readonly at: (tS: number) => Moment;
  readonly reps: readonly TrueRep[];
}

interface Slot {
  readonly startS: number;
  readonly halfS: number;
}

/** Times of all repetitions of a set. @param depthOf the depth that repetition `index` reaches */
export function setClock(
  options: PerformanceOptions,
  depthOf: (index: number) => number,
  faultsOf: (index: number) => readonly string[],
): SetClock {
  const { reps: count, secondsPerRep, restBeforeS, restAfterS, pauseTopS, pauseBottomS, variation } = options;
  const slots: Slot[] = [];
  let t = restBeforeS;
  for (let index = 0; index < count; index++) {
    // A fixed pattern with mean 0 instead of chance: sets of even length keep their total.
    const halfS = (secondsPerRep / 2) * (1 + variation * [1, -1, 0.4, -0.4][index % 4]!);
    slots.push({ startS: t, halfS });
    t += 2 * halfS + pauseBottomS + (index < count - 1 ? pauseTopS : 0);
  }
  const at = (tS: number): Moment => {
    let rep = 0;
    while (rep < count - 1 && tS >= slots[rep + 1]!.startS) rep++;
    const slot = slots[rep];
    if (!slot) return { rep: 0, progress: 0, phase: 0 };
    const since = tS - slot.startS;
    const down = Math.min(1, Math.max(0, since / slot.halfS));
    const up = Math.min(1, Math.max(0, (since - slot.halfS - pauseBottomS) / slot.halfS));
    return { rep, progress: minimumJerk(down) - minimumJerk(up), phase: (down + up) / 2 };
  };
  return {
    durationS: t + restAfterS,
    at,
    reps: slots.map(({ startS, halfS }, index) => ({
      start: startS,
      bottom: startS + halfS + pauseBottomS / 2,
      end: startS + 2 * halfS + pauseBottomS,
      depth: depthOf(index),
      faults: faultsOf(index),
    })),
  };
}

/** A hold with a way in and out: 0 before, 1 during, 0 after. */
export function holdClock(
  { restBeforeS, restAfterS, holdS }: PerformanceOptions,
  moveS: number,
): { readonly durationS: number; readonly at: (tS: number) => number; readonly hold: TrueHold } {
  const start = restBeforeS + moveS;
  const end = start + holdS;
  return {
    durationS: end + moveS + restAfterS,
    at: (tS) => minimumJerk((tS - restBeforeS) / moveS) - minimumJerk((tS - end) / moveS),
    hold: { start, end },
  };
}

/** Whether a fault is asked for in repetition `index` (from 0). */
export function hasFault({ faults, faultReps }: PerformanceOptions, code: string, index: number): boolean {
  return faults.includes(code) && (!faultReps || faultReps.includes(index + 1));
}

/** The faults of repetition `index` (from 0). */
export const faultsIn = (options: PerformanceOptions, index: number): readonly string[] =>
  options.faults.filter((code) => hasFault(options, code, index));

/** Slow small movement of somebody who stands still, in units of about 1. */
export const sway = (tS: number, channel = 0): number =>
  0.6 * Math.sin(2 * Math.PI * (0.23 * tS + 0.31 * channel)) +
  0.4 * Math.sin(2 * Math.PI * (0.41 * tS + 0.17 * channel));

/**
 * A set of repetitions without faults.
 *
 * @param postureAt gets the share of the full movement that is reached right now: the progress times the depth
 */
export function repeated(
  options: PerformanceOptions,
  postureAt: (tS: number, reached: number, moment: Moment) => Posture,
): Choreography {
  const clock = setClock(
    options,
    () => options.depth,
    () => [],
  );
  return {
    durationS: clock.durationS,
    reps: clock.reps,
    holds: [],
    postureAt: (tS) => {
      const moment = clock.at(tS);
      return postureAt(tS, moment.progress * options.depth, moment);
    },
  };
}

/** A hold without faults; `moveS` is the time of the way in, and of the way out. */
export function held(
  options: PerformanceOptions,
  moveS: number,
  postureAt: (tS: number, reached: number) => Posture,
): Choreography {
  const { durationS, at, hold } = holdClock(options, moveS);
  return { durationS, reps: [], holds: [hold], postureAt: (tS) => postureAt(tS, at(tS) * options.depth) };
}

/** The side whose turn it is in repetition `rep` (from 0) of a movement that takes one side at a time. */
export function sideOf({ side }: PerformanceOptions, rep: number): BodySide {
  if (side === 'left' || side === 'right') return side;
  return rep % 2 ? 'left' : 'right';
}

/** Whether one of the sides moves in repetition `rep` (from 0) of a movement that can take both at once. */
export const moves = (side: BodySide, options: PerformanceOptions, rep: number): boolean =>
  options.side === 'both' || sideOf(options, rep) === side;

/** The same for both sides of the body. */
export const bothSides = <Limb>(limb: (side: BodySide) => Limb): { left: Limb; right: Limb } => ({
  left: limb('left'),
  right: limb('right'),
});

/** +1 for the left side, as x points there, and -1 for the right. */
export const signOf = (side: BodySide): number => (side === 'left' ? 1 : -1);
