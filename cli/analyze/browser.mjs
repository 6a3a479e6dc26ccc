/**
 * The installed browser that analyses: found or named, driven by puppeteer-core, which whoever wants this command installs.
 */
import { CHROMIUM, chromiumFlags, findProgram, isProgram, isRoot } from '../lib/programs.mjs';
import { CommandError, UsageError, isCommandError, messageOf } from '../lib/errors.mjs';

/** @typedef {import('puppeteer-core').Browser} Browser */

/** Which is tested with: see `devDependencies`. */
const PUPPETEER = 'puppeteer-core@24';

/**
 * The browser's program.
 * @param {string | undefined} named
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @throws UsageError where there is none
 */
export function browserProgram(named, env = process.env) {
  if (named !== undefined) {
    if (isProgram(named)) return named;
    throw new UsageError(
      `--browser: ${named} is no program. Name the browser's program itself, such as /usr/bin/chromium.`,
    );
  }
  let found;
  try {
    found = findProgram(CHROMIUM, env);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
  if (found !== undefined) return found;
  throw new UsageError(
    'No browser was found. analyze runs in an installed Chrome, Chromium or Edge: install one (on Debian: apt-get install chromium), or name its program with --browser or in CHROME_PATH.',
  );
}

/**
 * @returns {Promise<import('puppeteer-core').PuppeteerNode>}
 * @throws UsageError where it is not installed
 */
export async function loadPuppeteer() {
  try {
    return (await import('puppeteer-core')).default;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError(
      `analyze drives the browser by puppeteer-core, which is not installed beside this package. Run \`npm install ${PUPPETEER}\` in the folder where you installed it, or \`npx --package pose-upload-tracker --package ${PUPPETEER} pose-upload-tracker analyze …\`.`,
    );
  }
}

/**
 * @param {import('puppeteer-core').PuppeteerNode} puppeteer
 * @param {string} program
 * @param {boolean} sandbox whether pages are kept in; root can have none
 * @returns {Promise<Browser>}
 * @throws UsageError where it does not start
 */
async function startBrowser(puppeteer, program, sandbox) {
  try {
    return await puppeteer.launch({
      executablePath: program,
      headless: true,
      // Anybody on the machine could use a port. A pipe also ends the browser when this process is killed.
      pipe: true,
      // How long an analysis may be silent is watched by whoever waits for it.
      protocolTimeout: 0,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [...chromiumFlags({ sandbox: sandbox && !isRoot() }), '--mute-audio'],
    });
  } catch (error) {
    const text = messageOf(error);
    const remedy = /sandbox/i.test(text)
      ? ' Its sandbox cannot be had here, as in most containers: --no-sandbox does without, where the container is wall enough.'
      : ' Does it start by hand, with --headless?';
    throw new UsageError(`${program} did not start (${text.split('\n')[0]}).${remedy}`);
  }
}

/** How long a browser may take to close itself or a page, on a machine that is busy with others too. */
const CLOSING_MS = 10_000;

/**
 * Closes a browser, or a page of it. A browser that does not come to it is ended.
 * @param {Pick<Browser, 'process'>} browser
 * @param {{ close: () => Promise<void> }} what
 * @param {number} [graceMs]
 */
export async function closeOrKill(browser, what, graceMs = CLOSING_MS) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const isLate = new Promise((resolve) => {
    timer = setTimeout(resolve, graceMs, true);
  });
  // One that has ended already cannot close anything any more.
  const isClosed = what.close().then(
    () => false,
    () => false,
  );
  if (await Promise.race([isClosed, isLate])) browser.process()?.kill('SIGKILL');
  clearTimeout(timer);
}

/** The browser of a run: one at a time, started when it is needed and again where it has ended. */
export class Browsers {
  /** @type {Promise<Browser> | undefined} */
  #current;
  #closed = false;
  #hasStarted = false;
  #launch;

  /**
   * @param {import('puppeteer-core').PuppeteerNode} puppeteer
   * @param {string} program
   * @param {{ sandbox: boolean }} choice
   */
  constructor(puppeteer, program, { sandbox }) {
    this.#launch = () => startBrowser(puppeteer, program, sandbox);
  }

  async #start() {
    try {
      const browser = await this.#launch();
      this.#hasStarted = true;
      return browser;
    } catch (error) {
      // What has worked before is no mistake of the call.
      throw this.#hasStarted && isCommandError(error) ? new CommandError(error.message) : error;
    }
  }

  async get() {
    for (;;) {
      const current = this.#current;
      const browser = await current;
      if (this.#closed) throw new CommandError('The browser was closed.');
      if (browser?.connected) return browser;
      // Somebody else may have started another in the meantime: it is for all.
      if (this.#current === current) this.#current = this.#start();
    }
  }

  async close() {
    this.#closed = true;
    const browser = await this.#current?.catch(() => undefined);
    if (browser) await closeOrKill(browser, browser);
  }
}
