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
import type { Grade, NearMiss, ScoreParts } from './messages.js';
import { read } from './reading.js';
import { SCORE_WEIGHTS } from './score-weights.js';
import type { MovementWindow } from './measure.js';
import type { Grading, RepetitionRecord, Rule } from './types.js';

const GRADES: readonly (readonly [Grade, number])[] = [
  ['A', 90],
  ['B', 80],
  ['C', 70],
  ['D', 60],
  ['F', 0],
];

/** Share of the duration in tempo and control. */
const TEMPO_SHARE = 0.6;

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

/** @returns the score, 0..100 and rounded, and its parts */
export function scoreRepetition(
  record: RepetitionRecord,
  window: MovementWindow,
  findings: readonly Rule[],
): { readonly score: number; readonly parts: ScoreParts } {
  const { depth, symmetry, steadiness } = record.score;
  const parts = {
    depth: gradedPart(window, depth),
    tempo: tempoAndControl(record, window),
    symmetry: symmetry ? gradedPart(window, symmetry) : NaN,
    steadiness: steadiness ? gradedPart(window, steadiness) : NaN,
  };
  let sum = 0;
  let weights = 0;
  for (const [name, weight] of SCORE_WEIGHTS) {
    if (Number.isNaN(parts[name])) continue;
    sum += weight * parts[name];
    weights += weight;
  }
  const penalties = findings.reduce((points, { penalty }) => points + penalty, 0);
  const shown = (value: number): number | null => (Number.isNaN(value) ? null : Math.round(value));
  return {
    score: Math.max(0, Math.round(sum / weights - penalties)),
    parts: {
      depth: shown(parts.depth),
      tempo: shown(parts.tempo),
      symmetry: shown(parts.symmetry),
      steadiness: shown(parts.steadiness),
      penalties,
    },
  };
}

function tempoAndControl(record: RepetitionRecord, window: MovementWindow): number {
  const { startMs, endMs } = window.span;
  const { fastMs, slowMs } = record.score.tempo;
  const durationMs = endMs - startMs;
  const tempo = durationMs < fastMs ? graded(durationMs, fastMs, fastMs / 2) : graded(durationMs, slowMs, 2 * slowMs);
  const values = window
    .samples('whole')
    .map((sample) => read(sample, window.cycle.depth))
    .filter((value) => !Number.isNaN(value));
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return tempo;
  let way = 0;
  let highest = first;
  for (const [index, value] of values.entries()) {
    if (index > 0) way += Math.abs(value - (values[index - 1] as number));
    highest = Math.max(highest, value);
  }
  const extra = way / (2 * highest - first - last) - 1;
  const control = graded(extra, FULL_CONTROL_EXTRA, NO_CONTROL_EXTRA);
  return Number.isNaN(control) ? tempo : TEMPO_SHARE * tempo + (1 - TEMPO_SHARE) * control;
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
