/**
 * One exercise followed through the poses of one video, and which exercise that is.
 */
import { TrackerError } from '../errors.js';
import { isAuto } from '../exercise/auto.js';
import type {
  DetectedExercise,
  Exercise,
  ExerciseTracker,
  ExerciseTrackerOptions,
  MeasuringTracker,
} from '../exercise/engine.js';
import type { ExerciseMessage, ExerciseSummaryMessage, ZeroReason } from '../exercise/messages.js';
import type { PhysicalMeasures } from '../exercise/physical/index.js';
import type { Recognition } from '../exercise/recognise.js';
import type { VideoPart } from '../media/part.js';
import type { RepetitionSpan } from '../motion/phase.js';
import type { PoseTrack } from '../motion/pose-track.js';
import { loaded } from '../not-loaded.js';
import type { BadgeTimeline } from '../output/draw-badge.js';
import type { Pose } from '../pose/types.js';
import { provideLanguage } from '../texts/more-languages.js';
import type { PhaseNames } from '../texts/texts.js';
import { ExerciseTeller } from './exercise-teller.js';
import { inTurns } from './in-turns.js';
import { loadEngineFor, loadRecognition, type Engine } from './load-exercises.js';
import { Ghosts } from './ghosts.js';
import { exercisesAdded } from './own-exercises.js';
import type { StoredSignature } from './reference/stored-signature.js';
import type { RunOptions } from './run-options.js';
import { allInRealTime, fileTime, inFileTime, inRealTime, spanInFileTime } from './slow-motion.js';
import type { SessionSnapshot } from './snapshot.js';
import { unknownExercise } from './unknown-exercise.js';

/** What is loaded where an exercise is asked for. */
export interface ExerciseTools {
  readonly engine: Engine;
  readonly phaseNamesOf: (lang: string) => PhaseNames;
  /** What measures beside the count. */
  readonly PhysicalMeasures: typeof PhysicalMeasures;
}

/** How it is judged, and in which language that is said. */
export type JudgingOptions = Pick<RunOptions, 'difficulty' | 'minGrade' | 'lang' | 'userHeightCm' | 'devicePitchDeg'>;

/** An exercise that can be followed through a video. */
export interface Followable {
  readonly exercise: Exercise;
  /** @param onRepetition told of each repetition that is counted, as soon as it is known, where there is a reference */
  readonly track: (options: TrackingOptions, onRepetition: (span: RepetitionSpan) => void) => ExerciseTracker;
  /** What its repetitions are compared with, where it is a reference. */
  readonly reference?: StoredSignature;
  /** Whether it is measured and not counted: nothing of a few seconds tells who performs it, and some frames are looked at again. */
  readonly measured?: true;
}

/** How it is followed. */
export type TrackingOptions = Omit<ExerciseTrackerOptions, 'exercise'>;

/** What following an exercise needs of its surroundings. */
export interface TrackingHost {
  readonly options: JudgingOptions;
  /** The poses as they are shown, which grow. */
  readonly track: PoseTrack;
  /** Receives what the interface is told. */
  readonly update: (change: Partial<SessionSnapshot>) => void;
  /** How many times slower than life the video plays: known before the first pose comes. */
  readonly slowness: () => number;
}

/** What an exercise says at its end. */
export interface Ending {
  /** What the last poses still bring. */
  readonly last: readonly ExerciseMessage[];
  /** The final count and the summary, in the time in which the person moved. */
  readonly conclusion: readonly ExerciseMessage[];
}

/** What overlay videos show of an exercise. */
export interface ExerciseOverlay {
  /** Count and phase by media time. */
  readonly badge: BadgeTimeline;
  readonly ghosts: Ghosts;
}

/** Reasons of a count of zero that another exercise may be behind. */
const MAY_BE_ANOTHER: ReadonlySet<ZeroReason['code']> = new Set([
  'other_movement',
  'no_movement',
  'too_little_seen',
  'too_small',
]);

/**
 * @param exercise the name that is asked for; all exercises are loaded where the engine alone does not know it, with what tells them
 *   apart where it is to be recognised: nothing is left to be loaded once the video has been analysed
 */
