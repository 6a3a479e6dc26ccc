/**
 * Analyses a list of files, some at once: what was done by an earlier run is passed over, what fails is told and the rest
 * goes on, and a run that is broken off leaves nothing half done.
 */
import { CommandError, messageOf } from '../lib/errors.mjs';
import { Analyst, LostError } from './analyst.mjs';
import { Browsers } from './browser.mjs';
import { progressLine, sentenceOf } from './say.mjs';
import { startSite } from './site.mjs';

/** @typedef {import('../lib/io.mjs').Io} Io */
/** @typedef {import('./media-files.mjs').MediaFile} MediaFile */
/** @typedef {import('./result-files.mjs').StoredResult} StoredResult */
/** @typedef {{ code: string, message: string, details?: unknown }} Failure */

/**
 * @typedef {object} Task
 * @property {readonly MediaFile[]} files
 * @property {import('./options.mjs').ElementOptions} element
 * @property {{ path: string, fragment: string } | { origin: string } | undefined} reference where it comes from
 * @property {string} version of the package
 * @property {import('./result-files.mjs').ResultFiles | undefined} results
 * @property {readonly string[]} wanted endings of files beside the result
 * @property {boolean} force whether earlier results are made anew
 * @property {boolean} json whether results are printed as JSON
 * @property {boolean} messages whether every message is printed
 * @property {number} jobs
 * @property {number} silenceMs
 * @property {import('puppeteer-core').PuppeteerNode} puppeteer
 * @property {string} program of the browser
 * @property {boolean} sandbox
 */

/** @typedef {{ analysed: number, there: number, failed: number, broken: boolean }} Tally */

/**
 * @param {Task} task
 * @param {Io} io
 * @returns {Promise<Tally>}
 */
export async function analyseAll(task, io) {
  const site = await startSite(task.reference && 'origin' in task.reference ? [task.reference.origin] : []);
  const browsers = new Browsers(task.puppeteer, task.program, task);
  const run = new Run(task, io, site, browsers);
  const stopListening = io.onBreak(() => run.breakOff());
  try {
    await run.all();
    return run.tally;
  } finally {
    stopListening();
    io.status?.('');
    await browsers.close();
    await site.close();
  }
}

/** One list that is gone through. */
class Run {
  /** @type {Tally} */
  tally = { analysed: 0, there: 0, failed: 0, broken: false };
  /** Those under way, with how far each has got. @type {Map<MediaFile, { share: number, what: string }>} */
  #current = new Map();
  /** @type {string | undefined} */
  #reference;
  /** Whether one file met what stops all of them. */
  #isStopped = false;

  /**
   * @param {Task} task
   * @param {Io} io
   * @param {import('./site.mjs').AnalysisSite} site
   * @param {Browsers} browsers
   */
  constructor(task, io, site, browsers) {
    this.task = task;
    this.io = io;
    this.site = site;
    this.browsers = browsers;
    this.startedMs = io.now();
    const { reference } = task;
    if (reference && 'path' in reference) this.#reference = site.lend(reference.path).url;
  }

  breakOff() {
    this.tally.broken = true;
    void this.browsers.close();
  }

