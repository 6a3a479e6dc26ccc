/**
 * Servers that do not do what they should, with a scripted detector: the right error or the right result, and nothing that
 * nobody catches.
 */
import { expect } from '@open-wc/testing';
import { FaultListener } from '../fuzz/faults.js';
import { loadSource } from '../fuzz/sources.js';
import { clipFile, clipUrl, createTracker, rejection, type TestTracker } from '../helpers/tracker.js';

const CLIP = 'test/fixtures/clips/audio.mp4';

/** Frames in a second: what a server does shows in few as well. */
const FEW = 5;

let sound = '';

/** An address that no test before has asked for. */
function fresh(route: string): string {
  const url = new URL(`/__test/${route}`, location.href);
  url.searchParams.set('test', String(Math.random()));
  return url.href;
}

const posesOf = ({ of }: TestTracker) => JSON.stringify(of('keypoints_batch').at(-1));

before(async () => {
  const test = await createTracker({ options: { keypoints: true, analysisFps: FEW } });
  await test.tracker.analyze(await clipFile('audio.mp4'));
  sound = posesOf(test);
  expect(sound.length).to.be.greaterThan(1000);
});

describe('a server', () => {
  for (const [what, route] of [
    ['that gives no ranges', `ranges/none/${CLIP}`],
    ['that answers ranges with 416', `ranges/refused/${CLIP}`],
    ['that answers ranges with 400', `ranges/bad-request/${CLIP}`],
    ['that gives a range once, and then the whole file', `ranges/first-only/${CLIP}`],
    ['that gives short ranges', `ranges/capped/${CLIP}`],
    ['that does not say the size', `ranges/unknown-size/${CLIP}`],
    ['that says nothing of the range', `ranges/no-header/${CLIP}`],
    ['with another content type', `type/${CLIP}?type=text/html`],
    ['that breaks the connection where a range is asked for', `ranges/dropped/${CLIP}`],
    ['that announces parts that it does not have', `ranges/long-total/${CLIP}`],
    ['that announces less with its parts than it has', `ranges/short-total/${CLIP}`],
    ['that spells its tag in another way each time', `ranges/weak-tags/${CLIP}`],
    ['that sends other ranges', `ranges/wrong/${CLIP}`],
    ['whose file changes as it is opened', `ranges/changed/${CLIP}`],
    ['that compresses whatever is asked', `encoded/gzip/${CLIP}`],
    ['that compresses in another way', `encoded/deflate/${CLIP}`],
    ['that compresses with brotli', `encoded/br/${CLIP}`],
    ['that redirects', `redirect/302/same/${CLIP}`],
    ['that redirects to another one that compresses', `redirect/302/other/__test/encoded/gzip/${CLIP}`],
    ['that redirects to another one that breaks at ranges', `redirect/302/other/__test/ranges/dropped/${CLIP}`],
    ['that redirects to another one without ranges', `redirect/302/other/__test/ranges/none/${CLIP}`],
    ['that redirects to another one with CORS', `redirect/307/other/__test/cors/${CLIP}`],
  ] as const) {
    it(`${what} changes nothing in the result`, async () => {
      const test = await createTracker({ options: { keypoints: true, analysisFps: FEW } });
      await test.tracker.analyze(fresh(route));
      expect(test.of('error')).to.deep.equal([]);
      expect(posesOf(test)).to.equal(sound);
    });
  }

  for (const [what, route, code, reason, says] of [
    ['that announces more than it has', `length/${CLIP}?bytes=1000`, 'video_load_error', 'connection', /broke/],
    ['that announces less than it has', `length/${CLIP}?bytes=-20000`, 'media_decode_error', 'truncated', /cut off/],
    [
      'that redirects to another one without CORS',
      `redirect/302/other/__test/no-cors/${CLIP}`,
      'cross_origin_video',
      'cors',
      /CORS/,
    ],
    ['that redirects to nothing', 'redirect/302/same/__test/status/410', 'video_load_error', 'http_status', /410/],
    [
      'that redirects in a circle',
      'redirect/302/same/__test/redirect/302/same/__test/redirect/302/same/__test/status/500',
      'video_load_error',
      'http_status',
      /500/,
    ],
  ] as const) {
    it(`${what} gives an error of its own, and the next file is analysed`, async () => {
      const faults = new FaultListener();
      const test = await createTracker({ options: { keypoints: true, analysisFps: FEW } });
      const error = await rejection(test.tracker.analyze(fresh(route)));
      expect(error.message).to.match(says);
      expect(error.code).to.equal(code);
      expect(error.details).to.include({ reason });
      expect(test.of('error')).to.have.length(1);
      await test.tracker.analyze(clipUrl('audio.mp4'));
      expect(posesOf(test)).to.equal(sound);
      expect(await faults.take()).to.deep.equal([]);
      faults.stop();
    });
  }

  it('that announces parts that it does not have changes nothing in what is read from its end', async () => {
    // The length of a transport stream is found there.
    const stream = 'test/fixtures/media/transport.mpegts';
    const test = await createTracker({ options: { keypoints: true, analysisFps: FEW } });
    await test.tracker.analyze(new URL(`/${stream}`, location.href).href);
    const ofFile = posesOf(test);
    await test.tracker.analyze(fresh(`ranges/long-total/${stream}`));
    expect(test.of('error')).to.deep.equal([]);
    expect(posesOf(test)).to.equal(ofFile);
  });

  it('with another content type for an image changes nothing', async () => {
    const test = await createTracker({ options: { keypoints: true, source: 'image' } });
    await test.tracker.analyze(fresh('type/test/fixtures/clips/still.jpg?type=application/octet-stream'));
    expect(test.of('keypoints')).to.have.length(1);
  });
});

describe('a fragmented mp4 whose connection breaks, from a server without ranges', () => {
  let bytes = new Uint8Array();
  // Tells of what nobody catches in workers.
  const workerUrl = new URL('/test/fuzz/worker.ts', location.href).href;

  before(async () => {
    bytes = await loadSource({ clip: 'squat-side.mp4', as: 'fragmented', kind: 'video' }, clipUrl(''));
    await fetch('/__test/kept/fragmented', { method: 'PUT', body: bytes });
  });

  for (const share of [0.02, 0.6, 0.95]) {
    it(`fails as a broken connection after ${share * 100} %, and nothing goes uncaught`, async () => {
      const faults = new FaultListener();
      const test = await createTracker({
        options: { keypoints: true, analysisFps: FEW, sessionSetup: { workers: 2, workerUrl } },
      });
      const error = await rejection(
        test.tracker.analyze(fresh(`kept/fragmented?cut=${Math.round(bytes.length * share)}`)),
      );
      expect(error.code).to.equal('video_load_error');
      expect(error.details).to.include({ reason: 'connection' });
      expect(test.of('error')).to.have.length(1);
      await test.tracker.analyze(fresh('kept/fragmented'));
      expect(test.of('keypoints_batch')).to.have.length(1);
      expect(await faults.take()).to.deep.equal([]);
      faults.stop();
    });
  }
});
