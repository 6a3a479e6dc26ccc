import { expect } from 'chai';
import type { ExercisePose } from '../../../src/exercise/index.js';
import type { CameraOptions } from '../../athlete/camera.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance } from '../../athlete/movements.js';
import { countsOf, jittered, recording, run, summaryOf } from './support.js';

type Asked = Parameters<typeof performance>[0];

function poses(asked: Asked, camera: Partial<CameraOptions>, fps = 15, share = 0.004): ExercisePose[] {
  return poseSequence(performance(asked), camera, { fps, noise: { share, seed: 3 } });
}

describe('exercise: squats and lunges', () => {
  for (const exercise of ['squat', 'lunge'] as const) {
    it(`counts every ${exercise} from half a second to ten`, () => {
      for (const secondsPerRep of [0.5, 0.6, 0.8, 5, 10]) {
        for (const yawDeg of [0, 45, 90]) {
          for (const fps of [15, 30]) {
            const reps = secondsPerRep < 1 ? 8 : 3;
            const shown = poses({ exercise, reps, secondsPerRep }, { yawDeg }, fps);
            const { counter } = summaryOf(shown, { exercise });
            expect(counter, `${secondsPerRep} s at ${yawDeg}°, ${fps} frames/s`).to.equal(reps);
          }
        }
      }
    });
  }

  it('takes no raised knee for a squat or a lunge: the knee comes nearer to the camera than the leg that stands', () => {
    for (const depth of [0.6, 0.8, 1]) {
      for (const secondsPerRep of [0.7, 1, 2]) {
        for (const yawDeg of [0, 30, 60, 75]) {
          const shown = poses({ exercise: 'knee_raise', reps: 8, depth, secondsPerRep }, { yawDeg, distanceM: 4 });
          const counts = countsOf(shown, ['squat', 'lunge']);
          expect(counts, `${75 * depth}°, ${secondsPerRep} s at ${yawDeg}°`).to.deep.equal({});
        }
      }
    }
  });

  it('tells nobody to go lower who stands, walks, dances, lifts the arms or marches', () => {
    for (const movement of ['stand', 'walk', 'dance', 'arm_curl', 'knee_raise'] as const) {
      for (const yawDeg of [0, 45, 90]) {
        const shown = poses({ exercise: movement, reps: 8, holdS: 6 }, { yawDeg, distanceM: 4.5 });
        for (const exercise of ['squat', 'lunge']) {
          const advice = run(shown, { exercise, difficulty: 'pro' }).filter(({ type }) => type === 'recommendations');
          expect(advice, `${exercise}, ${movement} at ${yawDeg}°`).to.deep.equal([]);
        }
      }
    }
  });

  it('counts a repetition whose turning point was not seen for a second', () => {
    for (const exercise of ['squat', 'lunge'] as const) {
      const asked = { exercise, reps: 4, secondsPerRep: 2.6, pauseTopS: 0.5, pauseBottomS: 1.2 };
      const { truth } = performance(asked);
      for (const yawDeg of [0, 45, 90]) {
        const shown = poses(asked, { yawDeg }).map((pose) =>
          truth.reps.some(({ bottom }) => Math.abs(pose.timestampMs / 1000 - bottom) < 0.6)
            ? { ...pose, keypoints: [] }
            : pose,
        );
        expect(summaryOf(shown, { exercise }).counter, `${exercise} at ${yawDeg}°`).to.equal(4);
      }
    }
  });

  it('counts a squat that was seen only half-way down where one like it came before', () => {
    const count = (reps: number, hiddenFrom: number): number => {
      const asked = { exercise: 'squat', reps, secondsPerRep: 2 } as const;
      const hidden = performance(asked).truth.reps.slice(hiddenFrom);
      const shown = poses(asked, { yawDeg: 45 }).map((pose) =>
        hidden.some(({ bottom }) => Math.abs(pose.timestampMs / 1000 - bottom) < 0.4)
          ? { ...pose, keypoints: [] }
          : pose,
      );
      return summaryOf(shown, { exercise: 'squat', difficulty: 'normal' }).counter;
    };
    expect(count(1, 0), 'one alone').to.equal(0);
    expect(count(4, 0), 'a set of such').to.equal(3);
    expect(count(4, 1), 'after a whole one').to.equal(4);
  });

  it('makes no repetition of the time that was cut out of a clip', () => {
    for (const exercise of ['squat', 'lunge'] as const) {
      const asked = { exercise, reps: 4, pauseTopS: 0.5 };
      const middle = performance(asked).truth.reps[1]?.bottom ?? NaN;
      const cut = poses(asked, { yawDeg: 45 }).map((pose) => ({
        ...pose,
        timestampMs: pose.timestampMs + (pose.timestampMs > 1000 * middle ? 30_000 : 0),
      }));
      const { counter, reps } = summaryOf(cut, { exercise });
      expect(counter, exercise).to.be.within(3, 4);
      for (const { startMs, endMs } of reps) expect(endMs - startMs).to.be.lessThan(6000);
    }
  });

  for (const [name, exercise] of [
    ['basketball_01', 'lunge'],
    ['walk_01', 'lunge'],
    ['jack_02', 'squat'],
    ['jack_10', 'squat'],
    ['pushup_11', 'squat'],
  ] as const) {
    it(`${name}: jitter of 1 % of the body makes no ${exercise}`, () => {
      const { poses: shown } = recording(name);
      for (let seed = 1; seed <= 20; seed++) {
        expect(countsOf(jittered(shown, 0.01, seed), [exercise]), `seed ${seed}`).to.deep.equal({});
      }
    });
  }
});
