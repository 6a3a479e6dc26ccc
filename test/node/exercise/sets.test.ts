import { expect } from 'chai';
import type { ExercisePose, ExerciseSummaryMessage } from '../../../src/exercise/index.js';
import { createExerciseTracker } from '../../../src/exercise/index.js';
import { findRecord } from '../../../src/exercise/catalogue/index.js';
import { trackRecord } from '../../../src/exercise/tracker.js';
import type { RepetitionRecord } from '../../../src/exercise/types.js';
import type { CameraOptions } from '../../athlete/camera.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance } from '../../athlete/movements.js';
import type { PerformanceOptions } from '../../athlete/movements.js';
import { exerciseOf, exerciseRecordings, inARow, run, summaryOf, unseen } from './support.js';

type Asked = Partial<PerformanceOptions> & Pick<PerformanceOptions, 'exercise'>;

const YAWS = [0, 45, 90];

const filmed = (asked: Asked, yawDeg: number, camera: Partial<CameraOptions> = {}): ExercisePose[] =>
  poseSequence(
    performance({ variation: 0.1, ...asked }),
    { yawDeg, distanceM: 4.5, ...camera },
    { fps: 15, noise: { share: 0.004, seed: 7 } },
  );

function expectCounts(poses: readonly ExercisePose[], wanted: Readonly<Record<string, number>>, where: string): void {
  for (const [exercise, count] of Object.entries(wanted)) {
    expect(summaryOf(poses, { exercise }).counter, `${where}: ${exercise}`).to.equal(count);
  }
}

describe('exercise: sets', () => {
  it('counts two sets with a walk between, and nothing else in them', () => {
    for (const yawDeg of YAWS) {
      const walk = filmed({ exercise: 'walk', reps: 8 }, yawDeg);
      const squats = (reps: number): ExercisePose[] => filmed({ exercise: 'squat', reps }, yawDeg);
      const others = { lunge: 0, jumping_jack: 0, low_impact_jack: 0 };
      expectCounts(inARow(squats(4), walk, squats(3)), { squat: 7, ...others }, `squats ${yawDeg}°`);
      const jacks = (reps: number): ExercisePose[] => filmed({ exercise: 'jumping_jack', reps }, yawDeg);
      expectCounts(inARow(jacks(6), walk, jacks(5)), { jumping_jack: 11, squat: 0 }, `jacks ${yawDeg}°`);
    }
  });

  it('counts each of three exercises in a row for itself', () => {
    for (const yawDeg of YAWS) {
      const standing = inARow(
        filmed({ exercise: 'squat', reps: 4 }, yawDeg),
        filmed({ exercise: 'lunge', reps: 4 }, yawDeg),
        filmed({ exercise: 'jumping_jack', reps: 6 }, yawDeg),
      );
      const wanted = { squat: 4, lunge: 4, jumping_jack: 6, low_impact_jack: 0, pushup: 0 };
      expectCounts(standing, wanted, `${yawDeg}°`);
      const down = inARow(
        filmed({ exercise: 'jumping_jack', reps: 5 }, yawDeg),
        filmed({ exercise: 'squat', reps: 4 }, yawDeg),
        filmed({ exercise: 'pushup', reps: 5 }, yawDeg),
      );
      expectCounts(down, { jumping_jack: 5, squat: 4, pushup: 5 }, `to the floor ${yawDeg}°`);
    }
  });

  for (const [one, other] of [
    ['deadlift', 'squat'],
    ['lunge', 'squat'],
    ['side_lunge', 'squat'],
    ['deadlift', 'lunge'],
    ['sit_to_stand', 'squat'],
  ] as const) {
    it(`counts ${one} and ${other} one after the other each for itself, in either order`, () => {
      const sets = [one, other].map((exercise) => filmed({ exercise, reps: 4 }, 45));
      const counts = { [one]: 4, [other]: 4 };
      expectCounts(inARow(...sets), counts, `${one} first`);
      expectCounts(inARow(...sets.reverse()), counts, `${other} first`);
    });
  }

  it('takes no quick chair stands seen from the front for squats, alone, before some or after some', () => {
    const chairs = filmed({ exercise: 'sit_to_stand', reps: 4, secondsPerRep: 1.6 }, 0);
    const squats = filmed({ exercise: 'squat', reps: 4 }, 0);
    expectCounts(chairs, { squat: 0, sit_to_stand: 4 }, 'alone');
    expectCounts(inARow(chairs, squats), { squat: 4, sit_to_stand: 4 }, 'first');
    expectCounts(inARow(squats, chairs), { squat: 4 }, 'last');
  });

  it('counts on after a cut to another camera, nearer or from another side', () => {
    for (const yawDeg of YAWS) {
      const squats = (yaw: number, camera?: Partial<CameraOptions>): ExercisePose[] =>
        filmed({ exercise: 'squat', reps: 4 }, yaw, camera);
      expectCounts(inARow(squats(yawDeg), squats(yawDeg + 60)), { squat: 8 }, `to ${yawDeg + 60}°`);
      expectCounts(inARow(squats(yawDeg), squats(yawDeg, { distanceM: 3 })), { squat: 8 }, `nearer ${yawDeg}°`);
    }
  });

  it('counts on while somebody walks through the picture', () => {
    for (const yawDeg of YAWS) {
      const stranger = filmed({ exercise: 'walk', reps: 10 }, yawDeg, { distanceM: 3 });
      const squats = filmed({ exercise: 'squat', reps: 5 }, yawDeg).map((pose, index) =>
        pose.timestampMs > 4000 && pose.timestampMs < 5000
          ? { ...pose, keypoints: stranger[index % stranger.length]?.keypoints ?? [] }
          : pose,
      );
      expectCounts(squats, { squat: 5 }, `${yawDeg}°`);
    }
  });

  it('counts a video that starts in the middle of a repetition from the next one on', () => {
    for (const yawDeg of YAWS) {
      const five = filmed({ exercise: 'squat', reps: 5 }, yawDeg);
      // The first bottom is at 1.6 s.
      for (const [fromMs, reps] of [
        [600, 5],
        [1800, 4],
        [2200, 4],
      ] as const) {
        const poses = five.filter(({ timestampMs }) => timestampMs >= fromMs);
        expectCounts(poses, { squat: reps }, `from ${fromMs} ms, ${yawDeg}°`);
      }
    }
  });
});

