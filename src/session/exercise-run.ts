/**
 * The exercise engine's part in the run of a video. The engine is loaded only where an exercise is given.
 */
import { isAuto } from '../exercise/auto.js';
import type { ExerciseDetectedMessage, ExerciseMessage, ExerciseSummaryMessage } from '../exercise/messages.js';
import type { VideoPart } from '../media/part.js';
import { loaded } from '../not-loaded.js';
import type { Pose } from '../pose/types.js';
import { inTurns } from './in-turns.js';
import { loadRecognition } from './load-exercises.js';
import type { StoredSignature } from './reference/stored-signature.js';
import type { Run } from './run.js';
import { allInRealTime } from './slow-motion.js';
import {
  findExercise,
  loadExerciseTools,
  recogniseIn,
  TrackedExercise,
  type TrackingHost,
  type ExerciseOverlay,
  type ExerciseTools,
} from './tracked-exercise.js';

/** Counts and judges along with a run. */
export interface ExerciseRun {
  /**
   * Takes a pose as soon as it is found: the engine looks some seconds ahead of the moment that it speaks of.
   *
   * @param pose as the detector gave it; the engine smooths for itself
   */
  update(pose: Pose): void;
  /** Playback has come this far. */
  reach(timestampMs: number): void;
  /** Whether it may ask for parts of the video to be looked at in every frame. */
  readonly looksCloser: boolean;
  /** Once all poses are there: which parts. */
  partsToSee(): readonly VideoPart[];
  /** Takes the poses of all frames of such a part. */
  seeClosely(part: VideoPart, poses: readonly Pose[]): void;
  /** No pose will follow. Resolves when everything is known that there is to say. */
  finish(): Promise<void>;
  /** Sends the final count and the summary. */
  conclude(): void;
  /** The summary, known once it has finished; undefined where no exercise was recognised. */
  readonly summary: ExerciseSummaryMessage | undefined;
  /** What was recognised, known once it has finished, where that was asked for. */
  readonly detected: ExerciseDetectedMessage | undefined;
  /** How much a person seems to perform it in some seconds: above 0 rather than not. Undefined of what is to be recognised, and where a person is named. */
  readonly evidenceOf: ((track: readonly Pose[]) => number) | undefined;
  /** What the overlay video shows of it. Undefined while it is not known which exercise it is. */
  readonly overlay: ExerciseOverlay | undefined;
}

/** Has something done when playback reaches a media time, or soon where it has passed it. */
type At = (timestampMs: number, act: () => void) => void;

/**
 * @param slowness how many times slower than life the video plays: known before its first pose comes
 * @param reference a movement that is shown instead of an exercise; it may take its time
 * @returns undefined where no exercise and no reference is given
 * @throws TrackerError `invalid_exercise`, `reference_error`
 */
export async function startExercise(
  run: Run,
  at: At,
  slowness: () => number,
  reference?: Promise<StoredSignature>,
): Promise<ExerciseRun | undefined> {
  const { exercise: name } = run.options;
  const host = hostOf(run, slowness);
  if (reference) {
    const { followReference } = await loaded(import('./reference/follow-reference.js'));
    const { tools, followable, evidenceOf } = await followReference(await reference, run.options);
    return runOf(new ToldExercise(run, at, new TrackedExercise(tools, followable, host)), (track) =>
      evidenceOf([...allInRealTime(track, slowness())]),
    );
  }
  if (!name) return undefined;
  const [tools, performer] = await Promise.all([
    loadExerciseTools(name, run.options.lang),
    // Of whoever is named nobody asks what they do.
    run.options.person === 'auto' && !isAuto(name) ? loaded(import('../exercise/performer.js')) : undefined,
  ]);
  if (isAuto(name)) return new RecognisedRun(run, at, tools, slowness);
  const { engine } = tools;
  const followable = findExercise(engine, name, isHeightKnown(run));
  const told = new ToldExercise(run, at, new TrackedExercise(tools, followable, host));
  if (followable.measured) return runOf(told, undefined, true);
  const evidenceOf = performer?.performanceEvidence;
  return runOf(
    told,
    evidenceOf && ((track) => evidenceOf(followable.exercise.name, [...allInRealTime(track, slowness())])),
  );
}

/** What following an exercise needs of a run. */
function hostOf({ options, track, update }: Run, slowness: () => number): TrackingHost {
  return { options, track, update, slowness };
}

function isHeightKnown({ options: { userHeightCm } }: Pick<Run, 'options'>): boolean {
  return userHeightCm !== undefined && userHeightCm !== null;
}