  /** Whether the browser is being closed: what is lost with it has not failed. */
  get #isEnding() {
    return this.tally.broken || this.#isStopped;
  }

  async all() {
    const waiting = [...this.task.files];
    const workers = Array.from({ length: Math.min(this.task.jobs, waiting.length) }, async () => {
      const analyst = new Analyst({
        browser: () => this.browsers.get(),
        address: this.site.page,
        silenceMs: this.task.silenceMs,
      });
      for (let file = waiting.shift(); file && !this.#isEnding; file = waiting.shift()) await this.#one(file, analyst);
    });
    try {
      await Promise.all(workers);
    } catch (error) {
      // What stops one stops all, such as a disk that is full.
      this.#isStopped = true;
      await this.browsers.close();
      await Promise.allSettled(workers);
      throw error;
    }
  }

  /**
   * @param {MediaFile} file
   * @param {Analyst} analyst
   */
  async #one(file, analyst) {
    const { results, wanted, force } = this.task;
    const making = this.#makingOf(file);
    const stored = force ? undefined : await results?.stored(file, making, wanted);
    if (stored) {
      this.tally.there++;
      if (this.task.json) this.#print(JSON.stringify(stored));
      return;
    }
    this.#current.set(file, { share: 0, what: '' });
    this.#showStatus();
    try {
      const made = await this.#analysed(file, analyst, making);
      // What ended with the browser has not failed; what was complete before that counts.
      if ('error' in made && this.#isEnding) return;
      if ('error' in made) await this.#failed(file, made.error);
      else this.#succeeded(made.result);
    } finally {
      this.#current.delete(file);
      this.#showStatus();
    }
  }

  /**
   * @param {MediaFile} file
   * @param {Analyst} analyst
   * @param {import('./result-files.mjs').Making} making
   * @returns {Promise<{ result: StoredResult } | { error: Failure }>}
   */
  async #analysed(file, analyst, making) {
    const { element, results, wanted, messages } = this.task;
    const lent = this.site.lend(file.path);
    /** @type {string | undefined} */
    let draft;
    /** @type {ReturnType<typeof this.site.receive> | undefined} */
    let overlay;
    const named = (/** @type {string} */ text) => this.#named(text, lent.url, file.name);
    try {
      if (results && wanted.includes('overlay')) {
        draft = await results.draft(file, 'overlay');
        overlay = this.site.receive(draft);
      }
      const answer = await analyst.analyse(
        {
          url: lent.url,
          attributes: this.#attributesFor(file),
          ...(element.record && { record: element.record }),
          csv: wanted.includes('reps.csv'),
          ...(overlay && { overlayTo: overlay.url }),
          messages,
        },
        (kind, text) => this.#told(file, kind, kind === 'message' ? named(text) : text),
      );
      const problem = overlay?.problem();
      if (problem) throw new CommandError(`${draft} could not be written (${messageOf(problem)}).`);
      if (answer.error) return { error: JSON.parse(named(JSON.stringify(answer.error))) };
      const texts = {
        ...(answer.csv && { 'reps.csv': answer.csv.reps, 'angles.csv': answer.csv.angles }),
        ...(wanted.includes('keypoints.json') && answer.keypoints && { 'keypoints.json': answer.keypoints }),
      };
      const drawn =
        draft === undefined ? undefined : { draft, ending: `overlay.${endingOf(answer.overlayType ?? '')}` };
      /** @type {StoredResult} */
      const result = {
        ...JSON.parse(named(answer.data ?? '{}')),
        media: file.name,
        made: { ...making, files: [...Object.keys(texts), ...(drawn ? [drawn.ending] : [])] },
      };
      await results?.put(file, result, texts, drawn);
      return { result };
    } catch (error) {
      if (this.#isEnding) return { error: { code: 'broken_off', message: 'The command was ended.' } };
      if (!(error instanceof LostError)) throw error;
      return { error: { code: error.code, message: `${file.name}: ${error.message}` } };
    } finally {
      lent.close();
      overlay?.close();
      if (draft !== undefined) await results?.drop(draft);
    }
  }

  /** @param {MediaFile} file */
  #attributesFor(file) {
    const { element, reference } = this.task;
    const shown = reference && 'path' in reference ? `${this.#reference}${reference.fragment}` : element.reference;
    return {
      ...element.attributes,
      ...(shown !== undefined && { reference: shown }),
      source: file.kind,
      token: 'command-line',
      pace: 'max',
      preload: 'none',
    };
  }

  /**
   * @param {MediaFile} file
   * @returns {import('./result-files.mjs').Making}
   */
  #makingOf({ size, modifiedMs }) {
    return { version: this.task.version, size, modifiedMs, options: this.task.element.values };
  }

  /**
   * What was said of the addresses here, of the files.
   * @param {string} text JSON
   * @param {string} url
   * @param {string} name
   */
  #named(text, url, name) {
    const quoted = (/** @type {string} */ one) => JSON.stringify(one).slice(1, -1);
    // By functions: in a text, `$&` would stand for what is replaced.
    const own = text.replaceAll(quoted(url), () => quoted(name));
    const { element } = this.task;
    return this.#reference === undefined
      ? own
      : own.replaceAll(quoted(this.#reference), () => quoted(element.reference ?? ''));
  }

  /**
   * @param {MediaFile} file
   * @param {'progress' | 'message'} kind
   * @param {string} text
   */
  #told(file, kind, text) {
    if (kind === 'message') return this.#print(JSON.stringify({ media: file.name, ...JSON.parse(text) }));
    const { stage, value } = JSON.parse(text);
    if (!this.#current.has(file) || stage === 'download') return;
    // The overlay takes about as long as the analysis.
    const hasOverlay = this.task.wanted.includes('overlay');
    const share = !hasOverlay ? value : stage === 'export' ? 0.5 + value / 2 : value / 2;
    this.#current.set(file, { share, what: stage });
    this.#showStatus();
  }

  /** @param {StoredResult} result */
  #succeeded(result) {
    this.tally.analysed++;
    if (this.task.json) this.#print(JSON.stringify(result));
    else if (!this.task.messages) this.#print(sentenceOf(result));
  }

  /**
   * @param {MediaFile} file
   * @param {Failure} error
   */
  async #failed(file, error) {
    this.tally.failed++;
    const told = JSON.stringify({ media: file.name, error });
    // What an earlier run has found of it, in whatever way, is its result no longer.
    await this.task.results?.clear(file);
    await this.task.results?.write(file, 'error.json', `${told}\n`);
    if (this.task.json) this.#print(told);
    this.io.status?.('');
    this.io.note(`${file.name} failed: ${error.code}: ${error.message}`);
    this.#showStatus();
  }

  /** @param {string} line */
  #print(line) {
    this.io.status?.('');
    this.io.out(line);
    this.#showStatus();
  }

  #showStatus() {
    if (this.tally.broken) return;
    const { analysed, there, failed } = this.tally;
    this.io.status?.(
      progressLine({
        done: analysed + there + failed,
        there,
        all: this.task.files.length,
        current: [...this.#current].map(([{ name }, state]) => ({ name, ...state })),
        elapsedMs: this.io.now() - this.startedMs,
      }),
    );
  }
}

/** @param {string} type of an overlay: `video/mp4`, `video/webm` or `image/png` */
function endingOf(type) {
  return /^\w+\/(\w+)/.exec(type)?.[1] ?? 'mp4';
}
