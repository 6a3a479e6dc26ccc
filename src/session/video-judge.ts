/**
 * Judges a video that is analysed once more, from the poses that were found: as another exercise, by a movement that is
 * shown, or more strictly.
 */
import { anySignal } from '../abort.js';
import { TrackerError, isAbort } from '../errors.js';
import { isAuto } from '../exercise/auto.js';
import type { DetectedExercise } from '../exercise/engine.js';
import type { ExerciseDetectedMessage, ExerciseMessage, ExerciseSummaryMessage } from '../exercise/messages.js';
import type { VideoInfo } from '../media/frame.js';
import { choosePart, isWithin, within, type PartChoice, type VideoPart, type VideoTimes } from '../media/part.js';
import { loaded } from '../not-loaded.js';
import type { TrackerMessage } from '../output/messages.js';
import { inTurns } from './in-turns.js';
import { notAnalysed, type JudgeOptions } from './judge-options.js';
import { loadRecognition } from './load-exercises.js';
import type { ReferenceInput } from './reference/reference-input.js';
import type { StoredSignature } from './reference/stored-signature.js';
import type { Run } from './run.js';
import { slowMotionOf } from './slow-motion.js';
import type { SessionSnapshot } from './snapshot.js';
import {
  findExercise,
  loadExerciseTools,
  recogniseIn,
  TrackedExercise,
  type ExerciseOverlay,
  type ExerciseTools,
  type Followable,
} from './tracked-exercise.js';

/** What a judge needs of its session. */
export interface VideoJudgeSetup {
  /** The run that has analysed the video. */
  readonly run: Pick<Run, 'options' | 'poses' | 'track'> & Partial<Pick<Run, 'seenClosely'>>;
  /** What is known of the video, and what of it was analysed. */
  readonly info: VideoTimes & Pick<VideoInfo, 'capture'>;
  readonly part: VideoPart | undefined;
  readonly send: (message: TrackerMessage) => void;
  /** @param detected what it was recognised as, where that was asked for */
  readonly update: (change: Partial<SessionSnapshot>, detected?: ExerciseDetectedMessage) => void;
  /** Finds a movement that is shown. Rejects with a `TrackerError` `reference_error`. */
  readonly findReference: (input: ReferenceInput, signal: AbortSignal) => Promise<StoredSignature>;
  /** Later overlay videos show this, of the part that was judged. */
  readonly useResults: (overlay: ExerciseOverlay | undefined, part: VideoPart | undefined) => void;
}

/** What comes of judging. */
interface Judgement {
  readonly detected: ExerciseDetectedMessage | undefined;
  /** Undefined where no exercise was recognised. */
  readonly told:
    | {
        readonly conclusion: readonly ExerciseMessage[];
        readonly shown: Partial<SessionSnapshot>;
        readonly overlay: ExerciseOverlay;
        readonly part: VideoPart | undefined;
      }
    | undefined;
}

/** What a video is followed by. */
interface Meant {
  readonly tools: ExerciseTools;
  /** Undefined where no exercise was recognised. */
  readonly followable: Followable | undefined;
  /** How it was recognised, where that was asked for. */
  readonly found?: DetectedExercise | undefined;
}

/** Judges one video, again and again. */
export class VideoJudge {
  #work = new AbortController();

  constructor(private readonly setup: VideoJudgeSetup) {}

  /**
   * @returns the summary when all is sent; undefined where no exercise was recognised, and then everything stays as it was.
   *   Rejects with a `TrackerError`, or with an `AbortError` where another call or `dispose` comes before it is done, or `signal`
   *   aborts.
   */
  async judge(options: JudgeOptions): Promise<ExerciseSummaryMessage | undefined> {
    this.#end('The video is judged in another way.');
    this.#work = new AbortController();
    const signal = anySignal([this.#work.signal, ...(options.signal ? [options.signal] : [])]);
    try {
      const judgement = await this.#judge(options, signal);
      signal.throwIfAborted();
      return this.#tell(judgement, signal);
    } catch (error) {
      throw isAbort(error) ? error : TrackerError.from(error);
    }
  }

  /**
   * Has what is shown, and later overlay videos, be of a part, where no exercise is judged.
   *
   * @throws TrackerError `invalid_parameter`
   */
  choosePart(choice: PartChoice): void {
    const part = this.#partOf(choice);
    this.setup.useResults(undefined, part);
    this.setup.update({ part });
  }

  dispose(): void {
    this.#end('Something else has begun.');
  }

  #end(why: string): void {
    this.#work.abort(new DOMException(why, 'AbortError'));
  }

  #partOf({ startTime, endTime }: PartChoice): VideoPart | undefined {
    const { run, info, part: analysed } = this.setup;
    const asked = {
      startTime: startTime === undefined ? run.options.startTime : startTime,
      endTime: endTime === undefined ? run.options.endTime : endTime,
    };
    const part = choosePart(asked, info);
    if (!isWithin(part, analysed)) throw notAnalysed();
    return part;
  }

