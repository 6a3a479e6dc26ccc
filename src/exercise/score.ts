/**
 * Scores. A repetition is worth
 *
 *     0.4 depth + 0.2 tempo and control + 0.2 symmetry + 0.2 steadiness − the penalties of its findings
 *
 * each part 0 to 100; the weight of a part that cannot be measured goes to the others. Tempo and control is 60 % of how
 * well the duration fits between the record's bounds and 40 % of how directly the movement went: 100 when the signal
 * went out and back without turning, 0 when it travelled 1.8 times that way.
 */
import type { Say } from '../texts/exercise-texts.js';
import type { Grade, NearMiss } from './messages.js';
import { read } from './measure.js';
import type { MovementWindow } from './measure.js';
import type { Grading, RepetitionRecord, Rule } from './types.js';

const GRADES: readonly (readonly [Grade, number])[] = [
  ['A', 90],
  ['B', 80],
  ['C', 70],
  ['D', 60],
  ['F', 0],
];

/** Extra way at which the control part is 0, and up to which it is full. */
const FULL_CONTROL_EXTRA = 0.12;
const NO_CONTROL_EXTRA = 0.8;

/** @returns the grade of a score of 0..100 */
export function gradeOf(score: number): Grade {
  return GRADES.find(([, least]) => score >= least)?.[0] ?? 'F';
}

/** @returns the least score of a grade */
export function leastScoreOf(grade: Grade): number {
  return GRADES.find(([name]) => name === grade)?.[1] ?? 0;
}

/** @returns 0..100, 100 at `full` and 0 at `none`; NaN of NaN */
export function graded(value: number, full: number, none: number): number {
  return Math.min(100, Math.max(0, (100 * (value - none)) / (full - none)));
}

/** @returns 0..100 of one part of the score; NaN where it cannot be measured */
export function gradedPart(window: MovementWindow, { measure, full, none }: Grading): number {
  return graded(window.measure(measure), full, none);
}

/** @returns 0..100, rounded */
export function scoreRepetition(record: RepetitionRecord, window: MovementWindow, findings: readonly Rule[]): number {
  const { depth, symmetry, steadiness } = record.score;
  const parts: readonly (readonly [number, number])[] = [
    [0.4, gradedPart(window, depth)],
    [0.2, tempoAndControl(record, window)],
    [0.2, symmetry ? gradedPart(window, symmetry) : NaN],
    [0.2, steadiness ? gradedPart(window, steadiness) : NaN],
  ];
  let sum = 0;
  let weights = 0;
  for (const [weight, value] of parts) {
    if (Number.isNaN(value)) continue;
    sum += weight * value;
    weights += weight;
  }
  const penalties = findings.reduce((points, { penalty }) => points + penalty, 0);
  return Math.max(0, Math.round(sum / weights - penalties));
}

function tempoAndControl(record: RepetitionRecord, window: MovementWindow): number {
  const { startMs, endMs, restLevel, farLevel, endLevel } = window.movement;
  const { fastMs, slowMs } = record.score.tempo;
  const durationMs = endMs - startMs;
  const tempo = durationMs < fastMs ? graded(durationMs, fastMs, fastMs / 2) : graded(durationMs, slowMs, 2 * slowMs);
  let way = 0;
  let before = NaN;
  for (const sample of window.samples('whole')) {
    const value = read(sample, window.signal);
    if (Number.isNaN(value)) continue;
    if (!Number.isNaN(before)) way += Math.abs(value - before);
    before = value;
  }
  const extra = way / (2 * farLevel - restLevel - endLevel) - 1;
  return 0.6 * tempo + 0.4 * graded(extra, FULL_CONTROL_EXTRA, NO_CONTROL_EXTRA);
}

/** @returns what is said of a repetition or a second that was recognised but not good enough for `minGrade` */
export function gradeMiss(
  score: number,
  minGrade: Grade,
  say: Say,
): Pick<NearMiss, 'code' | 'value' | 'needed' | 'unit' | 'message'> {
  const needed = leastScoreOf(minGrade);
  const message = say('grade', { score, needed, grade: minGrade });
  return { code: 'grade', value: score, needed, unit: 'points', message };
}

/** @returns the arithmetic mean; NaN of none */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
