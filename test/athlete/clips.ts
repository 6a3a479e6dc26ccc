/**
 * The committed clips, as data. One entry is one file in `test/fixtures/clips`, with its truth beside it.
 */
import type { CameraOptions } from './camera.js';
import type { Look } from './figure.js';
import type { PerformanceOptions } from './movements.js';

/** What an athlete is asked to perform. */
export type PerformanceRequest = Partial<PerformanceOptions> & Pick<PerformanceOptions, 'exercise'>;

/** A second person in the picture. Has no truth of its own. */
export interface Companion {
  readonly performance: PerformanceRequest;
  readonly look: Look;
  /** Metres. */
  readonly x: number;
  readonly z: number;
  readonly turnDeg: number;
}

/** One clip or picture. */
export interface ClipSpec {
  readonly name: string;
  /** Left out: an empty room. */
  readonly performance?: PerformanceRequest;
  /** Length of an empty room. */
  readonly durationS?: number;
  readonly companion?: Companion;
  readonly camera: Partial<CameraOptions>;
  /** From a moment on the picture is another camera's: what is left out is as before. */
  readonly cut?: { readonly atS: number; readonly camera: Partial<CameraOptions> };
  readonly fps: number;
  /** `jpeg`: one picture, of the moment `stillAtS`. */
  readonly format: 'mp4' | 'webm' | 'jpeg';
  readonly stillAtS?: number;
  /** Bits per second; for a picture, its quality 0..1. */
  readonly quality: number;
  /** Clockwise degrees that a player turns the stored picture by. Width and height are those after the turn. */
  readonly rotation?: 90;
  /** A quiet tick on every second, as an Opus track. */
  readonly audio?: true;
  /** Frames come at uneven times. */
  readonly variableFrameRate?: true;
}

const LANDSCAPE = { width: 640, height: 360 };
const PORTRAIT = { width: 360, height: 640, fovDeg: 46, distanceM: 3.2 };
const SQUARE = { width: 480, height: 480, fovDeg: 42 };
/** Lying on the floor, the body is long: seen from its middle. */
const FLOOR = { ...LANDSCAPE, yawDeg: 90, heightM: 0.75, fovDeg: 25, distanceM: 3.9, target: [0, 0.36, 0.76] } as const;

const NEIGHBOUR: Look = { skin: 0x8d5a3c, hair: 0x15100d, shirt: 0xd8a23a, shorts: 0x3d3f45, shoes: 0x2f6f9f };

/** Somebody who stands beside the athlete, nearer to the camera. */
const NEARER: Companion = {
  performance: { exercise: 'stand', restBeforeS: 0, holdS: 10, restAfterS: 0 },
  look: NEIGHBOUR,
  x: 1.15,
  z: 1,
  turnDeg: -10,
};

