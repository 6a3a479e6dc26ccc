/**
 * Keeps what the messages of an exercise say: for the interface, and by media time for the overlay video.
 */
import type { Exercise } from '../exercise/engine.js';
import type { ExerciseMessage, ExerciseSummaryMessage, PostureMessage } from '../exercise/messages.js';
import type { BadgeEntry, BadgeTimeline } from '../output/draw-badge.js';
import type { PhaseNames } from '../texts/texts.js';
import type { Ghosts } from './ghosts.js';
import type { StoredSignature } from './reference/stored-signature.js';
import type { ExerciseSnapshot, NamedExercise, SessionSnapshot } from './snapshot.js';

/** What a teller needs beside the exercise. */
export interface TellerSetup {
  /** Tag of the language in which advice is given. */
  readonly lang: string;
  readonly phaseNames: PhaseNames;
  /** Finds another exercise that is spoken of. */
  readonly find: (name: string) => Exercise | undefined;
  readonly update: (change: Partial<SessionSnapshot>) => void;
  readonly ghosts: Ghosts;
  /** What repetitions are compared with, where there is a reference. */
  readonly reference?: StoredSignature | undefined;
}

/** Keeps the part of the snapshot that tells of the exercise; what it says is there before the message is sent. */
export class ExerciseTeller {
  /** Count and phase by media time. */
  readonly badge: BadgeTimeline;
  readonly #entries: BadgeEntry[] = [];
  #state: ExerciseSnapshot;

  constructor(
    exercise: Exercise,
    private readonly setup: TellerSetup,
  ) {
    const { lang, phaseNames, ghosts, reference } = setup;
    const { unit, traits } = exercise;
    this.badge = { unit, phaseNames, entries: this.#entries };
    const nothing = { timestampMs: 0, phase: '', progression: 0, timeline: this.#entries };
    const known = { ...(traits && { traits }), ...(reference && { reference }) };
    this.#state = { ...named(exercise), ...known, lang, unit, ghosts, ...nothing };
    setup.update({ count: { value: 0, unit }, exercise: this.#state });
  }

  /** Playback has come this far. */
  reach(timestampMs: number): void {
    this.#set({ timestampMs });
  }

  /** A message is known, which may be sent later: overlay videos do not wait for that. */
  foresee(message: ExerciseMessage): void {
    noteForBadge(this.#entries, message);
    if (message.type === 'exercise_summary') this.setup.ghosts.conclude(message);
  }

  /** A message is sent. */
  take(message: ExerciseMessage): void {
    switch (message.type) {
      case 'counter':
        this.setup.update({ count: { value: message.current_count, unit: message.unit } });
        break;
      case 'posture':
        this.#guide(message);
        break;
      case 'progression':
        this.#set({ progression: message.value });
        break;
      case 'jump_result':
        noteFigure(this.#entries, message);
        break;
      case 'recommendations': {
        const [cue] = message.recommendations;
        if (cue) this.#set({ cue });
        break;
      }
      case 'exercise_summary':
        this.#conclude(message);
        break;
      case 'jump_calibration':
      case 'jump_started':
      case 'jump_height':
      case 'jump_discarded':
      case 'jump_summary':
        // The result of each jump and the summary say what is shown.
        break;
    }
  }

  #guide({ ready, direction, message, posture }: PostureMessage): void {
    const { guidance: _, ...rest } = this.#state;
    this.#state = ready ? rest : { ...rest, guidance: { direction, message } };
    this.#set({ phase: posture });
  }

  #conclude(summary: ExerciseSummaryMessage): void {
    const other = summary.reason?.looks_like;
    const looksLike = other === undefined ? undefined : this.setup.find(other);
    this.#set({ summary, ...(looksLike && { looksLike: named(looksLike) }) });
  }

  #set(change: Partial<ExerciseSnapshot>): void {
    this.#state = { ...this.#state, ...change };
    this.setup.update({ exercise: this.#state });
  }
}

function named({ name, label, repetitions, repetition, texts }: Exercise): NamedExercise {
  return {
    name,
    label,
    ...(repetitions && { repetitions }),
    ...(repetition && { repetition }),
    ...(texts && { texts }),
  };
}

/** What was measured stands beside the count until the next one. */
function noteFigure(
  entries: BadgeEntry[],
  { timestampMs, text }: { readonly timestampMs: number; readonly text: string },
): void {
  const at = entries.findLastIndex((entry) => entry.timestampMs <= timestampMs);
  const entry = entries[at];
  if (entry) entries[at] = { ...entry, figure: text };
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
