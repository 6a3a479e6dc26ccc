import { expect } from 'chai';
import { cameraOf, filmed } from '../../../../scripts/accuracy/conditions.js';
import type { ExercisePose } from '../../../../src/exercise/index.js';
import type { PerformanceOptions } from '../../../athlete/movements.js';
import { recording, summaryOf } from '../support.js';

function shown(exercise: string, yawDeg: number, asked: Partial<PerformanceOptions> = {}): readonly ExercisePose[] {
  return filmed(exercise, { where: '', camera: cameraOf(exercise, yawDeg), rollDeg: 0, asked }).poses;
}

describe('exercise: side lunge', () => {
  it('counts every one and tells the side', () => {
    for (const yawDeg of [0, 45]) {
      const { counter, sides } = summaryOf(shown('side_lunge', yawDeg), { exercise: 'side_lunge' });
      expect(counter, `at ${yawDeg}°`).to.equal(4);
      expect(sides, `at ${yawDeg}°`).to.deep.equal({ left: 2, right: 2, both: 0 });
    }
  });

  it('counts the ten of a person, all of one side', () => {
    const { counter, sides } = summaryOf(recording('sidelunge_01').poses, { exercise: 'side_lunge' });
    expect(counter).to.equal(10);
    expect(Math.max(sides?.left ?? 0, sides?.right ?? 0)).to.equal(10);
  });

  it('takes neither a lunge nor a squat for one', () => {
    for (const name of ['lunge_04', 'squat_06']) {
      expect(summaryOf(recording(name).poses, { exercise: 'side_lunge' }).counter, name).to.equal(0);
    }
  });

  it('finds one that is too shallow', () => {
    const { near_misses: missed } = summaryOf(shown('side_lunge', 0, { depth: 0.75 }), {
      exercise: 'side_lunge',
      difficulty: 'pro',
    });
    expect(missed.map(({ code }) => code)).to.deep.equal(Array(4).fill('side_lunge.depth.shallow'));
  });
});
