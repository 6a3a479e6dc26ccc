/**
 * Videos whose frames change their size or shape on the way: decoded, stepped, and exported, all in one size.
 */
import { expect } from '@open-wc/testing';
import { BlobSource, Input, VideoSampleSink, WEBM } from 'mediabunny';
import type { Frame } from '../../src/media/frame.js';
import { PLAIN_REQUEST } from '../../src/media/source.js';
import { VideoStepper } from '../../src/media/video-stepper.js';
import { openVideo } from '../../src/media/video.js';
import { SquareReader } from '../../src/pose/square-reader.js';
import { mediaFile } from '../helpers/media-corpus.js';
import { skip } from '../helpers/skip.js';
import { createTracker } from '../helpers/tracker.js';
import { readVideo } from '../helpers/video-reader.js';

const SIDE = 160;

/** What a detector sees of the whole frame, at two times: before the change and after it. */
async function seen(file: File, timesMs: readonly number[], pictures?: MessagePort): Promise<Uint8ClampedArray[]> {
  const { signal } = new AbortController();
  const video = await openVideo(file, signal, { pictures });
  const reader = new SquareReader(SIDE);
  const squares: Uint8ClampedArray[] = [];
  const segment = { index: 0, startMs: 0, endMs: Infinity, decodeFromMs: 0 };
  for await (const frame of video.frames(segment, 'all', signal)) {
    expect([frame.width, frame.height]).to.deep.equal([video.info.width, video.info.height]);
    if (timesMs.some((timeMs) => Math.abs(frame.timestampMs - timeMs) < 1)) squares.push(await whole(frame, reader));
    frame.close();
  }
  video.close();
  expect(squares).to.have.length(timesMs.length);
  return squares;
}

async function whole(frame: Frame, reader: SquareReader): Promise<Uint8ClampedArray> {
  const square = { centreX: frame.width / 2, centreY: frame.height / 2, side: Math.max(frame.width, frame.height) };
  return (await reader.read(frame, square, SIDE)).data.slice();
}

async function stepped(file: File, timesMs: readonly number[]): Promise<Uint8ClampedArray[]> {
  const controller = new AbortController();
  const stepper = new VideoStepper(file, 'vp8', PLAIN_REQUEST, controller.signal);
  try {
    const opening = stepper.open(file);
    const pictures = stepper.connect();
    await opening;
    return await seen(file, timesMs, pictures);
  } finally {
    stepper.close();
  }
}

function meanDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += Math.abs(a[index]! - b[index]!);
  return sum / a.length;
}

/** The mean brightness of a part of a picture of `SIDE` × `SIDE`. */
function brightness(data: Uint8ClampedArray, top: number, bottom: number, left: number, right: number): number {
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) sum += data[4 * (y * SIDE + x) + 1]!;
  }
  return sum / ((bottom - top) * (right - left));
}

/** Whether the decoder says that frames have another size. WebKitGTK's gives them the first one's, and wrong pixels. */
async function tellsSizes(): Promise<boolean> {
  const input = new Input({ formats: [WEBM], source: new BlobSource(await mediaFile('shape-changes.webm')) });
  const track = await input.getPrimaryVideoTrack();
  const widths = new Set<number>();
  if (track) {
    for await (const sample of new VideoSampleSink(track).samples()) {
      widths.add(sample.displayWidth);
      sample.close();
    }
  }
  input.dispose();
  return widths.size > 1;
}

describe('frames that change', () => {
  let isTold = false;
  before(async () => {
    isTold = await tellsSizes();
  });
  beforeEach(function () {
    if (!isTold) skip(this, 'the decoder of this browser does not say that frames have another size');
  });

  it('in size only are seen as large as those before', async () => {
    const [before, after] = await seen(await mediaFile('size-changes.webm'), [2933, 3000]);
    // The camera stands still: of a picture of half the size only a quarter would be alike.
    expect(meanDifference(before!, after!)).to.be.below(6);
  });

  it('in shape lie in the middle, with black around them', async () => {
    const [, after] = await seen(await mediaFile('shape-changes.webm'), [400, 500]);
    // 180 × 320 is 90 × 160 of the square; the picture of 320 × 180 is 90 × 50.6 there.
    expect(brightness(after!, 2, 52, 40, 120)).to.be.below(3);
    expect(brightness(after!, 58, 102, 40, 120)).to.be.above(60);
    expect(brightness(after!, 108, 158, 40, 120)).to.be.below(3);
  });

  for (const name of ['size-changes.webm', 'shape-changes.webm']) {
    it(`are the same where a video element is stepped: ${name}`, async () => {
      const file = await mediaFile(name);
      const times = name.startsWith('size') ? [2933, 3000, 4000] : [400, 500, 700];
      const [decoded, shown] = [await seen(file, times), await stepped(file, times)];
      for (const [index, picture] of decoded.entries()) {
        expect(meanDifference(picture, shown[index]!), `${times[index]} ms`).to.be.below(6);
      }
    });
  }

  it('are exported as they are analysed', async function () {
    if (typeof VideoEncoder === 'undefined') throw new Error('every engine of the tests has an encoder');
    const file = await mediaFile('shape-changes.webm');
    const { tracker } = await createTracker({ options: { skeleton: false, analysisFps: 'all' } });
    await tracker.analyze(file);
    const exported = await readVideo(await tracker.exportVideo());
    const pictures: Uint8ClampedArray[] = [];
    await exported.forEachFrame(({ timestamp, pixels }) => {
      if ([0.4, 0.5].some((timeS) => Math.abs(timestamp - timeS) < 0.001)) pictures.push(squared(pixels(90, 160)));
    });
    const decoded = await seen(file, [400, 500]);
    for (const [index, picture] of decoded.entries()) {
      expect(meanDifference(picture, pictures[index]!), `frame ${index}`).to.be.below(8);
    }
    tracker.remove();
  });
});

/** A picture of 90 × 160 in the middle of a black square. */
function squared(pixels: Uint8ClampedArray<ArrayBuffer>): Uint8ClampedArray {
  const square = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let at = 3; at < square.length; at += 4) square[at] = 255;
  for (let y = 0; y < SIDE; y++) square.set(pixels.subarray(y * 360, (y + 1) * 360), 4 * (y * SIDE + 35));
  return square;
}
