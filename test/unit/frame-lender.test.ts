/**
 * One worker decodes for others: who gets which pictures, what waits, and what happens where the lending ends.
 */
import { expect } from 'chai';
import { BorrowedFrames } from '../../src/media/borrowed-frames.js';
import type { Frame } from '../../src/media/frame.js';
import { FrameLender } from '../../src/media/frame-lender.js';
import type { CopyableFrame, PictureCopy } from '../../src/media/picture-copy.js';
import type { Planes } from '../../src/media/planes.js';
import type { Segment } from '../../src/media/segments.js';
import { settled } from '../helpers/until.js';

const never = new AbortController().signal;
const BYTES = 16;
const FRAME_MS = 100;
const CHANNEL = { bytes: 1, depth: 8, offset: 0, stride: 4, step: 1, shiftX: 0, shiftY: 0 } as const;

/** Three of four frames each, the last one open-ended. */
const SEGMENTS: Segment[] = [0, 1, 2].map((index) => ({
  index,
  startMs: 400 * index,
  endMs: index < 2 ? 400 * (index + 1) : Infinity,
  decodeFromMs: 400 * index,
}));

const times = (from: number, count = 4) => Array.from({ length: count }, (_, index) => from + FRAME_MS * index);

interface Scripted {
  /** From this time on the pictures can only be drawn. */
  readonly uncopyableFromMs?: number;
  /** There the data is damaged. */
  readonly failsAtMs?: number;
}

/** A video of twelve frames, which counts what is open of it. */
class Video {
  decoded = 0;
  open = 0;

  constructor(private readonly script: Scripted = {}) {}

  async *frames(fromMs = 0, untilMs = 1200): AsyncGenerator<CopyableFrame, void, undefined> {
    const { uncopyableFromMs = Infinity, failsAtMs = Infinity } = this.script;
    for (let timestampMs = fromMs; timestampMs < untilMs; timestampMs += FRAME_MS) {
      await Promise.resolve();
      if (timestampMs >= failsAtMs) throw new Error('damaged');
      this.decoded++;
      this.open++;
      yield {
        timestampMs,
        width: 4,
        height: 4,
        draw: () => undefined,
        close: () => this.open--,
        copy: (memoryFor) => {
          if (timestampMs >= uncopyableFromMs) return Promise.resolve(undefined);
          const data = memoryFor(BYTES).fill(timestampMs / FRAME_MS);
          const planes: Planes = { data, width: 4, height: 4, colour: 'rgb', channels: [CHANNEL, CHANNEL, CHANNEL] };
          const placed = { x: 0, y: 0, width: 4, height: 4 };
          const copy: PictureCopy = { timestampMs, width: 4, height: 4, placed, rotation: 0, flip: false, planes };
          return Promise.resolve(copy);
        },
      };
    }
  }
}

/** A borrower of one segment, who takes its frames one by one. */
class Borrower {
  readonly video: Video;
  readonly taken: number[] = [];
  readonly frames: BorrowedFrames;
  heard = 0;
  readonly #iterator: AsyncGenerator<Frame, void, undefined>;
  #held: Frame | undefined;

  constructor(lender: FrameLender, index: number, script?: Scripted, signal = never) {
    const { port1, port2 } = new MessageChannel();
    const { startMs, endMs } = SEGMENTS[index]!;
    this.video = new Video(script);
    this.frames = new BorrowedFrames(port2, () => this.heard++);
    this.#iterator = this.frames.frames(() => this.video.frames(startMs, Math.min(endMs, 1200)), signal);
    lender.hand(index, port1);
  }

  async take(count: number): Promise<void> {
    for (let left = count; left > 0; left--) {
      this.#held?.close();
      this.#held = undefined;
      const { value } = await this.#iterator.next();
      if (!value) return;
      this.#held = value;
      this.taken.push(value.timestampMs);
    }
  }

  all(): Promise<void> {
    return this.take(Infinity);
  }
}

/** Lets messages arrive. */
async function arrived(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await settled();
}