export async function loadExerciseTools(exercise: string, lang: string): Promise<ExerciseTools> {
  await exercisesAdded();
  if (isAuto(exercise)) await loaded(loadRecognition());
  return toolsWith(loadEngineFor(exercise), lang);
}

/** @returns what is loaded beside an engine, with it, and what it says in a language */
export async function toolsWith(engine: Promise<Engine>, lang: string): Promise<ExerciseTools> {
  const [ready, { phaseNamesOf }, { PhysicalMeasures }] = await loaded(
    Promise.all([
      engine,
      import('../texts/exercise-texts.js'),
      import('../exercise/physical/index.js'),
      provideLanguage(lang),
    ]),
  );
  return { engine: ready, phaseNamesOf, PhysicalMeasures };
}

/**
 * @param heightKnown whether the person's height is given
 * @throws TrackerError `invalid_exercise`, `jump_analysis_missing_height`
 */
export function findExercise(
  { exercises, resolveExercise, createExerciseTracker, findMeasured, measuredExercises }: Engine,
  name: string,
  heightKnown: boolean,
): Followable {
  const exercise = resolveExercise(name);
  const measured = findMeasured(name);
  // One that a page has added takes its name.
  if (measured && measured.exercise === exercise) {
    if (measured.needsHeight && !heightKnown) throw heightMissing(exercise.name);
    return { exercise, track: (options) => measured.track(options), measured: true };
  }
  if (exercise) return { exercise, track: (options) => createExerciseTracker({ ...options, exercise: exercise.name }) };
  throw unknownExercise(
    name,
    [...exercises, ...measuredExercises().map((one) => one.exercise)].map((candidate) => candidate.name),
  );
}

function heightMissing(exercise: string): TrackerError {
  return new TrackerError(
    'jump_analysis_missing_height',
    `${exercise} measures by the person's height, which is not given. Set userHeightCm, in cm, or use air_time_jump, which measures by the time in the air.`,
    { exercise, option: 'userHeightCm' },
  );
}

/**
 * @param recognition has seen nothing yet
 * @param slowness how many times slower than life the poses are
 * @returns which exercise they show
 */
export async function recogniseIn(
  recognition: Recognition,
  poses: Iterable<Pose>,
  slowness: number,
  signal: AbortSignal,
): Promise<DetectedExercise> {
  await inTurns(allInRealTime(poses, slowness), (pose) => recognition.see(pose), signal);
  const detected = recognition.finish();
  return { ...detected, timestampMs: fileTime(detected.timestampMs, slowness) };
}

/** Follows an exercise, and keeps what is said of it. */
export class TrackedExercise {
  readonly teller: ExerciseTeller;
  readonly ghosts: Ghosts;
  readonly #tracker: ExerciseTracker | MeasuringTracker;

  readonly #slowness: () => number;
  readonly #lang: string;
  readonly #measures: PhysicalMeasures;

