/**
 * A small part of what `npm run fuzz` does, the same every time: damaged files.
 */
import { expect } from '@open-wc/testing';
import { expectMediaBearable } from '../helpers/fuzz-media.js';

const SEED = 6;

describe('fuzzing, a small part of it', () => {
  it('ends every run on damaged media in time, with a result or the right error, and works on', async () => {
    const outcomes = await expectMediaBearable(SEED, 32);
    expect([...outcomes]).to.include.members(['result', 'media_decode_error', 'unsupported_media']);
  }).timeout(180_000);
});
