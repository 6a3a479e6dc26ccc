/**
 * Runs test pages in WebKitGTK's MiniBrowser, over WebKitWebDriver, on a virtual display where there is none.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { displayFor } from './display.mjs';
import { command, startDriver } from './webdriver.mjs';

/** @typedef {import('@web/test-runner').BrowserLauncher} BrowserLauncher */

/** How often a page is tried, with a fresh browser each time, and how long it may take to be gone to. */
const ATTEMPTS = 3;
const ARRIVAL_MS = 30_000;

/** How often a page is asked for a sign of life while its tests run, and how long it may keep silent. */
const WATCH_MS = 10_000;
const SILENCE_MS = 60_000;

/**
 * @param {import('../browsers.mjs').FoundBrowser} found
 * @param {{ proxy?: string, bypass?: string[] }} [options]
 * @returns {BrowserLauncher}
 */
export function webkitLauncher(found, options = {}) {
  const browser = new WebKit(found, options);
  /** @type {string | undefined} */
  let active;
  return {
    name: 'WebKit',
    type: 'webkit',
    concurrency: 1,
    async startSession(id, url) {
      active = id;
      await browser.open(url);
      browser.watch();
    },
    isActive: (id) => id === active,
    getBrowserUrl: () => browser.url(),
    stopSession() {
      // The page stays until the next one replaces it: leaving it for a blank one first may lose the next navigation.
      active = undefined;
      browser.unwatch();
      return Promise.resolve({});
    },
    startDebugSession: () => Promise.reject(new Error('WebKit has no debug session here.')),
    stop: () => browser.close(),
  };
}

class WebKit {
  #found;
  #options;
  /** @type {(() => void) | undefined} */
  #kill;
  /** @type {Promise<string> | undefined} */
  #session;
  #base = '';
  /** @type {AbortController | undefined} */
  #watch;

  /**
   * @param {import('../browsers.mjs').FoundBrowser} found
   * @param {{ proxy?: string, bypass?: string[] }} options
   */
  constructor(found, options) {
    this.#found = found;
    this.#options = options;
  }

  /**
   * Shows a page. A browser that hangs, as it may when the last page crashed it or the machine is busy, is replaced.
   * @param {string} url
   */
  async open(url) {
    for (let attempt = 1; ; attempt++) {
      try {
        const session = await this.#start();
        await command(this.#base, 'POST', `${session}/url`, { url });
        if (await this.#arrives(url)) return;
        throw new Error(`WebKit did not go to ${url}.`);
      } catch (error) {
        await this.close();
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** @param {string} url */
  async #arrives(url) {
    const id = new URL(url).search;
    for (let waited = 0; waited < ARRIVAL_MS; waited += 50) {
      // The page may have changed the rest of its address already.
      if ((await this.url())?.includes(id)) return true;
      await pause(50);
    }
    return false;
  }

  /** @returns {Promise<string | undefined>} */
  async url() {
    if (!this.#session) return undefined;
    const session = await this.#session;
    return command(this.#base, 'GET', `${session}/url`).catch(() => undefined);
  }

  /**
   * Ends a browser whose page no longer answers, which ends the wait for its tests.
   */
  watch() {
    this.unwatch();
    this.#watch = new AbortController();
    void this.#endWhenSilent(this.#watch.signal);
  }

  unwatch() {
    this.#watch?.abort();
    this.#watch = undefined;
  }

  /** @param {AbortSignal} signal */
  async #endWhenSilent(signal) {
    while (!signal.aborted && this.#session) {
      const session = await this.#session;
      const ask = command(this.#base, 'POST', `${session}/execute/sync`, { script: 'return 1', args: [] }, SILENCE_MS);
      const isSilent = await ask.then(
        () => false,
        // Anything else may be a page that is just being left.
        (error) => error.name === 'TimeoutError',
      );
      if (isSilent && !signal.aborted) {
        // It would not answer a farewell.
        this.#session = undefined;
        return this.close();
      }
      await pause(WATCH_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async close() {
    this.unwatch();
    const session = this.#session;
    this.#session = undefined;
    if (session) await session.then((path) => command(this.#base, 'DELETE', path)).catch(() => undefined);
    this.#kill?.();
    this.#kill = undefined;
  }

  #start() {
    this.#session ??= this.#launch();
    return this.#session;
  }

  async #launch() {
    /** @type {NodeJS.ProcessEnv} */
    const env = {
      ...process.env,
      ...(await displayFor(this.#found.xvfb)),
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      NO_AT_BRIDGE: '1',
      // Without a language of the system the browser's own is "C", which Intl does not take.
      LANG: 'en_US.UTF-8',
      LANGUAGE: 'en_US:en',
    };
    const { base, kill } = await startDriver(this.#found.driver ?? 'WebKitWebDriver', env);
    this.#kill = kill;
    this.#base = base;
    const { proxy, bypass = [] } = this.#options;
    const { sessionId } = await command(base, 'POST', '/session', {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': { binary: this.#found.path, args: ['--automation'] },
          // A quick test page is left before it has finished loading; waiting for its load would never end.
          pageLoadStrategy: 'none',
          ...(proxy ? { proxy: { proxyType: 'manual', httpProxy: proxy, sslProxy: proxy, noProxy: bypass } } : {}),
        },
      },
    });
    return `/session/${sessionId}`;
  }
}
