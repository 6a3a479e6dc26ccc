/**
 * Mocha reporter: the usual listing for people, and a report for `scripts/test.mjs`.
 */
import { relative } from 'node:path';
import Mocha from 'mocha';
import { writeReport } from '../report.mjs';

const {
  EVENT_HOOK_END,
  EVENT_RUN_BEGIN,
  EVENT_RUN_END,
  EVENT_TEST_END,
  EVENT_TEST_FAIL,
  EVENT_TEST_PASS,
  EVENT_TEST_PENDING,
} = Mocha.Runner.constants;

export default class ReportingReporter extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    /** @type {import('../report.mjs').TestResult[]} */
    const tests = [];
    /** @type {Map<string, number>} */
    const seconds = new Map();
    const fileOf = (/** @type {Mocha.Runnable} */ { file }) => (file ? relative(process.cwd(), file) : 'unknown file');
    const take = (/** @type {'passed' | 'failed' | 'skipped'} */ state) => (/** @type {Mocha.Runnable} */ test) => {
      tests.push({ file: fileOf(test), title: test.fullTitle(), state, seconds: (test.duration ?? 0) / 1000 });
    };
    runner.once(EVENT_RUN_BEGIN, () => runner.suite.eachTest((test) => seconds.set(fileOf(test), 0)));
    runner.on(EVENT_TEST_PASS, take('passed'));
    runner.on(EVENT_TEST_FAIL, take('failed'));
    runner.on(EVENT_TEST_PENDING, take('skipped'));
    // Hooks are no tests, and take their time too.
    const add = (/** @type {Mocha.Runnable} */ runnable) => {
      if (!runnable.file) return;
      const file = fileOf(runnable);
      seconds.set(file, (seconds.get(file) ?? 0) + (runnable.duration ?? 0) / 1000);
    };
    runner.on(EVENT_TEST_END, add);
    runner.on(EVENT_HOOK_END, add);
    runner.once(EVENT_RUN_END, () => {
      const problems = tests.length === 0 ? [{ what: 'no test was executed' }] : [];
      for (const file of expectedFiles()) if (!seconds.has(file)) problems.push({ file, what: 'no test was found' });
      const files = [...seconds].map(([file, taken]) => ({ file, seconds: taken }));
      writeReport({ place: process.env.TEST_PLACE ?? 'node', tests, files, problems });
    });
  }
}

/** The files that `scripts/test.mjs` asked for, one per line, in TEST_FILES. */
function expectedFiles() {
  return (process.env.TEST_FILES ?? '').split('\n').filter(Boolean);
}
