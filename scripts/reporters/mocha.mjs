/**
 * Mocha reporter: the usual listing for people, and the counts in a file for `scripts/test.mjs`.
 */
import Mocha from 'mocha';
import { writeCounts } from './counts.mjs';

const { EVENT_RUN_BEGIN, EVENT_RUN_END } = Mocha.Runner.constants;

export default class CountingReporter extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    /** @type {Map<string, number>} */
    const testsPerFile = new Map();
    runner.once(EVENT_RUN_BEGIN, () => {
      runner.suite.eachTest((test) => {
        const file = test.file ?? 'unknown file';
        testsPerFile.set(file, (testsPerFile.get(file) ?? 0) + 1);
      });
    });
    runner.once(EVENT_RUN_END, () => {
      const { passes = 0, failures = 0, pending = 0 } = this.stats ?? {};
      const problems = testsPerFile.size === 0 ? ['no test was found'] : [];
      for (const file of expectedFiles()) if (!testsPerFile.has(file)) problems.push(`${file}: no test was found`);
      writeCounts({ passed: passes, failed: failures, skipped: pending, problems });
    });
  }
}

/** The files that `scripts/test.mjs` asked for, one per line, in TEST_FILES. */
function expectedFiles() {
  return (process.env.TEST_FILES ?? '').split('\n').filter(Boolean);
}
