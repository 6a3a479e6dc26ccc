/**
 * BlazePose (Google, Apache-2.0) on MediaPipe's PoseLandmarker: 33 landmarks with depth, and points in metres.
 *
 * PoseLandmarker is two networks: one finds a person in a picture, the other the landmarks of a person that fills one.
 * In its mode for videos it runs the first only where it lost the person, but it remembers: its low-pass filter of the
 * visibilities outlives even the loss of the person, so that the same frames after another clip give other numbers (up to
 * .45 apart), and lags ten frames behind what is hidden or comes into view. In its mode for single pictures every frame
 * stands for itself, and costs both networks. So there are two of it here, both in that mode: one to find people, and one
 * whose first network finds whatever fills the picture at no cost (scripts/blazepose/still-detector.mjs), to follow them.
 * Measured: 26 ms a frame instead of 60 (lite), 50 instead of 85 (full), the landmarks within a pixel of 256.
 */
import type { PoseLandmarker } from '@mediapipe/tasks-vision';
import { TrackerError } from '../errors.js';
import { assetUrl, type AssetLocation } from './asset-url.js';
import { assetError, fetchAsset, hasBytes } from './assets.js';
import { BACKEND_NAMES } from './backend-choice.js';
import { GPU_LOST } from './backend-error.js';
import { NOT_IN_WORKERS, type DetectorFactory, type PoseBackendChoice } from './detector.js';
import { faultInAnswer, KNOWN_ANSWERS, knownPicture } from './known-picture.js';
import { createLandmarker } from './mediapipe.js';
import { MODELS, type EntryOf, type PoseModel } from './models.js';
import { orNotPackaged } from './not-packaged.js';
import { RegionDetector, type FoundKeypoints, type KeypointNetwork } from './region-detector.js';
import { regionAlongTrunk } from './region.js';
import { withStillDetector } from './still-detector.js';
import { BLAZEPOSE_KEYPOINTS, COCO_KEYPOINTS } from './topology.js';
import type { PoseBackend } from './types.js';

/** What is known of a BlazePose model. */
type BlazePoseEntry = EntryOf<'blazepose'>;

/** `details.reason` of a `backend_unavailable` for one that finds other keypoints than there are. */
const WRONG_ANSWER = 'wrong_answer';

const MOVENET_WORKS = 'Leave blazepose out: MoveNet works.';

/** The model whose answer to the known picture is compared with. */
const ANSWERING = 'movenet-lightning';

/** Loads BlazePose and runs it once, so that the first frame is as fast as the others. */
export const createBlazePose: DetectorFactory = async ({ model, backend, ...assets }, signal, onProgress) => {
  const entry = MODELS[model];
  if (entry.family !== 'blazepose') throw new Error(`${model} is no BlazePose model`);
  const chosen = chooseBackend(backend, entry);
  const canvases = { find: createGlCanvas(), follow: createGlCanvas() };
  const { files } = entry;
  const taskUrl = assetUrl(files.task.path, assets);
  const { task, wasm } = await fetchFiles(entry, assets, signal, onProgress).catch((error: unknown) => {
    throw orNotPackaged(entry, assets, error);
  });
  onProgress(1);
  const landmarker = (content: Uint8Array, canvas: GlCanvas) =>
    createLandmarker({
      loaderUrl: assetUrl(files.loader.path, assets),
      wasm: { url: assetUrl(files.wasm.path, assets), content: wasm },
      task: { url: taskUrl, content },
      canvas,
      delegate: chosen === 'webgl' ? 'GPU' : 'CPU',
    });
  const find = await landmarker(task, canvases.find);
  let network: KeypointNetwork;
  try {
    const follow = await landmarker(stillDetectorOf(task, taskUrl), canvases.follow);
    network = createNetwork(
      model,
      { landmarker: find, canvas: canvases.find },
      { landmarker: follow, canvas: canvases.follow },
    );
  } catch (error) {
    find.close();
    throw error;
  }
  try {
    signal.throwIfAborted();
    await network.check();
  } catch (error) {
    network.dispose();
    // Processors do not compute wrongly; graphics drivers do.
    const isFile = chosen === 'wasm' && error instanceof TrackerError && error.details?.['reason'] === WRONG_ANSWER;
    throw isFile ? assetError(taskUrl, 'what it computes is wrong, so it is damaged', error) : error;
  }
  return {
    detector: new RegionDetector(network),
    backend: chosen,
    kernels: 'mediapipe',
    ...(backend === 'auto' && { reason: 'auto: BlazePose computes the same on WASM on every device' }),
  };
};

function stillDetectorOf(task: Uint8Array, url: string): Uint8Array {
  try {
    return withStillDetector(task);
  } catch (error) {
    throw assetError(
      url,
      `it is damaged or another file (${error instanceof Error ? error.message : String(error)})`,
      error,
    );
  }
}