function runOf(told: ToldExercise, evidenceOf: ExerciseRun['evidenceOf'], looksCloser = false): ExerciseRun {
  return {
    update: (pose) => told.update(pose),
    reach: (timestampMs) => told.reach(timestampMs),
    looksCloser,
    partsToSee: () => told.partsToSee(),
    seeClosely: (part, poses) => told.seeClosely(part, poses),
    finish: () => told.finish(),
    conclude: () => told.conclude(),
    evidenceOf,
    overlay: told.overlay,
    get summary() {
      return told.summary;
    },
    detected: undefined,
  };
}

/** An exercise that is known. Its messages are sent in step with playback. */
class ToldExercise {
  #conclusion: readonly ExerciseMessage[] = [];

  constructor(
    private readonly run: Run,
    private readonly at: At,
    private readonly tracked: TrackedExercise,
  ) {}

  get overlay(): ExerciseOverlay {
    return this.tracked.overlay;
  }

  get summary(): ExerciseSummaryMessage | undefined {
    return this.#conclusion.find((message) => message.type === 'exercise_summary');
  }

  update(pose: Pose): void {
    this.#sendInTime(this.tracked.update(pose));
  }

  reach(timestampMs: number): void {
    this.tracked.teller.reach(timestampMs);
  }

  partsToSee(): readonly VideoPart[] {
    return this.tracked.partsToSee();
  }

  seeClosely(part: VideoPart, poses: readonly Pose[]): void {
    this.tracked.seeClosely(part, poses);
  }

  async finish(): Promise<void> {
    const ending = this.tracked.finish();
    this.#sendInTime(ending.last);
    this.#conclusion = await this.tracked.complete(ending, this.run.poses, this.run.signal);
  }

  conclude(): void {
    for (const message of this.#conclusion) this.#send(message);
  }

  #sendInTime(messages: readonly ExerciseMessage[]): void {
    for (const message of messages) this.at(timeOf(message), () => this.#send(message));
  }

  #send(message: ExerciseMessage): void {
    this.tracked.teller.take(message);
    if (isWanted(this.run, message)) this.run.send(message);
  }
}

/** An exercise that is recognised once all poses are there; then it is told as any other. */
class RecognisedRun implements ExerciseRun {
  readonly evidenceOf = undefined;
  readonly looksCloser = false;
  #told: ToldExercise | undefined;
  #detected: ExerciseDetectedMessage | undefined;
  #reachedMs = 0;

  constructor(
    private readonly run: Run,
    private readonly at: At,
    private readonly tools: ExerciseTools,
    private readonly slowness: () => number,
  ) {}

  get overlay(): ExerciseOverlay | undefined {
    return this.#told?.overlay;
  }

  get summary(): ExerciseSummaryMessage | undefined {
    return this.#told?.summary;
  }

  get detected(): ExerciseDetectedMessage | undefined {
    return this.#detected;
  }

  update(): void {
    // The run keeps them until the last one is there.
  }

  partsToSee(): readonly VideoPart[] {
    return [];
  }

  seeClosely(): void {
    // Nothing that is recognised asks for it.
  }

  reach(timestampMs: number): void {
    this.#reachedMs = timestampMs;
    this.#told?.reach(timestampMs);
  }

  async finish(): Promise<void> {
    const { run, tools, slowness } = this;
    const { poses, signal } = run;
    const detected = await recogniseIn(await loadRecognition(), poses, slowness(), signal);
    run.update({ noneRecognised: detected.exercise === null });
    this.#detected = { type: 'exercise_detected', ...detected };
    run.send(this.#detected);
    if (detected.exercise === null) return;
    const exercise = findExercise(tools.engine, detected.exercise, isHeightKnown(run));
    const tracked = new TrackedExercise(tools, exercise, hostOf(run, slowness), detected);
    const told = (this.#told = new ToldExercise(run, this.at, tracked));
    told.reach(this.#reachedMs);
    await inTurns(poses, (pose) => told.update(pose), signal);
    await told.finish();
  }

  conclude(): void {
    this.#told?.conclude();
  }
}

/** @returns the media time that a message speaks of */
function timeOf(message: ExerciseMessage): number {
  if (message.type === 'exercise_summary') return Infinity;
  return message.type === 'recommendations' ? (message.recommendations[0]?.timestampMs ?? 0) : message.timestampMs;
}

function isWanted({ options }: Run, { type }: ExerciseMessage): boolean {
  if (type === 'progression') return options.progression;
  if (type === 'recommendations') return options.recommendations;
  return true;
}
