/**
 * Gives the built package what nobody should give it, in headless Chromium: `npm run fuzz -- [options]`
 *
 *     --cases N      how many in all (default 300): half of them media, a third parameters, the rest commands
 *     --seed S       what the cases depend on (default: another one each time; it is printed)
 *     --only NAME,…  some of media, parameters, commands
 *     --case I       one case of that seed alone
 *
 * media: fixture files damaged by structure and by byte. parameters: options with hostile values, by URL, attribute and
 * property. commands: messages to the endpoint page. A network of a few lines stands in for the model. What failed is
 * saved in out/fuzz; the exit code is 1 then.
 */
import { parseArgs } from 'node:util';
import { fuzzCommands } from './fuzz/commands.js';
import { openFuzzLab } from './fuzz/lab.js';
import { fuzzMedia } from './fuzz/media.js';
import { fuzzParameters } from './fuzz/parameters.js';
import { toText } from './fuzz/report.js';

const PARTS = {
  media: { run: fuzzMedia, share: 0.5 },
  parameters: { run: fuzzParameters, share: 0.35 },
  commands: { run: fuzzCommands, share: 0.15 },
};

type PartName = keyof typeof PARTS;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '300' },
    seed: { type: 'string' },
    only: { type: 'string' },
    case: { type: 'string' },
  },
});
const names = (values.only?.split(',') ?? Object.keys(PARTS)) as PartName[];
const unknown = names.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) throw new Error(`There is no part ${unknown}; there are ${Object.keys(PARTS).join(', ')}.`);
const cases = wholeNumber('cases', values.cases);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : wholeNumber('seed', values.seed);
const only = values.case === undefined ? undefined : wholeNumber('case', values.case);

console.log(`Seed ${seed}`);
const lab = await openFuzzLab();
let failed = false;
try {
  const shares = names.reduce((sum, name) => sum + PARTS[name].share, 0);
  for (const name of names) {
    const count = Math.round((cases * PARTS[name].share) / shares);
    const [from, to] = only === undefined ? [0, count] : [only, only + 1];
    const report = await PARTS[name].run(lab, seed, from, to, (text) => console.error(text));
    failed ||= report.failures.length > 0;
    console.log(toText(report, seed));
  }
} finally {
  await lab.close();
}
process.exitCode = failed ? 1 : 0;

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} takes a whole number, not ${text}.`);
  return number;
}
