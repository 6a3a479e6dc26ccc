/**
 * A worker like the real one, decoding included, but with a scripted detector in place of the model. The query of its URL
 * says what it does: `nobody` finds nobody, `fail-load` fails to load, `slow` waits a turn of the timer for every frame,
 * `mute` starts and never answers, `crash-in-load`, `crash-at=MS` and `hang-at=MS` do so there, `lose-gpu-at=MS` loses its
 * GPU there and stays without, `no-webcodecs` is a browser without WebCodecs, `player-only` one
 * that decodes nothing but in its player, `moving` has the figure walk to the right, a
 * tenth of the picture in a second, `truth=NAME` gives the known joints of that clip, `athlete=NAME` those of the synthetic
 * athlete at that movement, of several movements with commas one after the other, `hang-in-load=SHARE` never gets further
 * than that, `people=A,B` has a figure at each of these shares of the width beside the middle; who was chosen is followed,
 * the first where nobody was.
 */
import { TrackerError } from '../../src/errors.js';
import { gpuLost } from '../../src/pose/backend-error.js';
import type { Frame } from '../../src/media/frame.js';
import type { DetectorFactory } from '../../src/pose/detector.js';
import { serveDetector } from '../../src/pose/serve.js';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import type { Keypoint, Pose } from '../../src/pose/types.js';
import type { Endpoint } from '../../src/workers/protocol.js';
import { createCamera } from '../athlete/camera.js';
import { detectedKeypoints } from '../athlete/keypoints.js';
import { performance as perform, type MovementName, type Performance } from '../athlete/movements.js';

const script = new URLSearchParams(self.location.search);

if (script.has('no-webcodecs')) Reflect.deleteProperty(self, 'VideoDecoder');
if (script.has('player-only')) {
  VideoDecoder.isConfigSupported = (config) => Promise.resolve({ supported: false, config });
}

/** Places on a standing figure, as shares of the picture. */
const FIGURE: Readonly<Record<string, readonly [number, number]>> = {
  nose: [0.5, 0.12],
  left_ear: [0.53, 0.11],
  right_ear: [0.47, 0.11],
  left_eye: [0.515, 0.1],
  right_eye: [0.485, 0.1],
  left_shoulder: [0.6, 0.25],
  right_shoulder: [0.4, 0.25],
  left_elbow: [0.65, 0.4],
  right_elbow: [0.35, 0.4],
  left_wrist: [0.66, 0.52],
  right_wrist: [0.34, 0.52],
  left_hip: [0.56, 0.5],
  right_hip: [0.44, 0.5],
  left_knee: [0.56, 0.7],
  right_knee: [0.44, 0.7],
  left_ankle: [0.56, 0.9],
  right_ankle: [0.44, 0.9],
};

interface Truth {
  readonly width: number;
  readonly height: number;
  readonly joints: readonly string[];
  readonly frames: readonly { readonly t: number; readonly k: readonly (readonly [number, number, number])[] }[];
}

const truthName = script.get('truth');
const truth = truthName
  ? fetch(`/test/fixtures/clips/${truthName}.json`).then((answer) => answer.json() as Promise<Truth>)
  : undefined;

/** The known joints at a time, between the two frames around it. */
function knownJoints({ joints, frames }: Truth, timestampMs: number): Keypoint[] {
  const next = frames.findIndex(({ t }) => t >= timestampMs);
  const after = frames[next === -1 ? frames.length - 1 : next];
  const before = frames[next > 0 ? next - 1 : 0] ?? after;
  if (!before || !after) return [];
  const share = after.t > before.t ? Math.min(1, (timestampMs - before.t) / (after.t - before.t)) : 0;
  return COCO_KEYPOINTS.map((name) => {
    const index = joints.indexOf(name);
    const [ax, ay] = before.k[index] ?? [0, 0];
    const [bx, by] = after.k[index] ?? [ax, ay];
    return { name, x: ax + (bx - ax) * share, y: ay + (by - ay) * share, z: 0, score: 0.9 };
  });
}

const performances: readonly Performance[] = (script.get('athlete')?.split(',') ?? []).map((exercise) =>
  perform({ exercise: exercise as MovementName, reps: 1, restBeforeS: 0.4, restAfterS: 0.2 }),
);

