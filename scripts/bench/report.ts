/**
 * Where results go: a JSON file, and the table of docs/performance.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../lib/run.mjs';
import { meets, type Section } from './figures.js';
import { toMarkdown } from './table.js';

const DOCUMENT = join(ROOT, 'docs/performance.md');
const [BEGIN, END] = ['<!-- bench:begin -->', '<!-- bench:end -->'];

/** What the figures were measured on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly system: string;
  readonly browser: string;
}

/** A whole run. */
export interface Report {
  readonly date: string;
  readonly quick: boolean;
  readonly machine: Machine;
  readonly sections: readonly Section[];
}

export function describeMachine(browser: string): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    browser,
  };
}

/** Every figure with whether it meets its target. */
export function writeJson(file: string, report: Report): void {
  const sections = report.sections.map(({ figures, ...section }) => ({
    ...section,
    figures: figures.map((figure) => ({ ...figure, ...(figure.target && { met: meets(figure) }) })),
  }));
  writeFileSync(file, `${JSON.stringify({ ...report, sections }, null, 1)}\n`);
}

/**
 * Puts the tables in their place of the document.
 *
 * @param titles of all measurements, in the order of the document, where only some were made: theirs go among the others
 */
export async function writeDocument(report: Report, titles?: readonly string[]): Promise<void> {
  const text = readFileSync(DOCUMENT, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`${DOCUMENT} has no place for the tables (${BEGIN} … ${END}).`);
  const known = text.slice(before + BEGIN.length, after);
  const tables = titles ? replaceTables(known, report, titles) : allTables(report);
  const markdown = [text.slice(0, before) + BEGIN, tables.trim(), text.slice(after)].join('\n\n');
  writeFileSync(DOCUMENT, await format(markdown, { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' }));
}

function allTables({ sections, ...report }: Report): string {
  return [measuredOn(report), ...sections.map(toMarkdown)].join('\n\n');
}

/** Each table that was measured again says when. */
function replaceTables(known: string, { sections, ...report }: Report, titles: readonly string[]): string {
  const tables = known.split(/^(?=### )/m);
  const isOf = (table: string, title: string) => table.startsWith(`### ${title}\n`);
  for (const section of sections) {
    const [heading = '', ...rows] = toMarkdown(section).split('\n');
    const table = [heading, '', measuredOn(report), ...rows, '', ''].join('\n');
    const place = tables.findIndex((each) => isOf(each, section.title));
    const later = titles.slice(titles.indexOf(section.title) + 1);
    const next = tables.findIndex((each) => later.some((title) => isOf(each, title)));
    if (place >= 0) tables[place] = table;
    else tables.splice(next < 0 ? tables.length : next, 0, table);
  }
  return tables.join('');
}

function measuredOn({ date, machine }: Pick<Report, 'date' | 'machine'>): string {
  const { processor, cores, memoryGB, system, browser } = machine;
  return `Measured on ${date.slice(0, 10)}: ${processor}, ${cores} cores, ${memoryGB} GB, ${system}, no GPU; ${browser}, headless.`;
}
