/**
 * Prints how the synthetic athlete is counted and judged.
 */
import type { ConditionResult } from './conditions.js';
import { percent, row, say } from './say.js';
import type { CodeResult, GridResult } from './synthetic.js';

const WIDTH = 36;

/** Shares exact, refused and wrong by exercise. */
export function sayConditions(results: readonly ConditionResult[], verbose: boolean): void {
  say(row('Synthetic athlete, every condition', WIDTH, ['cases', 'exact', 'refused', 'wrong']));
  for (const exercise of new Set(results.map((result) => result.exercise))) {
    const mine = results.filter((result) => result.exercise === exercise);
    const share = (verdict: string): string =>
      percent(mine.filter((one) => one.verdict === verdict).length / mine.length);
    say(row(`  ${exercise}`, WIDTH, [String(mine.length), share('exact'), share('refused'), share('wrong')]));
    for (const { where, count, wanted, verdict, reason } of verbose ? mine : []) {
      if (verdict !== 'exact') say(`      ${verdict}: ${where}: ${count}, not ${wanted} ${reason ?? ''}`);
    }
  }
  say();
}

/** Cases that are exact by exercise. */
export function sayGrid(results: readonly GridResult[], verbose: boolean): void {
  say(row('Synthetic athlete, every difficulty', WIDTH, ['cases', 'exact']));
  for (const exercise of new Set(results.map((result) => result.exercise))) {
    const mine = results.filter((result) => result.exercise === exercise);
    const wrong = mine.filter(({ ok }) => !ok);
    say(row(`  ${exercise}`, WIDTH, [String(mine.length), percent(1 - wrong.length / mine.length)]));
    for (const { view, difficulty, secondsPerRep, depth, expected, count, detail } of verbose ? wrong : []) {
      say(`      ${view} ${difficulty} ${secondsPerRep} s depth ${depth}: want ${expected}, got ${count} (${detail})`);
    }
  }
  say();
}

/** Precision and recall by code. */
export function sayFaults(results: readonly CodeResult[], verbose: boolean): void {
  say(row('Findings on the synthetic athlete', WIDTH, ['found', 'missed', 'wrong', 'precision', 'recall']));
  for (const { code, precision, recall, truePositives, falsePositives, falseNegatives, misses } of results) {
    const counts = [truePositives, falseNegatives, falsePositives].map(String);
    say(row(`  ${code}`, WIDTH, [...counts, percent(precision), percent(recall)]));
    for (const miss of verbose ? misses : []) say(`      ${miss}`);
  }
  say();
}
