/**
 * The dialect `posetracker`: messages as the hosted endpoint sends them today, to clients that read its words and shapes.
 * Texts and fields are those of its public documentation, that of its web view ("WebView messages", "Upload tracking",
 * "Reference movement"), and of the classic messages of its public web package, September 2026.
 */
import type { ErrorCode } from '../../errors.js';
import { JOINT_ANGLES } from '../../motion/angles.js';
import type { AnglesMessage, BatchFrame, KeypointsMessage } from '../../output/messages.js';
import type { Keypoint } from '../../pose/types.js';
import { toWire } from '../wire.js';
import type { Dialect, Said } from './dialect.js';

type Type = Said['type'];
type SaidOf<T extends Type> = Extract<Said, { type: T }>;

/** What the hosted endpoint says while it loads and works. */
const TEXTS = {
  loadingVideo: 'loading video',
  processing: (percent: number) => `Your video is processing, please stay on this page (${percent}%)`,
  completed: 'Analysis completed',
  loadingImage: 'loading image',
  loadingModel: 'initializing pose model',
  running: 'running',
  calibrated: 'Calibration complete - ready to jump',
  jumping: 'Jump detected - measuring height',
};

/** Its codes, where they are others for the same. */
const CODES: { readonly [C in ErrorCode]?: string } = {
  backend_unavailable: 'webgl_unavailable',
  unsupported_media: 'media_decode_error',
};

/** Its directions: all that it asks of somebody is to be seen whole, and from which side. */
const DIRECTIONS: ReadonlyMap<string, string> = new Map([
  ['nobody', 'in-frame'],
  ['step_back', 'in-frame'],
  ['turn_front', 'face-camera'],
  ['turn_side', 'profile-camera'],
]);

/** Its names of the angle at a joint, by the joint. */
const RELATIONS: Readonly<Record<string, string>> = {
  knee: 'from_hip_to_ankle',
  hip: 'from_knee_to_shoulder',
  shoulder: 'from_hip_to_elbow',
  elbow: 'from_shoulder_to_wrist',
};

/** Digits of normalised coordinates: a fiftieth of a pixel of a picture 2000 pixels wide. */
const NORMALISED_UNIT = 100_000;

/** What each message becomes there: a message that it does not have goes as it is, and its clients pass over it. */
const SAID: { readonly [T in Type]: (message: SaidOf<T>) => readonly object[] } = {
  initialization: ({ source, step }) => {
    if (source === 'image') {
      if (step === 'ready') return [initialization(TEXTS.running, true)];
      return [initialization(step === 'media' ? TEXTS.loadingImage : TEXTS.loadingModel)];
    }
    // Of a video it does not tell when the model loads.
    if (step === 'model') return [];
    return [initialization(step === 'media' ? TEXTS.loadingVideo : TEXTS.processing(0))];
  },
  progress: (message) => {
    if (message.stage !== 'analysis') return [message];
    // The end is the run's, and a picture has nothing before it.
    return message.value < 1 ? [initialization(TEXTS.processing(Math.floor(message.value * 100)))] : [];
  },
  run_end: ({ source }) => (source === 'video' ? [initialization(TEXTS.completed, true)] : []),
  error: (message) => {
    const code = CODES[message.code] ?? message.code;
    return [{ ...message, code, error: code }];
  },
  keypoints: (message) => {
    const keypoints = normalised(message.keypoints, message, message.keypoints3D !== undefined);
    return [{ ...message, keypoints, data: keypoints }];
  },
  keypoints_batch: (message) => {
    const frameOf = (frame: BatchFrame) => ({
      ...frame,
      keypoints: normalised(frame.keypoints, message, frame.keypoints3D !== undefined),
    });
    return [{ ...message, frames: message.frames.map(frameOf) }];
  },
  angles: (message) => {
    const { type, timestampMs } = message;
    const tree = angleTree(message);
    return [{ type, timestampMs, angles: tree, data: tree }];
  },
  posture: (message) => {
    const direction = DIRECTIONS.get(message.direction) ?? '';
    // The last two are what its older examples read.
    return [{ ...toWire(message), direction, placementMessage: message.message, postureDirection: direction }];
  },
  counter: (message) => [toWire(message)],
  recommendations: (message) => {
    const texts = message.recommendations.map((one) => one.message);
    return [{ ...message, recommendations: texts, data: texts }];
  },
  jump_calibration: (message) => [{ ...message, message: TEXTS.calibrated }],
  jump_started: (message) => [{ ...message, message: TEXTS.jumping }],
  // Its clients take every height for a number: what is not known is not said there.
  jump_height: (message) => (message.jumpHeightCm === null ? [] : [message]),
  jump_discarded: asItIs,
  posture_analysis: asItIs,
  jump_result: (message) => (message.jumpHeightCm === null ? [] : [message]),
  jump_summary: (message) => {
    if (message.maxJumpHeight === null) return [];
    return [{ ...message, jumps: message.jumps.filter(({ jumpHeightCm }) => jumpHeightCm !== null) }];
  },
  exercise_summary: (message) => [toWire(message)],
  progression: asItIs,
  environment: asItIs,
  image_overlay: (message) => [toWire(message)],
  export_ready: asItIs,
  exercise_detected: asItIs,
  endpoint_ready: asItIs,
  command_done: asItIs,
  media_ack: asItIs,
  export_chunk: asItIs,
};

/** Speaks to clients of the hosted endpoint. */
export const posetracker: Dialect = (said) => {
  // By its type; which one that is the compiler does not see.
  const say = SAID[said.type] as (said: Said) => readonly object[];
  return say(said);
};

function asItIs(message: object): readonly object[] {
  return [message];
}

function initialization(message: string, ready = false): object {
  return { type: 'initialization', message, ready };
}

/** Places as shares of the picture, 0..1; depth in the scale of `x`, where the model gives it. */
function normalised(
  keypoints: readonly Keypoint[],
  { width, height }: Pick<KeypointsMessage, 'width' | 'height'>,
  hasDepth: boolean,
): object[] {
  return keypoints.map(({ name, x, y, z, score }) => ({
    name,
    x: share(x, width),
    y: share(y, height),
    ...(hasDepth && { z: share(z, width) }),
    score,
  }));
}

function share(value: number, whole: number): number {
  return Math.round((value / whole) * NORMALISED_UNIT) / NORMALISED_UNIT;
}

/** `left_side.knee_angle.from_hip_to_ankle`, and beside each angle its score. */
function angleTree({ angles, scores }: AnglesMessage): Record<string, Record<string, object>> {
  const tree: Record<string, Record<string, object>> = { left_side: {}, right_side: {} };
  for (const { name } of JOINT_ANGLES) {
    const [side = '', joint = ''] = name.split('_');
    const relation = RELATIONS[joint] ?? joint;
    const joints = (tree[`${side}_side`] ??= {});
    joints[`${joint}_angle`] = { [relation]: angles[name] ?? null, [`score_${relation}`]: scores[name] ?? 0 };
  }
  return tree;
}
