/**
 * Something that is asked for again and again, by whoever may ask.
 */
import type { Delay } from './commands/latest.js';

/** Long enough for no flood of messages to become one of requests, short enough for a host that waits. */
const PAUSE_MS = 2000;

/** Does it once at a time, and after a pause once more where it was asked for meanwhile. */
export class Paced {
  #isBusy = false;
  #isAsked = false;

  /**
   * @param act may fail
   * @param delay for tests
   */
  constructor(
    private readonly act: () => Promise<void>,
    private readonly delay: Delay = (ms, onEnd) => void setTimeout(onEnd, ms),
  ) {}

  readonly ask = (): void => {
    if (this.#isBusy) {
      this.#isAsked = true;
      return;
    }
    this.#isBusy = true;
    const rest = () => this.delay(PAUSE_MS, () => this.#goOn());
    this.act().then(rest, rest);
  };

  #goOn(): void {
    const isAsked = this.#isAsked;
    this.#isBusy = this.#isAsked = false;
    if (isAsked) this.ask();
  }
}