describe('FrameLender', () => {
  it('decodes once, and gives each segment its frames in order', async () => {
    const video = new Video();
    const lender = new FrameLender(SEGMENTS, Infinity);
    const borrowers = [2, 0, 1].map((index) => new Borrower(lender, index));
    await Promise.all([lender.run(video.frames(), never), ...borrowers.map((each) => each.all())]);
    expect(borrowers.map(({ taken }) => taken)).to.deep.equal([times(800), times(0), times(400)]);
    expect(video).to.include({ decoded: 12, open: 0 });
    for (const borrower of borrowers) expect(borrower.video.decoded).to.equal(0);
    expect(borrowers[0]?.heard, 'what the last one heard while it waited').to.be.above(4);
  });

  it('keeps what is decoded for those who come later', async () => {
    const lender = new FrameLender(SEGMENTS, Infinity);
    await lender.run(new Video().frames(), never);
    const borrower = new Borrower(lender, 1);
    await borrower.all();
    expect(borrower.taken).to.deep.equal(times(400));
    expect(borrower.video.decoded).to.equal(0);
  });

  it('decodes no further than there is room, until pictures are given back', async () => {
    const video = new Video();
    const lender = new FrameLender(SEGMENTS, 3 * BYTES);
    const run = lender.run(video.frames(), never);
    const first = new Borrower(lender, 0);
    await arrived();
    expect(video.decoded, 'three, and the one that waits for room').to.equal(4);
    expect(video.open).to.equal(1);
    await first.take(2);
    await arrived();
    expect(video.decoded).to.equal(5);
    await first.all();
    const others = [1, 2].map((index) => new Borrower(lender, index));
    await Promise.all([run, ...others.map((each) => each.all())]);
    expect(others.map(({ taken }) => taken)).to.deep.equal([times(400), times(800)]);
  });

  it('goes on where somebody gives up a segment', async () => {
    const video = new Video();
    const lender = new FrameLender(SEGMENTS, 3 * BYTES);
    const run = lender.run(video.frames(), never);
    await new Borrower(lender, 0).take(1);
    lender.drop(0);
    lender.drop(1);
    const last = new Borrower(lender, 2);
    await Promise.all([run, last.all()]);
    expect(last.taken).to.deep.equal(times(800));
    expect(video.open).to.equal(0);
  });

  it('has everybody decode the rest where pictures cannot be copied, or decoding fails', async () => {
    for (const script of [{ uncopyableFromMs: 600 }, { failsAtMs: 600 }]) {
      const video = new Video(script);
      const lender = new FrameLender(SEGMENTS, Infinity);
      const borrowers = [0, 1, 2].map((index) => new Borrower(lender, index));
      await Promise.all([lender.run(video.frames(), never), ...borrowers.map((each) => each.all())]);
      expect(borrowers.map(({ taken }) => taken)).to.deep.equal([times(0), times(400), times(800)]);
      expect(borrowers.map((each) => each.video.decoded)).to.deep.equal([0, 4, 4]);
      for (const each of [video, borrowers[1]!.video]) expect(each.open).to.be.at.most(1);
      const late = new Borrower(lender, 2);
      await late.all();
      expect(late.taken).to.deep.equal(times(800));
    }
  });

  it('fails with what whoever decodes the rest fails with', async () => {
    const lender = new FrameLender(SEGMENTS, Infinity);
    const borrower = new Borrower(lender, 1, { failsAtMs: 600 });
    await lender.run(new Video({ failsAtMs: 600 }).frames(), never);
    const failure: unknown = await borrower.all().catch((error: unknown) => error);
    expect(failure).to.have.property('message', 'damaged');
    expect(borrower.taken).to.deep.equal([400, 500]);
  });

  it('decodes the rest where it is told that the lender is gone', async () => {
    const borrower = new Borrower(new FrameLender(SEGMENTS, Infinity), 1);
    const all = borrower.all();
    borrower.frames.end();
    await all;
    expect(borrower.taken).to.deep.equal(times(400));
    expect(borrower.video.decoded).to.equal(4);
  });

  it('can be given up, by the lender and by a borrower', async () => {
    const controller = new AbortController();
    const video = new Video();
    const lender = new FrameLender(SEGMENTS, 2 * BYTES);
    const run = lender.run(video.frames(), controller.signal).catch((error: unknown) => error);
    const borrowing = new Borrower(lender, 2, {}, controller.signal).all().catch((error: unknown) => error);
    await arrived();
    controller.abort(new Error('enough'));
    for (const reason of [await run, await borrowing]) expect(reason).to.have.property('message', 'enough');
    expect(video.open).to.equal(0);
  });
});
