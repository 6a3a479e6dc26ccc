/**
 * A page with the element as a visitor has it, for what is measured from outside.
 */
import type { BrowserContext, Page } from 'puppeteer-core';
import { giveFile, type Lab } from './lab.js';

/** Finds the element's file input in its shadow tree. */
const FILE_INPUT = 'pose-upload-tracker >>> input[type=file]';

/** An open page. Times are ms of the page's clock. */
export interface ElementPage {
  readonly page: Page;
  /** From the script tag to the button on the screen. */
  readonly buttonMs: number;
  /** Analyses a file to its end. */
  analyze(file: string): Promise<ElementRun>;
  /** Waits for the overlay video of the last run. */
  exported(): Promise<void>;
  close(): Promise<void>;
}

/** Times in ms from the moment in which the visitor chose the file. */
export interface ElementRun {
  readonly firstPoseMs: number;
  readonly doneMs: number;
}

/**
 * Opens the element, in a browser profile of its own where none is given: nothing is cached.
 *
 * @param attributes of the element, beyond `token`
 * @param given profile to open it in. One that is made for it is private: what a page stores in it stays in memory.
 */
export async function openElementPage(lab: Lab, attributes: string, given?: BrowserContext): Promise<ElementPage> {
  const context = given ?? (await lab.browser.createBrowserContext());
  const page = await context.newPage();
  page.on('pageerror', (error) => lab.log(`page error: ${error instanceof Error ? error.message : String(error)}`));
  await page.goto(`${lab.server.origin}/bench/element.html#${encodeURIComponent(attributes)}`);
  await page.waitForFunction('times.button !== undefined', { polling: 20 });
  return {
    page,
    buttonMs: await page.evaluate<[], () => number>('times.button - times.script'),
    analyze: async (file) => {
      await page.evaluate('watchRun()');
      await giveFile(page, FILE_INPUT, file);
      await page.waitForFunction('times.done !== undefined || times.error !== undefined', { polling: 100, timeout: 0 });
      const times = (await page.evaluate('times')) as Record<string, number | string>;
      if (times['error'] !== undefined) throw new Error(`The run failed: ${times['error']}`);
      const [chosen, firstPose, done] = [times['chosen'], times['firstPose'], times['done']] as number[];
      return { firstPoseMs: firstPose! - chosen!, doneMs: done! - chosen! };
    },
    exported: async () => {
      await page.waitForFunction('times.exported !== undefined || times.error !== undefined', {
        polling: 100,
        timeout: 0,
      });
      const error = (await page.evaluate('times.error')) as string | undefined;
      if (error !== undefined) throw new Error(`The export failed: ${error}`);
    },
    close: () => (given ? page.close() : context.close()),
  };
}
