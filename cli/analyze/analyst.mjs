/**
 * One page of the browser, which analyses one file after the other. A page that crashes or falls silent is closed, and the
 * next file gets another.
 */
import { isCommandError, messageOf } from '../lib/errors.mjs';
import { PROGRAM } from './site.mjs';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./page.mjs').PageJob} PageJob */
/** @typedef {import('./page.mjs').PageAnswer} PageAnswer */

/**
 * @typedef {object} AnalystSetup
 * @property {() => Promise<Browser>} browser the one that is running, or another where it has ended
 * @property {string} address of the page
 * @property {number} silenceMs how long nothing may come of an analysis
 */

/** An analysis that ended otherwise than by an answer of the page. */
export class LostError extends Error {
  /**
   * @param {'timeout' | 'page_lost'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** One page. */
export class Analyst {
  /** @type {AnalystSetup} */
  #setup;
  /** @type {Page | undefined} */
  #page;
  /** @type {import('./page.mjs').Tell} */
  #told = () => undefined;
  /** @type {(error: Error) => void} */
  #lost = () => undefined;

  /** @param {AnalystSetup} setup */
  constructor(setup) {
    this.#setup = setup;
  }

  /**
   * @param {PageJob} job
   * @param {import('./page.mjs').Tell} onTold
   * @returns {Promise<PageAnswer>}
   * @throws LostError, or a CommandError where the browser does not start
   */
  async analyse(job, onTold) {
    const { silenceMs } = this.#setup;
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const lost = new Promise((_, reject) => {
      this.#lost = reject;
      const text = `Nothing came of it for ${silenceMs / 1000} s. Try it alone, or with a longer --timeout.`;
      timer = setTimeout(() => reject(new LostError('timeout', text)), silenceMs);
    });
    lost.catch(() => undefined);
    this.#told = (kind, text) => {
      timer?.refresh();
      onTold(kind, text);
    };
    try {
      return /** @type {PageAnswer} */ (await Promise.race([this.#run(job), lost]));
    } catch (error) {
      await this.close();
      // Where the browser does not start, no other file gets one either.
      if (error instanceof LostError || isCommandError(error)) throw error;
      throw new LostError('page_lost', `The browser's page was lost (${messageOf(error)}). Try it once more.`);
    } finally {
      clearTimeout(timer);
    }
  }

  async close() {
    const page = this.#page;
    this.#page = undefined;
    await page?.close().catch(() => undefined);
  }

  /** @param {PageJob} job */
  async #run(job) {
    this.#page ??= await this.#open();
    return this.#page.evaluate(
      async (program, one) => {
        /** @type {typeof import('./page.mjs')} */
        const { analyse } = await import(program);
        return analyse(one);
      },
      PROGRAM,
      job,
    );
  }

  async #open() {
    const page = await (await this.#setup.browser()).newPage();
    page.on('error', (error) => this.#lost(error));
    await page.exposeFunction('poseTell', (/** @type {'progress' | 'message'} */ kind, /** @type {string} */ text) =>
      this.#told(kind, text),
    );
    await page.goto(this.#setup.address);
    return page;
  }
}
