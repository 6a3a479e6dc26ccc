/**
 * Commands to the endpoint page, one after the other in the same page.
 */
import { ENDPOINT, openFuzzedPage, type FuzzedPage, type FuzzLab } from './lab.js';
import { count, type Failure, type FuzzPart } from './report.js';

/** A sound file has to be analysed after so many commands. */
const CHECK_EVERY = 25;

/** Runs the cases of a seed. */
export const fuzzCommands: FuzzPart = async (lab, seed, from, to, log) => {
  const outcomes = new Map<string, number>();
  const failures: Failure[] = [];
  let fuzzed = await open(lab, seed, to);
  for (let index = from; index < to; index++) {
    const problems: string[] = [];
    try {
      problems.push(...(await fuzzed.call('runCommand', [index])));
      if ((index + 1 - from) % CHECK_EVERY === 0 || index === to - 1)
        problems.push(...(await fuzzed.call('checkCommands', [])));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
    if (!lab.browser.connected) throw new Error('The browser is gone.');
    problems.push(...fuzzed.takeProblems());
    count(outcomes, problems.length > 0 ? 'failed' : 'kept');
    if (problems.length > 0) {
      const what = await fuzzed.call('describeCommand', [index]).catch(() => 'a command');
      failures.push({ part: 'commands', index, what: what.slice(0, 600), problems });
      log(`commands case ${index}: ${what}\n  ${problems.join('\n  ')}`);
      await fuzzed.close();
      fuzzed = await open(lab, seed, to);
    }
    if ((index + 1 - from) % 100 === 0) log(`commands: ${index + 1 - from} of ${to - from}`);
  }
  await fuzzed.close();
  return { part: 'commands', cases: to - from, outcomes, failures, notes: [] };
};

async function open(lab: FuzzLab, seed: number, cases: number): Promise<FuzzedPage> {
  const fuzzed = await openFuzzedPage(lab, `${ENDPOINT}?token=fuzz&pace=max`);
  await fuzzed.call('beginEndpoint', []);
  await fuzzed.call('beginCommands', [seed, cases]);
  return fuzzed;
}
