/**
 * A few damaged files in every engine, as each has decoders of its own; `test/chromium/fuzz.test.ts` has more of them.
 */
import { expect } from '@open-wc/testing';
import { expectMediaBearable } from '../helpers/fuzz-media.js';

const SEED = 8;

describe('damaged media', () => {
  it('ends every run in time, with a result or the right error, and the element works on', async () => {
    const outcomes = await expectMediaBearable(SEED, 8);
    expect(outcomes.size).to.be.greaterThan(1);
  }).timeout(180_000);
});
