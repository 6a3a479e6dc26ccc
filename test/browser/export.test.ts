import { expect } from '@open-wc/testing';
import { defaultSkeletonStyle, drawSkeleton, lineWidthFor } from '../../src/output/draw-skeleton.js';
import type { ExportReadyMessage } from '../../src/output/messages.js';
import { PoseTrack } from '../../src/motion/pose-track.js';
import { clipFile, createTracker, rejection, type TestTracker, type TestTrackerOptions } from '../helpers/tracker.js';
import { psnr, readVideo, withPlainSound, type ReadVideo } from '../helpers/video-reader.js';

const CLIP = 'squat-side.mp4';
const COLORS = { left: [34, 211, 238], right: [245, 158, 11] } as const;

interface Exported extends TestTracker {
  readonly ready: ExportReadyMessage;
  readonly blob: Blob;
  readonly video: ReadVideo;
  readonly source: ReadVideo;
}

/** Analyses a clip with `export` and takes the new video apart. */
async function exported(clip: string | File, { options, ...others }: TestTrackerOptions = {}): Promise<Exported> {
  const test = await createTracker({ options: { export: true, keypoints: true, ...options }, ...others });
  const file = typeof clip === 'string' ? await clipFile(clip) : clip;
  await test.tracker.analyze(file);
  const blob = await test.tracker.exportVideo();
  const ready = await test.next('export_ready');
  return { ...test, ready, blob, video: await readVideo(blob), source: await readVideo(file) };
}

/** The poses that the page was told of. */
function trackOf({ of, tracker }: TestTracker): PoseTrack {
  const track = new PoseTrack(tracker.analysisFps);
  for (const message of of('keypoints')) track.append(message);
  return track;
}

/** A picture that is transparent wherever neither skeleton nor badge are. */
function mask(track: PoseTrack, timeMs: number, width: number, height: number): Uint8ClampedArray {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  const pose = track.poseAt(timeMs);
  if (!context) throw new Error('no canvas');
  // Wider than it is drawn: encoders smear edges over blocks.
  const style = { ...defaultSkeletonStyle(lineWidthFor(width, height) * 4), outlineColor: '#000' };
  if (pose) drawSkeleton(context, pose, { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0 }, style);
  return context.getImageData(0, 0, width, height).data;
}

/** Distance of the colour within a pixel of a place from one that is expected there. */
function colorDistance(
  pixels: Uint8ClampedArray,
  width: number,
  x: number,
  y: number,
  color: readonly number[],
): number {
  const distances = [-1, 0, 1].flatMap((dx) =>
    [-1, 0, 1].map((dy) => {
      const at = 4 * ((Math.round(y) + dy) * width + Math.round(x) + dx);
      return Math.hypot(...color.map((value, channel) => value - (pixels[at + channel] ?? 0)));
    }),
  );
  return Math.min(...distances);
}

/** Colour has half the resolution of the picture, and lines are two pixels wide in small pictures. */
const COLOR_TOLERANCE = 110;

