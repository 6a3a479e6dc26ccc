/**
 * What an analysis has found, as a value: what `analyze()` resolves to.
 */
import type { Plan } from '../access/access.js';
import type { ExerciseDetectedMessage, ExerciseSummaryMessage, PostureAnalysisMessage } from '../exercise/messages.js';
import { within, type VideoPart } from '../media/part.js';
import type { MediaKind } from '../media/source.js';
import type { PoseTrack } from '../motion/pose-track.js';
import { loaded } from '../not-loaded.js';
import type { EnvironmentMessage } from '../output/messages.js';
import {
  anglesByTime,
  anglesCsv,
  resultsCsv,
  resultsData,
  withoutType,
  type AnglesAtTime,
  type ResultsData,
} from '../output/results-file.js';
import type { Pose } from '../pose/types.js';
import type { DescribedExercise, ResultDescription } from './describe-result.js';
import type { ExportOptions } from './export-options.js';
import { resultWarnings, type ResultWarning } from './result-warnings.js';

/** What a result is made from. */
export interface ResultParts {
  readonly kind: MediaKind;
  /** Name of the file or address. */
  readonly media: string;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly part: VideoPart | undefined;
  readonly plan: Plan;
  readonly environment: EnvironmentMessage;
  readonly summary: ExerciseSummaryMessage | undefined;
  readonly detected: ExerciseDetectedMessage | undefined;
  /** What is spoken of, where an exercise is tracked. */
  readonly exercise: DescribedExercise | undefined;
  /** Tag of the language that was asked for. */
  readonly lang: string;
  /** Of a picture, where it was asked for. */
  readonly posture?: PostureAnalysisMessage | undefined;
  /** All poses, smoothed. */
  readonly track: PoseTrack;
  /** Makes the overlay of this result. */
  readonly overlay: (result: AnalysisResult, options: ExportOptions) => Promise<Blob>;
}

/** The summary of an exercise. */
export type ExerciseSummary = Omit<ExerciseSummaryMessage, 'type'>;

/** The result as plain data, for `JSON.stringify` and for storage: everything but the poses. */
export interface AnalysisData extends ResultsData {
  readonly kind: MediaKind;
  /** The part of the video that was analysed, in ms of media time, if not all of it was; `endMs` is null for its end. */
  readonly part?: { readonly startMs: number; readonly endMs: number | null };
  /** What the exercise was recognised as, with `exercise="auto"`. */
  readonly detected?: Omit<ExerciseDetectedMessage, 'type'>;
  /** The posture in an image, with `posture`. */
  readonly posture?: Omit<PostureAnalysisMessage, 'type'>;
  readonly warnings: readonly ResultWarning[];
  readonly environment: Omit<EnvironmentMessage, 'type'>;
}

/**
 * The result of an analysis. It never changes; a video that is judged again gets a new one.
 *
 * Only `analyze()` and `judge()` create results. On the free plan, `poses` and `angles` are empty, because the plan does not include them.
 */
export class AnalysisResult {
  /** What was analysed. */
  readonly kind: MediaKind;
  /** Name of the file, or the URL. */
  readonly media: string;
  /** Width of the video or image in pixels, after rotation. */
  readonly width: number;
  /** Height of the video or image in pixels, after rotation. */
  readonly height: number;
  /** Length of the video in ms of media time; 0 for an image. */
  readonly durationMs: number;
  /** The part that was analysed, if not all of it was; times in ms of media time, `endMs` is Infinity for the end. */
  readonly part: VideoPart | undefined;
  /** Count, repetitions or holds, form, advice; undefined if no exercise was requested or none was recognised. */
  readonly summary: ExerciseSummary | undefined;
  /** What the video was recognised as, with `exercise="auto"`; `exercise` is null if it was not recognised. */
  readonly detected: Omit<ExerciseDetectedMessage, 'type'> | undefined;
  /** The posture of somebody standing in an image; undefined without the option `posture`, and for videos. */
  readonly posture: Omit<PostureAnalysisMessage, 'type'> | undefined;
  /** What the browser can do and what was chosen. */
  readonly environment: Omit<EnvironmentMessage, 'type'>;
  /** What limits this result; empty if nothing does. */
  readonly warnings: readonly ResultWarning[];
  readonly #parts: ResultParts;

  /** @internal */
  constructor(parts: ResultParts) {
    const { kind, media, width, height, durationMs, part, summary, detected, posture, environment } = parts;
    this.#parts = parts;
    this.kind = kind;
    this.media = media;
    this.width = width;
    this.height = height;
    this.durationMs = durationMs;
    this.part = part;
    this.summary = summary && withoutType(summary);
    this.detected = detected && withoutType(detected);
    this.posture = posture && withoutType(posture);
    this.environment = withoutType(environment);
    this.warnings = resultWarnings({ kind, media, summary, detected, isSomebodyThere: hasSomebody(parts) });
    Object.freeze(this);
  }

