/**
 * A break for whatever else a page has to do.
 */

/** Resolves in the next turn of the event loop. Unlike a timer it is not slowed down in pages that are out of sight. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
