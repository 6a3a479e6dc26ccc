/**
 * The exercise engine's part in the run of a video. The engine is loaded only where an exercise is given.
 */
import { TrackerError } from '../errors.js';
import type { ExerciseMessage } from '../exercise/messages.js';
import type { BadgeEntry, BadgeTimeline } from '../output/draw-badge.js';
import type { Pose } from '../pose/types.js';
import type { Run } from './session.js';

/** Counts and judges along with a run. */
export interface ExerciseRun {
  /** @param pose as the detector gave it; the engine smooths for itself */
  update(pose: Pose): void;
  /** Sends the final count and the summary. */
  finish(): void;
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
  const { createExerciseTracker, exercises, resolveExercise } = await import('../exercise/index.js');
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
  run.update({ count: { value: 0, unit: exercise.unit } });
  const entries: BadgeEntry[] = [];
  const send = (messages: readonly ExerciseMessage[]) => {
    for (const message of messages) {
      if (message.type === 'counter') run.update({ count: { value: message.current_count, unit: message.unit } });
      noteForBadge(entries, message);
      if (isWanted(run, message)) run.send(message);
    }
  };
  return {
    update: (pose) => send(tracker.update(pose)),
    finish: () => send(tracker.finish()),
    badge: { unit: exercise.unit, lang, entries },
  };
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
