/**
 * One page of the browser, which analyses one file after the other. A page that crashes or falls silent is closed, and the
 * next file gets another.
 */
import { isCommandError, messageOf } from '../lib/errors.mjs';
import { closeOrKill } from './browser.mjs';
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

/**
 * An analysis that is waited for, and whether that is over: a page that opens too late must not take up the next one.
 * @typedef {{ told: import('./page.mjs').Tell, lost: (error: Error) => void, isOver: boolean }} Call
 */

/** A page, and what it is working on. */
class OpenPage {
  /** @type {Call | undefined} */
  call;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} address */
  async load(address) {
    this.page.on('error', (error) => this.call?.lost(error));
    await this.page.exposeFunction(
      'poseTell',
      (/** @type {'progress' | 'message'} */ kind, /** @type {string} */ text) => this.call?.told(kind, text),
    );
    await this.page.goto(address);
  }

  async close() {
    this.call = undefined;
    await closeOrKill(this.page.browser(), this.page);
  }
}

/** One page. */
export class Analyst {
  /** @type {AnalystSetup} */
  #setup;
  /** @type {OpenPage | undefined} */
  #open;

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
    /** @type {Call} */
    const call = {
      told: (kind, text) => {
        timer?.refresh();
        onTold(kind, text);
      },
      lost: () => undefined,
      isOver: false,
    };
    const lost = new Promise((_, reject) => {
      call.lost = reject;
      const text = `Nothing came of it for ${silenceMs / 1000} s. Try it alone, or with a longer --timeout.`;
      timer = setTimeout(() => reject(new LostError('timeout', text)), silenceMs);
    });
    lost.catch(() => undefined);
    try {
      return /** @type {PageAnswer} */ (await Promise.race([this.#run(job, call), lost]));
    } catch (error) {
      call.isOver = true;
      await this.#close();
      // Where the browser does not start, no other file gets one either.
      if (error instanceof LostError || isCommandError(error)) throw error;
      throw new LostError('page_lost', `The browser's page was lost (${messageOf(error)}). Try it once more.`);
    } finally {
      clearTimeout(timer);
    }
  }

  async #close() {
    const open = this.#open;
    this.#open = undefined;
    await open?.close();
  }

  /**
   * @param {PageJob} job
   * @param {Call} call
   */
  async #run(job, call) {
    const open = this.#open ?? (await this.#opened(call));
    this.#open = open;
    open.call = call;
    return open.page.evaluate(
      async (program, one) => {
        /** @type {typeof import('./page.mjs')} */
        const { analyse } = await import(program);
        return analyse(one);
      },
      PROGRAM,
      job,
    );
  }

  /** @param {Call} call */
  async #opened(call) {
    const open = new OpenPage(await (await this.#setup.browser()).newPage());
    try {
      open.call = call;
      await open.load(this.#setup.address);
      if (call.isOver) throw new Error('it opened too late');
      return open;
    } catch (error) {
      await open.close();
      throw error;
    }
  }
}