describe('exercise: what is not seen', () => {
  it('takes no lunge of which one half is seen for a squat', () => {
    for (const yawDeg of YAWS) {
      for (const half of ['left', 'right'] as const) {
        const poses = unseen(filmed({ exercise: 'lunge', reps: 5 }, yawDeg), new RegExp(`^${half}_`));
        expect(summaryOf(poses, { exercise: 'squat' }).counter, `${yawDeg}° ${half}`).to.equal(0);
      }
    }
  });

  it('says that too little was seen where nothing speaks against the exercise', () => {
    for (const half of ['left', 'right'] as const) {
      const poses = unseen(filmed({ exercise: 'squat', reps: 5 }, 90), new RegExp(`^${half}_`));
      const { counter, reason } = summaryOf(poses, { exercise: 'squat' });
      expect({ counter, code: reason?.code }, half).to.deep.equal({ counter: 0, code: 'too_little_seen' });
    }
  });

  it('takes no hidden shoulder for a trunk that leans', () => {
    for (const yawDeg of [-40, 35, 40]) {
      for (const half of ['left', 'right'] as const) {
        const poses = unseen(filmed({ exercise: 'squat', reps: 5 }, yawDeg), new RegExp(`^${half}_shoulder`));
        expect(summaryOf(poses, { exercise: 'squat' }).counter, `${yawDeg}° ${half}`).to.equal(5);
      }
    }
  });

  it('counts squats nearly from the front, where one knee points at the camera', () => {
    for (const yawDeg of [-40, -25, 20, 35]) {
      const shallow = filmed({ exercise: 'squat', reps: 5, depth: 0.7 }, yawDeg);
      expect(summaryOf(shallow, { exercise: 'squat' }).counter, `shallow ${yawDeg}°`).to.equal(5);
      const high = filmed({ exercise: 'squat', reps: 5 }, yawDeg, { heightM: 2.2 });
      expect(summaryOf(high, { exercise: 'squat' }).counter, `from above ${yawDeg}°`).to.equal(5);
    }
  });
});

