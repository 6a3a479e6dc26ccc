import { expect } from 'chai';
import { cameraOf, filmed } from '../../../../scripts/accuracy/conditions.js';
import { recognizeExercise } from '../../../../src/exercise/index.js';
import type { ExercisePose } from '../../../../src/exercise/index.js';
import type { PerformanceOptions } from '../../../athlete/movements.js';
import { inARow, recording, summaryOf } from '../support.js';

function shown(exercise: string, yawDeg: number, asked: Partial<PerformanceOptions> = {}): readonly ExercisePose[] {
  return filmed(exercise, { where: '', camera: cameraOf(exercise, yawDeg), rollDeg: 0, asked }).poses;
}

/** Four seconds are held, beside the last of the way in and the first of the way out. */
const HELD_MS = 4000;

describe('exercise: wall sit, tree and warrior', () => {
  for (const exercise of ['wall_sit', 'tree', 'warrior']) {
    for (const side of ['left', 'right'] as const) {
      it(`holds a ${exercise} of the ${side}`, () => {
        for (const yawDeg of exercise === 'wall_sit' ? [45, 90] : [0, 40]) {
          const { holds } = summaryOf(shown(exercise, yawDeg, { side }), { exercise });
          expect(holds, `at ${yawDeg}°`).to.have.length(1);
          const [held] = holds;
          expect((held?.endMs ?? 0) - (held?.startMs ?? 0), `at ${yawDeg}°`).to.be.within(
            HELD_MS - 200,
            HELD_MS + 1400,
          );
        }
      });
    }
  }

  it('holds the tree of a person', () => {
    expect(summaryOf(recording('balance_01').poses, { exercise: 'tree' }).counter).to.be.within(4, 7);
  });

  it('finds a wall sit that is too high, and a warrior’s arms that hang', () => {
    const wall = summaryOf(shown('wall_sit', 90, { depth: 0.6 }), { exercise: 'wall_sit' });
    expect(wall.recommendations.map(({ code }) => code)).to.include('wall_sit.depth.shallow');
    const warrior = summaryOf(shown('warrior', 0, { depth: 0.5 }), { exercise: 'warrior' });
    expect(warrior.near_misses.map(({ code }) => code)).to.deep.equal(['warrior.arms.low']);
  });

  it('does not judge a wall sit straight from the front, where a squat that is held looks the same', () => {
    const { counter, reason } = summaryOf(shown('wall_sit', 0), { exercise: 'wall_sit' });
    expect(counter).to.equal(0);
    expect(reason?.code).to.equal('wrong_view');
    const held = shown('squat', 0, { reps: 2, pauseBottomS: 5 });
    expect(summaryOf(held, { exercise: 'wall_sit' }).counter, 'a squat').to.equal(0);
  });

  it('takes nobody who sits for somebody who does a wall sit, unless that was asked for', () => {
    const { exercise, candidates } = recognizeExercise(shown('wall_sit', 90));
    expect(exercise).to.equal(null);
    expect(candidates.map((one) => one.exercise)).to.deep.equal(['wall_sit']);
    const curls = inARow(shown('wall_sit', 90), shown('bicep_curl', 90, { reps: 2 }));
    expect(recognizeExercise(curls).exercise).to.equal('bicep_curl');
  });

  it('takes no relative for one of them', () => {
    for (const [movement, exercise] of [
      ['squat', 'wall_sit'],
      ['sit_to_stand', 'wall_sit'],
      ['side_lunge', 'warrior'],
      ['lateral_raise', 'warrior'],
      ['knee_raise', 'tree'],
      ['balance_leg', 'tree'],
    ] as const) {
      expect(summaryOf(shown(movement, 20), { exercise }).counter, `${movement} as ${exercise}`).to.equal(0);
    }
  });
});
