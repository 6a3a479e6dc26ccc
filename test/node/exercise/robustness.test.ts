import { expect } from 'chai';
import type { ExercisePose, ExerciseSummaryMessage } from '../../../src/exercise/index.js';
import { exerciseOf, exerciseRecordings, jittered, mirrored, moved, resampled, run, summaryOf } from './support.js';

/** Everything of a summary that does not depend on when the video started. */
function essence({ counter, reps, holds, near_misses, recommendations }: ExerciseSummaryMessage) {
  return {
    counter,
    reps: reps.map(({ score, grade, depth, tempo, findings, startMs, endMs }) => ({
      score,
      grade,
      depth,
      tempo,
      lengthMs: Math.round(endMs - startMs),
      findings: findings.map(({ code }) => code),
    })),
    holds: holds.map(({ startMs, endMs, score, seconds }) => ({
      score,
      seconds,
      lengthMs: Math.round(endMs - startMs),
    })),
    nearMisses: near_misses.map(({ code, value }) => ({ code, value })),
    recommendations,
  };
}

const otherSide = (exercise: string): string =>
  exercise.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left'));

describe('exercise: robustness', () => {
  for (const shown of exerciseRecordings) {
    const exercise = exerciseOf(shown) ?? '';
    const { name, poses } = shown;
    const counted = summaryOf(poses, { exercise });
    const count = (of: readonly ExercisePose[]): number => summaryOf(of, { exercise }).counter;

    it(`${name}: frame rates change no count`, () => {
      for (const fps of [10, 15, 24, 30, 60]) expect(count(resampled(poses, fps)), `${fps}`).to.equal(counted.counter);
      const everyThirdMissing = poses.filter((_, index) => index % 3 !== 2);
      expect(count(everyThirdMissing), 'every third missing').to.equal(counted.counter);
    });

    it(`${name}: jitter of 1 % of the body changes no count`, () => {
      for (const seed of [1, 2, 3])
        expect(count(jittered(poses, 0.01, seed)), `seed ${seed}`).to.equal(counted.counter);
    });

    it(`${name}: time, scale, place and mirror change nothing`, () => {
      const later = poses.map((pose) => ({ ...pose, timestampMs: pose.timestampMs + 3_600_000.5 }));
      const larger = moved(
        poses.map((pose) => ({ ...pose, width: 2 * pose.width, height: 2 * pose.height })),
        ({ x, y }) => ({ x: 2 * x, y: 2 * y }),
      );
      const elsewhere = moved(poses, ({ x, y }) => ({ x: x + 128, y: y - 64 }));
      expect(essence(summaryOf(later, { exercise })), 'time').to.deep.equal(essence(counted));
      expect(essence(summaryOf(larger, { exercise })), 'scale').to.deep.equal(essence(counted));
      expect(essence(summaryOf(elsewhere, { exercise })), 'place').to.deep.equal(essence(counted));
      const mirror = summaryOf(mirrored(poses), { exercise: otherSide(exercise) });
      expect(essence(mirror), 'mirror').to.deep.equal(essence(counted));
    });
  }

  it('says the same twice: nothing but the frames decides', () => {
    for (const shown of exerciseRecordings.slice(0, 6)) {
      const exercise = exerciseOf(shown) ?? '';
      expect(run(shown.poses, { exercise })).to.deep.equal(run(shown.poses, { exercise }));
    }
  });
});
