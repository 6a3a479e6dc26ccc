/* eslint tests/skip-with-reason: off -- this is where it is said. */

/**
 * Skips a test that cannot be run here, and says why: the reason stands behind its title in every report.
 *
 * @param context the test's `this`, or that of a hook before each test
 */
export function skip(context: Mocha.Context, reason: string): never {
  const test = context.currentTest ?? context.runnable();
  test.title = `${test.title} [skipped: ${reason}]`;
  return context.skip();
}
