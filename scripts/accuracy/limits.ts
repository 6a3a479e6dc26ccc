/**
 * What counting and judging must reach: the limits of the design.
 */
import { ALL } from './catalogue.js';
import { figuresOf, judgedOf } from './figures.js';
import { beatsChance, MOST_REFUSED, shareOf } from './form.js';
import type { CodeShares, RefusedShares } from './form.js';
import type { CrossResult, LabelResult } from './labelled.js';

/** Least share of the labelled recordings inside the label's range. */
export const LEAST_IN_RANGE = 0.95;
/** One false pair of recording and exercise in so many. */
export const PAIRS_FOR_ONE_FALSE = 250;

/** @returns what a run over recordings missed, in words */
export function missedCounting(what: string, all: readonly LabelResult[], cross: readonly CrossResult[]): string[] {
  // What hardly anybody has shown is no measure.
  const labels = all.filter(({ exercise }) => !isExperimental(exercise));
  const missed: string[] = [];
  const judged = judgedOf(labels);
  const inside = judged.filter(({ ok }) => ok).length;
  if (inside < LEAST_IN_RANGE * judged.length) {
    missed.push(`${what}: ${inside} of ${judged.length} in range, at least ${100 * LEAST_IN_RANGE} % are asked`);
  }
  const { far } = figuresOf(labels);
  if (far > 0) missed.push(`${what}: ${far} off by more than one, none may be`);
  const wrong = cross.filter(({ count }) => count > 0).length;
  if (wrong * PAIRS_FOR_ONE_FALSE > cross.length) {
    missed.push(
      `${what}: ${wrong} false counts in ${cross.length} pairs, at most one in ${PAIRS_FOR_ONE_FALSE} may be`,
    );
  }
  for (const { name, count, reason, expectedReason } of labels) {
    if (!expectedReason || (count === 0 && reason === expectedReason)) continue;
    missed.push(`${what}: ${name} has to be refused as ${expectedReason}, not ${count} with ${reason ?? 'no reason'}`);
  }
  return missed;
}

/** @returns what judging the form of rated people missed, in words */
export function missedForm(codes: readonly CodeShares[], refused: readonly RefusedShares[]): string[] {
  return [
    ...codes
      .filter((one) => !beatsChance(one))
      .map(({ code, view }) => `${code} from the ${view} does not beat chance on people: it has to abstain`),
    ...refused
      .filter(({ correct, difficulty }) => shareOf(correct) > MOST_REFUSED[difficulty])
      .map(
        ({ movement, yawDeg, difficulty, correct }) =>
          `${movement} at ${difficulty} from ${yawDeg}° refuses ${correct.flagged} of ${correct.of} that people rated ` +
          `correct, at most ${100 * MOST_REFUSED[difficulty]} % may be`,
      ),
  ];
}

function isExperimental(exercise: string): boolean {
  return ALL.some(({ name, experimental }) => name === exercise && experimental);
}
