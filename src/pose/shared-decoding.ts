/**
 * The page's side of decoding a video once for all workers: one worker decodes, and each segment that another begins gets a
 * line to it. Where that worker is lost, the others decode for themselves.
 */
import type { DetectorClient } from './detector-slots.js';
import type { WorkerCalls } from './protocol.js';
import type { Job } from './segment-line.js';

/** One pass through a video. */
export class SharedDecoding {
  /** Who borrows the frames of a segment. */
  readonly #borrowers = new Map<number, DetectorClient>();
  /** Segments that have been given out once: their frames do not come again. */
  readonly #given = new Set<number>();
  #lost = false;

  /**
   * @param lender has the video open
   * @param signal ends the pass
   */
  constructor(
    private readonly lender: DetectorClient,
    private readonly pass: WorkerCalls['lend']['takes'],
    private readonly signal: AbortSignal,
  ) {
    lender.call('lend', pass, signal).catch(() => this.#end());
  }

  /**
   * A worker begins with a job.
   *
   * @returns its end of the line to the lender; undefined where it decodes for itself
   */
  begin({ segment: { index } }: Job, client: DetectorClient): MessagePort | undefined {
    if (this.#lost || this.#given.has(index)) return undefined;
    this.#given.add(index);
    this.#borrowers.set(index, client);
    const { port1, port2 } = new MessageChannel();
    this.#hand(index, port1);
    return port2;
  }

  /** A worker is done with a job, or lost, or has given it up. */
  end({ segment: { index } }: Job): void {
    if (this.#borrowers.delete(index) && !this.#lost) this.#hand(index);
  }

  #hand(segment: number, line?: MessagePort): void {
    const { video } = this.pass;
    this.lender.call('hand', { video, segment, ...(line && { line }) }, this.signal).catch(() => this.#end());
  }

  #end(): void {
    if (this.#lost) return;
    this.#lost = true;
    if (this.signal.aborted) return;
    for (const [segment, client] of this.#borrowers) {
      // One that is lost as well does nothing more, and whoever waits for it hears of that.
      void client.call('alone', { video: this.pass.video, segment }, this.signal).catch(() => undefined);
    }
  }
}
