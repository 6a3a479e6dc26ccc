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

/** Puts the tables in their place of the document. */
export async function writeDocument({ date, machine, sections }: Report): Promise<void> {
  const text = readFileSync(DOCUMENT, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`${DOCUMENT} has no place for the tables (${BEGIN} … ${END}).`);
  const { processor, cores, memoryGB, system, browser } = machine;
  const head = `Measured on ${date.slice(0, 10)}: ${processor}, ${cores} cores, ${memoryGB} GB, ${system}, no GPU; ${browser}, headless.`;
  const body = [BEGIN, '', head, ...sections.map((section) => `\n${toMarkdown(section)}`), '', ''].join('\n');
  const markdown = text.slice(0, before) + body + text.slice(after);
  writeFileSync(DOCUMENT, await format(markdown, { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' }));
}
