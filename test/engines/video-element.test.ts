/**
 * Browsers without WebCodecs: a `<video>` is stepped from frame to frame.
 */
import { expect } from '@open-wc/testing';
import { mediaFile } from '../helpers/media-corpus.js';
import { clipFile, clipUrl, createTracker, rejection } from '../helpers/tracker.js';

const WITHOUT_WEBCODECS = new URL('/test/helpers/worker-without-webcodecs.ts', location.href).href;

/** Seconds of a clip that are enough: a player is sent from frame to frame, and some take half a second for each. */
const SOME = 1.4;

/** Analyses the beginning of a clip with the scripted detector. */
async function times(clip: string, detector: string, options: Record<string, unknown> = {}) {
  const test = await createTracker({ detector, options: { keypoints: true, endTime: SOME, ...options } });
  await test.tracker.analyze(await clipFile(clip));
  return test;
}

describe('a video without WebCodecs', () => {
  for (const clip of ['audio.mp4', 'variable-frame-rate.mp4', 'odd-size.webm', 'rotated.mp4']) {
    it(`gives the same frames of ${clip}, and says why it is slower`, async () => {
      const decoded = await times(clip, '');
      const stepped = await times(clip, 'no-webcodecs');
      expect(decoded.of('environment')[0]).to.include({ decoder: 'webcodecs' });
      const [environment] = stepped.of('environment');
      expect(environment).to.include({ decoder: 'video-element' });
      expect(environment?.reasons['decoder']).to.contain('no WebCodecs');
      const frames = (test: typeof decoded) =>
        test.of('keypoints').map(({ timestampMs, width, height }) => ({ timestampMs, width, height }));
      expect(frames(decoded).length).to.be.greaterThan(10);
      expect(frames(stepped)).to.deep.equal(frames(decoded));
    });
  }

  it('gives every frame where every frame is asked for', async () => {
    const decoded = await times('vp9.webm', '', { analysisFps: 'all' });
    const stepped = await times('vp9.webm', 'no-webcodecs', { analysisFps: 'all' });
    const at = (test: typeof decoded) => test.of('keypoints').map(({ timestampMs }) => timestampMs);
    expect(at(stepped)).to.deep.equal(at(decoded));
  });

  it('shows the model the same pictures', async () => {
    const run = async (workerUrl?: string) => {
      const test = await createTracker({ detector: 'real', options: { keypoints: true, analysisFps: 4, endTime: 3 } });
      test.tracker.sessionSetup = workerUrl ? { workerUrl } : {};
      test.tracker.remove();
      await Promise.resolve();
      await Promise.resolve();
      document.body.append(test.tracker);
      await test.tracker.analyze(await clipFile('squat-oblique.mp4'));
      test.tracker.remove();
      return test.of('keypoints');
    };
    const decoded = await run();
    const stepped = await run(WITHOUT_WEBCODECS);
    expect(decoded.length).to.equal(12);
    const distances = stepped.flatMap(({ keypoints, height }, frame) =>
      keypoints.map(({ x, y }, index) => {
        const other = decoded[frame]?.keypoints[index];
        return Math.hypot(x - (other?.x ?? NaN), y - (other?.y ?? NaN)) / height;
      }),
    );
    expect(distances.length).to.equal(decoded.length * 17);
    // Colours are converted by other programs, so a keypoint that hardly shows may lie elsewhere.
    const sorted = distances.sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).to.be.below(0.003);
    expect(sorted[Math.floor(sorted.length * 0.95)]).to.be.below(0.02);
  });

  it('is refused where it was cut, as players may show what was cut away', async () => {
    const { tracker, of } = await createTracker({ detector: 'no-webcodecs' });
    const error = await rejection(tracker.analyze(await mediaFile('cut-middle.mp4')));
    expect(error.code).to.equal('unsupported_media');
    expect(error.details).to.include({ reason: 'edits' });
    expect(of('error')).to.have.length(1);
    tracker.remove();
  });

  it('reads an address', async () => {
    const test = await createTracker({ detector: 'no-webcodecs', options: { keypoints: true, endTime: SOME } });
    await test.tracker.analyze(clipUrl('rotated.mp4'));
    expect(test.of('keypoints').length).to.be.greaterThan(10);
  });

  it('names what neither WebCodecs nor the video element decodes', async () => {
    const { tracker, of } = await createTracker({ detector: 'no-webcodecs' });
    const clip = new Uint8Array(await (await clipFile('squat-side.mp4')).arrayBuffer());
    // The sample description of a codec that does not exist, and its configuration with it.
    const replaced = [...clip.keys()].filter((at) => String.fromCharCode(...clip.subarray(at, at + 4)) === 'avc1');
    for (const at of replaced)
      clip.set(
        [...'zzz1'].map((letter) => letter.charCodeAt(0)),
        at,
      );
    const error = await rejection(tracker.analyze(new File([clip], 'unknown.mp4')));
    expect(error.code).to.equal('unsupported_media');
    expect(error.message).to.contain('unknown.mp4').and.to.contain('H.264');
    expect(of('error')).to.have.length(1);
  });

  // HEVC of iPhones in browsers whose player alone decodes it; no such device was tried.
  it('of a codec that the player alone decodes is analysed, and recorded for the overlay video', async function () {
    const { tracker, of } = await createTracker({
      detector: 'player-only',
      options: { keypoints: true, analysisFps: 5 },
    });
    await tracker.analyze(await clipFile('vp9.webm'));
    const [environment] = of('environment');
    expect(environment).to.include({ decoder: 'video-element' });
    expect(environment?.reasons['decoder']).to.match(/does not decode vp09\S* frame by frame/);
    expect(of('keypoints').length).to.be.greaterThan(3);
    const made = await tracker.exportVideo().catch((error: unknown) => error as Error);
    // WebKitGTK records nothing.
    if (made instanceof Error) expect(made.message).to.contain('recorded nothing');
    else {
      const warning = of('export_ready')[0]?.warnings.find(({ code }) => code === 'recorded');
      expect(warning?.message).to.contain('decodes it in its player only');
    }
    tracker.remove();
  });

  it('stops at once when it is cancelled, and frees its element', async () => {
    const made: HTMLVideoElement[] = [];
    const create = document.createElement.bind(document);
    document.createElement = (name: string, options?: ElementCreationOptions) => {
      const element = create(name, options);
      if (element instanceof HTMLVideoElement) made.push(element);
      return element;
    };
    try {
      const { tracker, of, next } = await createTracker({
        detector: 'no-webcodecs',
        options: { keypoints: true, endTime: SOME },
      });
      const run = rejection(tracker.analyze(await clipFile('squat-side.mp4')));
      await next('keypoints');
      tracker.cancel();
      expect((await run).name).to.equal('AbortError');
      const count = of('keypoints').length;
      expect(made.length).to.be.greaterThan(0);
      expect(made.every((video) => !video.hasAttribute('src'))).to.equal(true);
      await tracker.analyze(await clipFile('odd-size.webm'));
      expect(of('keypoints').length).to.be.greaterThan(count);
    } finally {
      document.createElement = create;
    }
  });
});
