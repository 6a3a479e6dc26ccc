/**
 * Containers, servers and sizes, with real decoding and a scripted detector.
 */
import { expect } from '@open-wc/testing';
import {
  BlobSource,
  BufferTarget,
  Conversion,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  type IsobmffOutputFormatOptions,
} from 'mediabunny';
import { clipFile, createTracker, type TestTracker } from '../helpers/tracker.js';

const CLIP = 'squat-oblique.mp4';

/** Frames in a second: whether all is read shows in few as well. */
const FEW = 4;

/** The same pictures in another kind of MP4. */
async function remuxed(options: IsobmffOutputFormatOptions): Promise<File> {
  const input = new Input({ source: new BlobSource(await clipFile(CLIP)), formats: [MP4] });
  const output = new Output({ format: new Mp4OutputFormat(options), target: new BufferTarget() });
  await (await Conversion.init({ input, output, showWarnings: false })).execute();
  return new File([output.target.buffer ?? new ArrayBuffer()], 'remuxed.mp4');
}

function boxes(bytes: DataView): { readonly type: string; readonly start: number; readonly size: number }[] {
  const found = [];
  for (let start = 0; start < bytes.byteLength;) {
    const size = bytes.getUint32(start);
    found.push({ type: String.fromCharCode(...[4, 5, 6, 7].map((at) => bytes.getUint8(start + at))), start, size });
    start += size;
  }
  return found;
}

/** Moves an MP4's pictures so far back that their offsets need more than 31 bits. */
async function moved(file: Blob, gapBytes: number): Promise<File> {
  const bytes = new DataView(await file.arrayBuffer());
  const mdat = boxes(bytes).find(({ type }) => type === 'mdat');
  if (!mdat) throw new Error('no mdat');
  for (let at = 0; at < mdat.start - 4; at++) {
    if (bytes.getUint32(at) !== 0x7374636f) continue;
    const count = bytes.getUint32(at + 8);
    for (let i = 0; i < count; i++) {
      const entry = at + 12 + i * 4;
      bytes.setUint32(entry, bytes.getUint32(entry) + gapBytes);
    }
  }
  const header = new DataView(new ArrayBuffer(8));
  header.setUint32(0, gapBytes);
  header.setUint32(4, 0x66726565);
  // The same block over and over: what is large takes no memory.
  const block = new Blob([new Uint8Array(1 << 20)]);
  const padding = new Blob(Array.from({ length: Math.floor((gapBytes - 8) / block.size) }, () => block));
  const rest = new Uint8Array(gapBytes - 8 - padding.size);
  return new File(
    [bytes.buffer.slice(0, mdat.start), header, padding, rest, bytes.buffer.slice(mdat.start)],
    'large.mp4',
  );
}

/**
 * Keeps the video from being shown: the player of WebKitGTK reads everything that lies before the first picture, and lets
 * the page do nothing else meanwhile. No recording has a gap there.
 */
function withoutPlayer({ part }: TestTracker): void {
  Object.defineProperty(part('video'), 'src', { set: () => undefined });
}

async function timesOf(
  media: File | string,
  arrange: (test: TestTracker) => void = () => undefined,
): Promise<number[]> {
  const test = await createTracker({ options: { keypoints: true, analysisFps: FEW } });
  const { tracker, of } = test;
  arrange(test);
  await tracker.analyze(media);
  const times = of('keypoints').map(({ timestampMs }) => timestampMs);
  tracker.remove();
  return times;
}

describe('media', () => {
  let expected: number[] = [];

  before(async () => {
    expected = await timesOf(await clipFile(CLIP));
    expect(expected.length).to.be.greaterThan(20);
  });

  it('reads a fragmented MP4', async () => {
    expect(await timesOf(await remuxed({ fastStart: 'fragmented' }))).to.deep.equal(expected);
  });

  it('reads an MP4 with its index at the end', async () => {
    const file = await remuxed({ fastStart: false });
    expect(boxes(new DataView(await file.arrayBuffer())).at(-1)?.type).to.equal('moov');
    expect(await timesOf(file)).to.deep.equal(expected);
  });

  it('reads beyond 2 GiB', async () => {
    const file = await moved(await remuxed({ fastStart: 'in-memory' }), 2 ** 31 + 4096);
    expect(file.size).to.be.greaterThan(2 ** 31);
    expect(await timesOf(file, withoutPlayer)).to.deep.equal(expected);
  });

  it('follows the download where the server gives no ranges, and asks for the file once', async () => {
    await fetch('/__test/requests', { method: 'DELETE' });
    const { tracker, of, next, messages } = await createTracker({ options: { keypoints: true, analysisFps: FEW } });
    const held = `${location.origin}/__test/held/${Math.random()}`;
    const analysed = tracker.analyze(`${held}/test/fixtures/clips/${CLIP}?bytes=300000`);
    await next('keypoints');
    expect((await fetch(held, { method: 'POST' })).status).to.equal(204);
    await analysed;
    expect(of('keypoints').map(({ timestampMs }) => timestampMs)).to.deep.equal(expected);
    const firstPose = messages.findIndex(({ type }) => type === 'keypoints');
    const downloads = messages.map((message) =>
      message.type === 'progress' && message.stage === 'download' ? message.value : undefined,
    );
    expect(
      downloads.slice(firstPose).filter((value) => value !== undefined).length,
      'downloading goes on after the first pose',
    ).to.be.greaterThan(0);
    const values = downloads.filter((value) => value !== undefined);
    expect(values).to.deep.equal([...values].sort((a, b) => a - b));
    expect(values.at(-1)).to.equal(1);
    const requests = (await (await fetch('/__test/requests')).json()) as { url: string; referrer: string | null }[];
    // The player asks besides, in the page's name.
    const ofWorkers = requests.filter(({ url, referrer }) => url.includes('/held/') && referrer?.includes('-worker'));
    expect(ofWorkers).to.have.length(1);
    tracker.remove();
  });

  it('stops the download where the run is cancelled', async () => {
    const { tracker, next, of } = await createTracker({ options: { keypoints: true } });
    const slow = tracker
      .analyze(`${location.origin}/__test/slow/test/fixtures/clips/${CLIP}?ms=60&chunk=4096`)
      .catch((error: unknown) => error);
    await next('keypoints');
    await tracker.analyze(await clipFile(CLIP));
    expect(await slow).to.have.property('name', 'AbortError');
    expect(of('keypoints_batch')).to.have.length(1);
    tracker.remove();
  });
});
