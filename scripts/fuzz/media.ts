/**
 * Damaged media files, one after the other on one element.
 */
import { join } from 'node:path';
import { ROOT } from '../lib/run.mjs';
import { openFuzzedPage, pageMemory, save, type FuzzedPage, type FuzzLab } from './lab.js';
import { count, type Failure, type FuzzPart } from './report.js';

/**
 * Longest that a case may take, on a machine that does other things as well. A worker that is caught in a loop by what it
 * reads is given up after half a minute.
 */
const BOUND_MS = 45_000;

/** How much longer the page may be busy with it. */
const BLOCKED_MS = BOUND_MS + 30_000;

/** A sound file has to give the same as before after so many cases. */
const CHECK_EVERY = 20;

/** A page process beyond this has kept what it should have let go, or taken what a file only said. */
const MOST_MEMORY_MB = 2000;

/** Runs the cases of a seed. */
export const fuzzMedia: FuzzPart = async (lab, seed, from, to, log) => {
  const outcomes = new Map<string, number>();
  const failures: Failure[] = [];
  let slowest = { index: -1, ms: 0 };
  let memory = { now: 0, most: 0 };
  let fuzzed = await open(lab, seed, to, failures);
  for (let index = from; index < to; index++) {
    const problems: string[] = [];
    let what = 'a file';
    try {
      const outcome = await fuzzed.call('runMedia', [index], BLOCKED_MS);
      what = `${outcome.file}${outcome.message === undefined ? '' : `: ${outcome.message}`}`;
      count(outcomes, outcome.outcome);
      problems.push(...outcome.problems);
      if (outcome.tookMs > slowest.ms) slowest = { index, ms: outcome.tookMs };
    } catch (error) {
      count(outcomes, 'page lost');
      problems.push(error instanceof Error ? error.message : String(error));
    }
    if (!lab.browser.connected) throw new Error('The browser is gone.');
    problems.push(...fuzzed.takeProblems());
    const isLost = problems.some((problem) => /no end after|has not answered|crashed/.test(problem));
    if (problems.length > 0) {
      const description = await describe(lab, fuzzed, seed, index, to, isLost).catch((error: unknown) => String(error));
      failures.push({ part: 'media', index, what: `${what}\n    ${description}`, problems });
      log(`media case ${index}: ${what}\n  ${problems.join('\n  ')}\n  ${description}`);
    }
    if (isLost) {
      await fuzzed.close();
      fuzzed = await open(lab, seed, to, failures);
    } else if ((index + 1 - from) % CHECK_EVERY === 0 || index === to - 1) {
      const wrong = [...(await fuzzed.call('checkMedia', [], BLOCKED_MS).catch((error: unknown) => [String(error)]))];
      const now = await pageMemory(lab);
      memory = { now: now.now, most: Math.max(memory.most, now.most) };
      if (now.most > MOST_MEMORY_MB) wrong.push(`the page has taken ${now.most} MB`);
      wrong.push(...fuzzed.takeProblems());
      if (wrong.length > 0) {
        failures.push({ part: 'media', index, what: `after the cases up to ${index}`, problems: wrong });
        log(`after media case ${index}: ${wrong.join('; ')}`);
        await fuzzed.close();
        fuzzed = await open(lab, seed, to, failures);
      }
      log(`media: ${index + 1 - from} of ${to - from}, ${memory.now} MB`);
    }
  }
  await fuzzed.close();
  const notes = [
    `slowest case ${slowest.index}: ${(slowest.ms / 1000).toFixed(1)} s; page memory ${memory.now} MB at the end, ${memory.most} MB at most`,
  ];
  return { part: 'media', cases: to - from, outcomes, failures, notes };
};

async function open(lab: FuzzLab, seed: number, cases: number, failures: Failure[]): Promise<FuzzedPage> {
  const fuzzed = await openFuzzedPage(lab, '/fuzz/index.html');
  const wrong = await fuzzed.call('beginMedia', [seed, cases, BOUND_MS], BLOCKED_MS);
  if (wrong.length > 0) failures.push({ part: 'media', index: -1, what: 'before the first case', problems: wrong });
  return fuzzed;
}

/** Saves the case and its file, in a page of its own where the first one is lost. */
async function describe(
  lab: FuzzLab,
  fuzzed: FuzzedPage,
  seed: number,
  index: number,
  cases: number,
  isLost: boolean,
): Promise<string> {
  const own = isLost ? await open(lab, seed, cases, []) : fuzzed;
  try {
    const { text, name, base64 } = await own.call('describeMedia', [index], BLOCKED_MS);
    const folder = join(ROOT, 'out/fuzz', `media-${seed}-${index}`);
    await save(folder, { 'case.json': text, [name]: Buffer.from(base64, 'base64') });
    return `${text.replace(/\s+/g, ' ')} saved in ${folder.slice(ROOT.length)}`;
  } finally {
    if (own !== fuzzed) await own.close();
  }
}
