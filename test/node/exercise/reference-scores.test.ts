/**
 * How like the reference a repetition is, where it is unlike it, and how that is said.
 */
import { expect } from 'chai';
import { CATALOGUE } from '../../../src/exercise/catalogue/index.js';
import { MORE } from '../../../src/exercise/catalogue/more/index.js';
import type { ExercisePose } from '../../../src/exercise/joints.js';
import { MovementWindow } from '../../../src/exercise/measure.js';
import type { DirectedShift } from '../../../src/exercise/types.js';
import { SIGNAL_NAMES } from '../../../src/exercise/signals/names.js';
import { recognise } from '../../../src/exercise/recognise.js';
import { Recogniser } from '../../../src/exercise/recogniser.js';
import { samplesOf } from '../../../src/exercise/reference/find.js';
import {
  compare,
  deviationSaid,
  recordOf,
  signatureOfPoses,
  type Comparison,
  type Deviation,
  type Signature,
} from '../../../src/exercise/reference/index.js';
import { Registry } from '../../../src/exercise/registry.js';
import type { Sample } from '../../../src/exercise/signal-filter.js';
import { addLanguage } from '../../../src/texts/languages.js';
import { DEVIATION_TEXTS } from '../../../src/texts/reference-texts.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance, type MovementName, type PerformanceOptions } from '../../athlete/movements.js';
import { recordings } from './support.js';

const ALL = new Registry([...CATALOGUE, ...MORE]);

const athlete = (
  exercise: MovementName,
  yawDeg: number,
  how: Partial<PerformanceOptions> = {},
): readonly ExercisePose[] => poseSequence(performance({ exercise, ...how }), { yawDeg });

const signed = (poses: readonly ExercisePose[]): Signature =>
  signatureOfPoses(poses, undefined, recognise(poses, ALL.records), ALL);

const repetitionsOf = (signature: Signature, poses: readonly ExercisePose[]): readonly MovementWindow[] => {
  const seen: Sample[] = [];
  const recogniser = new Recogniser(recordOf(signature, ALL), () => seen);
  const found = samplesOf(poses).flatMap((sample) => {
    seen.push(sample);
    return recogniser.push(sample);
  });
  return [...found, ...recogniser.finish()].map(({ window }) => window);
};

const compared = (signature: Signature, poses: readonly ExercisePose[]): readonly Comparison[] =>
  repetitionsOf(signature, poses).map((window) => compare(signature, window));

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the direction of a movement', () => {
  const shifts = { armRaise: 1.2, elbowAngle: -40, thighDrop: 0.5 } as const;
  const swings = { armRaise: 0.2, elbowAngle: 20, thighDrop: 0.1 } as const;
  type Shifted = keyof typeof shifts;
  const as = (factor = 1, less: Partial<Record<Shifted, number>> = {}): readonly DirectedShift[] =>
    (Object.keys(shifts) as Shifted[]).map((signal) => {
      return { signal, swing: swings[signal], shift: less[signal] ?? factor * shifts[signal] };
    });
  /** A movement of three parts: at rest, at its turning point, and at rest. */
  const window = (there: Partial<Record<Shifted, number>>): MovementWindow => {
    const samples = Array.from({ length: 31 }, (_, at): Sample => {
      const isFar = at >= 10 && at <= 20;
      const values = SIGNAL_NAMES.map((name) => (name in there ? (isFar ? (there[name as Shifted] ?? NaN) : 0) : NaN));
      return { timeMs: 100 * at, values } as unknown as Sample;
    });
    const span = { startMs: 500, farMs: 1500, farFromMs: 1200, farToMs: 1800, endMs: 2500, fromMs: 0, toMs: 3000 };
    return new MovementWindow(span, samples, { depth: 'armRaise' });
  };
  const directionOf = (there: Partial<Record<Shifted, number>>, wanted = as()): number =>
    window(there).measure({ statistic: 'direction', as: wanted });

  it('is 1 of the same movement, as far or not, and −1 of its opposite', () => {
    expect(directionOf(shifts)).to.be.closeTo(1, 1e-9);
    expect(directionOf(shifts, as(0.4))).to.be.closeTo(1, 1e-9);
    expect(directionOf(shifts, as(-1))).to.be.closeTo(-1, 1e-9);
  });

  it('is 0 where other signals move, and less than 1 where one more does', () => {
    expect(directionOf({ ...shifts, armRaise: 0, elbowAngle: 0 }, as(1, { thighDrop: 0 }))).to.be.closeTo(0, 1e-9);
    expect(directionOf({ ...shifts, thighDrop: 0 })).to.be.within(0.5, 0.9);
  });

  it('goes by what is seen, and is not known where most is not', () => {
    expect(directionOf({ armRaise: 1.2, thighDrop: 0.5 })).to.be.closeTo(1, 1e-9);
    expect(directionOf({ elbowAngle: -40 })).to.be.NaN;
  });

  it('lets no signal outweigh all others', () => {
    const [far, farther] = [12, 120].map((armRaise) => directionOf({ ...shifts, armRaise }));
    expect(far).to.equal(farther);
  });
});

