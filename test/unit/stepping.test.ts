import { expect } from 'chai';
import { isAskedFor } from '../../src/media/stepping.js';

describe('Whether a stepped video shows the frame that was asked for', () => {
  const request = { timeMs: 2028.003, endMs: 2061.001 };

  it('takes the frame’s own time, and the place in it that was sought', () => {
    for (const shownMs of [2028.003, 2027.5, 2028.6, 2044.502, 2059.9]) {
      expect(isAskedFor(shownMs, request), String(shownMs)).to.equal(true);
    }
  });

  it('takes neither the frame before nor the one after, however they are rounded', () => {
    for (const shownMs of [1995, 2011, 2061.001, 2060.5, 2094]) {
      expect(isAskedFor(shownMs, request), String(shownMs)).to.equal(false);
    }
  });

  it('tells frames apart that are shorter than the rounding', () => {
    const short = { timeMs: 100, endMs: 101 };
    expect([99, 99.8, 100, 100.5, 101].map((shownMs) => isAskedFor(shownMs, short))).to.deep.equal([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});
