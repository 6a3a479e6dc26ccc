/**
 * The exercise engine's part in the run of a video. The engine is loaded only where an exercise is given.
 */
import { TrackerError } from '../errors.js';
import type { Exercise, ExerciseMessage, PostureMessage } from '../exercise/engine.js';
import type { BadgeEntry, BadgeTimeline } from '../output/draw-badge.js';
import type { Pose } from '../pose/types.js';
import { loadEngineFor } from './load-exercises.js';
import { exercisesAdded } from './own-exercises.js';
import type { Run } from './run.js';
import type { ExerciseSnapshot } from './snapshot.js';

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
  /** No pose will follow. */
  finish(): void;
  /** Sends the final count and the summary. */
  conclude(): void;
  /** How much a person seems to perform it in some seconds: above 0 rather than not. */
  readonly evidenceOf: (track: readonly Pose[]) => number;
  /** Count and phase by media time, for the overlay video. */
  readonly badge: BadgeTimeline;
}

/**
 * @param at has something done when playback reaches a media time, or soon where it has passed it
 * @returns undefined where no exercise is given
 * @throws TrackerError `invalid_exercise`
 */
export async function startExercise(
  run: Run,
  at: (timestampMs: number, act: () => void) => void,
): Promise<ExerciseRun | undefined> {
  const { exercise: name, difficulty, minGrade, lang } = run.options;
  if (!name) return undefined;
  await exercisesAdded();
  const [{ createExerciseTracker, exercises, performanceEvidence, resolveExercise }, { phaseNamesOf }] =
    await Promise.all([loadEngineFor(name), import('../texts/exercise-texts.js')]);
  const exercise = resolveExercise(name);
  if (!exercise) {
    const known = exercises.map((candidate) => candidate.name);
    throw new TrackerError(
      'invalid_exercise',
      `The exercise ${JSON.stringify(name.slice(0, 80))} is not known. Use one of ${known.join(', ')}, or leave exercise out.`,
      { exercise: name.slice(0, 80), known },
    );
  }
  const tracker = createExerciseTracker({ exercise: exercise.name, difficulty, minGrade: minGrade || undefined, lang });
  const entries: BadgeEntry[] = [];
  const shown = new ShownExercise(run, exercise, entries);
  const send = (message: ExerciseMessage): void => {
    noteForBadge(entries, message);
    shown.take(message);
    if (isWanted(run, message)) run.send(message);
  };
  let conclusion: readonly ExerciseMessage[] = [];
  const sendInTime = (messages: readonly ExerciseMessage[]): void => {
    for (const message of messages) at(timeOf(message), () => send(message));
  };
  return {
    update: (pose) => sendInTime(tracker.update(pose)),
    reach: (timestampMs) => shown.at(timestampMs),
    finish: () => {
      const messages = tracker.finish();
      sendInTime(messages.filter((message) => !concludes(message)));
      conclusion = messages.filter(concludes);
    },
    conclude: () => conclusion.forEach(send),
    evidenceOf: (track) => performanceEvidence(exercise.name, track),
    badge: { unit: exercise.unit, phaseNames: phaseNamesOf(lang), entries },
  };
}

/** @returns the media time that a message speaks of */
function timeOf(message: ExerciseMessage): number {
  if (message.type === 'exercise_summary') return Infinity;
  return message.type === 'recommendations' ? (message.recommendations[0]?.timestampMs ?? 0) : message.timestampMs;
}

function concludes(message: ExerciseMessage): boolean {
  return message.type === 'exercise_summary' || (message.type === 'counter' && message.final);
}

/** Keeps the part of the snapshot that tells of the exercise; what it says is there before the message is sent. */
class ShownExercise {
  #state: ExerciseSnapshot;

  constructor(
    private readonly run: Run,
    { name, label, texts, unit }: Exercise,
    timeline: readonly BadgeEntry[],
  ) {
    const { lang } = run.options;
    const nothing = { timestampMs: 0, phase: '', progression: 0, timeline };
    this.#state = { name, label, ...(texts && { texts }), lang, unit, ...nothing };
    run.update({ count: { value: 0, unit }, exercise: this.#state });
  }

  at(timestampMs: number): void {
    this.#set({ timestampMs });
  }

  take(message: ExerciseMessage): void {
    switch (message.type) {
      case 'counter':
        this.run.update({ count: { value: message.current_count, unit: message.unit } });
        break;
      case 'posture':
        this.#guide(message);
        break;
      case 'progression':
        this.#set({ progression: message.value });
        break;
      case 'recommendations': {
        const [cue] = message.recommendations;
        if (cue) this.#set({ cue });
        break;
      }
      case 'exercise_summary':
        this.#set({ summary: message });
        break;
    }
  }

  #guide({ ready, direction, message, posture }: PostureMessage): void {
    const { guidance: _, ...rest } = this.#state;
    this.#state = ready ? rest : { ...rest, guidance: { direction, message } };
    this.#set({ phase: posture });
  }

  #set(change: Partial<ExerciseSnapshot>): void {
    this.#state = { ...this.#state, ...change };
    this.run.update({ exercise: this.#state });
  }
}

/**
 * Counts and phases come in no order of time: a count may come later than phases that follow it, once it is known what the
 * movement is, and before a phase that it follows.
 */
function noteForBadge(entries: BadgeEntry[], message: ExerciseMessage): void {
  if (message.type !== 'counter' && message.type !== 'posture') return;
  const { timestampMs } = message;
  const at = entries.findLastIndex((entry) => entry.timestampMs <= timestampMs) + 1;
  const { count = 0, phase = '' } = entries[at - 1] ?? {};
  const later = entries.splice(at);
  if (message.type === 'counter') {
    entries.push({ timestampMs, count: message.current_count, phase });
    entries.push(...later.map((other) => ({ ...other, count: Math.max(other.count, message.current_count) })));
    return;
  }
  entries.push({ timestampMs, count, phase: message.posture });
  // Counts that came before it had the phase before it.
  const others = later.findIndex((other) => other.phase !== phase);
  const counted = others < 0 ? later.length : others;
  entries.push(...later.map((other, index) => (index < counted ? { ...other, phase: message.posture } : other)));
}

function isWanted({ options }: Run, { type }: ExerciseMessage): boolean {
  if (type === 'progression') return options.progression;
  if (type === 'recommendations') return options.recommendations;
  return true;
}
