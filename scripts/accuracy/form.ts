/**
 * Findings on people whose form was rated: how often each code is right, by view, and how many correct repetitions each
 * difficulty refuses.
 */
import { findRecord } from '../../src/exercise/catalogue/index.js';
import type { Difficulty, ExerciseSummaryMessage } from '../../src/exercise/index.js';
import type { MovementWindow } from '../../src/exercise/measure.js';
import type { Check, RepetitionRecord, Rule, View } from '../../src/exercise/types.js';
import { summaryOf } from './run.js';
import { findMovements } from './sets.js';
import { projected, spansOf, UIPRMD_YAWS } from './uiprmd.js';
import type { RatedSet } from './uiprmd.js';

/** How many repetitions there were, and how many of them are meant. */
export interface Share {
  of: number;
  flagged: number;
}

/** How often a code spoke of repetitions that people rated correct and incorrect. */
export interface CodeShares {
  readonly code: string;
  readonly view: View;
  readonly correct: Share;
  readonly incorrect: Share;
}

/** How many of the repetitions that were found did not go far enough, or had a finding, from one of the six views. */
export interface RefusedShares {
  readonly movement: string;
  readonly yawDeg: number;
  readonly difficulty: Difficulty;
  readonly correct: Share;
  readonly incorrect: Share;
  /** Those and the ones with a finding. */
  readonly faultyCorrect: Share;
  readonly faultyIncorrect: Share;
}

/** A threshold fitted to all people but one, and what it says of that one. */
export interface LeftOut {
  readonly code: string;
  /** The threshold in the record. */
  readonly threshold: number;
  readonly fitted: readonly [number, number];
  readonly correct: Share;
  readonly incorrect: Share;
}

const DIFFICULTIES = ['easy', 'normal', 'pro'] as const;

/** Most of the correct repetitions that a difficulty may refuse, from any view. */
export const MOST_REFUSED: Readonly<Record<Difficulty, number>> = { easy: 0.05, normal: 0.05, pro: 0.1 };

/** Codes whose thresholds were set on these people; the others have theirs from elsewhere. */
const FITTED: readonly string[] = ['lunge.back_knee.high'];
/** How far beyond what was rated correct they were set, in spreads of that. */
const MARGIN = 1 / 3;

/** @returns the share of what was flagged; NaN of nothing */
export function shareOf({ of, flagged }: Share): number {
  return flagged / of;
}

/** @returns whether more of what was flagged was incorrect than would be by chance, or nothing was flagged */
export function beatsChance({ correct, incorrect }: Pick<CodeShares, 'correct' | 'incorrect'>): boolean {
  return correct.flagged === 0 || shareOf(incorrect) > shareOf(correct);
}

function counted(): Share {
  return { of: 0, flagged: 0 };
}

function add(share: Share, flagged: boolean): void {
  share.of++;
  if (flagged) share.flagged++;
}

/** The codes that were said of each repetition of a set that was found, and whether it counted. */
function perRepetition(set: RatedSet, { reps, near_misses: nearMisses }: ExerciseSummaryMessage) {
  return spansOf(set).flatMap(([fromMs, toMs]) => {
    const inside = ({ bottomMs }: { readonly bottomMs: number }): boolean => fromMs <= bottomMs && bottomMs <= toMs;
    const rep = reps.find(inside);
    const misses = nearMisses.filter(inside);
    if (!rep && misses.length === 0) return [];
    return [{ counted: rep !== undefined, codes: [...(rep?.findings ?? []), ...misses].map(({ code }) => code) }];
  });
}

