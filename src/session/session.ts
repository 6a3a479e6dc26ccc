/**
 * A session: one place where pictures and videos are analysed one after another. Wires the pipeline for each, and knows
 * where it stands. Works without the element.
 */
import { acceptAnyToken } from '../access/access.js';
import { systemClock } from '../access/clock.js';
import { TrackerError } from '../errors.js';
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import type { PartChoice } from '../media/part.js';
import { mediaName, type MediaInput } from '../media/source.js';
import { PoseTrack } from '../motion/pose-track.js';
import { Admission } from './admission.js';
import type { AnalysisResult } from './analysis-result.js';
import { checkInput } from './check-input.js';
import { DetectorWorkers } from './detector-workers.js';
import type { ExportOptions } from './export-options.js';
import { runImage } from './image-run.js';
import { checkJudgeOptions, type JudgeOptions } from './judge-options.js';
import { KeptAnalysis } from './kept-analysis.js';
import { makeRun } from './make-run.js';
import { nextTurn } from './next-turn.js';
import type { DetectorOptions, RunOptions } from './run-options.js';
import { combinedFault } from './reference/reference-input.js';
import type { StoredSignature } from './reference/stored-signature.js';
import type { SessionSetup } from './session-setup.js';
import { IDLE, type SessionSnapshot } from './snapshot.js';
import { detectorRequest } from './start-run.js';
import { closeStills } from './stills.js';
import { explainStray } from './stray-address.js';
import { UnderWay } from './under-way.js';
import { followsPlayback, runVideo } from './video-run.js';

/** Workers that are loaded while nobody has shown that they will choose a video: each takes time and memory. */
const WORKERS_AHEAD = 2;

/** Analyses one picture or video at a time; a new one takes the place of the one under way. */
export class Session {
  #snapshot = IDLE;
  #track = new PoseTrack();
  #run: UnderWay | undefined;
  /** Of what is loaded ahead of a run. */
  #preparation = new AbortController();
  readonly #workers: DetectorWorkers;
  #objectUrl: string | undefined;
  readonly #analysed: KeptAnalysis;

  /** Of what goes on beyond a run, as long as its video is shown. */
  #kept = new AbortController();
  readonly #admission: Admission;
  /** Of a check ahead of a run, and of one for an export. */
  #admitting = new AbortController();
  #lastAdmitted: Pick<RunOptions, 'token' | 'gatedOptions'> | undefined;

