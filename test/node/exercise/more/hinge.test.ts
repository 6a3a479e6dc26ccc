import { expect } from 'chai';
import { cameraOf, filmed } from '../../../../scripts/accuracy/conditions.js';
import type { ExercisePose } from '../../../../src/exercise/index.js';
import type { PerformanceOptions } from '../../../athlete/movements.js';
import { summaryOf } from '../support.js';

function shown(exercise: string, yawDeg: number, asked: Partial<PerformanceOptions> = {}): readonly ExercisePose[] {
  return filmed(exercise, { where: '', camera: cameraOf(exercise, yawDeg), rollDeg: 0, asked }).poses;
}

/** From the first turning point on: somebody who begins there. */
function fromTurn(exercise: string, yawDeg: number): readonly ExercisePose[] {
  const asked = { secondsPerRep: 3, restBeforeS: 0, variation: 0 };
  return shown(exercise, yawDeg, asked).filter(({ timestampMs }) => timestampMs >= 1500);
}

describe('exercise: deadlift and sit to stand', () => {
  for (const exercise of ['deadlift', 'sit_to_stand']) {
    it(`counts every ${exercise} from the front and from the side`, () => {
      for (const yawDeg of [0, 90]) {
        expect(summaryOf(shown(exercise, yawDeg), { exercise }).counter, `at ${yawDeg}°`).to.equal(4);
      }
    });

    it(`counts the first ${exercise} of somebody who begins at the turning point`, () => {
      const { counter, reps } = summaryOf(fromTurn(exercise, 90), { exercise });
      expect(counter).to.equal(4);
      expect(reps[0]?.startMs).to.be.lessThan(2200);
    });
  }

  it('takes neither for the other, nor a squat for one of them', () => {
    for (const [movement, exercise] of [
      ['squat', 'deadlift'],
      ['squat', 'sit_to_stand'],
      ['deadlift', 'sit_to_stand'],
      ['sit_to_stand', 'deadlift'],
    ] as const) {
      expect(summaryOf(shown(movement, 90), { exercise }).counter, `${movement} as ${exercise}`).to.equal(0);
    }
  });

  it('finds a deadlift that is too shallow', () => {
    const { near_misses: missed, counter } = summaryOf(shown('deadlift', 90, { depth: 0.7 }), {
      exercise: 'deadlift',
      difficulty: 'pro',
    });
    expect(counter).to.equal(0);
    expect(missed.map(({ code }) => code)).to.deep.equal(Array(4).fill('deadlift.depth.shallow'));
  });
});
