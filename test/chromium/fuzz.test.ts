/**
 * A small part of what `npm run fuzz` does, the same every time: damaged files.
 */
import { expect } from '@open-wc/testing';
import { FaultListener } from '../fuzz/faults.js';
import { mediaCases } from '../fuzz/media-cases.js';
import { MediaLab } from '../fuzz/media-run.js';
import { clipUrl, createTracker } from '../helpers/tracker.js';

const SEED = 6;

/** Longest that a case may take before it counts as hanging. */
const BOUND_MS = 45_000;

const sessionSetup = { workers: 1, workerUrl: new URL('/test/fuzz/worker.ts', location.href).href };

describe('fuzzing, a small part of it', () => {
  let faults: FaultListener;

  before(() => {
    faults = new FaultListener();
  });
  after(() => faults.stop());

  it('ends every run on damaged media in time, with a result or the right error, and works on', async () => {
    const { tracker } = await createTracker({ options: { keypoints: true, sessionSetup } });
    const lab = new MediaLab({ tracker, faults, folder: clipUrl(''), boundMs: BOUND_MS });
    expect(await lab.checkUsable()).to.deep.equal([]);
    const outcomes = new Set<string>();
    for (const [index, each] of mediaCases(SEED, 32).entries()) {
      const { outcome, problems } = await lab.run({ ...each, exported: false });
      expect(problems, `case ${index}: ${JSON.stringify(each, textOfBigint)}`).to.deep.equal([]);
      outcomes.add(outcome);
    }
    expect([...outcomes]).to.include.members(['result', 'media_decode_error', 'unsupported_media']);
    expect(await lab.checkUsable()).to.deep.equal([]);
  }).timeout(180_000);
});

function textOfBigint(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
