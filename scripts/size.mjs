/**
 * Prints what a visitor loads, against the budgets:
 *
 * - before the first interaction: `dist/define.js` with everything that it imports statically, gzipped;
 * - where an exercise is set: the engine that counts those that come with it, with everything that it imports statically, gzipped;
 * - for pages that nobody touches: nothing but that, out of view, with `preload` none or intent, and of the endpoint page nothing
 *   but its own script;
 * - for a run with the default model: every file of the package that a real run of the endpoint page asks for, as a server that
 *   compresses sends it (model weights are sent as they are).
 * - for runs with the other models of the package, the same, without a budget.
 *
 * `npm run size -- CLIP` takes another clip than the demo's sample. The exit code is 1 where a budget is exceeded.
 */
import { join } from 'node:path';
import { readModels } from './lib/models.mjs';
import { ROOT } from './lib/run.mjs';
import {
  BUDGETS,
  DIST,
  filesOfEndpointScript,
  filesOfEngine,
  filesOfRun,
  filesOfScript,
  filesOfUntouchedPages,
  sentOf,
  sizes,
} from './lib/transfer.mjs';

/** What checks a token before there is anything else, with what it imports. */
const CHECK = /\/(early-admission|access|admission)-[^/]+\.js$/;

try {
  const script = await filesOfScript();
  const endpointScript = await filesOfEndpointScript();
  const untouched = (await filesOfUntouchedPages()).map(([title, files, isEndpoint]) => {
    const allowed = new Set(isEndpoint ? endpointScript : script);
    // The endpoint page checks its token at once.
    const isAllowed = (/** @type {string} */ file) => allowed.has(file) || (isEndpoint && CHECK.test(file));
    const more = files.filter((file) => /\.(js|mjs|bin|wasm|task|json)$/.test(file) && !isAllowed(file));
    console.log(`\nUntouched page (${title}): ${more.length === 0 ? 'the script alone' : `MORE: ${more.join(', ')}`}`);
    return more.length === 0;
  });
  const [[, byDefault], ...others] = (await readModels()).filter(([, { buildFlag }]) => !buildFlag);
  const clip = process.argv[2] ?? join(ROOT, 'demo/sample.mp4');
  const fits = [
    ...untouched,
    report('Script tag, before first interaction', script, BUDGETS.script),
    report('Exercise engine, with the exercises that come with it', await filesOfEngine(), BUDGETS.engine),
    report(`${byDefault.title} run in total`, await filesOfRun(clip), BUDGETS.run),
  ];
  for (const [, { title, chosenBy }] of others) {
    report(`${title} run in total`, await filesOfRun(clip, { ...chosenBy, analysisFps: 1 }));
  }
  process.exitCode = fits.every(Boolean) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * Prints one table.
 * @param {string} title
 * @param {readonly string[]} files
 * @param {number} [budget] in bytes; without one everything fits
 * @returns {boolean} whether it fits
 */
function report(title, files, budget = Infinity) {
  const rows = files.map((file) => ({ name: file.slice(DIST.length + 1), ...sizes(file) }));
  rows.sort((a, b) => b.sent - a.sent);
  const total = sentOf(files);
  console.log(`\n${title}`);
  for (const { name, raw, sent } of rows) console.log(`  ${kb(sent)} ${kb(raw)} raw  ${name}`);
  const verdict = total <= budget ? 'fits' : 'OVER';
  const against = budget === Infinity ? '' : ` of ${(budget / 1000).toLocaleString('en')} kB: ${verdict}`;
  console.log(`  ${kb(total)}${against}`);
  return total <= budget;
}

/** @param {number} bytes */
function kb(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}
