/**
 * Work that several wait for at the same time and that is done once. It ends when all of them have left.
 */
import { unlessAborted } from '../abort.js';

interface Work<T> {
  readonly controller: AbortController;
  readonly result: Promise<T>;
  waiting: number;
}

/** Work of one kind, told apart by a key. Nothing is remembered once it is done. */
export class SharedWork<T> {
  readonly #underWay = new Map<string, Work<T>>();

  /**
   * Waits for the work of a key, which is begun where it is not under way.
   *
   * @param begin given a signal that aborts when nobody waits any more
   */
  async wait(key: string, begin: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const work = this.#underWay.get(key) ?? this.#begin(key, begin);
    work.waiting++;
    try {
      return await unlessAborted(work.result, signal);
    } finally {
      work.waiting--;
      if (work.waiting === 0) {
        this.#forget(key, work);
        work.controller.abort(signal.reason);
      }
    }
  }

  #begin(key: string, begin: (signal: AbortSignal) => Promise<T>): Work<T> {
    const controller = new AbortController();
    const work: Work<T> = { controller, result: begin(controller.signal), waiting: 0 };
    this.#underWay.set(key, work);
    const forget = () => this.#forget(key, work);
    // Also hears of failures that nobody waits for any more.
    work.result.then(forget, forget);
    return work;
  }

  #forget(key: string, work: Work<T>): void {
    if (this.#underWay.get(key) === work) this.#underWay.delete(key);
  }
}
