/**
 * Runs test pages in WebKitGTK's MiniBrowser, over WebKitWebDriver, on a virtual display where there is none.
 */
import { command, startDisplay, startDriver } from './webdriver.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {import('@web/test-runner').BrowserLauncher} BrowserLauncher */

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
    },
    isActive: (id) => id === active,
    getBrowserUrl: () => browser.url(),
    async stopSession() {
      active = undefined;
      await browser.open('about:blank');
      return {};
    },
    startDebugSession: () => Promise.reject(new Error('WebKit has no debug session here.')),
    stop: () => browser.close(),
  };
}

class WebKit {
  #found;
  #options;
  /** @type {ChildProcess[]} */
  #children = [];
  /** @type {Promise<string> | undefined} */
  #session;
  #base = '';

  /**
   * @param {import('../browsers.mjs').FoundBrowser} found
   * @param {{ proxy?: string, bypass?: string[] }} options
   */
  constructor(found, options) {
    this.#found = found;
    this.#options = options;
  }

  /** @param {string} url */
  async open(url) {
    try {
      const session = await this.#start();
      await command(this.#base, 'POST', `${session}/url`, { url });
    } catch (error) {
      // The page or the browser may have crashed: the next page gets a fresh one.
      await this.close();
      if (url !== 'about:blank') throw error;
    }
  }

  /** @returns {Promise<string | undefined>} */
  async url() {
    if (!this.#session) return undefined;
    const session = await this.#session;
    return command(this.#base, 'GET', `${session}/url`).catch(() => undefined);
  }

  async close() {
    const session = this.#session;
    this.#session = undefined;
    if (session) await session.then((path) => command(this.#base, 'DELETE', path)).catch(() => undefined);
    for (const child of this.#children.splice(0).reverse()) child.kill();
  }

  #start() {
    this.#session ??= this.#launch();
    return this.#session;
  }

  async #launch() {
    /** @type {NodeJS.ProcessEnv} */
    const env = { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', NO_AT_BRIDGE: '1' };
    if (!env.DISPLAY && !env.WAYLAND_DISPLAY && this.#found.xvfb) {
      const { display, child } = await startDisplay(this.#found.xvfb);
      this.#keep(child);
      env.DISPLAY = display;
      env.GDK_BACKEND = 'x11';
    }
    const { base, child } = await startDriver(this.#found.driver ?? 'WebKitWebDriver', env);
    this.#keep(child);
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

  /** @param {ChildProcess} child */
  #keep(child) {
    this.#children.push(child);
    child.unref();
    process.once('exit', () => child.kill());
  }
}
