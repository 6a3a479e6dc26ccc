/** Chair stands of which too little is seen: the others keep their number. */
import { expect } from 'chai';
import type { CoursePoint } from '../../src/exercise/physical/body-course.js';
import { chairStandTests } from '../../src/exercise/physical/chair-stands.js';
import type { RepetitionSummary } from '../../src/exercise/messages.js';

const STAND_MS = 2400;
const REST_MS = 1000;
const FRAME_MS = 40;

/** From the seat up and down again, so many times, after a rest. */
function courseOf(stands: number): CoursePoint[] {
  const frames = Math.round((2 * REST_MS + stands * STAND_MS) / FRAME_MS);
  return Array.from({ length: frames }, (_, index) => {
    const timeMs = index * FRAME_MS;
    const phase = Math.min(stands, Math.max(0, (timeMs - REST_MS) / STAND_MS)) % 1;
    const up = (1 - Math.cos(2 * Math.PI * phase)) / 2;
    return { timeMs, hips: 0.25 + 0.25 * up, shoulders: [0.1 * up, 0.5 + 0.3 * up], leftFoot: 0 };
  });
}

const repsOf = (stands: number) =>
  Array.from({ length: stands }, (_, index) => {
    const bottomMs = REST_MS + index * STAND_MS;
    return { bottomMs, endMs: bottomMs + STAND_MS / 2 } as RepetitionSummary;
  });

const say = (code: string, figures = {}) => `${code} ${JSON.stringify(figures)}`;

describe('chair stands of which one is not seen', () => {
  it('are timed to the fifth all the same, and all counted', () => {
    const [course, reps] = [courseOf(6), repsOf(6)];
    const third = reps[2]!;
    const gap = course.map((point) =>
      point.timeMs >= third.bottomMs && point.timeMs <= third.endMs
        ? { ...point, hips: NaN, shoulders: [NaN, NaN] as const }
        : point,
    );
    const [five, inPeriod] = chairStandTests(reps, course, 0, say, 'en');
    const [fiveWithGap, inPeriodWithGap] = chairStandTests(reps, gap, 0, say, 'en');
    expect(five).to.have.property('toSeat').that.is.an('object');
    expect(fiveWithGap).to.deep.equal(five);
    expect(inPeriod).to.include({ stands: 6 });
    expect(inPeriodWithGap).to.deep.equal(inPeriod);
  });
});
