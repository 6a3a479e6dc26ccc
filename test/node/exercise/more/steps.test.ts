import { expect } from 'chai';
import { cameraOf, filmed } from '../../../../scripts/accuracy/conditions.js';
import type { ExercisePose } from '../../../../src/exercise/index.js';
import type { PerformanceOptions } from '../../../athlete/movements.js';
import { recording, summaryOf } from '../support.js';

function shown(exercise: string, yawDeg: number, asked: Partial<PerformanceOptions> = {}): readonly ExercisePose[] {
  return filmed(exercise, { where: '', camera: cameraOf(exercise, yawDeg), rollDeg: 0, asked }).poses;
}

describe('exercise: high knees and calf raise', () => {
  it('counts every knee and tells whose', () => {
    for (const yawDeg of [0, 90]) {
      const { counter, sides } = summaryOf(shown('high_knees', yawDeg, { reps: 10 }), { exercise: 'high_knees' });
      expect(counter, `at ${yawDeg}°`).to.equal(10);
      if (yawDeg < 90) expect(sides, `at ${yawDeg}°`).to.deep.equal({ left: 5, right: 5, both: 0 });
    }
  });

  it('finds knees that stay low', () => {
    const { near_misses: missed } = summaryOf(shown('high_knees', 0, { reps: 6, depth: 0.75 }), {
      exercise: 'high_knees',
      difficulty: 'pro',
    });
    expect(missed.map(({ code }) => code)).to.deep.equal(Array(6).fill('high_knees.height.low'));
  });

  it('counts every calf raise', () => {
    for (const yawDeg of [0, 90]) {
      expect(summaryOf(shown('calf_raise', yawDeg), { exercise: 'calf_raise' }).counter, `at ${yawDeg}°`).to.equal(4);
    }
  });

  it('finds calf raises that are low', () => {
    const { recommendations } = summaryOf(shown('calf_raise', 90, { depth: 0.55 }), { exercise: 'calf_raise' });
    expect(recommendations.map(({ code }) => code)).to.include('calf_raise.height.low');
  });

  it('takes no walk, dance, jack or lunge for either', () => {
    for (const name of ['walk_01', 'jack_08', 'stand_01']) {
      for (const exercise of ['high_knees', 'calf_raise']) {
        expect(summaryOf(recording(name).poses, { exercise }).counter, `${name} as ${exercise}`).to.equal(0);
      }
    }
    for (const exercise of ['high_knees', 'calf_raise']) {
      expect(summaryOf(shown('dance', 0, { reps: 6 }), { exercise }).counter, exercise).to.equal(0);
    }
  });
});