/** Every committed clip. */
export const CLIPS: readonly ClipSpec[] = [
  {
    name: 'squat-oblique',
    performance: { exercise: 'squat', reps: 4, secondsPerRep: 1.8, pauseTopS: 0.2, restBeforeS: 0.7, restAfterS: 0.7 },
    camera: { ...LANDSCAPE, yawDeg: 42, heightM: 1.15, fovDeg: 31, distanceM: 3.6, target: [0, 0.86, 0.05] },
    fps: 30,
    format: 'mp4',
    quality: 420_000,
  },
  {
    name: 'squat-front',
    performance: { exercise: 'squat', reps: 3, secondsPerRep: 1.6 },
    camera: { ...PORTRAIT, yawDeg: 0 },
    fps: 25,
    format: 'mp4',
    quality: 260_000,
  },
  {
    name: 'squat-side',
    performance: { exercise: 'squat', reps: 3, secondsPerRep: 2, pauseBottomS: 0.3 },
    camera: { ...SQUARE, yawDeg: -88 },
    fps: 25,
    format: 'mp4',
    quality: 260_000,
  },
  {
    name: 'squat-shallow',
    performance: { exercise: 'squat', reps: 3, secondsPerRep: 1.6, faults: ['squat.depth.shallow'], faultReps: [2, 3] },
    camera: { ...LANDSCAPE, yawDeg: 75, fovDeg: 37 },
    fps: 20,
    format: 'mp4',
    quality: 220_000,
  },
  {
    name: 'pushup-side',
    performance: { exercise: 'pushup', reps: 3, secondsPerRep: 1.6, pauseTopS: 0.1 },
    camera: FLOOR,
    fps: 25,
    format: 'mp4',
    quality: 260_000,
  },
  {
    name: 'lunge-side',
    performance: { exercise: 'lunge', reps: 2, secondsPerRep: 2.6 },
    camera: { ...LANDSCAPE, yawDeg: 82, fovDeg: 36, target: [0, 0.86, 0.35] },
    fps: 25,
    format: 'mp4',
    quality: 260_000,
  },
  {
    name: 'plank-side',
    performance: { exercise: 'plank', holdS: 4 },
    camera: { ...FLOOR, yawDeg: -80 },
    fps: 15,
    format: 'mp4',
    quality: 160_000,
  },
  {
    name: 'jumping-jack-front',
    performance: { exercise: 'jumping_jack', reps: 5, secondsPerRep: 0.95, restAfterS: 0.4 },
    camera: { ...PORTRAIT, yawDeg: 4, fovDeg: 50, distanceM: 3.4, target: [0, 1.02, 0] },
    fps: 30,
    format: 'mp4',
    quality: 360_000,
  },
  {
    // A hop that is too low to be told from one on the spot, and a jump.
    name: 'jump-oblique',
    performance: {
      exercise: 'countermovement_jump',
      reps: 2,
      restBeforeS: 0.4,
      restAfterS: 0.3,
      pauseTopS: 0.3,
      jump: { heightM: [0.08, 0.34] },
    },
    camera: { ...PORTRAIT, yawDeg: 35, fovDeg: 62, distanceM: 2.8, target: [0, 1, 0] },
    fps: 30,
    format: 'mp4',
    quality: 300_000,
  },
  {
    name: 'balance-front',
    performance: { exercise: 'balance_leg_left', holdS: 3.5 },
    camera: { ...PORTRAIT, yawDeg: -8 },
    fps: 20,
    format: 'mp4',
    quality: 180_000,
  },
  {
    name: 'rotated',
    performance: { exercise: 'squat', reps: 2, secondsPerRep: 1.6 },
    camera: { ...PORTRAIT, yawDeg: 30 },
    fps: 20,
    format: 'mp4',
    quality: 200_000,
    rotation: 90,
  },
  {
    name: 'audio',
    performance: { exercise: 'low_impact_jack', reps: 3, secondsPerRep: 1.3, restBeforeS: 0.4, restAfterS: 0.4 },
    camera: { ...SQUARE, width: 360, height: 360, target: [0, 1, 0], fovDeg: 44 },
    fps: 20,
    format: 'mp4',
    quality: 180_000,
    audio: true,
  },
  {
    name: 'variable-frame-rate',
    performance: { exercise: 'squat', reps: 2, secondsPerRep: 1.6 },
    camera: { ...SQUARE, width: 360, height: 360, yawDeg: 50 },
    fps: 30,
    format: 'mp4',
    quality: 180_000,
    variableFrameRate: true,
  },
  {
    name: 'odd-size',
    performance: { exercise: 'squat', reps: 1 },
    camera: { width: 321, height: 241, yawDeg: 20, fovDeg: 40 },
    fps: 15,
    format: 'webm',
    quality: 100_000,
  },
  {
    name: 'vp9',
    performance: { exercise: 'lunge', reps: 1, side: 'right', faults: ['lunge.trunk.lean'] },
    camera: { ...SQUARE, width: 320, height: 320, yawDeg: -70, target: [0, 0.86, 0.3] },
    fps: 15,
    format: 'webm',
    quality: 140_000,
  },
  {
    name: 'empty-room',
    durationS: 2,
    camera: LANDSCAPE,
    fps: 15,
    format: 'mp4',
    quality: 60_000,
  },
  {
    name: 'two-people',
    performance: { exercise: 'squat', reps: 2, secondsPerRep: 1.7 },
    companion: {
      performance: { exercise: 'stand', restBeforeS: 0, holdS: 10, restAfterS: 0 },
      look: NEIGHBOUR,
      x: 1.35,
      z: -1.2,
      turnDeg: -25,
    },
    camera: { ...LANDSCAPE, yawDeg: 15, fovDeg: 38, target: [0.2, 0.86, 0] },
    fps: 15,
    format: 'mp4',
    quality: 180_000,
  },
  {
    // Who performs is the smaller one.
    name: 'performer-behind',
    performance: { exercise: 'squat', reps: 3, secondsPerRep: 1.7, restBeforeS: 0.5 },
    companion: NEARER,
    camera: { ...LANDSCAPE, fovDeg: 30, distanceM: 5, target: [0.5, 0.86, 0] },
    fps: 15,
    format: 'mp4',
    quality: 180_000,
  },
  {
    // What a zoom cuts in: the feet are where nobody was before.
    name: 'zoom-cut',
    performance: { exercise: 'plank', holdS: 6, restBeforeS: 0, restAfterS: 0 },
    camera: { ...FLOOR, fovDeg: 40 },
    cut: { atS: 3.4, camera: { fovDeg: 24 } },
    fps: 15,
    format: 'mp4',
    quality: 160_000,
  },
  {
    name: 'still',
    performance: { exercise: 'squat', reps: 1 },
    stillAtS: 1.5,
    camera: { ...LANDSCAPE, width: 480, height: 360, yawDeg: 55, target: [0, 0.7, 0] },
    fps: 1,
    format: 'jpeg',
    quality: 0.82,
  },
  {
    name: 'still-two',
    performance: { exercise: 'squat', reps: 1 },
    companion: NEARER,
    stillAtS: 1.5,
    camera: { ...LANDSCAPE, fovDeg: 30, distanceM: 5, target: [0.5, 0.86, 0] },
    fps: 1,
    format: 'jpeg',
    quality: 0.82,
  },
  {
    name: 'still-rotated',
    performance: { exercise: 'squat', reps: 1 },
    stillAtS: 1.5,
    camera: { ...PORTRAIT, yawDeg: 28, target: [0, 0.8, 0.15] },
    fps: 1,
    format: 'jpeg',
    quality: 0.82,
    rotation: 90,
  },
];

/** The camera of a clip at a moment. */
export const cameraAt = ({ camera, cut }: ClipSpec, tS: number): Partial<CameraOptions> =>
  cut && tS >= cut.atS ? { ...camera, ...cut.camera } : camera;

/** Milliseconds between frames of a clip with uneven frame times, in turn. */
const UNEVEN_MS = [33, 33, 50, 33, 67, 33, 100, 33, 50, 133, 33, 67];

/** Times of all frames of a clip, in ms. */
export function frameTimesMs({ fps, variableFrameRate }: ClipSpec, durationS: number): number[] {
  const times: number[] = [];
  let t = 0;
  for (let index = 0; t < durationS * 1000 - 1; index++) {
    times.push(t);
    t = variableFrameRate ? t + UNEVEN_MS[index % UNEVEN_MS.length]! : ((index + 1) * 1000) / fps;
  }
  return times;
}

/** File name extension of a clip. */
export const extensionOf = ({ format }: ClipSpec): string => (format === 'jpeg' ? 'jpg' : format);
