import { expect } from 'chai';
import type { ExercisePose } from '../../src/exercise/index.js';
import type { CameraOptions } from '../athlete/camera.js';
import { poseSequence } from '../athlete/keypoints.js';
import { performance } from '../athlete/movements.js';
import { jittered, recording, summaryOf } from './exercise-support.js';

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
          for (const exercise of ['squat', 'lunge']) {
            const { counter } = summaryOf(shown, { exercise });
            expect(counter, `${exercise}, ${75 * depth}°, ${secondsPerRep} s at ${yawDeg}°`).to.equal(0);
          }
        }
      }
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
        expect(summaryOf(jittered(shown, 0.01, seed), { exercise }).counter, `seed ${seed}`).to.equal(0);
      }
    });
  }
});