for (const [what, clip, tolerance] of [
  ['an H.264 clip with sound', 'audio.mp4', 1 / 50_000],
  ['a rotated clip', 'rotated.mp4', 1 / 50_000],
  ['a clip of variable frame rate', 'variable-frame-rate.mp4', 1 / 50_000],
  ['a clip of odd size', 'odd-size.webm', 1 / 50_000],
  ['a VP9 clip', 'vp9.webm', 1 / 50_000],
] as const) {
  describe(`the overlay video of ${what}`, () => {
    let made: Exported;
    before(async () => {
      made = await exported(clip, { detector: 'moving', options: { analysisFps: 5 } });
    });

    it('has every frame of the source at its time', () => {
      const { video, source, ready } = made;
      expect(video.timestamps).to.have.length(source.timestamps.length);
      for (const [index, time] of source.timestamps.entries()) {
        expect(video.timestamps[index], `frame ${index}`).to.be.closeTo(time, tolerance);
      }
      // Either may leave out how long its last frame lasts.
      const lengths = source.timestamps.map((time, index) => time - (source.timestamps[index - 1] ?? time));
      const frame = Math.max(...lengths) + tolerance;
      expect(video.duration).to.be.closeTo(source.duration, frame);
      expect(ready.frames).to.equal(source.timestamps.length);
      expect(ready.durationMs / 1000).to.be.closeTo(source.duration, frame + 0.001);
    });

    it('has its size, upright', () => {
      const { video, source, ready } = made;
      expect([video.width, video.height]).to.deep.equal([ready.width, ready.height]);
      expect(video.width - source.width).to.be.within(0, video.codec === 'avc' ? source.width % 2 : 0);
      expect(video.height - source.height).to.be.within(0, video.codec === 'avc' ? source.height % 2 : 0);
    });

    it('keeps the picture where the skeleton is not, and the skeleton is in step where it is', async () => {
      const { video, source } = made;
      const { width, height } = video;
      const track = trackOf(made);
      const originals: Uint8ClampedArray[] = [];
      // What an odd size is padded with repeats its edge; the rest lies where it lay.
      await source.forEachFrame((frame) => originals.push(frame.pixels(source.width, source.height)));
      let seen = 0;
      await video.forEachFrame((frame, index) => {
        const timeMs = frame.timestamp * 1000;
        const pixels = cropped(frame.pixels(width, height), width, source.width, source.height);
        const quality = psnr(originals[index] ?? pixels, pixels, mask(track, timeMs, source.width, source.height));
        expect(quality, `PSNR of frame ${index}`).to.be.at.least(32);
        const points = new Map(track.poseAt(timeMs)?.keypoints.map((point) => [point.name, point]));
        for (const side of ['left', 'right'] as const) {
          const knee = points.get(`${side}_knee`);
          if (!knee || knee.x < 4 || knee.x > source.width - 4) continue;
          seen++;
          const own = colorDistance(pixels, source.width, knee.x, knee.y, COLORS[side]);
          const other = colorDistance(pixels, source.width, knee.x, knee.y, COLORS[side === 'left' ? 'right' : 'left']);
          expect(own, `${side} knee of frame ${index}`).to.be.below(Math.min(COLOR_TOLERANCE, other / 1.5));
        }
      });
      expect(seen).to.be.greaterThan(video.timestamps.length);
    });

    it('has the same packets of sound', () => {
      const { video, source, ready } = made;
      expect(video.sound).to.deep.equal(source.sound);
      expect(ready.audio).to.equal(source.sound.length > 0 ? 'copied' : 'none');
    });

    it('begins with its index', async () => {
      const { blob, video } = made;
      if (video.mimeType.includes('mp4'))
        expect(await boxes(blob)).to.have.ordered.members(['ftyp', 'moov', 'free', 'mdat']);
    });
  });
}

/** The upper left part of a picture. */
function cropped(pixels: Uint8ClampedArray, width: number, toWidth: number, toHeight: number): Uint8ClampedArray {
  if (width === toWidth) return pixels.subarray(0, 4 * toWidth * toHeight);
  const part = new Uint8ClampedArray(4 * toWidth * toHeight);
  for (let row = 0; row < toHeight; row++) {
    part.set(pixels.subarray(4 * row * width, 4 * (row * width + toWidth)), 4 * row * toWidth);
  }
  return part;
}

/** The names of an mp4's boxes, in order. */
async function boxes(blob: Blob): Promise<string[]> {
  const view = new DataView(await blob.arrayBuffer());
  const names: string[] = [];
  for (let at = 0; at < view.byteLength;) {
    const size = view.getUint32(at);
    names.push(String.fromCharCode(...new Uint8Array(view.buffer, at + 4, 4)));
    at += size === 1 ? Number(view.getBigUint64(at + 8)) : size;
  }
  return names;
}

