/**
 * The frames of one segment as another worker lends them, and the rest of them decoded here where it stops doing so: the
 * same frames either way.
 */
import { unlessAborted } from '../abort.js';
import type { Frame } from './frame.js';
import type { Lent, Line, Returned } from './frame-lender.js';
import { frameOfCopy, type PictureCopy } from './picture-copy.js';

type Told = Exclude<Lent, { kind: 'working' }>;

/** The borrower's end of a line. */
export class BorrowedFrames {
  readonly #come: Told[] = [];
  #onCome: () => void = () => undefined;

  /** @param onActivity called for whatever the lender sends */
  constructor(
    private readonly line: Line,
    onActivity: () => void,
  ) {
    line.addEventListener('message', ({ data }: MessageEvent<Lent>) => {
      onActivity();
      if (data.kind !== 'working') this.#add(data);
    });
    line.start();
  }

  /** The lender is gone, which a line does not tell. */
  end(): void {
    this.#add({ kind: 'ended' });
  }

  /**
   * The frames, in order. Whoever iterates closes each before the next, once.
   *
   * @param decode the frames of the same segment, decoded here: asked for only where not all were lent
   */
  async *frames(
    decode: () => AsyncGenerator<Frame, void, undefined>,
    signal: AbortSignal,
  ): AsyncGenerator<Frame, void, undefined> {
    let lastMs = -Infinity;
    try {
      for (;;) {
        const lent = await this.#next(signal);
        if (lent.kind === 'complete') return;
        if (lent.kind === 'ended') break;
        lastMs = lent.copy.timestampMs;
        yield frameOfCopy(lent.copy, () => this.#giveBack(lent.copy));
      }
    } finally {
      this.line.close();
    }
    for await (const frame of decode()) {
      if (frame.timestampMs > lastMs) yield frame;
      else frame.close();
    }
  }

  #add(lent: Told): void {
    this.#come.push(lent);
    this.#onCome();
  }

  async #next(signal: AbortSignal): Promise<Told> {
    for (;;) {
      signal.throwIfAborted();
      const lent = this.#come.shift();
      if (lent) return lent;
      await unlessAborted(new Promise<void>((resolve) => (this.#onCome = resolve)), signal);
    }
  }

  #giveBack({ planes }: PictureCopy): void {
    const memory = planes.data.buffer as ArrayBuffer;
    this.line.postMessage({ memory } satisfies Returned, { transfer: [memory] });
  }
}
