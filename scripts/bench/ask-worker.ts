/**
 * Asks a worker of the bench's pages one thing.
 */
import type { Lab } from './lab.js';

/**
 * Starts a worker in a page of its own and resolves to its answer.
 *
 * @param program file name of the worker, below the page's folder
 */
export async function askWorker<Answer>(lab: Lab, program: string, request: object): Promise<Answer> {
  const page = await lab.browser.newPage();
  try {
    await page.goto(`${lab.server.origin}/bench/index.html`);
    // As text: a compiled function would call the compiler's helpers, which the page has not.
    return (await page.evaluate(`new Promise((resolve, reject) => {
      const worker = new Worker('/bench/${program}', { type: 'module' });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(${JSON.stringify(request)});
    })`)) as Answer;
  } finally {
    await page.close();
  }
}
