/**
 * The test command: installs what it needs, checks the code, builds, runs the tests of a tier, and says how many passed.
 *
 *     node scripts/test.mjs [--tier landing|release|NAME,…] [--engines chromium,firefox,webkit] [--lanes N]
 *
 * Tiers are folders of `test/` (`scripts/tests/tiers.mjs`); `landing`, the default, is all but what only a release runs, with
 * all checks; `release` is everything, in every engine where it could differ. Single tiers are run without the checks. All engines are tested; one
 * that cannot be installed is a failure in CI or where it is asked for, else skipped. `--lanes` says how much is done at a
 * time: by default two, and one where there is but one core. The last line is `N passed, N failed`, with `, N skipped` where
 * something was; the exit code is 0 only where nothing failed. Each check that is not a test counts as one.
 */
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ensurePackages } from './lib/run.mjs';
import { LANDING, LANDING_BUDGET_S, TIERS, TOLERANCE, isTier } from './tests/tiers.mjs';

/** @typedef {import('./tests/jobs.mjs').Job} Job */
/** @typedef {import('./tests/summary.mjs').Ended} Ended */
/** @typedef {import('./browsers.mjs').Engine} Engine */

const started = performance.now();

const { values } = parseArgs({
  options: {
    tier: { type: 'string', default: 'landing' },
    engines: { type: 'string' },
    lanes: { type: 'string' },
  },
});
const isRelease = values.tier === 'release';
const isWhole = isRelease || values.tier === 'landing';
const tiers = isRelease ? Object.keys(TIERS) : isWhole ? LANDING : values.tier.split(',');
const unknown = isWhole ? undefined : tiers.find((name) => !isTier(name));
if (unknown !== undefined) refuse(`Unknown tier "${unknown}": take landing, release or some of ${LANDING.join(', ')}.`);
const lanes = values.lanes === undefined ? Math.min(2, availableParallelism()) : Number(values.lanes);
if (!(lanes >= 1)) refuse(`--lanes cannot be "${values.lanes}": take a number from 1 on.`);

ensurePackages();

// From here on there are packages to import.
const { BUILD, CHECKS, LONG, REPORTS, browserJobs, examples, mochaJob, setup } = await import('./tests/jobs.mjs');
const { isSetUp, parseEngines } = await import('./browsers.mjs');
const { readReport } = await import('./tests/report.mjs');
const { summarise } = await import('./tests/summary.mjs');
const { DOCUMENTS, promisesOf } = await import('./tests/promises.mjs');
const { startYardstick } = await import('./tests/yardstick.mjs');
const { default: concurrently } = await import('concurrently');

const yardstick = startYardstick();
rmSync(REPORTS, { recursive: true, force: true });
const engines = parseEngines(values.engines ?? process.env.ENGINES ?? 'all');

// The browsers come while the package is built and what needs neither is tested.
const [browsers, built, ...first] = await run([setup(engines), BUILD, ...only('unit')]);

const missing = engines.filter((engine) => !isSetUp(engine));
const found = engines.filter((engine) => !missing.includes(engine));
const isWanted = process.env.CI ?? values.engines ?? process.env.ENGINES;
const failures = missing.filter((engine) => isWanted || engine === 'chromium').map((engine) => `${engine} is missing`);
if (!built?.ok) failures.push('Nothing that needs the build was run');

// The longest first, so that the others fill the time beside it.
const second = built?.ok
  ? [
      ...found.toReversed().flatMap((engine) => browserJobs(engine, tiers, isRelease)),
      ...(isRelease ? LONG : []),
      ...only('node'),
      ...(found.includes('webkit') ? only('native') : []),
      ...(isWhole ? [examples(isRelease), ...CHECKS] : []),
    ]
  : CHECKS;
const ended = [...(built ? [built] : []), ...first, ...(await run(second))];

const seconds = Math.round((performance.now() - started) / 1000);
const slowness = yardstick();
if (values.tier === 'landing' && seconds > slowness * TOLERANCE * LANDING_BUDGET_S)
  failures.push(`the run took ${seconds} s; its budget is ${LANDING_BUDGET_S} s`);
// One engine alone skips what it lacks and another holds.
const promises = isWhole && missing.length === 0 ? DOCUMENTS.flatMap(promisesOf) : [];
const { passed, failed, skipped, lines } = summarise(ended, failures, slowness, promises);
console.log(lines.join('\n'));
if (slowness > 1)
  console.log(`\nThis machine took ${slowness.toFixed(1)} times as long as usual, and so may everything`);
console.log(
  `\n${seconds} s in all, of which ${Math.round(browsers?.seconds ?? 0)} s for installing browsers, beside the build\n`,
);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/**
 * @param {string} tier
 * @returns {Job[]} none where it is not to be run
 */
function only(tier) {
  return tiers.includes(tier) ? [mochaJob(tier)] : [];
}

/**
 * Runs commands side by side, the first ones first.
 * @param {readonly Job[]} jobs
 * @returns {Promise<Ended[]>}
 */
async function run(jobs) {
  if (jobs.length === 0) return [];
  const { result } = concurrently(
    jobs.map(({ name, command, env }) => ({ name, command, ...(env && { env }) })),
    { maxProcesses: lanes, group: true, prefix: 'none' },
  );
  // It rejects with the same where one has failed.
  const events = await result.catch((/** @type {import('concurrently').CloseEvent[]} */ all) => all);
  return jobs.map((job, index) => {
    const event = events.find((candidate) => candidate.index === index);
    return {
      name: job.name,
      ok: event?.exitCode === 0,
      seconds: event?.timings.durationSeconds ?? 0,
      ...(job.budgetS !== undefined && { budgetS: job.budgetS }),
      ...(job.report !== undefined && job.place !== undefined && { report: readReport(job.report, job.place) }),
    };
  });
}

/**
 * @param {string} why
 * @returns {never}
 */
function refuse(why) {
  console.error(why);
  process.exit(2);
}
