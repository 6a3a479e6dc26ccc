import { expect } from 'chai';
import { createSampler, type AnalysisFps } from '../../src/media/sampling.js';
import { planSegments } from '../../src/media/segments.js';

function times(fps: number, seconds: number, startMs = 0): number[] {
  // As containers have them: rounded to a clock of 1/90000 s.
  return Array.from({ length: Math.round(fps * seconds) }, (_, i) => startMs + Math.floor((i / fps) * 90_000) / 90);
}

function sampled(frames: number[], fps: AnalysisFps, startMs = 0, keyframesMs?: number[]): number[][] {
  const durationMs = (frames.at(-1) ?? 0) + 33;
  return planSegments({ startMs, durationMs, ...(keyframesMs && { keyframesMs }) }, fps).map((segment) => {
    const take = createSampler(fps, startMs);
    return frames.filter((t) => t >= segment.startMs && t < segment.endMs).filter(take);
  });
}

describe('sampling', () => {
  it('takes every second frame of 30 at 15 frames/s', () => {
    const frames = times(30, 10);
    expect(sampled(frames, 15).flat()).to.deep.equal(frames.filter((_, index) => index % 2 === 0));
  });

  for (const [sourceFps, perSecond] of [
    [24, 15],
    [25, 15],
    [29.97, 15],
    [60, 15],
    [120, 15],
    [10, 10],
  ] as const) {
    it(`takes about ${perSecond} of ${sourceFps} frames/s, evenly`, () => {
      const frames = times(sourceFps, 20);
      const taken = sampled(frames, 15).flat();
      expect(taken.length / 20).to.be.closeTo(perSecond, 0.3);
      const gaps = taken.slice(1).map((t, index) => t - (taken[index] ?? 0));
      expect(Math.max(...gaps)).to.be.lessThan(2000 / perSecond + 1);
    });
  }

  it('does not depend on where segments begin', () => {
    for (const fps of [15, 30, 10, 'all'] as const) {
      for (const sourceFps of [23.976, 25, 29.97, 30, 59.94]) {
        for (const startMs of [0, 133.4]) {
          const frames = times(sourceFps, 23, startMs);
          const whole = frames.filter(createSampler(fps, startMs));
          for (const spacing of [0, 31, 50, 250]) {
            const keyframes = spacing > 0 ? frames.filter((_, index) => index % spacing === 0) : undefined;
            const parts = sampled(frames, fps, startMs, keyframes);
            expect(parts.length).to.be.greaterThan(4);
            expect(parts.flat(), `${fps} of ${sourceFps} from ${startMs}, ${spacing}`).to.deep.equal(whole);
          }
        }
      }
    }
  });

  it('takes every frame with all, and each once', () => {
    const frames = times(50, 9.3);
    expect(sampled(frames, 'all').flat()).to.deep.equal(frames);
  });
});
