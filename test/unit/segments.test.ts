import { expect } from 'chai';
import { planSegments, type Segment } from '../../src/media/segments.js';

/** Times of a keyframe every so often. */
const every = (spacingMs: number, durationMs: number) =>
  Array.from({ length: Math.ceil(durationMs / spacingMs) }, (_, index) => index * spacingMs);

/** How much is decoded, as a multiple of the video, where each segment is decoded from the keyframe before it. */
function decodeFactor(segments: readonly Segment[], keyframesMs: readonly number[], durationMs: number): number {
  const decoded = segments.map(({ decodeFromMs, endMs }) => {
    const keyframe = keyframesMs.filter((time) => time <= decodeFromMs).at(-1) ?? 0;
    return Math.min(endMs, durationMs) - keyframe;
  });
  return decoded.reduce((sum, each) => sum + each) / durationMs;
}

describe('planSegments', () => {
  it('cuts without a gap, the last segment open-ended', () => {
    for (const keyframesMs of [undefined, every(1000, 60_000), every(8333, 60_000), [0]]) {
      for (const durationMs of [0, 700, 5000, 6001, 60_000]) {
        const segments = planSegments({ startMs: 0, durationMs, ...(keyframesMs && { keyframesMs }) }, 15);
        expect(segments.map(({ index }) => index)).to.deep.equal(segments.map((_, index) => index));
        expect(segments.slice(1).map(({ startMs }) => startMs)).to.deep.equal(
          segments.slice(0, -1).map(({ endMs }) => endMs),
        );
        expect(segments[0]?.startMs).to.equal(0);
        expect(segments.at(-1)?.endMs).to.equal(Infinity);
        for (const { startMs, endMs, decodeFromMs } of segments) {
          expect(decodeFromMs).to.be.at.most(startMs);
          expect(endMs).to.be.greaterThan(startMs);
        }
      }
    }
  });

  it('bounds their number, whatever a damaged file says of its length', () => {
    for (const durationMs of [1e9, 2 ** 53, 1e300, Infinity, NaN, -1]) {
      const segments = planSegments({ startMs: 0, durationMs, keyframesMs: [0, 1000, 5e8] }, 15);
      expect(segments.length, `${durationMs} ms`).to.be.within(1, 5100);
      expect(segments.at(-1)?.endMs).to.equal(Infinity);
    }
    expect(planSegments({ startMs: 0, durationMs: 4 * 3_600_000 }, 15).length).to.be.closeTo(3600, 10);
  });

  it('begins with short segments, so that all workers share the beginning, and bounds the others', () => {
    const lengths = planSegments({ startMs: 0, durationMs: 100_000 }, 15)
      .slice(0, -1)
      .map(({ startMs, endMs }) => endMs - startMs);
    expect(lengths[0]).to.be.below(1100);
    expect(lengths[1]).to.be.below(1100);
    expect(Math.max(...lengths)).to.be.below(4100);
    for (const spacing of [500, 2000, 5000, 8333, 20_000]) {
      const keyframesMs = every(spacing, 300_000);
      const long = planSegments({ startMs: 0, durationMs: 300_000, keyframesMs }, 15).slice(0, -1);
      expect(Math.max(...long.map(({ startMs, endMs }) => endMs - startMs)), `${spacing}`).to.be.at.most(10_600);
      expect(Math.min(...long.slice(4).map(({ startMs, endMs }) => endMs - startMs)), `${spacing}`).to.be.at.least(
        1900,
      );
    }
  });

  it('cuts at keyframes, so that little is decoded twice', () => {
    const durationMs = 120_000;
    // With cuts every 4 s whatever the keyframes it is 1.24, 1.48, 1.47, 1.71 and 2.03.
    for (const [spacing, most] of [
      [1000, 1.02],
      [2000, 1.02],
      [3000, 1.06],
      [5000, 1.1],
      [8333, 1.6],
    ] as const) {
      const keyframesMs = every(spacing, durationMs);
      const segments = planSegments({ startMs: 0, durationMs, keyframesMs }, 15);
      expect(decodeFactor(segments, keyframesMs, durationMs), `keyframes every ${spacing} ms`).to.be.below(most);
    }
  });

  it('cuts only at keyframes in a long video whose keyframes are as far apart as encoders put them', () => {
    const durationMs = 600_000;
    for (const spacing of [8333, 10_000]) {
      const keyframesMs = every(spacing, durationMs);
      const segments = planSegments({ startMs: 0, durationMs, keyframesMs }, 15);
      expect(decodeFactor(segments, keyframesMs, durationMs), `keyframes every ${spacing} ms`).to.be.below(1.05);
    }
  });

  it('cuts no more often than there are frames to analyse', () => {
    const segments = planSegments({ startMs: 0, durationMs: 20_000 }, 0.5);
    for (const { startMs, endMs } of segments) expect(endMs - startMs).to.be.at.least(1990);
  });
});
