/**
 * Prints how people whose form was rated are counted and judged.
 */
import { shareOf } from './form.js';
import type { CodeShares, LeftOut, RefusedShares, Share } from './form.js';
import type { RatedResult } from './rated.js';
import { percent, row, say } from './say.js';
import { UIPRMD_YAWS } from './uiprmd.js';

const WIDTH = 36;

const share = ({ of, flagged }: Share): string => `${flagged}/${of}`;

/** Sets with the right count, by movement, exercise and view. */
export function sayRated(title: string, results: readonly RatedResult[], verbose: boolean): void {
  say(row(title, WIDTH, [...UIPRMD_YAWS.map((yaw) => `${yaw}°`), 'all']));
  for (const pair of new Set(results.map(({ movement, exercise }) => `${movement} as ${exercise}`))) {
    const mine = results.filter(({ movement, exercise }) => `${movement} as ${exercise}` === pair);
    const right = (of: readonly RatedResult[]): string =>
      `${of.filter(({ count, wanted }) => count === wanted).length}/${of.length}`;
    say(
      row(`  ${pair}`, WIDTH, [
        ...UIPRMD_YAWS.map((yaw) => right(mine.filter((one) => one.yawDeg === yaw))),
        right(mine),
      ]),
    );
    for (const { subject, correct, yawDeg, count, wanted } of verbose ? mine : []) {
      if (count !== wanted)
        say(`      person ${subject}${correct ? '' : ', incorrect'}, ${yawDeg}°: ${count}, not ${wanted}`);
    }
  }
  say();
}

/** Findings by code and view, what each difficulty refuses, and thresholds fitted without a person. */
export function sayForm(
  codes: readonly CodeShares[],
  refused: readonly RefusedShares[],
  leftOut: readonly LeftOut[],
): void {
  say(row('Findings on people', WIDTH, ['view', 'correct', 'incorrect', 'precision', 'recall']));
  for (const { code, view, correct, incorrect } of codes) {
    // Of as many correct as incorrect ones.
    const precision = shareOf(incorrect) / (shareOf(incorrect) + shareOf(correct));
    const cells = [view, share(correct), share(incorrect), percent(precision), percent(shareOf(incorrect))];
    if (correct.flagged + incorrect.flagged > 0) say(row(`  ${code}`, WIDTH, cells));
  }
  const silent = [...new Set(codes.map(({ code }) => code))].filter((code) =>
    codes.every((one) => one.code !== code || one.correct.flagged + one.incorrect.flagged === 0),
  );
  say(`  never said of them: ${silent.join(', ')}`);
  say();
  say(row('Did not go far enough', WIDTH, ['of correct', 'incorrect', '… or finding', 'incorrect']));
  for (const { movement, yawDeg, difficulty, correct, incorrect, faultyCorrect, faultyIncorrect } of refused) {
    const cells = [correct, incorrect, faultyCorrect, faultyIncorrect].map(share);
    say(row(`  ${movement} ${yawDeg}° ${difficulty}`, WIDTH, cells));
  }
  say();
  say(row('Thresholds fitted without a person', WIDTH, ['in use', 'fitted', '', 'correct', 'incorrect']));
  for (const { code, threshold, fitted, correct, incorrect } of leftOut) {
    const cells = [String(threshold), ...fitted.map((one) => one.toFixed(2)), share(correct), share(incorrect)];
    say(row(`  ${code}`, WIDTH, cells));
  }
  say();
}
