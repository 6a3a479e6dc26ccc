import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { CATALOGUE } from '../../../src/exercise/catalogue/index.js';
import type { ExercisePose } from '../../../src/exercise/index.js';
import { shownMiss } from '../../../src/exercise/tally.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance } from '../../athlete/movements.js';
import type { PerformanceOptions } from '../../athlete/movements.js';
import { recording, summaryOf } from './support.js';

type Asked = Partial<PerformanceOptions> & Pick<PerformanceOptions, 'exercise'>;

/** The athlete, filmed from the side. */
function fromTheSide(asked: Asked): ExercisePose[] {
  const lying = asked.exercise === 'pushup';
  const place = lying ? { heightM: 0.7, target: [0, 0.35, 0.7] as [number, number, number], distanceM: 3.2 } : {};
  return poseSequence(performance(asked), { yawDeg: 90, ...place }, { noise: { share: 0.004, seed: 3 } });
}

/** The same with joints out of the picture from a time on. */
function without(poses: readonly ExercisePose[], joints: RegExp, fromMs = 0): ExercisePose[] {
  return poses.map((pose) => ({
    ...pose,
    keypoints: pose.keypoints.map((point) =>
      joints.test(point.name) && pose.timestampMs >= fromMs ? { ...point, score: 0.05 } : point,
    ),
  }));
}

const DOCUMENT = readFileSync(new URL('../../../docs/exercises.md', import.meta.url), 'utf8');

/** What the parts of a score weigh. */
const WEIGHTS = { depth: 0.4, tempo: 0.2, symmetry: 0.2, steadiness: 0.2 } as const;

describe('exercise: form', () => {
  it('says nothing of a knee past the toes: people who lunge well have it too', () => {
    const faulty = fromTheSide({ exercise: 'lunge', faults: ['lunge.knee.past_toe'] });
    const { counter, recommendations, not_judged } = summaryOf(faulty, { exercise: 'lunge' });
    expect(counter).to.equal(3);
    expect(recommendations).to.deep.equal([]);
    expect(not_judged).to.deep.equal(['lunge.knee.past_toe']);
  });

  it('finds nothing in the plain lunges of people', () => {
    for (const name of ['lunge_02', 'lunge_04']) {
      const { counter, recommendations } = summaryOf(recording(name).poses, { exercise: 'lunge' });
      expect(counter, name).to.be.greaterThan(0);
      expect(recommendations, name).to.deep.equal([]);
    }
  });

  it('does not judge hips where the ankles are out of the picture, nor where they mostly are', () => {
    const hips = ['pushup.hips.sag', 'pushup.hips.pike'];
    const low = fromTheSide({ exercise: 'pushup', reps: 5, faults: ['pushup.hips.sag'] });
    const judged = summaryOf(low, { exercise: 'pushup' });
    expect(judged.not_judged).to.deep.equal([]);
    expect(judged.recommendations).to.have.length(1);
    const hidden = summaryOf(without(low, /ankle/), { exercise: 'pushup' });
    expect(hidden.counter).to.equal(5);
    expect(hidden.not_judged).to.deep.equal(hips);
    const second = judged.reps[1]?.endMs ?? 0;
    expect(summaryOf(without(low, /ankle/, second), { exercise: 'pushup' }).not_judged).to.deep.equal(hips);
  });

  it('marks what only the athlete has shown', () => {
    const advice = (fault: string) =>
      summaryOf(fromTheSide({ exercise: 'squat', faults: [fault] }), { exercise: 'squat' }).recommendations;
    expect(advice('squat.heels.lifted')[0]).to.include({ code: 'squat.heels.lifted', unvalidated: true });
    expect(advice('squat.trunk.lean')[0]).to.include({ code: 'squat.trunk.lean' });
    expect(advice('squat.trunk.lean')[0]).not.to.have.property('unvalidated');
  });

  it('explains each score by its parts and penalties', () => {
    const runs = [
      summaryOf(fromTheSide({ exercise: 'squat', faults: ['squat.trunk.lean'] }), { exercise: 'squat' }),
      summaryOf(fromTheSide({ exercise: 'pushup', depth: 0.7 }), { exercise: 'pushup' }),
      summaryOf(fromTheSide({ exercise: 'lunge', secondsPerRep: 1.2, variation: 0.2 }), { exercise: 'lunge' }),
      summaryOf(recording('squat_05').poses, { exercise: 'squat' }),
    ];
    for (const { exercise, reps } of runs) {
      expect(reps, exercise).not.to.have.length(0);
      const rules = CATALOGUE.find(({ name }) => name === exercise)?.rules ?? [];
      for (const { score, score_parts: parts, findings } of reps) {
        let [sum, weights] = [0, 0];
        for (const name of ['depth', 'tempo', 'symmetry', 'steadiness'] as const) {
          sum += WEIGHTS[name] * (parts[name] ?? 0);
          weights += parts[name] === null ? 0 : WEIGHTS[name];
        }
        const costs = findings.map(({ code }) => rules.find((rule) => rule.code === code)?.penalty ?? NaN);
        expect(parts.penalties, exercise).to.equal(costs.reduce((all, cost) => all + cost, 0));
        // Parts are rounded for themselves.
        expect(score, exercise).to.be.closeTo(Math.max(0, sum / weights - parts.penalties), 1);
      }
    }
  });

  it('never tells a miss as if it had been reached', () => {
    expect(shownMiss(0.2898, 0.29, '%')).to.deep.equal({ value: 28, needed: 29 });
    expect(shownMiss(114.8, 115, '°')).to.deep.equal({ value: 114, needed: 115 });
    expect(shownMiss(130.2, 130, '°')).to.deep.equal({ value: 131, needed: 130 });
    expect(shownMiss(0.2, 0.29, '%')).to.deep.equal({ value: 20, needed: 29 });
  });
});

