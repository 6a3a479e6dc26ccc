import { expect } from 'chai';
import { planSegments, type Segment } from '../../src/media/segments.js';
import { busyShare } from '../helpers/simulated-workers.js';

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

  it('cuts a part of it, on the clock of the whole', () => {
    const media = { startMs: 40, durationMs: 60_000, keyframesMs: every(2000, 60_000) };
    const segments = planSegments(media, 15, { startMs: 9_990, endMs: 21_500 });
    expect(segments[0]).to.deep.include({ index: 0, startMs: 9_990, decodeFromMs: 9_990 });
    expect(segments.at(-1)?.endMs).to.equal(21_500);
    expect(segments.length).to.be.above(3);
    for (const { startMs } of segments.slice(1)) {
      const ticks = ((startMs + 2 - media.startMs) * 15) / 1000;
      // At a keyframe, or at the beginning of a tick.
      expect(startMs % 2000 === 0 || Math.abs(ticks - Math.round(ticks)) < 1e-6, String(startMs)).to.equal(true);
    }
    expect(planSegments(media, 15, { startMs: 50_000, endMs: Infinity }).at(-1)?.endMs).to.equal(Infinity);
    expect(planSegments(media, 15, { startMs: 500, endMs: 900 })).to.deep.equal([
      { index: 0, startMs: 500, endMs: 900, decodeFromMs: 500 },
    ]);
  });

  it('bounds their number, whatever a damaged file says of its length', () => {
    for (const durationMs of [1e9, 2 ** 53, 1e300, Infinity, NaN, -1]) {
      const segments = planSegments({ startMs: 0, durationMs, keyframesMs: [0, 1000, 5e8] }, 15);
      expect(segments.length, `${durationMs} ms`).to.be.within(1, 5100);
      expect(segments.at(-1)?.endMs).to.equal(Infinity);
    }
    expect(planSegments({ startMs: 0, durationMs: 4 * 3_600_000 }, 15).length).to.be.within(3500, 4000);
  });

  it('keeps two, four and eight workers busy to the end of videos of 5 to 60 s', () => {
    // Cut into 1, 1, 2, 2 and then 4 s, wherever the nearest keyframe is, it was .71 of 10 s for two and .31 for eight.
    for (const spacing of [undefined, 500, 1000, 2000, 5000, 8333]) {
      for (let durationMs = 5000; durationMs <= 60_000; durationMs += 500) {
        const keyframesMs = spacing === undefined ? {} : { keyframesMs: every(spacing, durationMs) };
        const segments = planSegments({ startMs: 0, durationMs, ...keyframesMs }, 15);
        for (const workers of [2, 4, 8]) {
          const share = busyShare(segments, durationMs, 15, workers);
          expect(share, `${durationMs} ms, keyframes every ${spacing}, ${workers} workers`).to.be.above(0.895);
        }
      }
    }
  });

  it('begins and ends with shorter segments than it has between, and bounds those', () => {
    for (const durationMs of [30_000, 100_000, 600_000]) {
      const lengths = planSegments({ startMs: 0, durationMs }, 15)
        .slice(0, -1)
        .map(({ startMs, endMs }) => endMs - startMs);
      const longest = Math.max(...lengths);
      expect(longest).to.be.below(4000);
      for (const length of [...lengths.slice(0, 8), ...lengths.slice(-7)]) expect(length).to.be.below(0.6 * longest);
    }
    for (const spacing of [500, 2000, 5000, 8333, 20_000]) {
      const keyframesMs = every(spacing, 300_000);
      const long = planSegments({ startMs: 0, durationMs: 300_000, keyframesMs }, 15).slice(0, -1);
      expect(Math.max(...long.map(({ startMs, endMs }) => endMs - startMs)), `${spacing}`).to.be.at.most(10_600);
      expect(Math.min(...long.map(({ startMs, endMs }) => endMs - startMs)), `${spacing}`).to.be.at.least(850);
    }
  });

  it('cuts at keyframes, so that little is decoded twice', () => {
    const durationMs = 300_000;
    // With cuts every 4 s whatever the keyframes it is 1.24, 1.48, 1.47, 1.71 and 2.03.
    for (const [spacing, most] of [
      [1000, 1.02],
      [2000, 1.02],
      [3000, 1.02],
      [5000, 1.05],
      [8333, 1.3],
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
    // A segment of fewer frames costs more in searches than it gives in shared work.
    const sparse = planSegments({ startMs: 0, durationMs: 60_000 }, 2);
    for (const { startMs, endMs } of sparse) expect(endMs - startMs).to.be.at.least(3990);
  });
});
