import { expect } from '@open-wc/testing';
import { fr } from '../../src/texts/fr/interface.js';
import { COLOR_TOLERANCE, colorDistance, exported, mask, SIDE_COLORS, trackOf } from '../helpers/exported.js';
import { isWebKitGtk, recordsCanvases } from '../helpers/features.js';
import { skip } from '../helpers/skip.js';
import { clipFile, createTracker, rejection, type TestTracker } from '../helpers/tracker.js';
import { psnr, readVideo, shortened, withPlainSound } from '../helpers/video-reader.js';

/** Why tests of sound are skipped. */
const ENDS_PAGE = 'its encoder for sound ends the page’s process';

/** Beside the lines of the skeleton. */
const LEAST_DB = isWebKitGtk() ? 27 : 32;

/** The first second of a clip: every codec is the same to the second one. */
const secondOf = async (name: string) => shortened(await clipFile(name), 1);

describe('an export falls back', () => {
  for (const [script, codec, type] of [
    ['no=avc', 'vp9', 'video/webm'],
    ['no=avc,vp9', 'av1', 'video/webm'],
    ['no=avc,vp9,av1', 'vp8', 'video/webm'],
    ['break=avc', 'vp9', 'video/webm'],
  ] as const) {
    it(`to ${codec} where the browser has ${script}`, async function () {
      if (codec === 'av1' && isWebKitGtk()) skip(this, 'its AV1 encoder ends the page’s process');
      const made = await exported(await secondOf('rotated.mp4'), { exporter: script });
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
        expect(psnr(originals[index] ?? pixels, pixels, covered)).to.be.at.least(LEAST_DB);
      });
    });
  }

  it('to the next codec where an encoder refuses the size', async () => {
    const { video, ready, source } = await exported(await secondOf('plank-side.mp4'), { exporter: 'max-avc=500' });
    expect(video.codec).to.equal('vp9');
    expect([video.width, video.height]).to.deep.equal([source.width, source.height]);
    expect(ready.warnings.map(({ code }) => code)).to.deep.equal(['codec_fallback']);
  });

  it('to a smaller size where every encoder gives up on the source’s', async () => {
    const { video, ready, source } = await exported(await secondOf('plank-side.mp4'), { exporter: 'break-over=500' });
    expect(video.codec).to.equal('avc');
    expect([video.width, video.height]).to.deep.equal([480, 270]);
    expect(ready.warnings.map(({ code }) => code)).to.deep.equal(['size_reduced']);
    expect(ready.warnings[0]?.message).to.contain('640 × 360').and.contain('480 × 270');
    expect(video.timestamps).to.have.length(source.timestamps.length);
  });

  it('to a smaller size where no encoder takes the source’s', async () => {
    const { video, ready, source } = await exported(await secondOf('plank-side.mp4'), { exporter: 'max=500' });
    expect(source.width).to.equal(640);
    expect(video.width).to.be.at.most(500);
    expect(ready.warnings.map(({ code }) => code)).to.contain('size_reduced');
    expect(video.timestamps).to.have.length(source.timestamps.length);
  });

  it('to sound that is encoded anew, or to none, and says so', async function () {
    if (isWebKitGtk()) skip(this, ENDS_PAGE);
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

  it('to no sound where its encoder gives up, and says so', async function () {
    if (typeof AudioEncoder === 'undefined') skip(this, 'this browser encodes no sound');
    if (isWebKitGtk()) skip(this, ENDS_PAGE);
    const clip = await withPlainSound(await clipFile('audio.mp4'), 'plain-sound.mp4');
    const { ready, video, source } = await exported(clip, { exporter: 'no=avc&break-audio' });
    expect(ready.audio).to.equal('dropped');
    expect(ready.warnings.map(({ code }) => code)).to.deep.equal(['codec_fallback', 'audio_dropped']);
    expect(ready.warnings[1]?.message).to.contain('The scripted sound encoder breaks');
    expect(video.sound).to.deep.equal([]);
    expect(video.timestamps).to.have.length(source.timestamps.length);
  });

  it('in the visitor’s language', async () => {
    const { tracker, part } = await exported('vp9.webm', { exporter: 'no=avc', options: { lang: 'fr' } });
    await tracker.updateComplete;
    expect(part('[part=notice]').textContent?.trim()).to.equal(fr.exportNotes.codec_fallback);
    expect(part('[part=notice]').lang).to.equal('');
  });
});