describe('exercise: the table of findings', () => {
  /** Rows of `docs/exercises.md`: code, measured, speaks when, views, shown on, source. */
  const rows = DOCUMENT.slice(DOCUMENT.indexOf('## Findings'), DOCUMENT.indexOf('## Scores'))
    .split('\n')
    .filter((line) => /^\| `[a-z_]+\.[a-z_.]+`/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const rules = new Map(CATALOGUE.flatMap((record) => record.rules.map((rule) => [rule.code, rule] as const)));

  it('has each once', () => {
    expect(rows.map(([, code]) => code?.replaceAll('`', '')).sort()).to.deep.equal([...rules.keys()].sort());
  });

  it('says from where each can be judged, on whom it was shown, and its bounds', () => {
    expect(rows).not.to.have.length(0);
    for (const [, cell = '', , when = '', views, shown] of rows) {
      const rule = rules.get(cell.replaceAll('`', ''));
      expect(views, cell).to.equal(rule?.views ? rule.views.join(', ') || 'none' : 'all');
      expect(shown, cell).to.equal(rule?.witness === 'people' ? 'people' : 'unvalidated');
      const bounds = (rule?.views?.length === 0 ? [] : (rule?.when ?? [])).map(({ min, max }) =>
        Math.abs(min ?? max ?? 0),
      );
      const told = (when.match(/\d+(\.\d+)?/g) ?? []).map(Number);
      expect(told, cell).to.deep.equal(bounds);
    }
  });
});

describe('exercise: the table of difficulties', () => {
  /** Rows of `docs/exercises.md` by how they begin, and whose criterion each is. */
  const rows: readonly (readonly [string, string, string])[] = [
    ['squat: 1 −', 'squat', 'squat.depth.shallow'],
    ['push-up: 1 is', 'pushup', 'pushup.depth.shallow'],
    ['push-up: elbow', 'pushup', 'pushup.lockout.incomplete'],
    ['lunge: 1 is', 'lunge', 'lunge.depth.shallow'],
    ['jacks: height', 'jumping_jack', 'jack.arms.incomplete'],
    ['jumping jack: how', 'jumping_jack', 'jack.legs.incomplete'],
  ];
  const lines = DOCUMENT.split('\n');

  for (const [start, name, code] of rows) {
    it(`says what ${code} asks of ${name}`, () => {
      const cells =
        lines
          .find((line) => line.startsWith(`| ${start}`))
          ?.split('|')
          .slice(2, 5) ?? [];
      const record = CATALOGUE.find((one) => one.name === name);
      const criteria = record?.unit === 'reps' ? record.criteria.filter((one) => one.code === code) : [];
      expect(criteria).not.to.have.length(0);
      for (const [at, difficulty] of (['easy', 'normal', 'pro'] as const).entries()) {
        const asked = [...new Set(criteria.map(({ atLeast }) => atLeast?.[difficulty]))];
        expect(cells[at]?.match(/\d+(\.\d+)?/g)?.map(Number), difficulty).to.deep.equal(asked);
      }
    });
  }
});