  constructor(private readonly setup: SessionSetup) {
    this.#workers = new DetectorWorkers(setup);
    const { verifyToken = acceptAnyToken, accessClock = systemClock } = setup;
    this.#admission = new Admission(verifyToken, accessClock, () => this.#onExpiry());
    this.#analysed = new KeptAnalysis({
      setup,
      admission: this.#admission,
      workers: this.#workers,
      snapshot: () => this.#snapshot,
      update: (change) => this.#update(change),
      isBusy: () => this.#run !== undefined,
    });
  }

  /** Where the session stands. */
  get snapshot(): SessionSnapshot {
    return this.#snapshot;
  }

  /** The poses of the current or last run. */
  get track(): PoseTrack {
    return this.#track;
  }

  /**
   * Analyses a picture or a video, in place of the one under way.
   *
   * @returns what was found, as soon as the analysis is over: with a `playback` and `pace` realtime before the last message
   *   has been sent, else after it. Rejects with a `TrackerError` after the `error` message, or with an `AbortError` where
   *   the run was cancelled or superseded; nobody has to listen.
   */
  analyze(media: MediaInput, options: RunOptions): Promise<AnalysisResult> {
    const result = new Promise<AnalysisResult>((resolve, reject) => {
      this.#analyze(media, options, resolve).catch(reject);
    });
    result.catch(() => undefined);
    return result;
  }

  /**
   * Loads what runs with these options need, ahead of the first: what fails then is told by the run. Another call or a
   * run takes its place; while a run is under way this does nothing. For videos a second worker is loaded with the first.
   */
  prepare(options: DetectorOptions & Pick<RunOptions, 'source'>): void {
    if (this.#run) return;
    this.#endPreparation();
    const { loader, pool } = this.#workers.join(options);
    const onWorkers = () => {
      if (options.source === 'video') pool.expectWork(WORKERS_AHEAD);
    };
    const { signal } = this.#preparation;
    loader.load(detectorRequest(options), signal, undefined, onWorkers).catch(() => undefined);
  }

  /** A video is likely to come soon: loads all workers that it will need, where `prepare` has begun to. */
  expectVideo(): void {
    this.#workers.loaded?.pool.expectWork(Infinity);
  }

  /**
   * Checks the token and what it allows ahead of a run, so that whoever may not come in hears of it at once: as an error
   * of the session. While a run is under way or its results are there this does nothing: what is begun asks by itself.
   *
   * @returns when that is known, or another call or a run takes its place
   */
  async admit(options: Pick<RunOptions, 'token' | 'gatedOptions'>): Promise<void> {
    if (this.#run || this.#snapshot.state === 'done') return;
    this.#endAdmission();
    this.#lastAdmitted = options;
    const { signal } = this.#admitting;
    const hadFailed = this.#snapshot.state === 'error';
    if (hadFailed) this.#update({ ...IDLE, state: 'loading' });
    try {
      await this.#admission.check(options.token, options.gatedOptions, signal);
      if (hadFailed && !signal.aborted) this.#reset();
    } catch (error) {
      if (!signal.aborted) this.#fail(TrackerError.from(error));
    }
  }

  /**
   * Makes the overlay video of the video that was analysed last; with the option `export` that begins by itself when
   * the analysis is complete. Sends `progress` and `export_ready`.
   *
   * @returns the video, which can be read until the next source. Rejects with a `TrackerError` after the `error` message:
   *   `export_failed`, or what is wrong with the token or its plan; without a message `invalid_parameter`, and
   *   `export_failed` where there is no video; or with an `AbortError` where it was cancelled. The results of the
   *   analysis stay as they are.
   */
  async exportVideo(options: ExportOptions = {}): Promise<Blob> {
    return this.#analysed.export(options);
  }

  /** Gives up the overlay video under way. One that is ready stays. */
  cancelExport(): void {
    this.#analysed.cancelExport();
  }

  /**
   * Judges the video that was analysed last once more, from the poses that were found. Sends its final `counter` and its
   * `exercise_summary`; with `auto`, `exercise_detected` before them. With a reference that is a video nobody has analysed yet
   * that is done first (`progress`, stage `reference`). While an analysis is under way this waits for its end,
   * so that handlers of its messages can ask for it.
   *
   * @returns the summary; undefined where no exercise was recognised. Rejects, without a message, with a `TrackerError`
   *   (`invalid_exercise`, `reference_error`, `invalid_parameter`: also where the analysis failed), or with an `AbortError` where another analysis or
   *   another call takes its place, or `signal` aborts.
   */
  async judge(options: JudgeOptions): Promise<ExerciseSummaryMessage | undefined> {
    checkJudgeOptions(options);
    options.signal?.throwIfAborted();
    await this.#run?.over(options.signal);
    if (this.#run) throw new DOMException('Another picture or video is being analysed.', 'AbortError');
    return this.#analysed.judge(options);
  }

  /**
   * Makes a signature of a repetition of the video that was analysed last: other videos can be compared with it, by the option
   * `reference`. Plain JSON, made to be stored.
   *
   * @param rep number of the repetition, from 1, as in the summary
   * @returns the signature. Rejects, without a message, with a `TrackerError`: `invalid_parameter` where there is no such
   *   repetition, `reference_error` where too little was seen in it; or with an `AbortError` where something else begins.
   */
  async signatureOf(rep: number): Promise<StoredSignature> {
    // Whatever begins ends it.
    return this.#analysed.signatureOf(rep, this.#admitting.signal);
  }

  /**
   * Has what is shown, and overlay videos that are made from now on, be of another part of the video that was analysed last,
   * where no exercise is to be judged: `judge` does that too.
   *
   * @throws TrackerError `invalid_parameter` for a part that there is not, or that was not analysed
   */
  choosePart(choice: PartChoice): void {
    this.#analysed.choosePart(choice);
  }

  /** Stops the run under way and empties the session. */
  cancel(): void {
    this.#abort('The analysis was cancelled.');
    this.#endAdmission();
    this.#release();
    this.#track = new PoseTrack();
    this.#reset();
  }

  /** Shows a failure that happened outside of a run, such as a wrong option. */
  fail(error: TrackerError): void {
    this.#abort('The analysis was stopped by an error.');
    this.#endAdmission();
    this.#fail(error);
  }

  /** Stops everything and ends the workers. The session can be used again. */
  dispose(): void {
    this.cancel();
    this.#endPreparation();
    this.#admission.dispose();
    this.#workers.dispose();
  }

  async #analyze(media: MediaInput, options: RunOptions, onResult: (result: AnalysisResult) => void): Promise<void> {
    this.#abort('Another picture or video took its place.');
    this.#endPreparation();
    this.#endAdmission();
    this.#release();
    const underWay = (this.#run = new UnderWay());
    const { signal } = underWay;
    const track = (this.#track = new PoseTrack(options.analysisFps));
    // Nothing of the run before: its exercise, its part and its error are not this one's.
    this.#snapshot = IDLE;
    this.#update({ state: 'loading', kind: options.source });
    try {
      // Showing that it loads is a task of its own, before those of beginning to.
      await nextTurn();
      signal.throwIfAborted();
      const combined = combinedFault(options);
      if (combined) throw combined;
      checkInput(media, options.source);
      this.#update({ mediaName: mediaName(media) });
      this.#lastAdmitted = options;
      const { plan } = await this.#admission.check(options.token, options.gatedOptions, signal);
      signal.throwIfAborted();
      this.#update({ plan });
      const source = typeof media === 'string' ? new URL(media, document.baseURI).href : media;
      const run = makeRun(this.setup, {
        media: source,
        options,
        plan,
        signal,
        kept: this.#kept.signal,
        track,
        workers: this.#workers.lease(options),
        show: (shown) => this.#show(shown),
        update: (change) => this.#update(change),
      });
      let result: AnalysisResult | undefined;
      if (options.source === 'image') {
        const image = await runImage(run);
        signal.throwIfAborted();
        result = this.#analysed.keepImage(run, plan, image);
      } else {
        await runVideo(run, (video) => {
          result = this.#analysed.keepVideo(run, plan, video, this.#admitting.signal);
          if (followsPlayback(run)) onResult(result);
        });
        signal.throwIfAborted();
      }
      this.#update({ state: 'done', progress: 1 });
      if (result) onResult(result);
      this.setup.onRunEnd?.(options.source);
      if (options.export) this.#analysed.beginExport();
    } catch (error) {
      // What was ended by anything else than a cancel is a failure, or nobody would hear of it.
      if (signal.aborted) throw error;
      // Stops what still runs of this run, such as its other workers.
      underWay.fail(error);
      const failure = explainStray(TrackerError.from(error), media, this.setup.strayParameters);
      this.#fail(failure);
      throw failure;
    } finally {
      if (this.#run === underWay) {
        this.#run = undefined;
        this.#workers.release();
      }
      underWay.end();
    }
  }

  #fail(error: TrackerError): void {
    this.#endVideo();
    this.setup.playback?.unload();
    this.#update({ state: 'error', error: error.toPlain(), result: undefined });
    this.setup.onMessage({ type: 'error', ...error.toPlain() });
  }

  #abort(why: string): void {
    this.#run?.supersede(why);
    this.#run = undefined;
    this.#workers.release();
  }

  #endAdmission(): void {
    this.#admitting.abort(new DOMException('Something else has begun.', 'AbortError'));
    this.#admitting = new AbortController();
  }

  /** A page that stays open says so where nobody is busy; everything that is begun afterwards asks by itself. */
  #onExpiry(): void {
    if (this.#snapshot.state === 'idle' && this.#lastAdmitted) void this.admit(this.#lastAdmitted);
  }

  #endPreparation(): void {
    this.#preparation.abort(new DOMException('Something else is to be loaded.', 'AbortError'));
    this.#preparation = new AbortController();
  }

  #show(media: MediaInput): string {
    const mediaUrl = typeof media === 'string' ? media : (this.#objectUrl = URL.createObjectURL(media));
    this.#update({ mediaUrl });
    return mediaUrl;
  }

  #endVideo(): void {
    this.#kept.abort(new DOMException('Something else is shown.', 'AbortError'));
    this.#kept = new AbortController();
    closeStills(this.#snapshot.stills ?? new Map());
    this.#analysed.drop();
  }

  #release(): void {
    this.#endVideo();
    this.setup.playback?.unload();
    if (this.#objectUrl) URL.revokeObjectURL(this.#objectUrl);
    this.#objectUrl = undefined;
  }

  /** Nothing is left of what was there. */
  #reset(): void {
    this.#snapshot = IDLE;
    this.setup.onChange?.(IDLE);
  }

  #update(change: Partial<SessionSnapshot>): void {
    this.#snapshot = Object.freeze({ ...this.#snapshot, ...change });
    this.setup.onChange?.(this.#snapshot);
  }
}
