/**
 * What may be said of how slowly a video plays. On its own, as it is loaded with the option table.
 */

/** How many times slower than life a video plays; `auto` takes what its file says. */
export type SlowMotionChoice = 'auto' | number;

/** From real time on. */
export const SLOW_MOTION_RANGE = [1, 100] as const;

/** Whether a caller has given one. */
export function isSlowMotionChoice(given: unknown): given is SlowMotionChoice {
  const [least, most] = SLOW_MOTION_RANGE;
  return given === 'auto' || (typeof given === 'number' && given >= least && given <= most);
}