  /** @param detected how it was recognised, where it was not given */
  constructor(
    { engine, phaseNamesOf, PhysicalMeasures }: ExerciseTools,
    { exercise, track, reference }: Followable,
    { options, track: poses, update, slowness }: TrackingHost,
    private readonly detected?: DetectedExercise,
  ) {
    const ghosts = new Ghosts(poses, reference?.figure);
    this.ghosts = ghosts;
    this.#slowness = slowness;
    const { difficulty, minGrade, lang, userHeightCm, devicePitchDeg } = options;
    this.#lang = lang;
    this.#measures = new PhysicalMeasures(exercise.test);
    const measures = { userHeightCm: userHeightCm ?? undefined, devicePitchDeg: devicePitchDeg ?? undefined };
    this.#tracker = track({ difficulty, minGrade: minGrade || undefined, lang, ...measures }, (span) => {
      ghosts.see(spanInFileTime(span, slowness()));
    });
    const phaseNames = phaseNamesOf(lang);
    this.teller = new ExerciseTeller(exercise, {
      lang,
      phaseNames,
      find: engine.resolveExercise,
      update,
      ghosts,
      reference,
    });
  }

  /** What overlay videos show of it. */
  get overlay(): ExerciseOverlay {
    return { badge: this.teller.badge, ghosts: this.ghosts };
  }

  /** @param pose as the detector gave it: the engine smooths for itself */
  update(pose: Pose): readonly ExerciseMessage[] {
    const slowness = this.#slowness();
    return this.#foreseen(this.#tracker.update(inRealTime(pose, slowness)).map((said) => inFileTime(said, slowness)));
  }

  /** Once all poses are there: which parts are to be looked at in every frame before it is finished. */
  partsToSee(): readonly VideoPart[] {
    if (!('spansToSee' in this.#tracker)) return [];
    const slowness = this.#slowness();
    return this.#tracker.spansToSee().map(({ fromMs, toMs }) => ({
      startMs: Math.max(0, fileTime(fromMs, slowness)),
      endMs: fileTime(toMs, slowness),
    }));
  }

  /** Takes the poses of all frames of a part. */
  seeClosely({ startMs, endMs }: VideoPart, poses: Iterable<Pose>): void {
    if (!('seeClosely' in this.#tracker)) return;
    const slowness = this.#slowness();
    const span = { fromMs: startMs / slowness, toMs: endMs / slowness };
    this.#tracker.seeClosely(span, allInRealTime(poses, slowness));
  }

  /** @returns what is still to be said now that no pose will follow */
  finish(): Ending {
    const messages = this.#tracker.finish();
    const slowness = this.#slowness();
    const last = messages.filter((message) => !concludes(message)).map((message) => inFileTime(message, slowness));
    return { last: this.#foreseen(last), conclusion: messages.filter(concludes) };
  }

  /**
   * @param poses all of them
   * @returns the conclusion with what only the whole video tells: what is measured beside the count, and which other exercise it
   *   may be
   */
  async complete(
    { conclusion }: Ending,
    poses: Iterable<Pose>,
    signal: AbortSignal,
  ): Promise<readonly ExerciseMessage[]> {
    const slowness = this.#slowness();
    const completed = await Promise.all(
      conclusion.map(async (message) =>
        message.type === 'exercise_summary' ? this.#completed(message, poses, signal) : message,
      ),
    );
    return this.#foreseen(completed.map((message) => inFileTime(message, slowness)));
  }

  #foreseen(messages: readonly ExerciseMessage[]): readonly ExerciseMessage[] {
    for (const message of messages) this.teller.foresee(message);
    return messages;
  }

  async #completed(
    counted: ExerciseSummaryMessage,
    poses: Iterable<Pose>,
    signal: AbortSignal,
  ): Promise<ExerciseSummaryMessage> {
    const { detected } = this;
    const measures = this.#measures;
    await inTurns(allInRealTime(poses, this.#slowness()), (pose) => measures.see(pose), signal);
    const summary = measures.complete(counted, this.#lang);
    if (detected) {
      const { confidence, candidates } = detected;
      return { ...summary, detected: { confidence, candidates } };
    }
    const { reason } = summary;
    if (!reason || !MAY_BE_ANOTHER.has(reason.code)) return summary;
    const other = await otherThan(summary.exercise, poses, this.#slowness(), signal);
    return other === undefined ? summary : { ...summary, reason: { ...reason, looks_like: other } };
  }
}

function concludes(message: ExerciseMessage): boolean {
  const { type } = message;
  return type === 'exercise_summary' || type === 'jump_summary' || (type === 'counter' && message.final);
}

/** @returns the exercise that the poses show, where it is another one than was asked for */
async function otherThan(
  asked: string,
  poses: Iterable<Pose>,
  slowness: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  // The result is there without it: a part that does not load must not cost it.
  const recognition = await loadRecognition().catch(() => undefined);
  if (!recognition) return undefined;
  const { exercise } = await recogniseIn(recognition, poses, slowness, signal);
  return exercise === null || exercise === asked ? undefined : exercise;
}
