/**
 * The One-Euro filter (Casiez, Roussel, Vogel: "1 € Filter", CHI 2012): a low-pass filter whose cut-off rises with
 * speed, so that a still body does not tremble and a fast one does not lag. Time is an argument.
 */

/** Parameters of one filter. */
export interface OneEuroOptions {
  /** Cut-off in Hz of a signal at rest: lower is steadier, higher lags less. */
  readonly minCutoffHz: number;
  /** How much the cut-off rises with speed, in Hz per (unit of the signal / s). */
  readonly beta: number;
  /** Cut-off in Hz of the speed estimate. */
  readonly derivativeCutoffHz: number;
}

function smoothingFactor(cutoffHz: number, seconds: number): number {
  const r = 2 * Math.PI * cutoffHz * seconds;
  return r / (r + 1);
}

/** Smooths one number over time. */
export class OneEuroFilter {
  #value: number | undefined;
  #speed = 0;
  #timeMs = 0;

  constructor(private readonly options: OneEuroOptions) {}

  /**
   * @param value the raw signal
   * @param timeMs its time; must not go back (a time that is not later returns the last smoothed value)
   * @param unit the length of one unit of speed, where the signal is not in the unit that `beta` was chosen for
   * @returns the smoothed signal
   */
  filter(value: number, timeMs: number, unit = 1): number {
    if (this.#value === undefined) {
      this.#value = value;
      this.#timeMs = timeMs;
      return value;
    }
    const seconds = (timeMs - this.#timeMs) / 1000;
    if (!(seconds > 0)) return this.#value;
    const { minCutoffHz, beta, derivativeCutoffHz } = this.options;
    const rawSpeed = (value - this.#value) / seconds;
    this.#speed += smoothingFactor(derivativeCutoffHz, seconds) * (rawSpeed - this.#speed);
    const cutoffHz = minCutoffHz + (beta * Math.abs(this.#speed)) / unit;
    this.#value += smoothingFactor(cutoffHz, seconds) * (value - this.#value);
    this.#timeMs = timeMs;
    return this.#value;
  }

  /** Forgets everything: the next value passes unchanged. */
  reset(): void {
    this.#value = undefined;
    this.#speed = 0;
  }
}
