/**
 * What violated the Content-Security-Policy of the pages under test: see `test/server/policy.mjs`.
 */
import { expect } from '@open-wc/testing';

declare global {
  /** Filled by the pages that a test embeds. */
  var policyViolations: string[] | undefined;
}

const REPORTS = '/__test/violations';

/** A violation in a page or a worker, as the browser reported it. */
interface Report {
  readonly 'csp-report'?: Readonly<Record<string, unknown>>;
}

/** Every violation since the last call, in pages and workers. */
export async function takeViolations(): Promise<string[]> {
  const reports = (await (await fetch(REPORTS)).json()) as Report[];
  await fetch(REPORTS, { method: 'DELETE' });
  const pages = globalThis.policyViolations ?? [];
  globalThis.policyViolations = [];
  return [...pages, ...reports.map((report) => JSON.stringify(report['csp-report'] ?? report))];
}

/** To be run after each test of a page with a policy. */
export async function expectNoViolations(): Promise<void> {
  const violations = await takeViolations();
  expect(violations, violations.join('\n')).to.deep.equal([]);
}
