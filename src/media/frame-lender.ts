/**
 * Decodes a video once for several workers: goes through its frames in order and hands copies of them to whoever analyses
 * the segment that they lie in. Whatever stands in the way ends the lending, and each decodes for itself.
 */
import { unlessAborted } from '../abort.js';
import { START_TOLERANCE_MS } from './frame-reader.js';
import type { CopyableFrame, PictureCopy } from './picture-copy.js';
import type { Segment } from './segments.js';

/** Lender to borrower, on a line for each segment. */
export type Lent =
  | { readonly kind: 'picture'; readonly copy: PictureCopy }
  /** It is at it: earlier segments are decoded or analysed. */
  | { readonly kind: 'working' }
  /** All of them have been sent. */
  | { readonly kind: 'complete' }
  /** There will be no more: decode the rest. */
  | { readonly kind: 'ended' };

/** Borrower to lender: a picture has been analysed. Gives its memory back. */
export interface Returned {
  readonly memory: ArrayBuffer;
}

/** One end of a line: a `MessagePort`. */
export type Line = Pick<MessagePort, 'postMessage' | 'addEventListener' | 'start' | 'close'>;

/** Pieces of memory that are kept for the next pictures. */
const MOST_SPARE = 8;

interface Place {
  readonly segment: Segment;
  readonly waiting: PictureCopy[];
  /** Bytes of its pictures that nobody has given back. */
  bytes: number;
  line: Line | undefined;
  state: 'coming' | 'complete' | 'unwanted';
}

/** One pass through a video, or a part of it. */
export class FrameLender {
  readonly #places: Place[];
  readonly #spare: ArrayBuffer[] = [];
  #bytesAhead = 0;
  #ended = false;
  #onRoom: () => void = () => undefined;

  /**
   * @param segments all that are analysed, in order
   * @param mostBytes of pictures that are decoded and not given back
   */
  constructor(
    segments: readonly Segment[],
    private readonly mostBytes: number,
  ) {
    this.#places = segments.map((segment) => {
      return { segment, waiting: [], bytes: 0, line: undefined, state: 'coming' };
    });
  }

  /**
   * Lends the frames of the pass; closes each. Waits while too many of them are ahead of the analysis.
   *
   * @returns once all have been sent, or the lending has ended
   */
  async run(frames: AsyncIterable<CopyableFrame>, signal: AbortSignal): Promise<void> {
    let index = 0;
    try {
      for await (const frame of frames) {
        try {
          this.#working();
          for (; frame.timestampMs >= this.#endMs(index); index++) this.#complete(index);
          const place = this.#places[index];
          if (place?.state !== 'coming') continue;
          await this.#room(signal);
          const copy = await frame.copy((bytes) => this.#memory(bytes));
          if (!copy) return;
          this.#send(place, copy);
        } finally {
          frame.close();
        }
      }
      for (; index < this.#places.length; index++) this.#complete(index);
    } catch {
      // Whoever decodes the same hears of it, and says it better: it knows the segment.
      signal.throwIfAborted();
    } finally {
      this.#end();
    }
  }

  /** Sends the frames of one segment along a line, those that are there at once. */
  hand(index: number, line: Line): void {
    const place = this.#places[index];
    if (!place || place.state === 'unwanted' || place.line || (this.#ended && place.state !== 'complete')) {
      line.postMessage({ kind: 'ended' } satisfies Lent);
      line.close();
      return;
    }
    place.line = line;
    line.addEventListener('message', ({ data }: MessageEvent<Returned>) => this.#takeBack(place, data.memory));
    line.start();
    for (const copy of place.waiting.splice(0)) post(line, copy);
    if (place.state === 'complete') line.postMessage({ kind: 'complete' } satisfies Lent);
  }

  /** The frames of a segment are not wanted, or not any more: whoever analyses it decodes for itself, or is lost. */
  drop(index: number): void {
    const place = this.#places[index];
    if (!place || place.state === 'unwanted') return;
    place.state = 'unwanted';
    place.waiting.length = 0;
    place.line?.close();
    this.#freed(place, place.bytes);
  }

  #endMs(index: number): number {
    const place = this.#places[index];
    return place ? place.segment.endMs - START_TOLERANCE_MS : Infinity;
  }

  #send(place: Place, copy: PictureCopy): void {
    const { byteLength } = copy.planes.data.buffer;
    // It may have been dropped while the picture was copied.
    if (place.state !== 'coming') return;
    place.bytes += byteLength;
    this.#bytesAhead += byteLength;
    if (place.line) post(place.line, copy);
    else place.waiting.push(copy);
  }

  #complete(index: number): void {
    const place = this.#places[index];
    if (place?.state !== 'coming') return;
    place.state = 'complete';
    place.line?.postMessage({ kind: 'complete' } satisfies Lent);
  }

  #end(): void {
    this.#ended = true;
    for (const place of this.#places) {
      if (place.state !== 'coming') continue;
      place.line?.postMessage({ kind: 'ended' } satisfies Lent);
      this.drop(place.segment.index);
    }
  }

  /** Tells those who have nothing to do yet: who waits for long is taken for hung. */
  #working(): void {
    for (const { line, state, bytes } of this.#places) {
      if (state === 'coming' && bytes === 0) line?.postMessage({ kind: 'working' } satisfies Lent);
    }
  }

  #takeBack(place: Place, memory: ArrayBuffer): void {
    this.#working();
    if (this.#spare.length < MOST_SPARE) this.#spare.push(memory);
    if (place.state !== 'unwanted') this.#freed(place, memory.byteLength);
  }

  #freed(place: Place, bytes: number): void {
    place.bytes -= bytes;
    this.#bytesAhead -= bytes;
    this.#onRoom();
  }

  async #room(signal: AbortSignal): Promise<void> {
    while (this.#bytesAhead >= this.mostBytes) {
      await unlessAborted(new Promise<void>((resolve) => (this.#onRoom = resolve)), signal);
    }
  }

  #memory(bytes: number): Uint8Array<ArrayBuffer> {
    const found = this.#spare.findIndex(({ byteLength }) => byteLength >= bytes);
    const [memory = new ArrayBuffer(bytes)] = found < 0 ? [] : this.#spare.splice(found, 1);
    return new Uint8Array(memory);
  }
}

function post(line: Line, copy: PictureCopy): void {
  line.postMessage({ kind: 'picture', copy } satisfies Lent, { transfer: [copy.planes.data.buffer as ArrayBuffer] });
}
