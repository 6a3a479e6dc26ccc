/**
 * The exercise engine's part in the run of a video. The engine is loaded only where an exercise is given.
 */
import { TrackerError } from '../errors.js';
import type { Exercise, ExerciseMessage, PostureMessage } from '../exercise/index.js';
import type { BadgeEntry, BadgeTimeline } from '../output/draw-badge.js';
import type { Pose } from '../pose/types.js';
import type { Run } from './run.js';
import type { ExerciseSnapshot } from './snapshot.js';

/** Counts and judges along with a run. */
export interface ExerciseRun {
  /** @param pose as the detector gave it; the engine smooths for itself */
  update(pose: Pose): void;
  /** Sends the final count and the summary. */
  finish(): void;
  /** How much a person seems to perform it in some seconds: above 0 rather than not. */
  readonly evidenceOf: (track: readonly Pose[]) => number;
  /** Count and phase by media time, for the overlay video. */
  readonly badge: BadgeTimeline;
}

/**
 * @returns undefined where no exercise is given
 * @throws TrackerError `invalid_exercise`
 */
export async function startExercise(run: Run): Promise<ExerciseRun | undefined> {
  const { exercise: name, difficulty, minGrade, lang } = run.options;
  if (!name) return undefined;
  const [{ createExerciseTracker, exercises, performanceEvidence, resolveExercise }, { phaseNamesOf }] =
    await Promise.all([import('../exercise/index.js'), import('../texts/exercise-texts.js')]);
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
  const send = (messages: readonly ExerciseMessage[]) => {
    for (const message of messages) {
      noteForBadge(entries, message);
      shown.take(message);
      if (isWanted(run, message)) run.send(message);
    }
  };
  return {
    update: (pose) => {
      const messages = tracker.update(pose);
      shown.at(pose.timestampMs);
      send(messages);
    },
    finish: () => send(tracker.finish()),
    evidenceOf: (track) => performanceEvidence(exercise.name, track),
    badge: { unit: exercise.unit, phaseNames: phaseNamesOf(lang), entries },
  };
}

/** Keeps the part of the snapshot that tells of the exercise; what it says is there before the message is sent. */
class ShownExercise {
  #state: ExerciseSnapshot;

  constructor(
    private readonly run: Run,
    { name, label, unit }: Exercise,
    timeline: readonly BadgeEntry[],
  ) {
    this.#state = { name, label, lang: run.options.lang, unit, timestampMs: 0, phase: '', progression: 0, timeline };
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

function noteForBadge(entries: BadgeEntry[], message: ExerciseMessage): void {
  if (message.type !== 'counter' && message.type !== 'posture') return;
  const { count = 0, phase = '' } = entries.at(-1) ?? {};
  const { timestampMs } = message;
  if (message.type === 'counter') entries.push({ timestampMs, count: message.current_count, phase });
  else entries.push({ timestampMs, count, phase: message.posture });
}

function isWanted({ options }: Run, { type }: ExerciseMessage): boolean {
  if (type === 'progression') return options.progression;
  if (type === 'recommendations') return options.recommendations;
  return true;
}
