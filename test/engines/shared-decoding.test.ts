/**
 * Frames that another worker has decoded are those that one decodes oneself: the same times, the same pictures.
 */
import { expect } from '@open-wc/testing';
import { BorrowedFrames } from '../../src/media/borrowed-frames.js';
import type { Frame } from '../../src/media/frame.js';
import { FrameLender } from '../../src/media/frame-lender.js';
import { planSegments } from '../../src/media/segments.js';
import { openVideo } from '../../src/media/video.js';
import { clipFile } from '../helpers/tracker.js';

const FPS = 10;
const SIZE = 64;
const never = new AbortController().signal;

/** Times and pictures of frames: the whole of each, and a square that reaches over its edge. */
async function seen(frames: AsyncIterable<Frame>): Promise<string[]> {
  const all: string[] = [];
  for await (const frame of frames) {
    const { timestampMs, width, height } = frame;
    const squares = [
      { centreX: width / 2, centreY: height / 2, side: Math.max(width, height) },
      { centreX: width / 3, centreY: 10, side: 100 },
    ];
    const pictures: (string | undefined)[] = [];
    for (const square of squares) pictures.push((await frame.read?.(square, SIZE))?.data.join(' '));
    all.push(`${timestampMs} ${pictures.join('; ')}`);
    frame.close();
  }
  return all;
}

describe('Decoding once for all workers', () => {
  // Turned, odd in size, and with other times between its frames.
  for (const clip of ['squat-oblique.mp4', 'rotated.mp4', 'odd-size.webm', 'variable-frame-rate.mp4']) {
    it(`gives the same frames of ${clip}`, async function () {
      this.timeout(60_000);
      const video = await openVideo(await clipFile(clip), never);
      const segments = planSegments(video.info, FPS);
      expect(segments.length).to.be.above(1);
      const lender = new FrameLender(segments, 4 * video.info.width * video.info.height * 4);
      const [first, last] = [segments[0]!, segments.at(-1)!];
      const run = lender.run(video.pass!({ ...first, endMs: last.endMs }, FPS, never), never);
      let decodedHere = 0;
      for (const segment of segments) {
        const { port1, port2 } = new MessageChannel();
        lender.hand(segment.index, port1);
        const borrowed = new BorrowedFrames(port2, () => undefined).frames(() => {
          decodedHere++;
          return video.frames(segment, FPS, never);
        }, never);
        const lent = await seen(borrowed);
        expect(lent.length, `segment ${segment.index}`).to.be.above(0);
        expect(lent).to.deep.equal(await seen(video.frames(segment, FPS, never)));
        lender.drop(segment.index);
      }
      await run;
      expect(decodedHere, 'segments that were not lent').to.equal(0);
      video.close();
    });
  }
});
