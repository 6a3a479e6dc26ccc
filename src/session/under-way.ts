/**
 * A run that is under way: whoever takes its place ends it, and others can wait until it is over.
 */
import { unlessAborted } from '../abort.js';

/** One run, from its beginning to its end. */
export class UnderWay {
  readonly #controller = new AbortController();
  #end!: () => void;
  #supersede!: (reason: unknown) => void;
  readonly #over = new Promise<void>((resolve, reject) => {
    this.#end = resolve;
    this.#supersede = reject;
  });

  constructor() {
    // Nobody has to wait for it.
    this.#over.catch(() => undefined);
  }

  /** Aborts when the run is to stop. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Stops what still works for it after it failed. It is not over yet. */
  fail(error: unknown): void {
    this.#controller.abort(error);
  }

  /** Stops it because something else begins, or nothing is to go on. Who waits for it waits in vain. */
  supersede(why: string): void {
    const reason = new DOMException(why, 'AbortError');
    this.#controller.abort(reason);
    this.#supersede(reason);
  }

  /** It has come to its end, be it a failure. */
  end(): void {
    this.#end();
  }

  /**
   * @param signal gives up the waiting
   * @returns when the run is over. Rejects with an `AbortError` where something takes its place before that, and with the
   *   signal's reason
   */
  over(signal?: AbortSignal): Promise<void> {
    return signal ? unlessAborted(this.#over, signal) : this.#over;
  }
}
