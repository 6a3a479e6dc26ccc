import { expect } from 'chai';
import type { ExerciseSummaryMessage } from '../../../src/exercise/index.js';
import { createCamera } from '../../athlete/camera.js';
import type { CameraOptions } from '../../athlete/camera.js';
import { detectedKeypoints, seededRandom } from '../../athlete/keypoints.js';
import { performance } from '../../athlete/movements.js';
import { moved, summaryOf } from './support.js';

const FPS = 15;
const NOISE = 0.01;

const wave = (tS: number, hertz: number): number => Math.sin(2 * Math.PI * hertz * tS);

/** How the camera is held: where it looks, and how it is rolled in degrees. */
const CAMERAS: Readonly<Record<string, (tS: number) => Partial<CameraOptions> & { readonly rollDeg?: number }>> = {
  'on a stand': () => ({}),
  'rolled by −8°': () => ({ rollDeg: -8 }),
  'rolled by 8°': () => ({ rollDeg: 8 }),
  'in a hand': (tS) => ({ target: [0.1 * wave(tS, 0.7), 0.86 + 0.1 * wave(tS + 0.2, 0.9), 0] }),
  'in a hand that rolls': (tS) => ({ target: [0.03 * wave(tS, 0.5), 0.86, 0], rollDeg: 3 * wave(tS, 0.45) }),
};

/** The summary of a balance on the right leg with a fault, or without. */
function judged(camera: string, yawDeg: number, fault?: string): ExerciseSummaryMessage {
  const exercise = 'balance_leg_right';
  const held = performance({ exercise, holdS: 6, faults: fault ? [fault] : [] });
  const random = seededRandom(7);
  const poses = Array.from({ length: Math.floor(held.durationS * FPS) }, (_, index) => {
    const { rollDeg = 0, ...place } = CAMERAS[camera]?.(index / FPS) ?? {};
    const view = createCamera({ yawDeg, ...place });
    const { width, height } = view.options;
    const keypoints = detectedKeypoints(held.poseAt(index / FPS), view, NOISE, random);
    const [cos, sin] = [Math.cos((rollDeg * Math.PI) / 180), Math.sin((rollDeg * Math.PI) / 180)];
    const [rolled] = moved([{ timestampMs: (1000 * index) / FPS, width, height, keypoints }], ({ x, y }) => ({
      x: width / 2 + (x - width / 2) * cos - (y - height / 2) * sin,
      y: height / 2 + (x - width / 2) * sin + (y - height / 2) * cos,
    }));
    if (!rolled) throw new Error('no pose');
    return rolled;
  });
  return summaryOf(poses, { exercise });
}

const codes = ({ recommendations }: ExerciseSummaryMessage): string[] => recommendations.map(({ code }) => code);

describe('exercise: findings on one leg', () => {
  for (const camera of Object.keys(CAMERAS)) {
    it(`finds nothing where nothing is wrong, camera ${camera}`, () => {
      for (const yawDeg of [0, 45, 90, 180]) {
        const summary = judged(camera, yawDeg);
        expect(summary.counter, `from ${yawDeg}°`).to.be.at.least(5);
        expect(codes(summary), `from ${yawDeg}°`).to.deep.equal([]);
      }
    });

    it(`finds what is wrong, camera ${camera}`, () => {
      for (const yawDeg of [0, 180]) {
        expect(codes(judged(camera, yawDeg, 'balance.pelvis.drop')), `${yawDeg}°`).to.include('balance.pelvis.drop');
        expect(codes(judged(camera, yawDeg, 'balance.sway')), `${yawDeg}°`).to.include('balance.sway');
      }
    });
  }

  it('says that sway cannot be judged from the side', () => {
    expect(judged('on a stand', 90).not_judged).to.include('balance.sway');
  });
});
