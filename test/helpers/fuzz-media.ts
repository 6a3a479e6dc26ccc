/**
 * A few of the fuzzer's damaged files, in a page of the tests.
 */
import { expect } from '@open-wc/testing';
import { FaultListener } from '../fuzz/faults.js';
import { mediaCases } from '../fuzz/media-cases.js';
import { MediaLab } from '../fuzz/media-run.js';
import { clipUrl, createTracker } from './tracker.js';

/** Longest that a case may take before it counts as hanging. */
const BOUND_MS = 45_000;

const sessionSetup = { workers: 1, workerUrl: new URL('/test/fuzz/worker.ts', location.href).href };

/**
 * Expects that every run ends in time, with a result or the right error, and that the element works on.
 *
 * @returns what the runs came to: `result` or the code of an error
 */
export async function expectMediaBearable(seed: number, cases: number): Promise<ReadonlySet<string>> {
  const faults = new FaultListener();
  try {
    const { tracker } = await createTracker({ options: { keypoints: true, sessionSetup } });
    const lab = new MediaLab({ tracker, faults, folder: clipUrl(''), boundMs: BOUND_MS });
    expect(await lab.checkUsable()).to.deep.equal([]);
    const outcomes = new Set<string>();
    for (const [index, each] of mediaCases(seed, cases).entries()) {
      const { outcome, problems } = await lab.run({ ...each, exported: false });
      expect(problems, `case ${index}: ${JSON.stringify(each, textOfBigint)}`).to.deep.equal([]);
      outcomes.add(outcome);
    }
    expect(await lab.checkUsable()).to.deep.equal([]);
    return outcomes;
  } finally {
    faults.stop();
  }
}

function textOfBigint(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