describe('a repetition beside the reference', () => {
  it('has full marks where it is the same', () => {
    const poses = athlete('squat', 45);
    const [first, ...others] = compared(signed(poses), poses);
    expect(others).to.have.length(2);
    for (const { overall, pose, timing, range, deviations, mirrored } of [first as Comparison, ...others]) {
      for (const score of [overall, pose, timing, range]) expect(score).to.be.within(0.97, 1);
      expect(deviations).to.deep.equal([]);
      expect(mirrored).to.equal(false);
    }
  });

  it('has fewer for the range alone where it does not go as far', () => {
    const [shallow] = compared(signed(athlete('squat', 45)), athlete('squat', 45, { depth: 0.6 }));
    expect(shallow?.range).to.be.below(0.75);
    expect(shallow?.timing).to.be.above(0.9);
  });

  it('has fewer for the timing alone where it takes longer, or stops', () => {
    const signature = signed(athlete('squat', 45));
    const [slow] = compared(signature, athlete('squat', 45, { secondsPerRep: 4 }));
    const [stopped] = compared(signature, athlete('squat', 45, { pauseBottomS: 1.5 }));
    for (const one of [slow, stopped]) {
      expect(one?.timing).to.be.below(0.8);
      expect(one?.range).to.be.above(0.88);
      expect(one?.pose).to.be.above(0.9);
    }
  });

  it('is one of the other side', () => {
    const signature = signed(athlete('bicep_curl', 20, { side: 'left' }));
    const [same] = compared(signature, athlete('bicep_curl', 20, { side: 'left' }));
    const [other] = compared(signature, athlete('bicep_curl', 20, { side: 'right' }));
    expect([same?.mirrored, other?.mirrored]).to.deep.equal([false, true]);
    expect(other?.overall).to.be.above(0.85);
  });

  it('tells where it is unlike by most, of the side that did it', () => {
    const signature = signed(athlete('bicep_curl', 90, { side: 'left' }));
    const [curl] = compared(signature, athlete('bicep_curl', 90, { side: 'left', depth: 0.75 }));
    const elbow = curl?.deviations.find(({ part }) => part === 'elbow');
    expect(elbow).to.include({ part: 'elbow', side: 'left', unit: '°', at: 'top' });
    // A quarter of the way from 166° to 34°.
    expect(elbow?.by).to.be.within(25, 41);
    const { truth } = performance({ exercise: 'bicep_curl', side: 'left', depth: 0.75 });
    expect(elbow?.timeMs).to.be.closeTo(1000 * (truth.reps[0]?.bottom ?? 0), 250);
    const [mirrored] = compared(signature, athlete('bicep_curl', 90, { side: 'right', depth: 0.75 }));
    expect(mirrored?.deviations.find(({ part }) => part === 'elbow')?.side).to.equal('right');
  });

  it('tells angles from the same view alone: from another they look otherwise whatever is done', () => {
    const signature = signed(athlete('squat', 90));
    const [same] = compared(signature, athlete('squat', 90, { depth: 0.6 }));
    const [other] = compared(signature, athlete('squat', 0, { depth: 0.6 }));
    const unitsOf = (one?: Comparison): ReadonlySet<string> => new Set(one?.deviations.map(({ unit }) => unit));
    expect([...unitsOf(same)]).to.have.members(['°', '%']);
    expect([...unitsOf(other)]).to.deep.equal(['%']);
  });

  for (const { name, movement, poses } of recordings.filter((one) => /^(squat|jack)_/.test(one.name))) {
    it(`of ${name} is like the others of its set, and less like other people's ${movement}s`, () => {
      const signature = signed(poses);
      const own = meanOf(compared(signature, poses).map(({ overall }) => overall));
      const people = recordings.filter((one) => one.movement === movement && one.name !== name);
      const others = meanOf(people.flatMap((one) => compared(signature, one.poses)).map(({ overall }) => overall));
      expect(own).to.be.above(0.9);
      expect(others).to.be.within(0.4, own);
    });
  }
});

describe('a deviation in words', () => {
  const deviation: Deviation = { part: 'elbow', side: 'left', by: 24, unit: '°', at: 'bottom', timeMs: 0 };

  for (const [said, change, lang] of [
    ['left elbow 24° less bent at the bottom', {}, 'en'],
    ['right knee 15° more bent on the way back', { part: 'knee', side: 'right', by: -15, at: 'back' }, 'en'],
    ['trunk leaning 12° more at the turning point', { part: 'trunk', side: undefined, by: 12, at: 'turn' }, 'en'],
    ['hips 30 % of a shank higher at the bottom', { part: 'hips', side: undefined, by: 30, unit: '%' }, 'en'],
    ['coude gauche fléchi de 24° de moins en bas', {}, 'fr'],
    ['hanche côté droit fléchie de 24° de plus au début', { part: 'hip', side: 'right', by: -24, at: 'start' }, 'fr'],
    // What a language lacks is said in English.
    ['‹left› elbow 24° less bent at the bottom', {}, 'nl'],
  ] as const) {
    it(`is “${said}”`, () => {
      addLanguage('nl', { texts: {}, advice: { 'deviation.left': '‹left›' } });
      expect(deviationSaid({ ...deviation, ...change } as Deviation, lang)).to.equal(said);
    });
  }

  it('has a text for every part of the body, in each language', () => {
    const signature = signed(athlete('squat', 45));
    const parts = new Set<string>();
    for (const lang of Object.keys(DEVIATION_TEXTS)) {
      for (const [part, unit] of [
        ...(['elbow', 'shoulder', 'hip', 'knee', 'trunk'] as const).map((one) => [one, '°'] as const),
        ...(['arm', 'thigh', 'trunk', 'hips', 'feet'] as const).map((one) => [one, '%'] as const),
      ]) {
        for (const by of [20, -20]) {
          const said = deviationSaid({ ...deviation, part, unit, by }, lang);
          expect(said)
            .to.match(/20/)
            .and.not.match(/[{}]|deviation/);
          parts.add(`${lang} ${said}`);
        }
      }
    }
    expect(parts.size).to.equal(2 * 2 * 10);
    expect(Object.keys(signature.features)).to.have.length.above(0);
  });
});
