/**
 * Prints what a run over recordings found.
 */
import { exercises } from '../../src/exercise/index.js';
import { falseCounts, figuresOf, judgedOf, PUBLISHED, wrongReasons } from './figures.js';
import type { Figures } from './figures.js';
import type { CrossResult, LabelResult } from './labelled.js';
import { percent, row, say } from './say.js';

const NAME_WIDTH = 34;
const COLUMNS = ['recordings', 'in range', 'exact', 'within 1', 'off > 1', 'mean error'];

const cells = ({ of, inRange, exact, offByOne, far, meanError }: Figures): string[] => [
  String(of),
  percent(inRange),
  percent(exact),
  percent(offByOne),
  String(far),
  meanError.toFixed(3),
];

/** Figures by exercise, and of all. */
export function sayFigures(title: string, results: readonly LabelResult[]): void {
  const counted = judgedOf(results).filter(({ range }) => range);
  say(title);
  say(row('', NAME_WIDTH, COLUMNS));
  for (const exercise of new Set(counted.map((result) => result.exercise))) {
    const mine = counted.filter((result) => result.exercise === exercise);
    say(row(`  ${exercise}`, NAME_WIDTH, cells(figuresOf(mine))));
  }
  say(row('  all', NAME_WIDTH, cells(figuresOf(counted))));
}

/** Everything about one run: figures, what was missed, holds, refusals, the matrix of false counts, reasons. */
export function sayRecordings(title: string, labels: readonly LabelResult[], cross: readonly CrossResult[]): void {
  const providers = [...new Set(labels.map(({ provider }) => provider))];
  sayFigures(title, labels);
  if (providers.length > 1) {
    for (const provider of providers) {
      sayFigures(
        `  of these ${provider}`,
        labels.filter((one) => one.provider === provider),
      );
    }
  }
  for (const { name, exercise, count, range, reason, nearMisses, ok } of judgedOf(labels)) {
    if (ok || !range) continue;
    say(`  missed: ${name} ${exercise} ${count}, not ${range.join('–')}: ${reason ?? ''} ${nearMisses.join(', ')}`);
  }
  for (const { name, found, hold, off, ok } of labels.filter((one) => one.hold)) {
    const span = (of: readonly [number, number] | null): string =>
      of ? `${of[0].toFixed(1)}–${of[1].toFixed(1)} s` : 'none';
    say(`  hold ${name} ${span(found)}, label ${span(hold)}: ${ok ? 'within' : 'OFF'} ${off.toFixed(2)} s`);
  }
  for (const { name, count, reason, expectedReason, confident, range } of labels) {
    if (expectedReason) say(`  to be refused: ${name} as ${expectedReason}: ${count} ${reason ?? ''}`);
    else if (!confident) say(`  a hint only: ${name} ${count}, label ${range?.join('–') ?? ''}`);
  }
  sayCross(cross);
  const reasons = new Map<string, number>();
  for (const { count, reason = '–' } of cross) if (count === 0) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const sorted = [...reasons].sort((a, b) => b[1] - a[1]).map(([code, times]) => `${code} ${times}`);
  say(`  reasons of zeros: ${sorted.join(', ')}`);
  const wrong = wrongReasons(labels, cross);
  say(`  reasons that the label contradicts: ${wrong.length}`);
  for (const one of wrong) say(`    ${one}`);
  say();
}

function sayCross(cross: readonly CrossResult[]): void {
  const rows = falseCounts(cross);
  for (const provider of new Set(cross.map((one) => one.provider))) {
    const mine = cross.filter((one) => one.provider === provider);
    const wrong = mine.filter(({ count }) => count > 0);
    const names = (of: readonly CrossResult[]): number => new Set(of.map(({ name }) => name)).size;
    say(
      `  false counts, ${provider}: ${wrong.length} of ${mine.length} pairs, in ${names(wrong)} of ${names(mine)} recordings`,
    );
  }
  if (rows.size === 0) return;
  say(
    row(
      '',
      NAME_WIDTH,
      exercises.map(({ name }) => name.slice(0, 10)),
    ),
  );
  for (const [name, counts] of rows) {
    const movement = cross.find((one) => one.name === name)?.movement ?? '';
    say(
      row(
        `    ${name} (${movement})`,
        NAME_WIDTH,
        exercises.map((one) => String(counts.get(one.name) ?? '·')),
      ),
    );
  }
}

/** What others report, beside ours. */
export function sayPublished(ours: Figures): void {
  say(row('Published', 74, ['within 1', 'mean error']));
  for (const { what, offByOne, meanError } of PUBLISHED) {
    say(row(`  ${what}`, 74, [offByOne === undefined ? '–' : percent(offByOne), meanError?.toFixed(2) ?? '–']));
  }
  say(row('  here, out of sample where that was run', 74, [percent(ours.offByOne), ours.meanError.toFixed(2)]));
  say();
}
