/**
 * Tries a record on recordings: where the numbers lie that it asks for, and how it counts each recording.
 */
import { findRecord } from '../exercise/catalogue/index.js';
import type { Difficulty, ExercisePose, ExerciseSummaryMessage } from '../exercise/index.js';
import { trackRecord } from '../exercise/tracker.js';
import type { ExerciseRecord } from '../exercise/types.js';
import { isCompatible } from './compatible.js';
import { questionsOf as questionsOfHold, stretchOf } from './holds.js';
import { answersTo, type Answer } from './question.js';
import type { Label, Range } from './recordings.js';
import { questionsOf as questionsOfRepetition, setsOf, setsShown } from './repetitions.js';

/** A recording with what somebody has seen in it. */
export interface Recording {
  readonly label: Label;
  readonly poses: readonly ExercisePose[];
}

/** `positive`: it is the exercise. `either`: it may be counted as the exercise, and need not be. */
export type Role = 'positive' | 'negative' | 'either';

/** How a count compares with what is wanted; `unknown` where nobody has said. */
export type Verdict = 'right' | 'too few' | 'too many' | 'false' | 'unknown';

/** How a recording is counted. */
export interface Counted {
  readonly name: string;
  readonly movement: string;
  readonly role: Role;
  readonly view: ExerciseSummaryMessage['view'];
  /** `null` where nobody has said. */
  readonly wanted: Range | null;
  readonly count: number;
  readonly verdict: Verdict;
  /** How many movements were found in it, whatever they are; `null` of holds. */
  readonly movements: number | null;
  /** Why nothing was counted. */
  readonly reason: Pick<NonNullable<ExerciseSummaryMessage['reason']>, 'code' | 'checks' | 'looks_like'> | null;
  /** How often it was missed by which code. */
  readonly nearMisses: Readonly<Record<string, number>>;
}

/** What was found. */
export interface TuneReport {
  readonly exercise: string;
  readonly unit: ExerciseRecord['unit'];
  readonly difficulty: Difficulty;
  readonly numbers: readonly Answer[];
  readonly recordings: readonly Counted[];
}

/** @returns whether a recording is the exercise, going by the record's name and aliases */
export function roleOf(record: ExerciseRecord, movement: string): Role {
  if (findRecord(movement, [record])) return 'positive';
  return isCompatible(movement, record.name) ? 'either' : 'negative';
}

/** @param record a valid record; see `validateRecord` */
export function tune(
  record: ExerciseRecord,
  recordings: readonly Recording[],
  difficulty: Difficulty = 'easy',
): TuneReport {
  const tried = recordings.map((recording) => ({ ...recording, role: roleOf(record, recording.label.movement) }));
  const { numbers, movements } = record.unit === 'reps' ? ofRepetitions(record, tried) : ofHolds(record, tried);
  return {
    exercise: record.name,
    unit: record.unit,
    difficulty,
    numbers,
    recordings: tried.map(({ label, poses, role }, index): Counted => {
      const { counter: count, view, reason, near_misses } = summaryOf(record, poses, difficulty);
      const wanted = role === 'negative' ? ([0, 0] as const) : (label.wanted ?? null);
      const nearMisses: Record<string, number> = {};
      for (const { code } of near_misses) nearMisses[code] = (nearMisses[code] ?? 0) + 1;
      return {
        name: label.name,
        movement: label.movement,
        role,
        view,
        wanted: role === 'either' ? null : wanted,
        count,
        verdict: verdictOf(role, wanted, count),
        movements: movements?.[index] ?? null,
        reason: reason
          ? {
              code: reason.code,
              ...(reason.checks && { checks: reason.checks }),
              ...(reason.looks_like && { looks_like: reason.looks_like }),
            }
          : null,
        nearMisses,
      };
    }),
  };
}

type Tried = Recording & { readonly role: Role };

interface Measured {
  readonly numbers: readonly Answer[];
  /** Of each recording. */
  readonly movements?: readonly number[];
}

function ofRepetitions(record: Extract<ExerciseRecord, { unit: 'reps' }>, tried: readonly Tried[]): Measured {
  const found = tried.map(({ label, poses, role }) => ({ label, role, ...setsOf(record, poses) }));
  const positive = found.filter(({ role }) => role === 'positive');
  const negative = found.filter(({ role }) => role === 'negative');
  return {
    numbers: answersTo(
      questionsOfRepetition(record),
      positive.flatMap(({ sets, label, originMs }) => setsShown(sets, label, originMs)),
      negative.flatMap(({ sets }) => sets),
    ),
    movements: found.map(({ sets }) => sets.reduce((sum, { set }) => sum + set.size, 0)),
  };
}

function ofHolds(record: Extract<ExerciseRecord, { unit: 'seconds' }>, tried: readonly Tried[]): Measured {
  const positive = tried.filter(({ role }) => role === 'positive');
  const negative = tried.filter(({ role }) => role === 'negative');
  return {
    numbers: answersTo(
      questionsOfHold(record),
      positive.map(({ label, poses }) => stretchOf(record, poses, label)),
      negative.map(({ poses }) => stretchOf(record, poses)),
    ),
  };
}

function summaryOf(
  record: ExerciseRecord,
  poses: readonly ExercisePose[],
  difficulty: Difficulty,
): ExerciseSummaryMessage {
  const tracker = trackRecord(record, { difficulty });
  for (const pose of poses) tracker.update(pose);
  return tracker.finish().at(-1) as ExerciseSummaryMessage;
}

function verdictOf(role: Role, wanted: Range | null, count: number): Verdict {
  if (role === 'negative') return count === 0 ? 'right' : 'false';
  if (role === 'either' || !wanted) return 'unknown';
  if (count < wanted[0]) return 'too few';
  return count > wanted[1] ? 'too many' : 'right';
}