  async #judge(asked: JudgeOptions, signal: AbortSignal): Promise<Judgement> {
    const { info, run } = this.setup;
    const { options, poses, track, seenClosely = [] } = run;
    const { difficulty, minGrade } = asked;
    const part = this.#partOf(asked);
    const { factor } = slowMotionOf(asked.slowMotion ?? options.slowMotion, info.capture);
    const { tools, followable, found } = await this.#meant(asked, part, factor, signal);
    const detected = found && ({ type: 'exercise_detected', ...found } as const);
    if (!followable) return { detected, told: undefined };
    const judging = {
      lang: options.lang,
      difficulty: difficulty ?? options.difficulty,
      minGrade: minGrade ?? options.minGrade,
      userHeightCm: options.userHeightCm,
      devicePitchDeg: options.devicePitchDeg,
    };
    // All at once at the end: nobody is to see it being counted.
    const shown: Partial<SessionSnapshot> = {};
    const update = (change: Partial<SessionSnapshot>): void => void Object.assign(shown, change);
    const host = { options: judging, track, update, slowness: () => factor };
    const tracked = new TrackedExercise(tools, followable, host, found);
    const { teller, overlay } = tracked;
    let endMs = 0;
    const see = (messages: readonly ExerciseMessage[]): void => messages.forEach((message) => teller.take(message));
    await inTurns(
      within(poses, part),
      (pose) => {
        endMs = pose.timestampMs;
        see(tracked.update(pose));
      },
      signal,
    );
    for (const seen of seenClosely) tracked.seeClosely(seen.part, within(seen.poses, part));
    const ending = tracked.finish();
    const conclusion = await tracked.complete(ending, within(poses, part), signal);
    teller.reach(endMs);
    see([...ending.last, ...conclusion]);
    return { detected, told: { conclusion, shown, overlay, part } };
  }

  /** What the video is to be followed by. */
  async #meant(
    { exercise: name, reference }: JudgeOptions,
    part: VideoPart | undefined,
    slowness: number,
    signal: AbortSignal,
  ): Promise<Meant> {
    const { run, findReference } = this.setup;
    if (reference !== undefined) {
      const [signature, { followReference }] = await Promise.all([
        findReference(reference, signal),
        loaded(import('./reference/follow-reference.js')),
      ]);
      return followReference(signature, { reference, lang: run.options.lang });
    }
    const tools = await loadExerciseTools(name, run.options.lang);
    signal.throwIfAborted();
    const found = isAuto(name)
      ? await recogniseIn(await loadRecognition(), within(run.poses, part), slowness, signal)
      : undefined;
    const meant = found ? found.exercise : name;
    const followable =
      meant === null ? undefined : findExercise(tools.engine, meant, isKnown(run.options.userHeightCm));
    return { tools, followable, found };
  }

  #tell({ detected, told }: Judgement, signal: AbortSignal): ExerciseSummaryMessage | undefined {
    if (told) {
      this.setup.useResults(told.overlay, told.part);
      this.setup.update({ ...told.shown, noneRecognised: false, part: told.part }, detected);
    }
    const messages = [...(detected ? [detected] : []), ...(told?.conclusion ?? [])];
    for (const message of messages) {
      // Whoever hears of one may begin something else.
      signal.throwIfAborted();
      this.setup.send(message);
    }
    return told?.conclusion.find((message) => message.type === 'exercise_summary');
  }
}

function isKnown(value: number | null | undefined): boolean {
  return value !== undefined && value !== null;
}
