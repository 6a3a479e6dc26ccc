import { expect } from '@open-wc/testing';
import { openVideo, type OpenVideo } from '../../src/media/video.js';
import type { Frame, Square } from '../../src/media/frame.js';
import { regionDrawing } from '../../src/pose/region.js';

const SIZE = 96;

function canvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true, alpha: false })!;
  context.imageSmoothingQuality = 'high';
  // Not every browser knows canvases without transparency.
  context.fillRect(0, 0, width, height);
  return context;
}

/** The square as a canvas draws it, from the whole picture: not every browser draws the right part of a video frame. */
function drawn(frame: Frame, square: Square): Uint8ClampedArray {
  const all = { x: 0, y: 0, width: frame.width, height: frame.height };
  const whole = canvas(frame.width, frame.height);
  frame.draw(whole, all, all);
  const small = canvas(SIZE, SIZE);
  const { part, target } = regionDrawing(square, frame.width, frame.height, SIZE);
  const [from, to] = [part, target].map(({ x, y, width, height }) => [x, y, width, height] as const);
  small.drawImage(whole.canvas, ...from!, ...to!);
  return small.getImageData(0, 0, SIZE, SIZE).data;
}

function meanDifference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += Math.abs(a[index]! - b[index]!);
  return sum / a.length;
}

async function firstFrame(name: string): Promise<{ video: OpenVideo; frame: Frame }> {
  const { signal } = new AbortController();
  const blob = await (await fetch(`/test/fixtures/clips/${name}`)).blob();
  const video = await openVideo(new File([blob], name), signal);
  const segment = { index: 0, startMs: 0, endMs: Infinity, decodeFromMs: 0 };
  for await (const frame of video.frames(segment, 'all', signal)) return { video, frame };
  throw new Error(`${name} has no frames`);
}

describe('Reading a square of a decoded frame', () => {
  for (const name of ['squat-side.mp4', 'rotated.mp4', 'odd-size.webm', 'vp9.webm']) {
    it(`gives what a canvas draws: ${name}`, async () => {
      const { video, frame } = await firstFrame(name);
      const { width, height } = frame;
      const squares = [
        { centreX: width / 2, centreY: height / 2, side: Math.max(width, height) },
        { centreX: width * 0.45, centreY: height * 0.55, side: Math.min(width, height) * 0.7 },
        { centreX: width * 0.1, centreY: height * 0.9, side: Math.min(width, height) * 0.6 },
        { centreX: width * 0.4, centreY: height * 0.4, side: 60 },
      ];
      for (const square of squares) {
        const picture = await frame.read?.(square, SIZE);
        if (!picture) throw new Error(`this browser hands out no planes of ${name}`);
        // Scalers differ at edges; a shift, a turn or other colours would differ by far more.
        expect(meanDifference(picture.data, drawn(frame, square)), JSON.stringify(square)).to.be.below(4);
      }
      frame.close();
      video.close();
    });
  }

  it('reads each of several frames that are open at once', async () => {
    const { signal } = new AbortController();
    const blob = await (await fetch('/test/fixtures/clips/squat-side.mp4')).blob();
    const video = await openVideo(new File([blob], 'squat-side.mp4'), signal);
    const segment = { index: 0, startMs: 1000, endMs: Infinity, decodeFromMs: 1000 };
    const square = { centreX: 240, centreY: 240, side: 480 };
    const frames: Frame[] = [];
    for await (const frame of video.frames(segment, 5, signal)) if (frames.push(frame) === 2) break;
    const [first, second] = frames as [Frame, Frame];
    const alone = await first.read!(square, SIZE);
    const other = await second.read!(square, SIZE);
    const again = await first.read!(square, SIZE);
    expect(meanDifference(alone!.data, other!.data)).to.be.above(0.1);
    expect([...again!.data]).to.deep.equal([...alone!.data]);
    for (const frame of frames) frame.close();
    video.close();
  });
});
