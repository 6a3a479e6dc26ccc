/**
 * What a session has analysed last, and what can be done with it as long as it is shown: overlays, judging it once more, and
 * signatures of its repetitions.
 */
import { unlessAborted } from '../abort.js';
import type { Plan } from '../access/access.js';
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import type { PartChoice } from '../media/part.js';
import { loaded } from '../not-loaded.js';
import { exportError } from '../output/export/export-error.js';
import type { Admission } from './admission.js';
import { AnalysisResult, type ResultParts } from './analysis-result.js';
import type { DescribedExercise } from './describe-result.js';
import type { DetectorWorkers } from './detector-workers.js';
import type { ExportOptions } from './export-options.js';
import type { AnalysedImage } from './image-run.js';
import { nothingToJudge, type JudgeOptions } from './judge-options.js';
import { Overlays } from './overlays.js';
import type { ReferenceInput } from './reference/reference-input.js';
import { noRepetition, signatureOfRepetition } from './reference/repetition-signature.js';
import type { StoredSignature } from './reference/stored-signature.js';
import type { Run } from './run.js';
import type { SessionSetup } from './session-setup.js';
import type { ExerciseSnapshot, SessionSnapshot } from './snapshot.js';
import { VideoJudge } from './video-judge.js';
import type { AnalysedVideo } from './video-run.js';

/** What it needs of its session. */
export interface KeptHost {
  readonly setup: SessionSetup;
  readonly admission: Admission;
  readonly workers: DetectorWorkers;
  readonly snapshot: () => SessionSnapshot;
  readonly update: (change: Partial<SessionSnapshot>) => void;
  /** Whether something is being analysed, which has the workers. */
  readonly isBusy: () => boolean;
}

/** The last analysis of one session. */
export class KeptAnalysis {
  readonly #overlays: Overlays;
  #judge: VideoJudge | undefined;
  /** The run that has analysed the video which is there. */
  #run: Run | undefined;
  /** How many references that are being looked at have the workers. */
  #lent = 0;

  constructor(private readonly host: KeptHost) {
    const { setup, admission, update } = host;
    this.#overlays = new Overlays({ setup, admission, update: (change) => update({ export: change }) });
  }

  /** There is a picture. */
  keepImage(run: Run, plan: Plan, { environment, overlay, posture }: AnalysedImage): AnalysisResult {
    const found = { environment, posture, summary: undefined, detected: undefined, part: undefined };
    this.#overlays.keepImage(overlay, this.host.snapshot().mediaName);
    return this.#keepResult(run, plan, found, () => Promise.resolve(overlay));
  }

  /**
   * There is a video.
   *
   * @param left ends the check of its token where something else begins
   */
  keepVideo(run: Run, plan: Plan, video: AnalysedVideo, left: AbortSignal): AnalysisResult {
    const { setup, update } = this.host;
    this.#overlays.keepVideo(run, video, left);
    this.#run = run;
    this.#judge = new VideoJudge({
      run,
      info: video.info,
      part: video.part,
      findReference: (input, signal) => this.#findReference(input, run, signal),
      send: (message) => setup.onMessage(message),
      update: (change, detected) => update({ ...change, ...this.#judgedResult(change, detected) }),
      useResults: (exercise, part) => this.#overlays.useResults(exercise, part),
    });
    return this.#keepResult(run, plan, video, (result, options) => {
      if (result === this.host.snapshot().result) return this.export(options);
      return Promise.reject(exportError('superseded', result.media));
    });
  }

  /** Makes an overlay video without having been asked. */
  beginExport(): void {
    this.#overlays.begin();
  }

  /** As `Session.exportVideo` */
  async export(options: ExportOptions): Promise<Blob> {
    return this.#overlays.export(options, this.host.snapshot());
  }

  /** As `Session.cancelExport` */
  cancelExport(): void {
    this.#overlays.cancel();
  }

  /** As `Session.judge`, once nothing is being analysed */
  judge(options: JudgeOptions): Promise<ExerciseSummaryMessage | undefined> {
    return this.#judgeOfVideo().judge(options);
  }

  /** As `Session.choosePart` */
  choosePart(choice: PartChoice): void {
    this.#judgeOfVideo().choosePart(choice);
  }

  /**
   * As `Session.signatureOf`
   *
   * @param left ends it
   */
  async signatureOf(rep: number, left: AbortSignal): Promise<StoredSignature> {
    const snapshot = this.host.snapshot();
    const run = this.#run;
    const summary = run && snapshot.result?.summary;
    const reps = summary?.reps ?? [];
    const repetition = reps.find((one) => one.rep === rep);
    if (!run || !repetition) throw noRepetition(snapshot, reps.length, rep);
    return signatureOfRepetition(run, repetition, summary?.slowMotion ?? 1, left);
  }

  /** Forgets it, and ends what is made of it. */
  drop(): void {
    this.#judge?.dispose();
    this.#judge = undefined;
    this.#run = undefined;
    this.#overlays.drop();
  }

  #judgeOfVideo(): VideoJudge {
    if (!this.#judge) throw nothingToJudge(this.host.snapshot());
    return this.#judge;
  }

  async #findReference(input: ReferenceInput, run: Run, signal: AbortSignal): Promise<StoredSignature> {
    const { findForJudging } = await unlessAborted(loaded(import('./reference/find-for-judging.js')), signal);
    const workers = {
      lease: () => {
        this.#lent++;
        return this.host.workers.lease(run.options);
      },
      // A run that has begun meanwhile has them, or the next reference.
      release: () => {
        this.#lent--;
        if (this.#lent === 0 && !this.host.isBusy()) this.host.workers.release();
      },
    };
    return findForJudging(input, run, workers, signal);
  }

  #keepResult(
    { track, options }: Run,
    plan: Plan,
    {
      environment,
      summary,
      detected,
      posture,
      part,
    }: Pick<ResultParts, 'environment' | 'summary' | 'detected' | 'part' | 'posture'>,
    overlay: ResultParts['overlay'],
  ): AnalysisResult {
    const { kind, mediaName: media, width, height, durationMs, exercise } = this.host.snapshot();
    const facts = { kind, media, width, height, durationMs, part, plan, environment, summary, detected, posture };
    const spoken = { exercise: exercise && spokenOf(exercise), lang: options.lang };
    const result = new AnalysisResult({ ...facts, ...spoken, track, overlay });
    this.host.update({ result });
    return result;
  }

  /** What judging once more makes of the result; a part that was chosen leaves the summary as it is. */
  #judgedResult(
    { exercise, part }: Partial<SessionSnapshot>,
    detected: ResultParts['detected'],
  ): Pick<SessionSnapshot, 'result'> {
    const { result } = this.host.snapshot();
    const judgement = exercise && { summary: exercise.summary, detected, exercise: spokenOf(exercise) };
    return { result: result?.judged(judgement, part) };
  }
}

/** What words are made with, without what the rest of a snapshot holds on to. */
function spokenOf({ name, repetitions, repetition, texts, traits, lang }: ExerciseSnapshot): DescribedExercise {
  return {
    name,
    lang,
    ...(repetitions && { repetitions }),
    ...(repetition && { repetition }),
    ...(texts && { texts }),
    ...(traits && { traits }),
  };
}
