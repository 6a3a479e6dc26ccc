/**
 * What was looked at and not taken for a repetition: it tells why nothing was counted.
 */
import { TURN_UNSEEN } from './judge.js';
import type { Verdict } from './judge.js';

/** Share of what is needed below which a movement is only a stir of somebody who stands. */
const LEAST_TOLD = 0.25;

/** Of one exercise in one video. */
export class Refused {
  /** How often each identity check failed. */
  readonly failures = new Map<string, number>();
  /** Of these, how often because it could not be seen. */
  readonly unseen = new Map<string, number>();
  /** Movements of the exercise that were too small to be attempts, as shares of a full one. */
  readonly small: number[] = [];
  /** How many movements were something else. */
  others = 0;
  /** How many were something else and too small for the exercise anyway. */
  smallOthers = 0;
  #unseenTurns = 0;

  /** @param needed what a movement has to reach, as a share of a full one */
  constructor(private readonly needed: number) {}

  /** Whether a movement was refused only because nothing vouched for the depth that was not seen. */
  get vouches(): boolean {
    return this.#unseenTurns > 0;
  }

  /**
   * @param share how far it went, as a share of a full one
   * @param abandoned it was given up before it was large enough to be judged in earnest
   */
  add({ failed, unseen, small }: Verdict, share: number, abandoned: boolean): void {
    const stir = share < LEAST_TOLD * this.needed;
    if (failed.length === 0 || (stir && (abandoned || small))) return;
    if (small) {
      this.small.push(share);
      return;
    }
    if (abandoned) this.smallOthers++;
    else this.others++;
    if (failed.every((name) => name === TURN_UNSEEN)) this.#unseenTurns++;
    // That it is too small as well says nothing of what it was.
    for (const name of failed.filter((other) => other !== 'too_small')) count(this.failures, name);
    for (const name of unseen) count(this.unseen, name);
  }
}

function count(names: Map<string, number>, name: string): void {
  names.set(name, (names.get(name) ?? 0) + 1);
}
