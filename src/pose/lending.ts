/**
 * The worker's side of decoding once for all workers: lends frames where it is asked to, and borrows those of a segment
 * where it is given a line for them.
 */
import { BorrowedFrames } from '../media/borrowed-frames.js';
import type { Frame } from '../media/frame.js';
import { FrameLender, type Line } from '../media/frame-lender.js';
import type { AnalysisFps } from '../media/sampling.js';
import type { Segment } from '../media/segments.js';
import type { OpenVideo } from '../media/video.js';
import type { WorkerCalls } from './protocol.js';

/** What one worker lends and borrows of the video that is open in it. */
export class Lending {
  #lender: FrameLender | undefined;
  #borrowed: { readonly segment: number; readonly frames: BorrowedFrames } | undefined;

  /** @param onActivity called for whatever another worker sends */
  constructor(
    private readonly video: OpenVideo,
    private readonly onActivity: () => void,
  ) {}

  /** @returns when all frames have been sent, or none will be any more */
  async lend({ segments, fps, bytesAhead }: WorkerCalls['lend']['takes'], signal: AbortSignal): Promise<void> {
    const lender = new FrameLender(segments, bytesAhead);
    this.#lender = lender;
    const [first, last] = [segments[0], segments.at(-1)];
    if (!first || !last || !this.video.pass) throw new Error('there is nothing to lend');
    const whole = { ...first, endMs: last.endMs };
    await lender.run(this.video.pass(whole, fps, signal), signal);
  }

  /** @param line undefined where nobody wants the segment's frames, or not any more */
  hand(segment: number, line: Line | undefined): void {
    if (!this.#lender) throw new Error('this worker lends nothing');
    if (line) this.#lender.hand(segment, line);
    else this.#lender.drop(segment);
  }

  /** The frames of a segment: lent where there is a line, else decoded here. */
  frames(
    segment: Segment,
    fps: AnalysisFps,
    signal: AbortSignal,
    line: Line | undefined,
  ): AsyncGenerator<Frame, void, undefined> {
    const decode = () => this.video.frames(segment, fps, signal);
    if (!line) return decode();
    const frames = new BorrowedFrames(line, this.onActivity);
    this.#borrowed = { segment: segment.index, frames };
    return frames.frames(decode, signal);
  }

  /** The worker that lends the frames of a segment is gone. */
  alone(segment: number): void {
    if (this.#borrowed?.segment === segment) this.#borrowed.frames.end();
  }
}
