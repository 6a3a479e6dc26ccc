/**
 * Figures as a table, for the terminal and for the documentation.
 */
import { meets, type Figure, type Section, type Target } from './figures.js';

/** Digits that say something: three, and of very small values the first two. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value !== 0 && Math.abs(value) < 0.001) return value.toPrecision(2);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return Number(value.toFixed(digits)).toLocaleString('en', { maximumFractionDigits: 3 });
}

function cells(figure: Figure): { value: string; range: string; target: string; verdict: string } {
  const { value, unit, range, target } = figure;
  const isMet = meets(figure);
  return {
    value: `${number(value)} ${unit}`.trim(),
    range: range && range[0] !== range[1] ? `${number(range[0])}–${number(range[1])}` : '',
    target: target ? targetText(target) : '',
    verdict: isMet === undefined ? '' : isMet ? 'met' : `missed by ${missedBy(figure)}`,
  };
}

function targetText(target: Target): string {
  return 'atLeast' in target ? `≥ ${number(target.atLeast)}` : `≤ ${number(target.atMost)}`;
}

function missedBy({ value, target }: Figure): string {
  if (!target) return '';
  const wanted = 'atLeast' in target ? target.atLeast : target.atMost;
  return `${number((Math.abs(value - wanted) / wanted) * 100)} %`;
}

/** One section for the terminal. */
export function toText({ title, figures }: Section): string {
  const rows = figures.map((figure) => ({ ...figure, ...cells(figure) }));
  const width = (of: (row: (typeof rows)[number]) => string) => Math.max(0, ...rows.map((row) => of(row).length));
  const [labels, values, ranges] = [
    width(({ label }) => label),
    width(({ value }) => value),
    width(({ range }) => range),
  ];
  const lines = rows.map(({ label, value, range, target, verdict, note }) =>
    [
      `  ${label.padEnd(labels)}  ${value.padStart(values)}  ${range.padEnd(ranges)}`,
      target && `target ${target}: ${verdict.startsWith('missed') ? verdict.toUpperCase() : verdict}`,
      note && `(${note})`,
    ]
      .filter(Boolean)
      .join('  ')
      .trimEnd(),
  );
  return [title, ...lines].join('\n');
}

/** One section for the documentation. */
export function toMarkdown({ title, figures }: Section): string {
  const rows = figures.map((figure) => {
    const { value, range, target, verdict } = cells(figure);
    const note = figure.note?.replaceAll('|', '/') ?? '';
    return `| ${figure.label} | ${value} | ${range} | ${target} | ${verdict} | ${note} |`;
  });
  return [
    `### ${title}`,
    '',
    '| | median | range | target | met | remarks |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
