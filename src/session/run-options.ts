/**
 * What one run needs to know. The element and the endpoint page make it from their options.
 */
import type { Difficulty, Grade } from '../exercise/messages.js';
import type { AnalysisFps } from '../media/sampling.js';
import type { MediaKind } from '../media/source.js';
import type { AssetLocation } from '../pose/asset-url.js';
import type { PoseBackendChoice } from '../pose/detector.js';
import type { PoseModel } from '../pose/models.js';
import type { PersonChoice } from '../pose/people.js';
import type { ReferenceInput } from './reference/reference-input.js';
import type { SlowMotionChoice } from './slow-motion-choice.js';

/** When messages are sent: in step with the playing video, or as soon as they are found. */
export type Pace = 'realtime' | 'max';

/** What is drawn into the overlay video: the skeleton, or with it the count and the phase where an exercise is tracked. */
export type ExportOverlayChoice = 'skeleton' | 'skeleton+counter';

/** Whose skeleton is drawn beside the person's own: that of the reference, or of the best repetition of the video. */
export type GhostChoice = 'reference' | 'best' | 'none';

/** Options of one run. `packageAssets()` says where the package's own files lie. */
export interface RunOptions extends AssetLocation {
  readonly token: string;
  readonly source: MediaKind;
  readonly keypoints: boolean;
  readonly angles: boolean;
  /** Measures the posture in a picture. */
  readonly posture: boolean;
  /** Makes the overlay video of a video. */
  readonly export: boolean;
  /** What is drawn into it. */
  readonly exportOverlay: ExportOverlayChoice;
  /** Whether it carries where, with what and by whom the source was recorded. */
  readonly exportMetadata: boolean;
  /** Whether the skeleton is drawn into `image_overlay` and the overlay video. */
  readonly skeleton: boolean;
  readonly pace: Pace;
  readonly analysisFps: AnalysisFps;
  readonly model: PoseModel;
  readonly poseBackend: PoseBackendChoice;
  /** Who is followed where several people are there. */
  readonly person: PersonChoice;
  /** Name of the movement, empty for none. */
  readonly exercise: string;
  /** A movement that is shown instead: never together with `exercise`. Empty or left out for none. */
  readonly reference?: ReferenceInput | undefined;
  /** What the overlay video shows beside the skeleton; `none` by default. */
  readonly ghost?: GhostChoice | undefined;
  readonly difficulty: Difficulty;
  /** How many times slower than life the video plays. */
  readonly slowMotion: SlowMotionChoice;
  /** The person's height in cm, and the degrees by which the camera looked up, where they are known: jumps are measured by them. */
  readonly userHeightCm?: number | null | undefined;
  readonly devicePitchDeg?: number | null | undefined;
  /** The part of the video that is analysed, counted and exported, in seconds; null leaves that end where the video's is. */
  readonly startTime: number | null;
  readonly endTime: number | null;
  /** Repetitions of a lower grade do not count; empty for none. */
  readonly minGrade: Exclude<Grade, 'F'> | '';
  /** Sends `recommendations`. */
  readonly recommendations: boolean;
  /** Sends `progression`. */
  readonly progression: boolean;
  /** Tag of the language of advice and of the overlay video's words. */
  readonly lang: string;
  /** Names of the options in use that free plans do not hold. */
  readonly gatedOptions: readonly string[];
}

/** Those of them that the detector depends on. */
export type DetectorOptions = Pick<RunOptions, 'model' | 'poseBackend' | keyof AssetLocation>;
