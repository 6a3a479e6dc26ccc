/**
 * One analysis in a browser of its own, with the memory that all its processes take meanwhile.
 */
import { openElementPage, type ElementRun } from './element-page.js';
import type { Lab } from './lab.js';
import { memoryMB } from './processes.js';

const SAMPLE_INTERVAL_MS = 500;

/** An analysis, and the most memory that the browser took. */
export interface MeasuredRun extends ElementRun {
  readonly peakMB: number;
}

/**
 * Analyses a file with the element.
 *
 * @param attributes of the element, beyond `token`
 * @param exports whether the overlay video is waited for, which `attributes` ask for
 */
export function measuredRun(lab: Lab, file: string, attributes: string, exports = false): Promise<MeasuredRun> {
  return lab.usingBrowser(async (own) => {
    // A private profile would keep in memory what exports write to the disk for visitors.
    const page = await openElementPage(own, attributes, exports ? own.browser.defaultBrowserContext() : undefined);
    let peakMB = 0;
    const sample = () => (peakMB = Math.max(peakMB, browserMemoryMB(own)));
    const timer = setInterval(sample, SAMPLE_INTERVAL_MS);
    try {
      const run = await page.analyze(file);
      if (exports) await page.exported();
      sample();
      return { ...run, peakMB };
    } finally {
      clearInterval(timer);
    }
  });
}

/** Memory of all of a browser's processes in MB. */
export function browserMemoryMB({ browser }: Lab): number {
  const pid = browser.process()?.pid;
  if (pid === undefined) throw new Error('The browser was not started from here, so its memory is not known.');
  return memoryMB(pid);
}
