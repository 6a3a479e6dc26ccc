/**
 * Every message that the component sends. A message is a plain JSON object; on the element it is an event of its type
 * with the rest as `detail`, on the wire it is sent as it is.
 */
import type { ErrorCode, ErrorDetails } from '../errors.js';
import type { ExerciseDetectedMessage, ExerciseMessage, PostureAnalysisMessage } from '../exercise/messages.js';
import type { MediaKind } from '../media/source.js';
import type { PoseModel } from '../pose/models.js';
import type { Keypoint, Keypoint3D, PoseBackend, PoseKernels } from '../pose/types.js';
import type { ExporterKind } from './export/exporter-kind.js';
import type { ExportAudio, ExportWarning } from './export/protocol.js';

/** What is being loaded. */
export type InitializationStep = 'media' | 'model' | 'reference' | 'ready';

/** Sent while loading; `ready: true` exactly once per run, when the analysis starts. */
export interface InitializationMessage {
  readonly type: 'initialization';
  readonly message: string;
  readonly ready: boolean;
  readonly step: InitializationStep;
  readonly source: MediaKind;
}

/** What the browser can do and what was chosen. Sent once per run, when the backend has started. */
export interface EnvironmentMessage {
  readonly type: 'environment';
  readonly webgl: boolean;
  readonly webgpu: boolean;
  readonly wasmSimd: boolean;
  readonly wasmThreads: boolean;
  readonly poseBackend: PoseBackend;
  /**
   * What computes the poses: `relaxed-simd` or `simd` for the package's own kernels, which run on WebAssembly;
   * `tensorflow` on a GPU, and where those do not run; `mediapipe` for BlazePose.
   */
  readonly kernels: PoseKernels;
  readonly model: PoseModel;
  /** Most workers that a run may use (short clips and pictures need fewer); 0 where it runs on the page's own thread. */
  readonly workers: number;
  /**
   * How frames are decoded: `webcodecs` for videos, or `video-element` where the browser does not decode them frame by
   * frame (slower, with the same frames); `image` for pictures.
   */
  readonly decoder: 'webcodecs' | 'video-element' | 'image';
  /** How overlay videos are made: frame by frame, recorded while they play, or not at all. */
  readonly exporter: ExporterKind;
  /** How many times slower than life the video plays, where it does; `reasons` says where that is from. */
  readonly slowMotion?: number;
  /** Why something is not the first choice, by the name of the field above. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** Any failure. The element takes the next file as if nothing had happened. */
export interface ErrorMessage {
  readonly type: 'error';
  readonly code: ErrorCode;
  /** What happened, to which file or URL, and what to do about it. */
  readonly message: string;
  readonly details?: ErrorDetails;
}

/** What takes long. */
export type ProgressStage = 'download' | 'reference' | 'analysis' | 'export';

/** How far long work has got. */
export interface ProgressMessage {
  readonly type: 'progress';
  readonly stage: ProgressStage;
  /** 0..1. */
  readonly value: number;
  /** Estimated time left in ms, of `analysis` and `export` once 2 % are done. */
  readonly etaMs?: number;
}

/** The keypoints of one analysed frame, smoothed in videos. With `keypoints=true`. */
export interface KeypointsMessage {
  readonly type: 'keypoints';
  /** Empty where nobody was found. */
  readonly keypoints: readonly Keypoint[];
  /** Points in metres; only from models with depth (BlazePose), and where somebody was found. */
  readonly keypoints3D?: readonly Keypoint3D[];
  /** Mean confidence, 0..1. */
  readonly score: number;
  /** Media time. */
  readonly timestampMs: number;
  /** Size of the picture that the coordinates refer to. */
  readonly width: number;
  readonly height: number;
}

/** The joint angles of one analysed frame. With `angles=true`. */
export interface AnglesMessage {
  readonly type: 'angles';
  /** Degrees by joint; null where the joint is not visible. */
  readonly angles: Readonly<Record<string, number | null>>;
  /** How sure each is, 0..1: the least score of its three keypoints. */
  readonly scores: Readonly<Record<string, number>>;
  readonly timestampMs: number;
}

/** One frame of a `keypoints_batch`. */
export type BatchFrame = Pick<KeypointsMessage, 'timestampMs' | 'score' | 'keypoints' | 'keypoints3D'>;

/** All keypoints of a video, at its end. With `keypoints=true`. */
export interface KeypointsBatchMessage {
  readonly type: 'keypoints_batch';
  readonly width: number;
  readonly height: number;
  /** Analysed frames per second of media time. */
  readonly fps: number;
  readonly model: PoseModel;
  readonly frames: readonly BatchFrame[];
}

/** The picture with the skeleton drawn in, at its full resolution. */
export interface ImageOverlayMessage {
  readonly type: 'image_overlay';
  /** PNG data URL. */
  readonly image: string;
  readonly width: number;
  readonly height: number;
}

/** The overlay video is ready. */
export interface ExportReadyMessage {
  readonly type: 'export_ready';
  /** `blob:` URL, valid until the next source or until the element is removed. */
  readonly url: string;
  /** `video/mp4` or `video/webm`. */
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  /** Pixels after rotation. */
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly frames: number;
  /** Codec string of the picture, such as `avc1.64001f`. */
  readonly codec: string;
  readonly audio: ExportAudio;
  /** Name to save it under. */
  readonly fileName: string;
  /** What is not as in the source, and why. */
  readonly warnings: readonly ExportWarning[];
}

/** Any message. */
export type TrackerMessage =
  | InitializationMessage
  | EnvironmentMessage
  | ErrorMessage
  | ProgressMessage
  | KeypointsMessage
  | AnglesMessage
  | KeypointsBatchMessage
  | PostureAnalysisMessage
  | ImageOverlayMessage
  | ExportReadyMessage
  | ExerciseDetectedMessage
  | ExerciseMessage;

/** The names of all messages. */
export type MessageType = TrackerMessage['type'];

/** The message of one type. */
export type MessageOf<T extends MessageType> = Extract<TrackerMessage, { type: T }>;

/** What an event of one type carries as `detail`: the message without its type. */
export type MessageDetail<T extends MessageType> = Omit<MessageOf<T>, 'type'>;

/** The events of messages by name. `message` carries every message, whole. */
export type MessageEventMap = {
  [T in MessageType]: CustomEvent<MessageDetail<T>>;
} & { message: CustomEvent<TrackerMessage> };
