/**
 * How long each test file is open in a browser: Web Test Runner does not tell.
 */

/** @typedef {import('@web/test-runner').BrowserLauncher} BrowserLauncher */

/**
 * Has a launcher take the time of its sessions.
 * @param {BrowserLauncher} launcher is changed
 * @param {Map<string, number>} seconds by the session's id, filled as they end
 * @returns {BrowserLauncher}
 */
export function timed(launcher, seconds) {
  /** @type {Map<string, number>} */
  const starts = new Map();
  const startSession = launcher.startSession.bind(launcher);
  const stopSession = launcher.stopSession.bind(launcher);
  launcher.startSession = (id, url) => {
    starts.set(id, performance.now());
    return startSession(id, url);
  };
  launcher.stopSession = (id) => {
    const start = starts.get(id);
    if (start !== undefined) seconds.set(id, (performance.now() - start) / 1000);
    return stopSession(id);
  };
  return launcher;
}
