import { expect } from '@open-wc/testing';
import { analyseToEnd, clipFile, createTracker, type TestTracker } from '../helpers/tracker.js';

/** Short, as it is played. */
const CLIP = 'vp9.webm';

async function realtime(): Promise<TestTracker & { video: HTMLVideoElement }> {
  const test = await createTracker({ options: { pace: 'realtime', keypoints: true } });
  return { ...test, video: test.part('video') };
}

describe('playback', () => {
  it('plays muted and inline, and messages keep step with it', async () => {
    const { tracker, video } = await realtime();
    const ahead: number[] = [];
    tracker.addEventListener('keypoints', ({ detail }) => {
      if (!video.paused && !video.ended) ahead.push(detail.timestampMs - video.currentTime * 1000);
    });
    await analyseToEnd(tracker, await clipFile(CLIP));
    expect(video.muted).to.equal(true);
    expect(video.playsInline).to.equal(true);
    expect(ahead.length).to.be.greaterThan(10);
    expect(Math.max(...ahead)).to.be.at.most(1);
  });

  it('can be replayed and scrubbed with the skeleton in step', async () => {
    const { tracker, video, part } = await realtime();
    await analyseToEnd(tracker, await clipFile(CLIP));
    await tracker.updateComplete;
    expect(video.controls).to.equal(true);
    const sought = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
    video.currentTime = 1;
    await sought;
    const canvas = part('canvas');
    const drawn = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    expect(drawn.some((value) => value > 0)).to.equal(true);
  });

  let whole: TestTracker;

  before(async () => {
    whole = await createTracker({ options: { keypoints: true } });
    await whole.tracker.analyze(await clipFile(CLIP));
  });

  for (const [what, arrange] of [
    [
      'a blocked autoplay',
      ({ video }: { video: HTMLVideoElement }) => {
        video.play = () => Promise.reject(new DOMException('blocked', 'NotAllowedError'));
      },
    ],
    [
      'a video that never starts',
      ({ video }: { video: HTMLVideoElement }) => {
        video.play = () => new Promise(() => undefined);
      },
    ],
    [
      'a hidden tab',
      () => {
        Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      },
    ],
    [
      'a paused video',
      ({ tracker, video }: TestTracker & { video: HTMLVideoElement }) => {
        tracker.addEventListener('keypoints', () => video.pause(), { once: true });
      },
    ],
    [
      'a page that never paints',
      ({ video }: { video: HTMLVideoElement }) => {
        video.requestVideoFrameCallback = () => 0;
        globalThis.requestAnimationFrame = () => 0;
      },
    ],
  ] as const) {
    it(`loses no message to ${what}`, async () => {
      const { requestAnimationFrame } = globalThis;
      const test = await realtime();
      arrange(test);
      try {
        await analyseToEnd(test.tracker, await clipFile(CLIP));
      } finally {
        globalThis.requestAnimationFrame = requestAnimationFrame;
        delete (document as { hidden?: boolean }).hidden;
      }
      expect(test.of('keypoints')).to.deep.equal(whole.of('keypoints'));
      expect(test.of('keypoints_batch')).to.deep.equal(whole.of('keypoints_batch'));
    });
  }
});
