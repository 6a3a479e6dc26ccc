import { expect } from 'chai';
import { cameraOf, filmed } from '../../../../scripts/accuracy/conditions.js';
import type { ExercisePose } from '../../../../src/exercise/index.js';
import type { PerformanceOptions } from '../../../athlete/movements.js';
import { run, summaryOf } from '../support.js';

function shown(exercise: string, yawDeg: number, asked: Partial<PerformanceOptions> = {}): readonly ExercisePose[] {
  return filmed(exercise, { where: '', camera: cameraOf(exercise, yawDeg), rollDeg: 0, asked }).poses;
}

describe('exercise: burpee', () => {
  it('counts every one from the front and from the side', () => {
    for (const yawDeg of [0, 90]) {
      expect(summaryOf(shown('burpee', yawDeg, { reps: 3 }), { exercise: 'burpee' }).counter, `at ${yawDeg}°`).to.equal(
        3,
      );
    }
  });

  it('passes from the crouch over the plank to standing', () => {
    const phases = run(shown('burpee', 90, { reps: 2 }), { exercise: 'burpee' }).flatMap((message) =>
      message.type === 'progression' ? [message.phase] : [],
    );
    const changes = phases.filter((phase, index) => phase !== phases[index - 1]);
    const one = ['top', 'down', 'crouch', 'plank', 'stand'];
    expect(changes.filter((phase) => one.includes(phase)).slice(0, 5)).to.deep.equal(one);
  });

  it('finds a chest that stays up', () => {
    const { recommendations } = summaryOf(shown('burpee', 90, { depth: 0.4 }), { exercise: 'burpee' });
    expect(recommendations.map(({ code }) => code)).to.include('burpee.chest.high');
  });

  it('takes neither push-ups nor deadlifts nor squats for one', () => {
    for (const movement of ['pushup', 'deadlift', 'squat', 'mountain_climber']) {
      expect(summaryOf(shown(movement, 45), { exercise: 'burpee' }).counter, movement).to.equal(0);
    }
  });
});
