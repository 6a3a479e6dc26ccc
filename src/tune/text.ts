/**
 * What was found, as text that reads well in a terminal.
 */
import type { ByDifficulty } from '../exercise/types.js';
import { LEVELS, type Distribution } from './distribution.js';
import type { Answer, Per } from './question.js';
import type { Counted, TuneReport } from './tune.js';

const WIDTH = 100;
const NAME_WIDTH = 12;
const NUMBER_WIDTH = 10;

/** The parts of a record, by where they stand in it, and what their numbers are taken of. */
const SECTIONS: readonly (readonly [title: string, path: RegExp])[] = [
  ['Movements', /^cycle/],
  ['Evidence', /^identity/],
  ['Criteria', /^criteria/],
  ['To enter the hold', /^hold\.enter/],
  ['To stay in it', /^hold\.stay/],
  ['Angles', /^hold\.angles/],
  ['Stillness', /^hold\.still/],
  ['Rules', /^rules/],
  ['Score', /^score/],
];

const TAKEN_OF: Readonly<Record<Per, string>> = {
  movement: 'of each movement',
  set: 'usual of each set of movements',
  second: 'of each second',
  sample: 'of each frame',
  span: 'of each such time',
};

/** The most of a reason that is told. */
const MOST_CHECKS = 4;

/** @returns lines of at most 100 characters, where names allow it */
export function textOf(report: TuneReport): string {
  const lines = [
    `${report.exercise}, in ${report.unit}, difficulty ${report.difficulty}`,
    ...SECTIONS.flatMap(([title, path]) => {
      const numbers = report.numbers.filter((one) => path.test(one.path));
      return numbers.length > 0 ? ['', ...section(title, numbers)] : [];
    }),
    '',
    ...recordingsTable(report.recordings),
    '',
    summary(report.recordings),
  ];
  return lines.map((line) => line.trimEnd()).join('\n');
}

function section(title: string, numbers: readonly Answer[]): string[] {
  const [first] = numbers;
  const head = first ? `${title}, ${TAKEN_OF[first.per]}` : title;
  return [
    head,
    row('', ['number', ...Object.keys(LEVELS)]),
    ...numbers.flatMap((one) => [
      ...wrapped(
        [
          one.name,
          one.measure === one.name ? '' : one.measure,
          bounds(one),
          one.views ? `only ${one.views.join(', ')}` : '',
        ],
        '  ',
        '    ',
      ),
      row('it', cells(one.positive)),
      row('others', cells(one.negative)),
    ]),
  ];
}

function row(name: string, given: readonly string[]): string {
  return `    ${name}`.padEnd(NAME_WIDTH) + given.map((cell) => cell.padStart(NUMBER_WIDTH)).join('');
}

function cells({ count, ...levels }: Distribution): string[] {
  return [String(count), ...Object.values(levels).map((value) => (value === null ? '–' : shown(value)))];
}

/** Three digits that mean something. */
function shown(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

function bounds({ bounds: given }: Answer): string {
  const at = (bound: number | ByDifficulty): string => {
    if (typeof bound === 'number') return String(bound);
    return [bound.easy, bound.normal, bound.pro].map((one) => String(Number(one.toFixed(4)))).join(' / ');
  };
  return Object.entries(given)
    .map(([name, bound]) => `${name} ${at(bound)}`)
    .join(', ');
}

/** Parts with two spaces between, on as many lines as they need; one that needs more than a line is broken at its commas. */
function wrapped(parts: readonly string[], indent: string, further: string): string[] {
  const lines: string[] = [];
  let line = indent;
  const add = (text: string, space: string): void => {
    if (line.trim() === '') line += text;
    else if (line.length + space.length + text.length <= WIDTH) line += space + text;
    else {
      lines.push(line);
      line = further + text;
    }
  };
  for (const part of parts.filter((one) => one !== '')) {
    if (further.length + part.length <= WIDTH) add(part, '  ');
    else for (const [index, piece] of part.split(/(?<=,) /).entries()) add(piece, index === 0 ? '  ' : ' ');
  }
  return [...lines, line];
}

function recordingsTable(recordings: readonly Counted[]): string[] {
  const head = ['', 'recording', 'movement', 'view', 'wanted', 'counted', 'movements'];
  const rows = recordings.map(({ verdict, name, movement, view, wanted, count, movements }) => [
    verdict,
    name,
    movement,
    view ?? '–',
    wanted ? [...new Set(wanted)].join('–') : '–',
    String(count),
    movements === null ? '–' : String(movements),
  ]);
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((one) => one[column] ?? '')].map(lengthOf)),
  );
  const line = (one: readonly string[]): string =>
    one
      .map((cell, column) => (column < 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [
    'Recordings',
    `  ${line(head)}`,
    ...rows.flatMap((one, index) => wrapped([line(one), why(recordings[index])], '  ', '      ')),
  ];
}

const lengthOf = ({ length }: string): number => length;

function why(recording: Counted | undefined): string {
  if (!recording) return '';
  const { reason, nearMisses } = recording;
  const missed = Object.entries(nearMisses).map(([code, times]) => `${times} × ${code}`);
  const parts = missed.length > 0 ? [`near misses: ${missed.join(', ')}`] : [];
  // What was nearly done says why by itself.
  if (reason && missed.length === 0) {
    const checks = (reason.checks ?? []).slice(0, MOST_CHECKS);
    parts.push([reason.code, ...(checks.length > 0 ? [checks.join(', ')] : [])].join(': '));
  }
  if (reason?.looks_like) parts.push(`looks like ${reason.looks_like}`);
  return parts.join('; ');
}

function summary(recordings: readonly Counted[]): string {
  const of = (role: Counted['role'], isSo: (one: Counted) => boolean): number =>
    recordings.filter((one) => one.role === role && isSo(one)).length;
  const judged = of('positive', ({ verdict }) => verdict !== 'unknown');
  const right = of('positive', ({ verdict }) => verdict === 'right');
  const others = of('negative', () => true);
  const wrong = of('negative', ({ verdict }) => verdict === 'false');
  return `${right} of ${judged} recordings of it are counted right, ${wrong} of ${others} others are counted.`;
}
