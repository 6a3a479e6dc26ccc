/**
 * Stretches that are held: each from where it can be judged, by either side, and nothing else as one of them.
 */
import { expect } from 'chai';
import { cameraOf, filmed } from '../../../../scripts/accuracy/conditions.js';
import type { ExercisePose, ExerciseSummaryMessage } from '../../../../src/exercise/index.js';
import type { PerformanceOptions } from '../../../athlete/movements.js';
import { summaryOf } from '../support.js';

function shown(exercise: string, yawDeg: number, asked: Partial<PerformanceOptions> = {}): readonly ExercisePose[] {
  return filmed(exercise, { where: '', camera: cameraOf(exercise, yawDeg), rollDeg: 0, asked }).poses;
}

const judged = (exercise: string, yawDeg: number, asked?: Partial<PerformanceOptions>): ExerciseSummaryMessage =>
  summaryOf(shown(exercise, yawDeg, asked), { exercise });

/** Four seconds are held, beside the last of the way in and the first of the way out. */
const HELD_MS = 4000;

/** From where each is judged and from where not, and the finding of one that goes only so far. */
interface Stretch {
  readonly seen: readonly number[];
  readonly unseen: readonly number[];
  readonly short?: readonly [depth: number, code: string];
}

const STRETCHES: Readonly<Record<string, Stretch>> = {
  chair_forward_fold: { seen: [45, 90], unseen: [0], short: [0.55, 'chair_forward_fold.trunk.high'] },
  chair_side_stretch: { seen: [40, 0], unseen: [90], short: [0.55, 'chair_side_stretch.arm.low'] },
  split: { seen: [90], unseen: [0, 45], short: [0.55, 'split.hips.high'] },
  facial_split: { seen: [0], unseen: [45, 90], short: [0.55, 'facial_split.hips.high'] },
  pancake: { seen: [0], unseen: [90], short: [0.55, 'pancake.chest.high'] },
  closing: { seen: [45, 90], unseen: [0], short: [0.3, 'closing.trunk.high'] },
  bow: { seen: [45, 90], unseen: [0] },
  tiger: { seen: [45, 90], unseen: [] },
  camel: { seen: [45, 90], unseen: [0] },
  king_pigeon: { seen: [45, 90], unseen: [] },
  foot_to_hand: { seen: [45, 90], unseen: [0] },
  i: { seen: [0, 90], unseen: [] },
  needle: { seen: [45, 90], unseen: [] },
};

describe('exercise: stretches that are held', () => {
  for (const [exercise, { seen, unseen, short }] of Object.entries(STRETCHES)) {
    it(`times it from where it can be judged, by either side: ${exercise}`, () => {
      for (const [index, yawDeg] of seen.entries()) {
        const { holds, experimental } = judged(exercise, yawDeg, { side: index % 2 ? 'left' : 'right' });
        expect(holds, `from ${yawDeg}°`).to.have.length(1);
        const [held] = holds;
        expect((held?.endMs ?? 0) - (held?.startMs ?? 0), `from ${yawDeg}°`).to.be.within(
          HELD_MS - 300,
          HELD_MS + 2000,
        );
        expect(experimental).to.equal(true);
      }
      for (const yawDeg of unseen) expect(judged(exercise, yawDeg).counter, `from ${yawDeg}°`).to.equal(0);
    });

    if (!short) continue;
    it(`says what is missing where it goes only so far: ${exercise}`, () => {
      const [depth, code] = short;
      const { counter, near_misses } = judged(exercise, seen.at(-1) ?? 0, { depth });
      expect(counter).to.equal(0);
      expect(near_misses.map((miss) => miss.code)).to.deep.equal([code]);
    });
  }

  it('takes no relative for one of them', () => {
    for (const [movement, yawDeg, exercise] of [
      ['deadlift', 90, 'chair_forward_fold'],
      ['wall_sit', 90, 'chair_forward_fold'],
      ['wall_sit', 0, 'chair_side_stretch'],
      ['facial_split', 0, 'split'],
      ['split', 90, 'facial_split'],
      ['split', 90, 'cobra'],
      ['pancake', 90, 'closing'],
      ['leg_raise', 90, 'closing'],
      ['cobra', 90, 'bow'],
      ['mountain_climber', 90, 'tiger'],
      ['tree', 0, 'i'],
      ['i', 0, 'foot_to_hand'],
      ['foot_to_hand', 90, 'i'],
      ['balance_leg', 0, 'i'],
      ['deadlift', 90, 'needle'],
    ] as const) {
      expect(summaryOf(shown(movement, yawDeg), { exercise }).counter, `${movement} as ${exercise}`).to.equal(0);
    }
  });

  it('is a balance on one leg, too, where the trunk is upright', () => {
    expect(summaryOf(shown('i', 0), { exercise: 'balance_leg' }).counter).to.be.greaterThan(2);
  });
});
