import { expect } from 'chai';
import type { ExercisePose } from '../../../src/exercise/index.js';
import { createCamera } from '../../athlete/camera.js';
import type { CameraOptions } from '../../athlete/camera.js';
import { detectedKeypoints, seededRandom } from '../../athlete/keypoints.js';
import { performance } from '../../athlete/movements.js';
import { summaryOf } from './support.js';

const FPS = 15;
const HOLD_S = 8;

type Held = 'plank' | 'balance_leg';

/** A hold of 8 s seen through a camera that may move. */
function filmed(exercise: Held, cameraAt: (tS: number) => Partial<CameraOptions>): ExercisePose[] {
  const held = performance({ exercise, holdS: HOLD_S });
  const random = seededRandom(5);
  return Array.from({ length: Math.floor(held.durationS * FPS) }, (_, index) => {
    const camera = createCamera(cameraAt(index / FPS));
    const { width, height } = camera.options;
    const keypoints = detectedKeypoints(held.poseAt(index / FPS), camera, 0.004, random);
    return { timestampMs: (1000 * index) / FPS, width, height, keypoints };
  });
}

const place = (exercise: Held, yawDeg: number): Partial<CameraOptions> =>
  exercise === 'plank' ? { yawDeg, heightM: 0.7, target: [0, 0.35, 0.7], distanceM: 3.2 } : { yawDeg };

/** The holds that were found, as start and end in seconds. */
const found = (poses: readonly ExercisePose[], exercise: Held): number[][] =>
  summaryOf(poses, { exercise }).holds.map(({ startMs, endMs }) => [startMs / 1000, endMs / 1000]);

function expectHolds(actual: readonly number[][], wanted: readonly (readonly number[])[], what: string): void {
  expect(actual, what).to.have.length(wanted.length);
  actual.flat().forEach((seconds, index) => expect(seconds, what).to.be.closeTo(wanted.flat()[index] as number, 0.7));
}

describe('exercise: holds', () => {
  for (const exercise of ['plank', 'balance_leg'] as const) {
    const yaws = exercise === 'plank' ? [60, 90, -90] : [0, 45, 90];
    const truth = performance({ exercise, holdS: HOLD_S }).truth.holds.map(({ start, end }) => [start, end]);
    const [start, end] = truth[0] as [number, number];

    it(`${exercise}: finds both ends, from the floor and from 1.8 m`, () => {
      for (const yawDeg of yaws) {
        for (const heightM of [0.3, 0.7, 1.8]) {
          const poses = filmed(exercise, () => ({ ...place(exercise, yawDeg), heightM }));
          expectHolds(found(poses, exercise), truth, `from ${yawDeg}°, ${heightM} m`);
        }
      }
    });

    it(`${exercise}: a camera in somebody’s hand changes nothing`, () => {
      const wave = (tS: number, hertz: number): number => Math.sin(2 * Math.PI * hertz * tS);
      for (const yawDeg of yaws) {
        const poses = filmed(exercise, (tS) => {
          const { target = [0, 0.86, 0], ...camera } = place(exercise, yawDeg);
          const [x, y, z] = target;
          const shaken = [x + 0.1 * wave(tS, 0.7), y + 0.1 * wave(tS + 0.2, 0.9), z] as const;
          return { ...camera, yawDeg: yawDeg + 4 * wave(tS, 0.3), target: shaken };
        });
        expectHolds(found(poses, exercise), truth, `from ${yawDeg}°`);
      }
    });

    it(`${exercise}: goes on where nobody is found for up to two seconds`, () => {
      for (const seconds of [0.5, 0.9, 1.5]) {
        const poses = filmed(exercise, () => place(exercise, yaws[1] ?? 0)).map((pose) => {
          const lost = pose.timestampMs > 4000 && pose.timestampMs < 4000 + 1000 * seconds;
          return lost ? { ...pose, keypoints: [] } : pose;
        });
        expectHolds(found(poses, exercise), truth, `${seconds} s`);
      }
    });

    it(`${exercise}: does not count the seconds of a hole in the video`, () => {
      const poses = filmed(exercise, () => place(exercise, yaws[1] ?? 0)).map((pose) =>
        pose.timestampMs > 5000 ? { ...pose, timestampMs: pose.timestampMs + 30_000 } : pose,
      );
      expectHolds(
        found(poses, exercise),
        [
          [start, 5],
          [35, end + 30],
        ],
        'holds',
      );
      expect(summaryOf(poses, { exercise }).counter).to.be.within(5, HOLD_S);
    });
  }
});
