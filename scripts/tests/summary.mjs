/**
 * What a run of the tests came to, for people: counts, times by tier and file, and everything that makes it fail.
 */
import { unheld } from './promises.mjs';
import { count } from './report.mjs';
import { TIERS, TOLERANCE, tierOf } from './tiers.mjs';

/** @typedef {import('./report.mjs').Report} Report */

/**
 * @typedef {object} Ended
 * @property {string} name
 * @property {boolean} ok
 * @property {number} seconds
 * @property {number} [budgetS] of a step that is no test runner
 * @property {Report} [report] of a test runner
 */

/**
 * @typedef {object} Summary
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures
 * @property {string[]} lines everything to be printed
 */

/**
 * @param {readonly Ended[]} jobs
 * @param {readonly string[]} failures what failed besides
 * @param {number} slowness how many times as long as usual the machine takes (`yardstick.mjs`): budgets grow with it
 * @param {readonly import('./promises.mjs').PromisedRow[]} promises of the documentation, which this run is to hold
 * @returns {Summary}
 */
export function summarise(jobs, failures = [], slowness = 1, promises = []) {
  const reports = jobs.flatMap(({ report }) => (report ? [report] : []));
  const all = [
    ...failures,
    ...jobs.flatMap((job) => failuresOf(job, slowness)),
    ...overBudget(reports, slowness),
    ...skippedTests(reports)
      .filter(({ title }) => !WITH_REASON.test(title))
      .map(unexplained),
    ...unheld(promises, reports),
  ];
  const ofTests = reports.reduce((sum, report) => sum + count(report, 'failed'), 0);
  const checks = jobs.filter(({ report, ok }) => !report && ok).length;
  return {
    passed: checks + reports.reduce((sum, report) => sum + count(report, 'passed'), 0),
    // Failed tests of one suite are one line, and count each.
    failed: ofTests + all.length - jobs.filter(({ report }) => report && count(report, 'failed') > 0).length,
    skipped: reports.reduce((sum, report) => sum + count(report, 'skipped'), 0),
    failures: all,
    lines: [
      ...section(
        'Skipped',
        skippedTests(reports).map(({ place, file, title }) => `${place}: ${file}: ${title}`),
      ),
      ...section(
        'Run once more',
        reports.flatMap(({ place, repeated = [] }) => repeated.map((what) => `${place}: ${what}`)),
      ),
      ...section('Seconds by file', fileTimes(reports)),
      ...section('Seconds by tier', tierTimes(reports)),
      ...section('Steps', jobs.map(lineOf)),
      ...section('Failed', [...all, ...failedTests(reports)]),
    ],
  };
}

/** What `skip` of test/helpers/skip.ts puts behind a title. */
const WITH_REASON = /\[skipped: .+\]$/;

/** @param {{ place: string, file: string, title: string }} test */
function unexplained({ place, file, title }) {
  return `${place}: ${file}: "${title}" was skipped without a reason`;
}

/**
 * @param {Ended} job
 * @param {number} slowness
 */
function failuresOf({ name, ok, seconds, budgetS, report }, slowness) {
  if (!report) {
    const isOver = budgetS !== undefined && seconds > slowness * TOLERANCE * budgetS;
    return [
      ...(ok ? [] : [name]),
      ...(isOver ? [`${name} took ${Math.round(seconds)} s; its budget is ${budgetS} s`] : []),
    ];
  }
  const failed = count(report, 'failed');
  return [
    ...(failed > 0 ? [`${name}: ${failed} failed`] : []),
    ...report.problems.map(({ file, what }) => `${name}: ${file ? `${file}: ` : ''}${what}`),
    ...(!ok && failed === 0 && report.problems.length === 0 ? [`${name}: the runner broke`] : []),
  ];
}

/** @param {Ended} job */
function lineOf({ name, ok, seconds, budgetS, report }) {
  const counts = report
    ? `${count(report, 'passed')} passed, ${count(report, 'failed')} failed, ${count(report, 'skipped')} skipped`
    : ok
      ? 'passed'
      : 'failed';
  return `${name}: ${counts} in ${Math.round(seconds)} s${budgetS === undefined ? '' : ` of ${budgetS}`}`;
}

/** @param {readonly Report[]} reports */
function skippedTests(reports) {
  return testsThat('skipped', reports);
}

/** @param {readonly Report[]} reports */
function failedTests(reports) {
  return testsThat('failed', reports).map(({ place, file, title }) => `${place}: ${file}: ${title}`);
}

/**
 * @param {import('./report.mjs').TestResult['state']} wanted
 * @param {readonly Report[]} reports
 */
function testsThat(wanted, reports) {
  return reports.flatMap(({ place, tests }) =>
    tests.filter(({ state }) => state === wanted).map(({ file, title }) => ({ place, file, title })),
  );
}

/**
 * Seconds of each tier at each place.
 * @param {readonly Report[]} reports
 */
export function secondsByTier(reports) {
  /** @type {{ tier: string, place: string, seconds: number, budgetS: number | undefined }[]} */
  const times = [];
  for (const { place, files } of reports) {
    for (const [tier, { budgetS }] of Object.entries(TIERS)) {
      const own = files.filter(({ file }) => tierOf(file) === tier);
      if (own.length === 0) continue;
      const seconds = own.reduce((sum, file) => sum + file.seconds, 0);
      times.push({ tier, place, seconds, budgetS: budgetS[place] });
    }
  }
  return times;
}

/**
 * @param {readonly Report[]} reports
 * @param {number} slowness
 */
function overBudget(reports, slowness) {
  return secondsByTier(reports).flatMap(({ tier, place, seconds, budgetS }) =>
    budgetS !== undefined && seconds > slowness * TOLERANCE * budgetS
      ? [`the tier ${tier} took ${Math.round(seconds)} s in ${place}; its budget is ${budgetS} s`]
      : [],
  );
}

/** @param {readonly Report[]} reports */
function tierTimes(reports) {
  return secondsByTier(reports).map(
    ({ tier, place, seconds, budgetS }) =>
      `${tier} in ${place}: ${Math.round(seconds)} s${budgetS === undefined ? '' : ` of ${budgetS}`}`,
  );
}

/**
 * Seconds of each file at each place, the slowest first.
 * @param {readonly Report[]} reports
 */
function fileTimes(reports) {
  return reports
    .flatMap(({ place, files }) => files.map(({ file, seconds }) => ({ place, file, seconds })))
    .sort((a, b) => b.seconds - a.seconds)
    .map(({ place, file, seconds }) => `${seconds.toFixed(1).padStart(6)} ${place.padEnd(8)} ${file}`);
}

/**
 * @param {string} title
 * @param {readonly string[]} lines
 */
function section(title, lines) {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines];
}
