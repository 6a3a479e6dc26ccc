/**
 * Has the element of the built package analyse files for the tools, by the library of the command `analyze`.
 */
import { resolve } from 'node:path';
import { Analyst } from '../../cli/analyze/analyst.mjs';
import { startSite } from '../../cli/analyze/site.mjs';
import { mediaKindOf } from '../../cli/lib/media-kinds.mjs';
import { launchChromium } from '../browsers.mjs';

/** Nothing comes of an analysis for so long where it hangs. */
const SILENCE_MS = 180_000;

/** @typedef {{ type: string, [key: string]: any }} Message */

/**
 * @typedef {object} Analysed
 * @property {import('../../src/session/analysis-result.js').AnalysisData} result
 * @property {Message[]} messages all of the element, in order
 */

/**
 * @typedef {object} Analyser
 * @property {(file: string, options?: Readonly<Record<string, string | number | boolean>>) => Promise<Analysed>} analyse
 *   by options of the element: one that is given once is kept until another value is given. Throws where the analysis fails.
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Analyser>} one page, which analyses one file after the other */
export async function startAnalyser() {
  const [browser, site] = await Promise.all([launchChromium(), startSite([])]);
  const analyst = new Analyst({ browser: () => Promise.resolve(browser), address: site.page, silenceMs: SILENCE_MS });
  return {
    analyse: async (file, options = {}) => {
      const lent = site.lend(resolve(file));
      /** @type {Message[]} */
      const messages = [];
      const all = { token: 'tools', source: mediaKindOf(file) ?? 'video', pace: 'max', preload: 'none', ...options };
      const attributes = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(value)]));
      try {
        const { data, error } = await analyst.analyse(
          { url: lent.url, attributes, csv: false, messages: true },
          (kind, text) => {
            if (kind === 'message') messages.push(JSON.parse(text));
          },
        );
        if (error || data === undefined) throw new Error(`${file}: ${error?.message ?? 'there is no result'}`);
        return { result: JSON.parse(data), messages };
      } finally {
        lent.close();
      }
    },
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}