describe('exercise: what is only likely', () => {
  it('is counted where it goes far enough, but nobody is told by how much they missed it', () => {
    const squats = filmed({ exercise: 'squat', reps: 4, depth: 0.7 }, 0);
    const { criteria, ...squat } = findRecord('squat') as RepetitionRecord;
    const summaryAt = (prior: number, isAsked: boolean): ExerciseSummaryMessage => {
      const record = { ...squat, criteria: isAsked ? criteria : [], identity: { prior, evidence: [] } };
      const tracker = trackRecord(record, { difficulty: 'pro' });
      for (const pose of squats) tracker.update(pose);
      return tracker.finish().at(-1) as ExerciseSummaryMessage;
    };
    expect(summaryAt(0.6, false).counter).to.equal(4);
    expect(summaryAt(1, true).near_misses).to.have.length(4);
    expect(summaryAt(0.6, true).near_misses).to.deep.equal([]);
  });
});

describe('exercise: what is said while the video plays', () => {
  it('is the beginning of the final count, in order, and never counts down', () => {
    for (const shown of exerciseRecordings) {
      const exercise = exerciseOf(shown) ?? '';
      const tracker = createExerciseTracker({ exercise });
      const messages = [...shown.poses.flatMap((pose) => tracker.update(pose)), ...tracker.finish()];
      const counters = messages.flatMap((message) => (message.type === 'counter' && !message.final ? [message] : []));
      const { reps, counter } = messages.at(-1) as ExerciseSummaryMessage;
      expect(
        counters.map(({ current_count }) => current_count),
        shown.name,
      ).to.deep.equal(Array.from({ length: counter }, (_, index) => index + 1));
      if (reps.length === 0) continue;
      expect(
        counters.map(({ timestampMs }) => timestampMs),
        `${shown.name}: each with the end of its repetition`,
      ).to.deep.equal(reps.map(({ endMs }) => endMs));
    }
  });

  it('counts in the order of time, also where a slow repetition is known only with the quick ones after it', () => {
    const slowFirst = (exercise: 'jumping_jack' | 'low_impact_jack', secondsPerRep: number, yawDeg: number) =>
      inARow(
        filmed({ exercise, reps: 1, secondsPerRep: 6 }, yawDeg),
        filmed({ exercise, reps: 4, secondsPerRep }, yawDeg),
      );
    for (const [exercise, poses] of [
      ['jumping_jack', slowFirst('jumping_jack', 1, 90)],
      ['low_impact_jack', slowFirst('low_impact_jack', 1.4, 0)],
    ] as const) {
      const messages = run(poses, { exercise });
      const times = messages.flatMap((one) => (one.type === 'counter' && !one.final ? [one.timestampMs] : []));
      expect(times.length, exercise).to.be.greaterThan(3);
      expect(times, exercise).to.deep.equal([...times].sort((a, b) => a - b));
    }
  });

  it('names the repetition under way in order to the end', () => {
    const messages = run(filmed({ exercise: 'squat', reps: 4 }, 30), { exercise: 'squat' });
    const full = messages.flatMap((one) => (one.type === 'progression' && one.value === 100 ? [one.rep] : []));
    expect(full).to.deep.equal([1, 2, 3, 4]);
  });

  it('needs no more than six seconds of what follows', () => {
    for (const shown of exerciseRecordings) {
      const tracker = createExerciseTracker({ exercise: exerciseOf(shown) ?? '' });
      let latestMs = 0;
      for (const pose of shown.poses) {
        for (const message of tracker.update(pose)) {
          // A count may be later: it waits until the set is known.
          if (message.type !== 'posture' && message.type !== 'progression') continue;
          latestMs = Math.max(latestMs, pose.timestampMs - message.timestampMs);
        }
      }
      expect(latestMs, shown.name).to.be.within(100, 6000);
    }
  });
});