describe('an export', () => {
  it('starts by itself, tells its progress and gives a URL that lives until the next source', async () => {
    const { tracker, next, of, messages } = await createTracker({ options: { export: true } });
    await tracker.analyze(await clipFile(CLIP));
    const ready = await next('export_ready');
    expect(ready.url).to.match(/^blob:/);
    expect(ready.fileName).to.equal('squat-side-overlay.mp4');
    const blob = await (await fetch(ready.url)).blob();
    expect(blob.size).to.equal(ready.size);
    expect(blob.type).to.equal(ready.mimeType);
    const progress = of('progress').filter(({ stage }) => stage === 'export');
    expect(progress.at(0)?.value).to.equal(0);
    expect(progress.at(-1)?.value).to.equal(1);
    expect(progress.some(({ etaMs = 0 }) => etaMs > 0)).to.equal(true);
    const values = progress.map(({ value }) => value);
    expect(values).to.deep.equal([...values].sort((a, b) => a - b));
    expect(messages.at(-1)).to.equal(ready);
    await tracker.analyze(await clipFile(CLIP));
    expect(await rejection(fetch(ready.url))).to.be.instanceOf(TypeError);
  });

  it('ends its URL when the element is removed', async () => {
    const { tracker, next } = await createTracker({ options: { export: true } });
    await tracker.analyze(await clipFile(CLIP));
    const { url } = await next('export_ready');
    tracker.remove();
    await Promise.resolve();
    expect(await rejection(fetch(url))).to.be.instanceOf(TypeError);
  });

  it('shows a download link with the name', async () => {
    const { tracker, ready, part } = await exported(CLIP);
    await tracker.updateComplete;
    const link = part('a[part=download]') as HTMLAnchorElement;
    expect(link.href).to.equal(ready.url);
    expect(link.download).to.equal('squat-side-overlay.mp4');
    await expect(tracker).to.be.accessible();
  });

  it('is made on demand, once for the same options', async () => {
    const { tracker, of } = await createTracker();
    await tracker.analyze(await clipFile(CLIP));
    expect(of('export_ready')).to.have.length(0);
    const [first, second] = await Promise.all([tracker.exportVideo(), tracker.exportVideo()]);
    expect(first).to.equal(second);
    expect(await tracker.exportVideo()).to.equal(first);
    expect(of('export_ready')).to.have.length(1);
    const webm = await tracker.exportVideo({ format: 'webm' });
    expect(webm.type).to.equal('video/webm');
    expect(of('export_ready')).to.have.length(2);
    // The first one lives on.
    expect((await fetch(of('export_ready')[0]?.url ?? '')).ok).to.equal(true);
  });

  it('burns count and phase in where an exercise is tracked, and leaves them out on request', async () => {
    const counted = await exported(CLIP, { options: { exercise: 'squat' } });
    const plain = await exported(CLIP, { options: { exercise: 'squat', exportOverlay: 'skeleton' } });
    const corner = async ({ video }: Exported) => {
      let first: Uint8ClampedArray | undefined;
      await video.forEachFrame((frame) => (first ??= frame.pixels(480, 480)));
      return colorDistance(first ?? new Uint8ClampedArray(), 480, 24, 24, [11, 17, 32]);
    };
    expect(await corner(counted)).to.be.below(120);
    expect(await corner(plain)).to.be.above(200);
  });

  it('has no skeleton where nobody is, and where none is asked for', async () => {
    for (const test of [{ detector: 'nobody' }, { options: { skeleton: false } }]) {
      const { video, source } = await exported('vp9.webm', test);
      const originals: Uint8ClampedArray[] = [];
      await source.forEachFrame((frame) => originals.push(frame.pixels(320, 320)));
      await video.forEachFrame((frame, index) => {
        const pixels = frame.pixels(320, 320);
        expect(psnr(originals[index] ?? pixels, pixels, new Uint8ClampedArray(pixels.length))).to.be.at.least(32);
      });
    }
  });

  it('can be cancelled and made again', async () => {
    const { tracker, next, of, part } = await createTracker({ options: { export: true }, exporter: 'hang' });
    await tracker.analyze(await clipFile(CLIP));
    const pending = rejection(tracker.exportVideo());
    await next('progress', ({ stage, value }) => stage === 'export' && value > 0);
    await tracker.updateComplete;
    part('button[part=export-cancel]').click();
    expect((await pending).name).to.equal('AbortError');
    expect(of('error')).to.deep.equal([]);
    expect(tracker.state).to.equal('done');
    await tracker.updateComplete;
    const again = next('progress', ({ stage, value }) => stage === 'export' && value > 0);
    part('button[part=export-start]').click();
    await again;
    const controller = new AbortController();
    const aborted = rejection(tracker.exportVideo({ signal: controller.signal }));
    controller.abort();
    expect((await aborted).name).to.equal('AbortError');
  });

  it('ends with its source', async () => {
    const { tracker, next, of } = await createTracker({ options: { export: true }, exporter: 'hang' });
    await tracker.analyze(await clipFile(CLIP));
    const pending = rejection(tracker.exportVideo());
    await next('progress', ({ stage }) => stage === 'export');
    tracker.cancel();
    expect((await pending).name).to.equal('AbortError');
    expect(of('error')).to.deep.equal([]);
  });

  it('says what is missing before there is a result, and of an image', async () => {
    const { tracker } = await createTracker();
    expect(await rejection(tracker.exportVideo())).to.deep.include({ code: 'export_failed' });
    const image = await createTracker({ options: { source: 'image' } });
    await image.tracker.analyze(await clipFile('still.jpg'));
    const error = await rejection(image.tracker.exportVideo());
    expect(error).to.deep.include({ code: 'export_failed', details: { reason: 'not_a_video', name: 'still.jpg' } });
  });

  it('asks whether the plan holds it', async () => {
    const { tracker } = await createTracker();
    tracker.sessionSetup = { ...tracker.sessionSetup, verifyToken: () => Promise.resolve({ plan: 'free' }) };
    tracker.remove();
    await Promise.resolve();
    document.body.append(tracker);
    try {
      await tracker.analyze(await clipFile(CLIP));
      const error = await rejection(tracker.exportVideo());
      expect(error).to.deep.include({ code: 'developer_features_not_allowed', details: { features: ['export'] } });
    } finally {
      tracker.remove();
    }
  });
});