/** @returns each code from each view, and what each difficulty refuses from each of the six */
export function runForm(sets: readonly RatedSet[]): { codes: CodeShares[]; refused: RefusedShares[] } {
  const codes = new Map<string, CodeShares>();
  const refused = new Map<string, RefusedShares>();
  for (const set of judgedSets(sets)) {
    const record = recordOf(set);
    for (const yawDeg of UIPRMD_YAWS) {
      const poses = projected(set, yawDeg);
      for (const difficulty of DIFFICULTIES) {
        const summary = summaryOf(poses, { exercise: set.movement, difficulty });
        const key = `${set.movement} ${yawDeg} ${difficulty}`;
        const shares = refused.get(key) ?? {
          movement: set.movement,
          yawDeg,
          difficulty,
          correct: counted(),
          incorrect: counted(),
          faultyCorrect: counted(),
          faultyIncorrect: counted(),
        };
        refused.set(key, shares);
        for (const one of perRepetition(set, summary)) {
          add(set.correct ? shares.correct : shares.incorrect, !one.counted);
          add(set.correct ? shares.faultyCorrect : shares.faultyIncorrect, !one.counted || one.codes.length > 0);
          if (difficulty !== 'easy' || !summary.view) continue;
          for (const { code } of record.rules) {
            const name = `${code} ${summary.view}`;
            const both = codes.get(name) ?? { code, view: summary.view, correct: counted(), incorrect: counted() };
            codes.set(name, both);
            add(set.correct ? both.correct : both.incorrect, one.codes.includes(code));
          }
        }
      }
    }
  }
  return { codes: [...codes.values()].sort((a, b) => a.code.localeCompare(b.code)), refused: [...refused.values()] };
}

/** @returns for each threshold that was set on these people what one set without a person says of that person */
export function runLeftOut(sets: readonly RatedSet[]): LeftOut[] {
  const judged = judgedSets(sets).flatMap((set) =>
    UIPRMD_YAWS.flatMap((yawDeg) =>
      findMovements(recordOf(set), projected(set, yawDeg)).map((window) => ({ set, window })),
    ),
  );
  return FITTED.map((code) => {
    const record = findRecord(code.slice(0, code.indexOf('.')));
    const rule = record?.rules.find((one) => one.code === code) as Rule;
    const check = rule.when[0] as Check;
    const values = judged
      .filter(({ set, window }) => set.movement === record?.name && seen(rule, window))
      .map(({ set, window }) => ({ set, value: window.measure(check.measure) }))
      .filter(({ value }) => !Number.isNaN(value));
    const thresholds: number[] = [];
    const [correct, incorrect] = [counted(), counted()];
    for (const subject of new Set(values.map(({ set }) => set.subject))) {
      const threshold = fitted(
        values.filter(({ set }) => set.subject !== subject),
        check,
      );
      thresholds.push(threshold);
      for (const { set, value } of values.filter((one) => one.set.subject === subject)) {
        add(set.correct ? correct : incorrect, beyond(check, value, threshold));
      }
    }
    const threshold = check.max ?? check.min ?? NaN;
    return { code, threshold, fitted: [Math.min(...thresholds), Math.max(...thresholds)], correct, incorrect };
  });
}

/** Sets of movements that the catalogue has; stands and side steps have no record. */
function judgedSets(sets: readonly RatedSet[]): readonly RatedSet[] {
  return sets.filter(({ movement }) => findRecord(movement));
}

function recordOf({ movement }: RatedSet): RepetitionRecord {
  return findRecord(movement) as RepetitionRecord;
}

function seen({ views }: Rule, { view }: MovementWindow): boolean {
  return !views || (view !== undefined && views.includes(view));
}

function beyond({ max }: Check, value: number, threshold: number): boolean {
  return max === undefined ? value < threshold : value > threshold;
}

/** @returns a threshold beyond all that was rated correct, by a third of how much that differs */
function fitted(all: readonly { readonly set: RatedSet; readonly value: number }[], { max }: Check): number {
  const correct = all.filter(({ set }) => set.correct).map(({ value }) => value);
  const [low, high] = [Math.min(...correct), Math.max(...correct)];
  return max === undefined ? low - MARGIN * (high - low) : high + MARGIN * (high - low);
}
