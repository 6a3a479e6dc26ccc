/**
 * Options with hostile values: through the endpoint page's URL, and through an element's attributes and properties.
 */
import { parameterCases } from '../../test/fuzz/parameter-cases.js';
import { ENDPOINT, openFuzzedPage, type FuzzedPage, type FuzzLab } from './lab.js';
import { count, type Failure, type FuzzPart } from './report.js';

/** Runs the cases of a seed. */
export const fuzzParameters: FuzzPart = async (lab, seed, from, to, log) => {
  const outcomes = new Map<string, number>();
  const failures: Failure[] = [];
  const cases = parameterCases(seed, to);
  let element: FuzzedPage | undefined;
  for (let index = from; index < to; index++) {
    const given = cases[index];
    if (!given) break;
    const settings = given.settings.map(({ option, value }) => `${option.name}=${JSON.stringify(value)}`).join(' ');
    const mayLeave = given.settings.some(({ option }) => ['url', 'folder', 'reference'].includes(option.type));
    const problems: string[] = [];
    let fuzzed: FuzzedPage | undefined;
    try {
      if (given.through === 'url') {
        fuzzed = await openFuzzedPage(lab, `${ENDPOINT}?${given.query}`);
        await fuzzed.call('beginEndpoint', []);
        problems.push(...(await fuzzed.call('checkUrl', [given.analysed])));
      } else {
        fuzzed = element ??= await openElement(lab, seed, to);
        problems.push(...(await fuzzed.call('runParameters', [index])));
      }
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
    if (!lab.browser.connected) throw new Error('The browser is gone.');
    problems.push(...(fuzzed?.takeProblems() ?? []));
    const outside = fuzzed?.takeOutside() ?? [];
    if (!mayLeave && outside.length > 0) problems.push(`asks for ${outside.join(', ')}`);
    if (given.through === 'url') await fuzzed?.close();
    count(outcomes, `${given.through} ${problems.length > 0 ? 'failed' : 'kept'}`);
    if (problems.length > 0) {
      const what = `${given.through} ${given.through === 'url' ? given.query : settings}`.slice(0, 600);
      failures.push({ part: 'parameters', index, what, problems });
      log(`parameters case ${index}: ${what}\n  ${problems.join('\n  ')}`);
      if (given.through !== 'url') {
        await element?.close();
        element = undefined;
      }
    }
    if ((index + 1 - from) % 50 === 0) log(`parameters: ${index + 1 - from} of ${to - from}`);
  }
  await element?.close();
  return { part: 'parameters', cases: to - from, outcomes, failures, notes: [] };
};

async function openElement(lab: FuzzLab, seed: number, cases: number): Promise<FuzzedPage> {
  const fuzzed = await openFuzzedPage(lab, '/fuzz/index.html');
  await fuzzed.call('beginParameters', [seed, cases]);
  return fuzzed;
}