describe('an export falls back', () => {
  for (const [script, codec, type] of [
    ['no=avc', 'vp9', 'video/webm'],
    ['no=avc,vp9', 'av1', 'video/webm'],
    ['no=avc,vp9,av1', 'vp8', 'video/webm'],
    ['break=avc', 'vp9', 'video/webm'],
  ] as const) {
    it(`to ${codec} where the browser has ${script}`, async () => {
      const made = await exported('rotated.mp4', { exporter: script });
      const { video, ready, source } = made;
      expect(video.codec).to.equal(codec);
      expect(ready.mimeType).to.equal(type);
      expect([video.width, video.height]).to.deep.equal([source.width, source.height]);
      expect(video.timestamps).to.have.length(source.timestamps.length);
      expect(ready.warnings.map(({ code }) => code)).to.deep.equal(['codec_fallback']);
      const originals: Uint8ClampedArray[] = [];
      await source.forEachFrame((frame) => originals.push(frame.pixels(360, 640)));
      const track = trackOf(made);
      await video.forEachFrame((frame, index) => {
        const pixels = frame.pixels(360, 640);
        const covered = mask(track, frame.timestamp * 1000, 360, 640);
        expect(psnr(originals[index] ?? pixels, pixels, covered)).to.be.at.least(32);
      });
    });
  }

  it('to a smaller size where no encoder takes the source’s', async () => {
    const { video, ready, source } = await exported('plank-side.mp4', { exporter: 'max=500' });
    expect(source.width).to.equal(640);
    expect(video.width).to.be.at.most(500);
    expect(ready.warnings.map(({ code }) => code)).to.contain('size_reduced');
    expect(video.timestamps).to.have.length(source.timestamps.length);
  });

  it('to sound that is encoded anew, or to none, and says so', async () => {
    const clip = await withPlainSound(await clipFile('audio.mp4'), 'plain-sound.mp4');
    const copied = await exported(clip);
    expect(copied.ready).to.deep.include({ audio: 'copied', warnings: [] });
    expect(copied.video.sound).to.deep.equal(copied.source.sound);

    const encoded = await exported(clip, { exporter: 'no=avc' });
    expect(encoded.ready.audio).to.equal('encoded');
    expect(encoded.ready.warnings.map(({ code }) => code)).to.deep.equal(['codec_fallback', 'audio_encoded']);
    expect(encoded.video.sound).to.have.length.greaterThan(100);

    const dropped = await exported(clip, { exporter: 'no=avc&no-audio-encoder' });
    expect(dropped.ready.audio).to.equal('dropped');
    expect(dropped.ready.warnings.map(({ code }) => code)).to.deep.equal(['codec_fallback', 'audio_dropped']);
    expect(dropped.video.sound).to.deep.equal([]);
  });
});

