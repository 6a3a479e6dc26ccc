/**
 * Checks a token before there is a session, which is loaded only where somebody may not come in: whoever may is not kept
 * waiting, and loads nothing for it.
 */
import type { TokenVerifier } from '../access/access.js';
import { systemClock, type AccessClock } from '../access/clock.js';
import { TrackerError } from '../errors.js';
import { Admission } from '../session/admission.js';

/** What is checked, and how. */
export interface EarlyCheck {
  readonly token: string;
  /** Names of the options in use that free plans do not hold. */
  readonly gated: readonly string[];
  readonly verify: TokenVerifier;
  readonly clock: AccessClock | undefined;
}

/** Checks for one element. */
export class EarlyAdmission {
  #checking = new AbortController();
  #admission: Admission | undefined;

  /**
   * @param onRefused told why somebody may not come in
   * @param onExpired told when a token that was good has to be checked anew
   */
  constructor(
    private readonly onRefused: (error: TrackerError) => void,
    private readonly onExpired: () => void,
  ) {}

  /** Takes the place of the check before. */
  check({ token, gated, verify, clock = systemClock }: EarlyCheck): void {
    this.end();
    const { signal } = this.#checking;
    this.#admission = new Admission(verify, clock, this.onExpired);
    this.#admission.check(token, gated, signal).catch((error: unknown) => {
      if (!signal.aborted) this.onRefused(TrackerError.from(error));
    });
  }

  /** The session checks from now on, or nothing is to be checked. */
  end(): void {
    this.#checking.abort(new DOMException('Something else has begun.', 'AbortError'));
    this.#checking = new AbortController();
    this.#admission?.dispose();
    this.#admission = undefined;
  }
}
