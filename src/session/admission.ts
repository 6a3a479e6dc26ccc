/**
 * Whether whoever holds a token may come in, and for how long.
 */
import { checkAccess, type TokenInfo, type TokenVerifier } from '../access/access.js';
import { CLOCK_ALLOWANCE_MS, type AccessClock } from '../access/clock.js';

/** Browsers' timers take no longer times. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Checks tokens, and tells when the last one that was good has expired. */
export class Admission {
  #stopTimer: (() => void) | undefined;

  /** @param onExpiry told that the token has to be checked anew */
  constructor(
    private readonly verify: TokenVerifier,
    private readonly clock: AccessClock,
    private readonly onExpiry: () => void,
  ) {}

  /**
   * Checks a token and what it allows.
   *
   * @throws as `checkAccess`
   */
  async check(token: string, gated: readonly string[], signal: AbortSignal): Promise<TokenInfo> {
    const info = await checkAccess(token, gated, this.verify, signal, this.clock);
    // What was given up in the meantime waits for no expiry.
    signal.throwIfAborted();
    this.dispose();
    if (info.expiresAt !== undefined) this.#watch(info.expiresAt);
    return info;
  }

  /** Tells of no expiry any more. */
  dispose(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
  }

  #watch(expiresAt: number): void {
    const left = Math.max(0, expiresAt + CLOCK_ALLOWANCE_MS - this.clock.now());
    this.#stopTimer = this.clock.startTimer(Math.min(left, LONGEST_TIMER_MS), () => {
      this.#stopTimer = undefined;
      // A device that slept, or a time longer than timers have.
      if (this.clock.now() < expiresAt + CLOCK_ALLOWANCE_MS) this.#watch(expiresAt);
      else this.onExpiry();
    });
  }
}