  /**
   * The pose track: one pose for each analysed frame, in order of time; a single one for an image. Poses are smoothed, in pixels of
   * the video or image, and have no keypoints if nobody was found. They are stored packed: every access unpacks them again.
   */
  get poses(): readonly Pose[] {
    const { plan, track, part } = this.#parts;
    return plan === 'free' ? [] : [...within(track, part)];
  }

  /**
   * The pose at any time of the video, interpolated between analysed frames.
   *
   * @param timeMs ms of media time
   * @returns undefined if nobody was found around that time, and on the free plan
   */
  poseAt(timeMs: number): Pose | undefined {
    const { plan, track } = this.#parts;
    return plan === 'free' ? undefined : track.poseAt(timeMs);
  }

  /** The joint angles of each analysed frame, in degrees. Every access computes them again. */
  get angles(): readonly AnglesAtTime[] {
    return anglesByTime(this.poses);
  }

  /**
   * Everything except the poses, as plain data; `JSON.stringify(result)` uses it. The count is `summary.counter`.
   *
   * @returns `kind`, `media`, `width`, `height`, `durationMs`, `warnings` and `environment`; and, if there are any, `part`,
   *   `summary`, `detected`, `posture` and `angles`
   */
  toJSON(): AnalysisData {
    const { kind, part, detected, posture, warnings, environment, media, width, height, durationMs } = this;
    const { summary } = this.#parts;
    return {
      kind,
      ...resultsData({ media, width, height, durationMs, poses: this.poses, ...(summary && { summary }) }),
      ...(part && { part: { startMs: part.startMs, endMs: Number.isFinite(part.endMs) ? part.endMs : null } }),
      ...(detected && { detected }),
      ...(posture && { posture }),
      warnings,
      environment,
    };
  }

  /**
   * The result as a table (RFC 4180, UTF-8 with a byte order mark; the first row names the columns).
   *
   * @param table `reps`: one row for each repetition (`rep`, `start_ms`, `bottom_ms`, `end_ms`, `out_ms`, `hold_ms`, `back_ms`,
   *   `depth_percent`, `score`, `grade`, `findings`) or hold (`hold`, `start_ms`, `end_ms`, `seconds`, `score`, `grade`, `findings`);
   *   `angles`: one row for each analysed frame, degrees by joint, empty if a joint is not visible
   * @throws TypeError if there is no such table
   */
  toCSV(table: 'reps' | 'angles'): string {
    switch (table) {
      case 'reps':
        return resultsCsv(this.summary);
      case 'angles':
        return anglesCsv(this.poses);
      default:
        throw new TypeError(`toCSV() makes the tables reps and angles; ${JSON.stringify(table)} is neither.`);
    }
  }

  /**
   * The result in words, as the element tells it: “6 squats, all deep enough. The last one was the shallowest.”, what to improve, and
   * how to film so that more can be judged. The words are loaded when they are first asked for.
   *
   * @param language BCP 47 tag, by default the language of the analysis; English if there is no such language
   * @returns the words. Rejects with the `TrackerError` `model_load_error` if they do not load
   */
  async describe(language?: string): Promise<ResultDescription> {
    const { describeResult } = await loaded(import('./describe-result.js'));
    return describeResult({ ...this.#parts, isSomebodyThere: hasSomebody(this.#parts) }, language ?? this.#parts.lang);
  }

  /**
   * The video or image with the skeleton drawn in: an MP4 or WebM for a video, which takes time to create, or a PNG for an image.
   * It needs the source, which is available as long as this is the latest result.
   *
   * @param options for a video: what to draw, the format, and a signal that cancels it
   * @returns the data. Rejects with the `TrackerError` `export_failed` if it cannot be created, or if something else has been
   *   analysed since; with `developer_features_not_allowed` if the plan does not include overlay videos; or with an `AbortError`
   */
  overlay(options: ExportOptions = {}): Promise<Blob> {
    return this.#parts.overlay(this, options);
  }

  /**
   * @internal
   * @param judgement undefined where the exercise stays as it was
   * @returns the result of the same media judged in another way, or of another part of it
   */
  judged(
    judgement: Pick<ResultParts, 'summary' | 'detected' | 'exercise'> | undefined,
    part: VideoPart | undefined,
  ): AnalysisResult {
    return new AnalysisResult({ ...this.#parts, ...judgement, part });
  }
}

function hasSomebody({ track, part }: ResultParts): boolean {
  for (const { keypoints } of within(track, part)) if (keypoints.length > 0) return true;
  return false;
}
