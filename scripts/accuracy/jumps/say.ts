/**
 * Prints how exactly jumps are measured.
 */
import { percent, row, say } from '../say.js';
import { MOST_P95_CM, PUBLISHED_JUMPS, type JumpFigures } from './figures.js';
import type { FilmedJumps } from './film.js';

const WIDTH = 66;
const COLUMNS = ['jumps', 'missed', 'bias', 'p95', 'asked', 'limits', 'shown ±', 'inside'];

/** The table, with what others publish below. */
export function sayJumps(figures: readonly JumpFigures[], { jumps }: FilmedJumps, verbose: boolean): void {
  say(row('Jumps of the synthetic athlete, on video; cm', WIDTH, COLUMNS));
  for (const { view, fps, of, missed, bias, p95, limits, inside, shown } of figures) {
    const cells = [String(of), String(missed), signed(bias), p95.toFixed(1), String(MOST_P95_CM[fps])];
    say(row(`  ${fps} frames/s, ${view}`, WIDTH, [...cells, between(limits), shown.toFixed(1), percent(inside)]));
  }
  say(row('  published, of people:', WIDTH, []));
  for (const { what, fps, limits } of PUBLISHED_JUMPS) {
    say(row(`  ${fps} frames/s, ${what}`, WIDTH, ['', '', '', '', '', between(limits)]));
  }
  for (const { style, view, cameraHeightM, fps, trueCm, found } of verbose ? jumps : []) {
    const height = found ? `${found.heightCm ?? '–'} ± ${found.uncertaintyCm ?? '–'} ${found.kind}` : 'not found';
    say(`      ${style}, ${view}, camera at ${cameraHeightM} m, ${fps} frames/s: ${height}, true ${trueCm.toFixed(0)}`);
  }
  say();
}

function between([low, high]: readonly [number, number]): string {
  return `${signed(low)}…${signed(high)}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
