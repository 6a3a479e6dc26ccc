import { expect } from 'chai';
import { sitToStand } from '../../../../src/exercise/catalogue/more/sit-to-stand.js';
import { trackRecord } from '../../../../src/exercise/index.js';
import type {
  ChairStandsIn30S,
  ExercisePose,
  ExerciseRecord,
  FiveChairStands,
  PhysicalTest,
} from '../../../../src/exercise/index.js';
import { PHONE } from '../../../athlete/camera.js';
import { poseSequence } from '../../../athlete/keypoints.js';
import { performance, type Performance } from '../../../athlete/movements.js';
import { asDetected, filmed } from '../../../helpers/range-truth.js';
import { measuredSummaryOf } from '../support.js';

/** What a stopwatch shows: from the beginning of the first way up, in ms. */
interface Stopwatch {
  readonly startMs: number;
  readonly toStandMs: number;
  readonly toSeatMs: number;
}

/** The athlete stands, sits down and gets up, again and again; the sixth time they sit down the fifth stand is over. */
function stopwatchOf({ truth: { reps } }: Performance, pauseBottomS: number): Stopwatch {
  const up = (index: number): number => 1000 * ((reps[index]?.bottom ?? NaN) + pauseBottomS / 2);
  const seated = (index: number): number => 1000 * ((reps[index]?.bottom ?? NaN) - pauseBottomS / 2);
  return {
    startMs: up(0),
    toStandMs: 1000 * (reps[4]?.end ?? NaN) - up(0),
    toSeatMs: seated(5) - up(0),
  };
}

function testsOf(poses: readonly ExercisePose[], lang = 'en'): readonly PhysicalTest[] {
  return measuredSummaryOf(poses, { exercise: 'sit_to_stand', lang }).tests ?? [];
}

const fiveOf = (tests: readonly PhysicalTest[]): FiveChairStands | undefined =>
  tests.find((one) => one.test === 'five_chair_stands');
const thirtyOf = (tests: readonly PhysicalTest[]): ChairStandsIn30S | undefined =>
  tests.find((one) => one.test === 'chair_stands_in_30_s');

describe('chair stands', () => {
  it('are timed where the record says so, whatever its name', () => {
    const { poses } = filmed({ exercise: 'sit_to_stand', reps: 3 }, PHONE, 1);
    const testsBy = (record: ExerciseRecord): readonly string[] => {
      const tracker = trackRecord(record);
      const said = [...poses.flatMap((pose) => tracker.update(pose)), ...tracker.finish()];
      const summary = said.find((message) => message.type === 'exercise_summary');
      return (summary?.tests ?? []).map(({ test }) => test);
    };
    const { test, ...untimed } = sitToStand;
    expect(testsBy({ ...untimed, name: 'getting_up' })).to.deep.equal([]);
    expect(testsBy({ ...untimed, name: 'getting_up', ...(test && { test }) })).to.deep.equal([
      'five_chair_stands',
      'chair_stands_in_30_s',
    ]);
  });

  for (const yawDeg of [0, 45, 90]) {
    for (const secondsPerRep of [1.6, 2.4, 3.6]) {
      it(`are timed five times from ${yawDeg}°, ${secondsPerRep} s each, the truth inside the bar`, () => {
        const pauseBottomS = 0.4;
        const performed = performance({ exercise: 'sit_to_stand', reps: 6, secondsPerRep, pauseBottomS });
        const watch = stopwatchOf(performed, pauseBottomS);
        const poses = asDetected(poseSequence(performed, { ...PHONE, yawDeg }), 7, 0.008);
        const five = fiveOf(testsOf(poses));
        expect(five?.stands).to.equal(5);
        expect(Math.abs((five?.toSeat?.timeMs ?? NaN) - watch.toSeatMs)).to.be.at.most(
          five?.toSeat?.uncertaintyMs ?? 0,
        );
        expect(Math.abs((five?.toStand?.timeMs ?? NaN) - watch.toStandMs)).to.be.at.most(
          five?.toStand?.uncertaintyMs ?? 0,
        );
        expect(five?.startMs).to.be.closeTo(watch.startMs, 350);
      });
    }
  }

  it('begin with the first movement on the seat, of whoever sits when the video begins', () => {
    const pauseBottomS = 2;
    const performed = performance({ exercise: 'sit_to_stand', reps: 6, secondsPerRep: 2, pauseBottomS });
    const seatedMs = 1000 * (performed.truth.reps[0]?.bottom ?? 0) - 500;
    const poses = poseSequence(performed, { ...PHONE, yawDeg: 90 }).filter(
      ({ timestampMs }) => timestampMs >= seatedMs,
    );
    const five = fiveOf(testsOf(poses));
    expect(five?.stands).to.equal(5);
    expect(five?.startMs).to.be.closeTo(stopwatchOf(performed, pauseBottomS).startMs, 350);
  });

  it('say that the last way down was not seen', () => {
    const performed = performance({ exercise: 'sit_to_stand', reps: 5, secondsPerRep: 2, restAfterS: 1.5 });
    const five = fiveOf(testsOf(poseSequence(performed, { ...PHONE, yawDeg: 90 })));
    expect(five?.toSeat).to.equal(null);
    expect(five?.toStand?.timeMs).to.be.greaterThan(7000);
    expect(five?.message).to.match(/^Five chair stands in \d+\.\d ± \d\.\d s, up to the fifth stand/);
  });

  it('are counted in 30 s; who is more than halfway up then has stood up', () => {
    const pauseBottomS = 0.5;
    const performed = performance({ exercise: 'sit_to_stand', reps: 16, secondsPerRep: 2, pauseBottomS });
    const { startMs } = stopwatchOf(performed, pauseBottomS);
    const thirty = thirtyOf(testsOf(poseSequence(performed, { ...PHONE, yawDeg: 45 })));
    const halfway = performed.truth.reps.map(({ bottom, end }) => 1000 * ((bottom + pauseBottomS / 2 + end) / 2));
    expect(thirty?.complete).to.equal(true);
    expect(thirty?.stands).to.equal(halfway.filter((ms) => ms <= startMs + 30_000).length);
    expect(thirty?.message).to.equal(`Chair stands in 30 s: ${thirty?.stands}.`);
  });

  it('say how much of the 30 s a shorter video shows, and how many of five', () => {
    const performed = performance({ exercise: 'sit_to_stand', reps: 3, secondsPerRep: 2 });
    const tests = testsOf(poseSequence(performed, { ...PHONE, yawDeg: 90 }), 'fr');
    expect(thirtyOf(tests)).to.include({ complete: false, stands: 3 });
    expect(thirtyOf(tests)?.message).to.match(/^Levers de chaise : 3 dans les \d,\d s que la vidéo montre sur 30\.$/);
    expect(fiveOf(tests)).to.include({
      toSeat: null,
      toStand: null,
      stands: 3,
      message: 'Levers de chaise : 3 sur cinq.',
    });
  });

  it('are no test where nobody stands up', () => {
    const standing = poseSequence(performance({ exercise: 'stand', holdS: 6 }), { ...PHONE, yawDeg: 90 });
    expect(measuredSummaryOf(standing, { exercise: 'sit_to_stand' })).not.to.have.property('tests');
  });

  it('are found by the names of the tests', () => {
    const poses = poseSequence(performance({ exercise: 'sit_to_stand', reps: 3 }), { ...PHONE, yawDeg: 90 });
    for (const exercise of ['five_chair_stands', 'chair_stands_in_30_s']) {
      expect(measuredSummaryOf(poses, { exercise }).exercise, exercise).to.equal('sit_to_stand');
    }
  });
});