/** The athlete's joints at a time, as a camera sees them; the last performance's end after it. */
function athleteJoints(timestampMs: number, width: number, height: number): Keypoint[] {
  let tS = timestampMs / 1000;
  const at = performances.findIndex(({ durationS }, index) => {
    if (index === performances.length - 1 || tS < durationS) return true;
    tS -= durationS;
    return false;
  });
  const { poseAt, durationS } = performances[at] as Performance;
  const camera = createCamera({ width, height, fovDeg: 62, distanceM: 3.2, target: [0, 1, 0], yawDeg: 30 });
  return detectedKeypoints(poseAt(Math.min(tS, durationS)), camera);
}

/** Ends as a program error does: the page hears of it, and no answer comes. */
function crash(): Promise<never> {
  setTimeout(() => {
    throw new Error('the scripted worker crashes');
  });
  return new Promise(() => undefined);
}

/** How far each of several people stands beside the middle, as shares of the picture's width. */
const places = script.get('people')?.split(',').map(Number) ?? [];

/** The figure of one picture, moved aside by a share of its width. */
async function figureOf({ timestampMs, width, height }: Frame, aside = 0): Promise<Pose> {
  const keypoints = truth
    ? knownJoints(await truth, timestampMs)
    : COCO_KEYPOINTS.map((name) => {
        const [x, y] = FIGURE[name] ?? [0, 0];
        const walked = script.has('moving') ? timestampMs / 10_000 - 0.2 : 0;
        return { name, x: (x + walked) * width, y: y * height, z: 0, score: 0.9 };
      });
  const moved = keypoints.map((keypoint) => ({ ...keypoint, x: keypoint.x + aside * width }));
  return { timestampMs, width, height, keypoints: moved, score: 0.9 };
}

/** Which of the places is nearest to where somebody was. */
async function placeNearest(frame: Frame, { keypoints }: Pose): Promise<number | undefined> {
  const figure = await figureOf(frame);
  const aside = ((keypoints[0]?.x ?? 0) - (figure.keypoints[0]?.x ?? 0)) / frame.width;
  return [...places].sort((a, b) => Math.abs(a - aside) - Math.abs(b - aside))[0];
}

const createScripted: DetectorFactory = (_request, _signal, onProgress) => {
  if (script.has('fail-load')) {
    return Promise.reject(
      new TrackerError('model_load_error', 'The scripted model does not load.', { url: 'scripted' }),
    );
  }
  if (script.has('crash-in-load')) return crash();
  const hangAt = script.get('hang-in-load');
  if (hangAt !== null) {
    // More than once: whoever listens may come later.
    setInterval(() => onProgress(Number(hangAt)), 20);
    return new Promise(() => undefined);
  }
  /** Whoever was seen before the frames to come. */
  let known: Pose | undefined;
  let followed: number | undefined;
  onProgress(0.5);
  onProgress(1);
  return Promise.resolve({
    backend: 'wasm',
    kernels: 'simd',
    detector: {
      model: 'movenet-lightning',
      async detect(frame): Promise<Pose> {
        const { timestampMs, width, height } = frame;
        if (timestampMs >= Number(script.get('crash-at') ?? Infinity)) return crash();
        if (timestampMs >= Number(script.get('lose-gpu-at') ?? Infinity)) throw gpuLost('webgl', 'as scripted');
        if (timestampMs >= Number(script.get('hang-at') ?? Infinity)) return new Promise(() => undefined);
        if (performances.length > 0) {
          return { timestampMs, width, height, keypoints: athleteJoints(timestampMs, width, height), score: 0.8 };
        }
        if (script.has('slow')) await new Promise((resolve) => setTimeout(resolve, 1));
        if (script.has('nobody')) return { timestampMs, width, height, keypoints: [], score: 0 };
        followed ??= known && (await placeNearest(frame, known));
        return figureOf(frame, followed ?? places[0]);
      },
      ...(places.length > 0 && {
        findPeople: (frame: Frame) => Promise.all(places.map((aside) => figureOf(frame, aside))),
        findAgain: async (frame: Frame, before: Pose) => figureOf(frame, await placeNearest(frame, before)),
      }),
      reset: (near, like, seen) => {
        known = near ?? like ?? seen;
        followed = undefined;
      },
      dispose: () => undefined,
    },
  });
};

/** Where the page imports it, as it does where no worker answers. */
export function serve(endpoint: Endpoint): void {
  serveDetector(createScripted, endpoint);
}

if (typeof window === 'undefined' && !script.has('mute')) serve(globalThis);
