import { expect } from 'chai';
import { planSharing } from '../../src/media/decode-cost.js';
import { planSegments } from '../../src/media/segments.js';

const media = (durationMs: number, keyframesMs: readonly number[] | undefined, [width, height] = [1280, 720]) => ({
  width,
  height,
  startMs: 0,
  durationMs,
  ...(keyframesMs && { keyframesMs }),
});

const every = (spacingMs: number, durationMs: number) =>
  Array.from({ length: Math.ceil(durationMs / spacingMs) }, (_, index) => index * spacingMs);

function isShared(video: ReturnType<typeof media>, workers: number): boolean {
  return planSharing(video, planSegments(video, 15), 15, workers) !== undefined;
}

describe('planSharing', () => {
  it('shares where one keyframe would have every worker decode from the beginning', () => {
    for (const durationMs of [5000, 10_000, 30_000, 60_000]) {
      for (const workers of [2, 4]) expect(isShared(media(durationMs, [0]), workers), `${durationMs}`).to.equal(true);
    }
    expect(isShared(media(10_000, [0]), 8)).to.equal(true);
  });

  it('shares nothing where the cuts are at keyframes, or there is one worker', () => {
    expect(isShared(media(10_000, every(250, 10_000)), 2)).to.equal(false);
    expect(isShared(media(600_000, every(1000, 600_000)), 8)).to.equal(false);
    expect(isShared(media(10_000, [0]), 1)).to.equal(false);
  });

  it('shares nothing where nobody knows the keyframes', () => {
    expect(isShared(media(10_000, undefined), 2)).to.equal(false);
  });

  it('shares nothing where the pictures that wait would need too much memory', () => {
    const large: [number, number] = [3840, 2160];
    expect(isShared(media(60_000, [0], large), 2)).to.equal(false);
    expect(isShared(media(10_000, [0], [1920, 1080]), 2)).to.equal(true);
  });

  it('keeps room for the pictures of one segment for each worker but the first', () => {
    const video = media(8000, [0]);
    // Eight segments of a second.
    expect(planSharing(video, planSegments(video, 15), 15, 3)?.bytesAhead).to.be.closeTo(30 * 1280 * 720 * 1.5, 2e6);
  });

  it('counts a part of the video from the keyframe before it', () => {
    const video = media(60_000, [0]);
    const part = { startMs: 50_000, endMs: 60_000 };
    expect(planSharing(video, planSegments(video, 15, part), 15, 2)).to.not.equal(undefined);
    const near = media(60_000, every(200, 60_000));
    expect(planSharing(near, planSegments(near, 15, part), 15, 2)).to.equal(undefined);
  });
});
