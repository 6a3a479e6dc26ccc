/**
 * Notices work that has stopped making progress.
 */

/** Calls back every `ms` until it is stopped. @returns stops it */
export type StartTicker = (ms: number, onTick: () => void) => () => void;

/** The ticker that uses the browser's timers. */
export const startTimerTicker: StartTicker = (ms, onTick) => {
  const timer = setInterval(onTick, ms);
  return () => clearInterval(timer);
};

/**
 * The patience is measured in ticks: a device that sleeps gives one late tick when it wakes up, not all that it missed, so
 * that work is not given up for the time in which it could not run.
 */
const TICKS = 6;

/** Watches one piece of work. */
export class Watchdog {
  readonly #stop: () => void;
  #ticks = 0;

  /**
   * @param patienceMs how long the work may be silent
   * @param onHang called once where it is silent for longer
   */
  constructor(startTicker: StartTicker, patienceMs: number, onHang: () => void) {
    this.#stop = startTicker(patienceMs / TICKS, () => {
      this.#ticks++;
      if (this.#ticks < TICKS) return;
      this.stop();
      onHang();
    });
  }

  /** The work has made progress. */
  feed(): void {
    this.#ticks = 0;
  }

  stop(): void {
    this.#stop();
  }
}
