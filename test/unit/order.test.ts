import { expect } from 'chai';
import { medianOf, nthSmallest, quantile } from '../../src/exercise/order.js';
import { seededRandom } from '../athlete/keypoints.js';

describe('numbers by their order', () => {
  it('have a median without those that are none', () => {
    expect(medianOf([3, NaN, 1, 2])).to.equal(2);
    expect(medianOf([4, 1, NaN, 3, 2])).to.equal(2.5);
    expect(medianOf([NaN])).to.be.NaN;
    expect(medianOf([])).to.be.NaN;
  });

  it('have quantiles between two of them', () => {
    expect(quantile([0, 10], 0.25)).to.equal(2.5);
    expect(quantile([], 0.5)).to.be.NaN;
  });

  it('are selected as if they were sorted, equal ones and sorted lists too', () => {
    const random = seededRandom(11);
    for (const count of [1, 2, 3, 10, 101]) {
      const lists = [
        Array.from({ length: count }, () => random()),
        Array.from({ length: count }, () => Math.floor(4 * random())),
        Array.from({ length: count }, (_, index) => index),
        Array.from({ length: count }, (_, index) => -index),
      ];
      for (const list of lists) {
        const sorted = [...list].sort((a, b) => a - b);
        for (const [nth, value] of sorted.entries()) expect(nthSmallest([...list], nth)).to.equal(value);
      }
    }
  });
});