function chooseBackend(choice: PoseBackendChoice, { auto, backends }: BlazePoseEntry): PoseBackend {
  const backend = choice === 'auto' ? auto : choice;
  if ((backends as readonly PoseBackend[]).includes(backend)) return backend;
  const why = `it has no ${BACKEND_NAMES[backend]} backend`;
  throw unavailable(why, 'Use poseBackend=wasm or leave it out.', 'no_backend');
}

type GlCanvas = OffscreenCanvas | HTMLCanvasElement;

/** MediaPipe takes pictures in through WebGL, whatever computes afterwards. */
function createGlCanvas(): GlCanvas {
  const onPage = typeof document !== 'undefined';
  const canvas = onPage ? document.createElement('canvas') : new OffscreenCanvas(1, 1);
  if (glOf(canvas)) return canvas;
  if (onPage) throw unavailable('this browser has no WebGL 2', MOVENET_WORKS, 'no_webgl');
  throw unavailable('this browser has no WebGL 2 in workers', MOVENET_WORKS, NOT_IN_WORKERS);
}

function glOf(canvas: GlCanvas): WebGL2RenderingContext | null {
  // Both kinds take the same call; the compiler does not always find it in both.
  return (canvas as OffscreenCanvas).getContext('webgl2');
}

/** Fetched here, as MediaPipe would name neither the file that is missing nor how much of it has arrived. */
async function fetchFiles(
  entry: BlazePoseEntry,
  assets: AssetLocation,
  signal: AbortSignal,
  onProgress: (value: number) => void,
): Promise<{ task: Uint8Array<ArrayBuffer>; wasm: Uint8Array<ArrayBuffer> }> {
  const { files } = entry;
  const expected = files.task.bytes + files.wasm.bytes;
  let received = 0;
  const get = async ({ path, bytes }: { readonly path: string; readonly bytes: number }) => {
    const url = assetUrl(path, assets);
    return fetchAsset(url, signal, {
      onBytes: (part) => {
        received += part;
        onProgress(Math.min(0.99, received / expected));
      },
      check: hasBytes(bytes),
    });
  };
  const [task, wasm] = await Promise.all([get(files.task), get(files.wasm)]);
  return { task, wasm };
}

/** A landmarker, and the canvas through which it takes pictures in: its own, as each leaves the context in its own state. */
interface Eye {
  readonly landmarker: PoseLandmarker;
  readonly canvas: GlCanvas;
}

function createNetwork(model: PoseModel, find: Eye, follow: Eye): KeypointNetwork {
  const look = async ({ landmarker, canvas }: Eye, picture: ImageData): Promise<FoundKeypoints> => {
    // One call takes some 50 ms and cannot be interrupted: on its own thread the page gets its turn between two.
    if (typeof window !== 'undefined') await new Promise((resolve) => setTimeout(resolve));
    const { landmarks, worldLandmarks } = landmarker.detect(picture);
    // From then on pictures would be black, and nobody be found.
    if (glOf(canvas)?.isContextLost() !== false) {
      throw unavailable('the WebGL context was lost', `Try again. ${MOVENET_WORKS}`, GPU_LOST);
    }
    const named = (index: number) => BLAZEPOSE_KEYPOINTS[index] ?? `keypoint_${index}`;
    return {
      keypoints: (landmarks[0] ?? []).map(({ x, y, z, visibility }, index) => ({
        name: named(index),
        x: x * picture.width,
        y: y * picture.height,
        z: z * picture.width,
        score: visibility,
      })),
      keypoints3D: (worldLandmarks[0] ?? []).map(({ x, y, z, visibility }, index) => ({
        name: named(index),
        x,
        y,
        z,
        score: visibility,
      })),
    };
  };
  const { inputSize } = MODELS[model];
  const known = new ImageData(knownPicture(inputSize), inputSize);
  return {
    model,
    inputSize,
    run: (picture) => look(follow, picture),
    find: (picture) => look(find, picture),
    regionAround: regionAlongTrunk,
    async check() {
      for (const eye of [find, follow]) {
        const { keypoints } = await look(eye, known);
        const scale = MODELS[ANSWERING].inputSize / inputSize;
        // What the two models have in common; they differ by less than what is allowed.
        const found = keypoints
          .filter(({ name }) => (COCO_KEYPOINTS as readonly string[]).includes(name))
          .map((keypoint) => ({ ...keypoint, x: keypoint.x * scale, y: keypoint.y * scale }));
        const fault = faultInAnswer(found, KNOWN_ANSWERS[ANSWERING]);
        if (fault !== undefined) throw unavailable(`it computes wrongly (${fault})`, MOVENET_WORKS, WRONG_ANSWER);
      }
    },
    dispose: () => {
      find.landmarker.close();
      follow.landmarker.close();
    },
  };
}

function unavailable(why: string, instead: string, reason: string): TrackerError {
  return new TrackerError('backend_unavailable', `BlazePose is not available here: ${why}. ${instead}`, { reason });
}
