/**
 * The two detectors of a model bundle exchange their names.
 */
import { expect } from 'chai';
import { unzipSync, zipSync } from 'fflate';
import { withStillDetector } from '../../src/pose/still-detector.js';

const DETECTOR = 'pose_detector.tflite';
const STILL = 'idle_detector.tflite';
const LANDMARKS = 'pose_landmarks_detector.tflite';

const files = {
  [DETECTOR]: Uint8Array.of(1, 2, 3),
  [LANDMARKS]: new TextEncoder().encode(`${DETECTOR} stands in here, too`),
  [STILL]: Uint8Array.of(4, 5),
};
const bundle = (content: Record<string, Uint8Array> = files) => zipSync(content, { level: 0 });

/** Contents as arrays, which are compared value by value. */
const contents = (zip: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, content]) => [name, [...content]]));

describe('the bundle with the detector of whatever fills the picture', () => {
  it('has it in the place of the other one, and the landmarks as they were', () => {
    const before = bundle();
    expect(contents(withStillDetector(before))).to.deep.equal({
      [DETECTOR]: [4, 5],
      [LANDMARKS]: [...files[LANDMARKS]],
      [STILL]: [1, 2, 3],
    });
    expect([...before]).to.deep.equal([...bundle()]);
  });

  it('is the first one again, exchanged twice', () => {
    expect([...withStillDetector(withStillDetector(bundle()))]).to.deep.equal([...bundle()]);
  });

  it('is made of a part of a larger buffer', () => {
    const buffer = new Uint8Array(bundle().length + 7);
    buffer.set(bundle(), 5);
    expect([...withStillDetector(buffer.subarray(5, -2))]).to.deep.equal([...withStillDetector(bundle())]);
  });

  for (const [what, content, message] of [
    ['lacks a detector', bundle({ [DETECTOR]: files[DETECTOR], [LANDMARKS]: files[LANDMARKS] }), `it has no ${STILL}`],
    ['is cut off', bundle().subarray(0, -9), 'it is no bundle'],
    ['is empty', new Uint8Array(), 'it is no bundle'],
    ['is another file', new Uint8Array(100).fill(80), 'it is no bundle'],
  ] as const) {
    it(`is not made of what ${what}`, () => {
      expect(() => withStillDetector(content)).to.throw(message);
    });
  }
});