describe('an export without WebCodecs', () => {
  let records = false;
  before(async () => (records = await recordsCanvases()));

  it('is recorded while the video plays, and says so', async function () {
    if (!records) skip(this, 'this browser records no canvas');
    await withoutEncoder(async () => {
      const { ready, of, blob, tracker } = await exported('vp9.webm');
      const environment = of('environment')[0];
      expect(environment?.exporter).to.equal('mediarecorder');
      expect(environment?.reasons['exporter']).to.contain('WebCodecs');
      expect(ready.warnings.map(({ code }) => code)).to.deep.equal(['recorded']);
      expect(ready.audio).to.equal('none');
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
        if (colorDistance(pixels, 320, knee?.x ?? 0, knee?.y ?? 0, SIDE_COLORS.left) < COLOR_TOLERANCE) cyan++;
      });
      expect(cyan).to.be.greaterThan(video.timestamps.length / 2);
    });
  });

  it('has the sound, or says that it is lost', async function () {
    if (!records) skip(this, 'this browser records no canvas');
    await withoutEncoder(async () => {
      const { ready } = await exported('audio.mp4');
      const canRecord =
        'captureStream' in HTMLVideoElement.prototype || 'mozCaptureStream' in HTMLVideoElement.prototype;
      expect(ready.audio).to.equal(canRecord ? 'encoded' : 'dropped');
      expect(ready.warnings.map(({ code }) => code)).to.deep.equal(
        canRecord ? ['recorded'] : ['recorded', 'audio_dropped'],
      );
    });
  });

  it('is an error where the browser records nothing, though it says that it does', async () => {
    const { MediaRecorder } = globalThis;
    globalThis.MediaRecorder = class extends MediaRecorder {
      constructor(stream: MediaStream, options?: MediaRecorderOptions) {
        super(stream, options);
        const drop = (event: Event) => event.stopImmediatePropagation();
        this.addEventListener('dataavailable', drop);
      }
    };
    try {
      await withoutEncoder(async () => {
        const { tracker, of } = await createTracker();
        await tracker.analyze(await clipFile('vp9.webm'));
        const error = await rejection(tracker.exportVideo());
        expect(error).to.deep.include({ code: 'export_failed', details: { reason: 'encoder', name: 'vp9.webm' } });
        expect(error.message).to.contain('recorded nothing');
        expect(of('export_ready')).to.deep.equal([]);
      });
    } finally {
      globalThis.MediaRecorder = MediaRecorder;
    }
  });

  it('waits while the page is hidden', async function () {
    if (!records) skip(this, 'this browser records no canvas');
    let hidden = true;
    const { pause } = MediaRecorder.prototype;
    const paused = new Promise<void>((resolve) => {
      MediaRecorder.prototype.pause = function () {
        pause.call(this);
        resolve();
      };
    });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    try {
      await withoutEncoder(async () => {
        const { tracker, next, of } = await createTracker({ options: { export: true } });
        await tracker.analyze(await clipFile('vp9.webm'));
        await paused;
        hidden = false;
        document.dispatchEvent(new Event('visibilitychange'));
        await next('progress', ({ stage, value }) => stage === 'export' && value > 0.1);
        hidden = true;
        const again = new Promise<void>((resolve) => {
          MediaRecorder.prototype.pause = function () {
            pause.call(this);
            resolve();
          };
        });
        document.dispatchEvent(new Event('visibilitychange'));
        await again;
        expect(of('export_ready')).to.deep.equal([]);
        hidden = false;
        document.dispatchEvent(new Event('visibilitychange'));
        const { url } = await next('export_ready');
        const video = await readVideo(await (await fetch(url)).blob());
        expect(video.duration).to.be.within(1.8, 7.2);
      });
    } finally {
      MediaRecorder.prototype.pause = pause;
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('can be cancelled', async () => {
    await withoutEncoder(async () => {
      const { tracker, next, of } = await createTracker({ options: { export: true } });
      await tracker.analyze(await clipFile('vp9.webm'));
      const pending = rejection(tracker.exportVideo());
      await next('progress', ({ stage, value }) => stage === 'export' && value > 0);
      tracker.cancelExport();
      expect((await pending).name).to.equal('AbortError');
      expect(of('error')).to.deep.equal([]);
    });
  });

  it('says so where the browser cannot record either', async () => {
    const { MediaRecorder } = globalThis;
    Reflect.deleteProperty(globalThis, 'MediaRecorder');
    try {
      await withoutEncoder(async () => {
        const { tracker, of } = await createTracker();
        await tracker.analyze(await clipFile('vp9.webm'));
        expect(of('environment')[0]?.exporter).to.equal('none');
        const error = await rejection(tracker.exportVideo());
        expect(error).to.deep.include({ code: 'export_failed', details: { reason: 'unsupported', name: 'vp9.webm' } });
      });
    } finally {
      globalThis.MediaRecorder = MediaRecorder;
    }
  });
});

/** Does something in a page without WebCodecs' encoder. */
async function withoutEncoder(work: () => Promise<void>): Promise<void> {
  const { VideoEncoder } = globalThis;
  Reflect.deleteProperty(globalThis, 'VideoEncoder');
  try {
    await work();
  } finally {
    globalThis.VideoEncoder = VideoEncoder;
  }
}