describe('an export without WebCodecs', () => {
  it('is recorded while the video plays, and says so', async () => {
    const { VideoEncoder } = globalThis;
    Reflect.deleteProperty(globalThis, 'VideoEncoder');
    try {
      const { ready, of, blob, tracker } = await exported('vp9.webm');
      const environment = of('environment')[0];
      expect(environment?.exporter).to.equal('mediarecorder');
      expect(environment?.reasons['exporter']).to.contain('WebCodecs');
      expect(ready.warnings.map(({ code }) => code)).to.deep.equal(['recorded']);
      expect([ready.width, ready.height]).to.deep.equal([320, 320]);
      const video = await readVideo(blob);
      expect([video.width, video.height]).to.deep.equal([320, 320]);
      // A busy machine leaves frames out, but not most of the video.
      expect(video.duration).to.be.within(1.8, 7.2);
      await tracker.updateComplete;
      let cyan = 0;
      const track = trackOf({ of, tracker } as TestTracker);
      const knee = track.poseAt(0)?.keypoints.find(({ name }) => name === 'left_knee');
      await video.forEachFrame((frame) => {
        const pixels = frame.pixels(320, 320);
        if (colorDistance(pixels, 320, knee?.x ?? 0, knee?.y ?? 0, COLORS.left) < COLOR_TOLERANCE) cyan++;
      });
      expect(cyan).to.be.greaterThan(video.timestamps.length / 2);
    } finally {
      globalThis.VideoEncoder = VideoEncoder;
    }
  });
});

describe('an export that fails', () => {
  for (const [script, reason] of [
    ['max=10', 'encoder'],
    ['unreadable', 'source'],
  ] as const) {
    it(`says why (${reason}), and leaves the results as they are`, async () => {
      const { tracker, next, of, part } = await createTracker({
        options: { export: true, keypoints: true },
        exporter: script,
      });
      await tracker.analyze(await clipFile(CLIP));
      const error = await next('error');
      expect(error.code).to.equal('export_failed');
      expect(error.details).to.deep.equal({ reason, name: CLIP });
      expect(tracker.state).to.equal('done');
      expect(of('keypoints_batch')).to.have.length(1);
      await tracker.updateComplete;
      expect(part('[part=notice]').textContent).to.contain(error.message);
      expect(part('button[part=export-start]').textContent?.trim()).to.equal('Make the video again');
      expect(part('video').hidden).to.equal(false);
    });
  }
});
