import { expect } from '@open-wc/testing';
import type { Rectangle } from '../../src/media/frame.js';
import { badgeAt, drawBadge, type BadgeEntry, type BadgeTexts } from '../../src/output/draw-badge.js';
import {
  COLOR_TOLERANCE,
  colorDistance,
  exported,
  mask,
  SIDE_COLORS,
  trackOf,
  type Exported,
} from '../helpers/exported.js';
import { isWebKitGtk } from '../helpers/features.js';
import { WorkerLog } from '../helpers/export-files.js';
import { clipFile, createTracker, rejection } from '../helpers/tracker.js';
import { delayed, psnr, shortened } from '../helpers/video-reader.js';

const CLIP = 'squat-side.mp4';

/** Likeness of a frame to the source's, where nothing is drawn. */
const LEAST_DB = isWebKitGtk() ? 29 : 32;

/** How much nearer the colour of a knee has to be to its own side's than to the other's. */
const NEARER = isWebKitGtk() ? 0.75 : 1.5;

/** How far a frame may be from its time, in seconds: containers round. */
const TOLERANCE_S = 1 / 50_000;

// Each frame is encoded, and decoded twice: two seconds are enough where the packets can be put into an mp4 as they are.
for (const [what, clip, seconds] of [
  ['an H.264 clip with sound', 'audio.mp4', 2],
  ['a rotated clip', 'rotated.mp4', 2],
  ['a clip of variable frame rate', 'variable-frame-rate.mp4', undefined],
  ['a clip of odd size', 'odd-size.webm', undefined],
  ['a VP9 clip', 'vp9.webm', undefined],
] as const) {
  describe(`the overlay video of ${what}`, () => {
    let made: Exported;
    before(async () => {
      const file = await clipFile(clip);
      made = await exported(seconds ? await shortened(file, seconds) : file, {
        detector: 'moving',
        options: { analysisFps: 5 },
      });
    });

    it('has every frame of the source at its time', () => {
      const { video, source, ready } = made;
      expect(video.timestamps).to.have.length(source.timestamps.length);
      for (const [index, time] of source.timestamps.entries()) {
        expect(video.timestamps[index], `frame ${index}`).to.be.closeTo(time, TOLERANCE_S);
      }
      // Either may leave out how long its last frame lasts.
      const lengths = source.timestamps.map((time, index) => time - (source.timestamps[index - 1] ?? time));
      const frame = Math.max(...lengths) + TOLERANCE_S;
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
        const picture = { x: 0, y: 0, width: source.width, height: source.height };
        const pixels = cropped(frame.pixels(width, height), width, picture);
        const quality = psnr(originals[index] ?? pixels, pixels, mask(track, timeMs, source.width, source.height));
        expect(quality, `PSNR of frame ${index}`).to.be.at.least(LEAST_DB);
        const points = new Map(track.poseAt(timeMs)?.keypoints.map((point) => [point.name, point]));
        for (const side of ['left', 'right'] as const) {
          const knee = points.get(`${side}_knee`);
          if (!knee || knee.x < 4 || knee.x > source.width - 4) continue;
          seen++;
          const own = colorDistance(pixels, source.width, knee.x, knee.y, SIDE_COLORS[side]);
          const other = colorDistance(
            pixels,
            source.width,
            knee.x,
            knee.y,
            SIDE_COLORS[side === 'left' ? 'right' : 'left'],
          );
          expect(own, `${side} knee of frame ${index}`).to.be.below(Math.min(COLOR_TOLERANCE, other / NEARER));
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

/** A part of a picture. */
function cropped(pixels: Uint8ClampedArray, width: number, part: Rectangle): Uint8ClampedArray {
  if (part.x === 0 && part.width === width)
    return pixels.subarray(4 * part.y * width, 4 * (part.y + part.height) * width);
  const found = new Uint8ClampedArray(4 * part.width * part.height);
  for (let row = 0; row < part.height; row++) {
    const from = 4 * ((part.y + row) * width + part.x);
    found.set(pixels.subarray(from, from + 4 * part.width), 4 * row * part.width);
  }
  return found;
}

/** How like a frame is to that of its source with a badge, where the badge lies, in dB. */
function badgeLikeness(
  original: Uint8ClampedArray<ArrayBuffer> | undefined,
  pixels: Uint8ClampedArray,
  texts: BadgeTexts,
): number {
  const context = new OffscreenCanvas(480, 480).getContext('2d', { willReadFrequently: true });
  if (!context || !original) throw new Error('nothing to compare with');
  context.putImageData(new ImageData(original, 480, 480), 0, 0);
  const drawn = drawBadge(context, texts, 480, 480);
  const [x, y] = [Math.ceil(drawn.x), Math.ceil(drawn.y)];
  const badge = { x, y, width: Math.floor(drawn.x + drawn.width) - x, height: Math.floor(drawn.y + drawn.height) - y };
  const expected = context.getImageData(x, y, badge.width, badge.height).data;
  return psnr(expected, cropped(pixels, 480, badge), new Uint8ClampedArray(expected.length));
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

describe('the overlay video of a clip that begins late', () => {
  it('begins as late, and so does its sound', async () => {
    const { video, source } = await exported(await delayed(await clipFile('audio.mp4'), 1.5));
    expect(source.timestamps[0]).to.be.closeTo(1.5, 1e-4);
    expect(video.timestamps).to.have.length(source.timestamps.length);
    for (const [index, time] of source.timestamps.entries()) expect(video.timestamps[index]).to.be.closeTo(time, 2e-5);
    expect(video.sound).to.deep.equal(source.sound);
  });
});

/** The beginning of the clip, where nothing depends on the rest. */
const beginning = async () => shortened(await clipFile(CLIP), 2);

describe('an export', () => {
  it('starts by itself, tells its progress and gives a URL that lives until the next source', async () => {
    const { tracker, next, of, messages } = await createTracker({ options: { export: true } });
    await tracker.analyze(await beginning());
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
    await tracker.analyze(await beginning());
    expect(await rejection(fetch(ready.url))).to.be.instanceOf(TypeError);
  });

  it('ends its URL when the element is removed', async () => {
    const { tracker, next } = await createTracker({ options: { export: true } });
    await tracker.analyze(await beginning());
    const { url } = await next('export_ready');
    tracker.remove();
    await Promise.resolve();
    expect(await rejection(fetch(url))).to.be.instanceOf(TypeError);
  });

  it('shows a download link with the name', async () => {
    const { tracker, ready, part } = await exported(await beginning());
    await tracker.updateComplete;
    const link = part('a[part=download]') as HTMLAnchorElement;
    expect(link.href).to.equal(ready.url);
    expect(link.download).to.equal('squat-side-overlay.mp4');
    await expect(tracker).to.be.accessible();
  });

  it('leaves the focus in the bar where its button gives way to another', async () => {
    const { tracker, next, part } = await createTracker({ options: { export: true }, exporter: 'hang' });
    await tracker.analyze(await beginning());
    await next('progress', ({ stage }) => stage === 'export');
    await tracker.updateComplete;
    part('button[part=export-cancel]').focus();
    part('button[part=export-cancel]').click();
    await tracker.updateComplete;
    expect((tracker.renderRoot as ShadowRoot).activeElement).to.equal(part('button[part=export-start]'));
  });

  it('is made on demand, once for the same options', async () => {
    const { tracker, of } = await createTracker();
    await tracker.analyze(await beginning());
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

  it('burns in what has been counted so far, and the phase', async () => {
    const { video, source, of } = await exported(CLIP, {
      detector: 'truth=squat-side',
      options: { exercise: 'squat', analysisFps: 10 },
    });
    const told = [...of('counter'), ...of('posture')].sort((a, b) => a.timestampMs - b.timestampMs);
    const entries: BadgeEntry[] = [];
    for (const message of told) {
      const { count = 0, phase = '' } = entries.at(-1) ?? {};
      const { timestampMs } = message;
      entries.push(
        message.type === 'counter'
          ? { timestampMs, count: message.current_count, phase }
          : { timestampMs, count, phase: message.posture },
      );
    }
    const originals: Uint8ClampedArray<ArrayBuffer>[] = [];
    await source.forEachFrame((frame) => originals.push(frame.pixels(480, 480)));
    const counts = new Set<string>();
    await video.forEachFrame((frame, index) => {
      const texts = badgeAt({ unit: 'reps', phaseNames: {}, entries }, frame.timestamp * 1000);
      counts.add(texts.count);
      const pixels = frame.pixels(480, 480);
      const likeness = (count: string) => badgeLikeness(originals[index], pixels, { ...texts, count });
      expect(likeness(texts.count), `frame ${index}: ${texts.count} ${texts.phase}`).to.be.at.least(25);
      expect(likeness(texts.count)).to.be.greaterThan(likeness(String(Number(texts.count) + 1)) + 3);
    });
    expect([...counts]).to.deep.equal(['0', '1', '2', '3']);
  });

  it('leaves count and phase out on request', async () => {
    const { video, source } = await exported(await beginning(), {
      detector: 'nobody',
      options: { exercise: 'squat', exportOverlay: 'skeleton' },
    });
    const originals: Uint8ClampedArray[] = [];
    await source.forEachFrame((frame) => originals.push(frame.pixels(480, 480)));
    await video.forEachFrame((frame, index) => {
      const pixels = frame.pixels(480, 480);
      expect(psnr(originals[index] ?? pixels, pixels, new Uint8ClampedArray(pixels.length))).to.be.at.least(LEAST_DB);
    });
  });

  it('has no skeleton where nobody is, and where none is asked for', async () => {
    for (const test of [{ detector: 'nobody' }, { options: { skeleton: false } }]) {
      const { video, source } = await exported('vp9.webm', test);
      const originals: Uint8ClampedArray[] = [];
      await source.forEachFrame((frame) => originals.push(frame.pixels(320, 320)));
      await video.forEachFrame((frame, index) => {
        const pixels = frame.pixels(320, 320);
        expect(psnr(originals[index] ?? pixels, pixels, new Uint8ClampedArray(pixels.length))).to.be.at.least(LEAST_DB);
      });
    }
  });

  it('can be cancelled and made again', async () => {
    const { tracker, next, of, part } = await createTracker({ options: { export: true }, exporter: 'hang' });
    await tracker.analyze(await beginning());
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

  it('goes on where one of several gives it up, and ends with the last', async () => {
    const { tracker, next, of } = await createTracker({ exporter: 'hang' });
    await tracker.analyze(await beginning());
    const [first, second] = [new AbortController(), new AbortController()];
    const one = rejection(tracker.exportVideo({ signal: first.signal }));
    const other = rejection(tracker.exportVideo({ signal: second.signal }));
    await next('progress', ({ stage, value }) => stage === 'export' && value > 0);
    const state = () => tracker.renderRoot.querySelector('[part=export-cancel]') !== null;
    first.abort();
    expect((await one).name).to.equal('AbortError');
    await tracker.updateComplete;
    expect(state()).to.equal(true);
    second.abort();
    expect((await other).name).to.equal('AbortError');
    await tracker.updateComplete;
    expect(state()).to.equal(false);
    expect(of('error')).to.deep.equal([]);
  });

  it('goes on for the visitor where a program gives it up', async () => {
    const { tracker, next, part } = await createTracker({ options: { export: true }, exporter: 'hang' });
    await tracker.analyze(await beginning());
    await next('progress', ({ stage, value }) => stage === 'export' && value > 0);
    const controller = new AbortController();
    const pending = rejection(tracker.exportVideo({ signal: controller.signal }));
    controller.abort();
    expect((await pending).name).to.equal('AbortError');
    await tracker.updateComplete;
    expect(part('button[part=export-cancel]').isConnected).to.equal(true);
  });

  it('does not begin for a signal that has aborted', async () => {
    const workers = new WorkerLog();
    const { tracker, of } = await createTracker({ setup: { startWorker: workers.start } });
    const signal = AbortSignal.abort();
    expect((await rejection(tracker.exportVideo({ signal }))).name).to.equal('AbortError');
    await tracker.analyze(await beginning());
    expect((await rejection(tracker.exportVideo({ signal }))).name).to.equal('AbortError');
    expect(workers.started).to.equal(0);
    expect(of('error')).to.deep.equal([]);
  });

  it('refuses what it cannot be like', async () => {
    const { tracker } = await createTracker();
    await tracker.analyze(await beginning());
    for (const wrong of [{ format: 'avi' }, { overlay: 'hat' }, { format: null }, { overlay: 3 }]) {
      const error = await rejection(tracker.exportVideo(wrong as never));
      expect(error).to.deep.include({ code: 'invalid_parameter' });
      expect(error.message).to.contain(Object.keys(wrong)[0]);
    }
  });

  for (const lang of ['en', 'fr'] as const) {
    it(`takes a line of progress and one row at 320 px (${lang})`, async () => {
      const { tracker, next, part } = await createTracker({ options: { export: true, lang }, exporter: 'hang' });
      tracker.style.inlineSize = '320px';
      await tracker.analyze(await beginning());
      await next('progress', ({ stage, etaMs = 0 }) => stage === 'export' && etaMs > 0);
      await tracker.updateComplete;
      const bar = part('[part=export]').getBoundingClientRect();
      const [line, words, button] = ['progress', '.words', 'button'].map((selector) =>
        part(`[part=export] ${selector}`).getBoundingClientRect(),
      );
      expect(part('[part=export] .left').textContent).to.match(/\d/);
      expect(words?.top).to.be.at.least(line?.bottom ?? NaN);
      expect(words?.top).to.be.below(button?.bottom ?? NaN);
      expect(button?.top).to.be.below(words?.bottom ?? NaN);
      expect(button?.right).to.be.at.most(bar.right);
      expect(words?.right).to.be.at.most(button?.left ?? NaN);
    });
  }

  it('ends with its source', async () => {
    const { tracker, next, of } = await createTracker({ options: { export: true }, exporter: 'hang' });
    await tracker.analyze(await beginning());
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
      await tracker.analyze(await beginning());
      const error = await rejection(tracker.exportVideo());
      expect(error).to.deep.include({ code: 'developer_features_not_allowed', details: { features: ['export'] } });
    } finally {
      tracker.remove();
    }
  });
});
