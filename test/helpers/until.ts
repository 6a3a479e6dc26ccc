/**
 * Waiting for what a test cannot hear of, by turns of the event loop: for doubles of time, and for Node.
 */

/** Far more than anything takes that happens at all; browsers need 4 ms for each, so it is told before a test's time is over. */
const MOST_TURNS = 10_000;

/** A turn of the event loop: lets everything happen that waits for nothing but that. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * Waits until something is so.
 *
 * @param what that is waited for, as the error says it
 * @param turn what passes in between
 * @throws where it is not so after {@link MOST_TURNS}
 */
export async function until(isSo: () => boolean, what: string, turn: () => Promise<unknown> = settled): Promise<void> {
  for (let turns = 0; !isSo(); turns++) {
    if (turns === MOST_TURNS) throw new Error(`after ${turns} turns this was not so: ${what}`);
    await turn();
  }
}
