/**
 * Poses of the real model with many numbers of workers, which landings try with one and two.
 */
import { expect } from '@open-wc/testing';
import { runWithWorkers } from '../helpers/run-with-workers.js';

describe('MoveNet gives the same bytes with any number of workers', () => {
  for (const clip of ['squat-oblique.mp4', 'two-people.mp4']) {
    it(`of ${clip}`, async function () {
      this.timeout(600_000);
      const { batch } = await runWithWorkers(1, clip);
      expect(batch.length).to.be.greaterThan(10_000);
      for (const workers of [2, 3, 4, 8])
        expect((await runWithWorkers(workers, clip)).batch, `${workers}`).to.equal(batch);
    });
  }
});
