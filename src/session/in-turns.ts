/**
 * Work on many things that leaves the page time for others in between.
 */
import { nextTurn } from './next-turn.js';

/** As many poses as a phone recognises exercises in for less than a frame takes to draw. */
const MOST_PER_TURN = 4;

/**
 * Does something with each, a few in one turn of the event loop.
 *
 * @returns when all is done. Rejects with the signal's reason, or with what `act` throws.
 */
export async function inTurns<T>(items: Iterable<T>, act: (item: T) => void, signal: AbortSignal): Promise<void> {
  let count = 0;
  for (const item of items) {
    if (count++ % MOST_PER_TURN === 0) await nextTurn();
    signal.throwIfAborted();
    act(item);
  }
}
