import { expect } from 'chai';
import { SignalFilter } from '../../src/exercise/signal-filter.js';
import { SIGNAL_INDEX, SIGNAL_NAMES } from '../../src/exercise/signals/names.js';

/** A wrist that is elsewhere for so long. */
const JUMP_MS = 33;

/** @returns the most that a signal of 0, which is 1 for `JUMP_MS` after a second, comes to */
function mostOf(fps: number): number {
  const filter = new SignalFilter();
  const samples = Array.from({ length: 2 * fps }, (_, index) => {
    const timeMs = (1000 * index) / fps;
    const value = timeMs >= 1000 && timeMs < 1000 + JUMP_MS ? 1 : 0;
    return filter.push(timeMs, new Float64Array(SIGNAL_NAMES.length).fill(value));
  });
  return Math.max(...samples.map(({ values }) => values[SIGNAL_INDEX.armRaise] as number));
}

describe('the filter of signals', () => {
  for (const fps of [15, 30, 60, 120, 240]) {
    it(`takes out a joint that jumps for ${JUMP_MS} ms at ${fps} frames/s`, () => {
      expect(mostOf(fps)).to.equal(0);
    });
  }
});
