/**
 * Opens an example's page in a browser and uses it as a visitor would: chooses a clip, and reads the count.
 */

/** The runs, one for each kind of pose worker. The overlay video of the last one is made besides. */
const RUNS = [
  { what: 'MoveNet', options: { pace: 'max', analysisFps: 5 }, model: 'movenet-lightning' },
  {
    what: 'BlazePose',
    options: { pace: 'max', blazepose: true, blazeposeModel: 'lite', analysisFps: 2 },
    model: 'blazepose-lite',
  },
];

const DONE = 'pose-upload-tracker:is([data-state="done"], [data-state="error"])';

/** What Chromium says by itself where there is no GPU. */
const HARMLESS = ['No available adapters.'];

/** How long a run may take on a slow machine. */
const PATIENCE_MS = 180_000;

/**
 * Drives one page.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 * @param {string} clip the file that is chosen
 * @returns {Promise<string[]>} what went wrong; nothing where all is well
 */
export async function driveExample(browser, url, clip) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const problems = [];
  const watched = watch(page, new URL(url).origin, problems);
  try {
    await page.goto(url);
    await page.waitForSelector('pose-upload-tracker', { timeout: 30_000 });
    const first = await page.waitForSelector('pose-upload-tracker >>> input[type=file]', { timeout: 30_000 });
    if (!first) throw new Error('the element did not come to life');
    for (const run of RUNS) problems.push(...(await analyze(page, run, clip)));
    const bytes = await page.$eval('pose-upload-tracker', async (element) => {
      const video = await /** @type {any} */ (element).exportVideo();
      return video.size;
    });
    if (!(bytes > 10_000)) problems.push(`the overlay video has ${bytes} bytes`);
    if (watched.workers() === 0) problems.push('no worker was started');
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  } finally {
    await page.close();
  }
  return problems;
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {(typeof RUNS)[number]} run
 * @param {string} clip
 */
async function analyze(page, { what, options, model }, clip) {
  await page.$eval(
    'pose-upload-tracker',
    (element, given) => {
      Object.assign(element, given);
      /** @type {object[]} */
      const messages = [];
      Object.assign(window, { messages });
      element.addEventListener('message', (event) => messages.push(/** @type {CustomEvent} */ (event).detail));
    },
    options,
  );
  const input = await page.$('pose-upload-tracker >>> input[type=file]');
  if (!input) throw new Error(`${what}: there is no file input`);
  await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(clip);
  await page.waitForFunction(
    () => /** @type {any} */ (window).messages.some((/** @type {any} */ { type }) => type === 'initialization'),
    { timeout: PATIENCE_MS },
  );
  await page.waitForSelector(DONE, { timeout: PATIENCE_MS });
  const messages = await page.evaluate(() => /** @type {any} */ (window).messages);
  const of = (/** @type {string} */ type) => messages.find((/** @type {any} */ message) => message.type === type);
  const shown = await page.$eval('#count', (element) => element.textContent?.trim());
  const problems = [];
  if (of('error')) problems.push(`${what}: ${of('error').message}`);
  if (of('environment')?.model !== model) problems.push(`${what}: the model was ${of('environment')?.model}`);
  if (!(of('environment')?.workers > 0)) problems.push(`${what}: ${JSON.stringify(of('environment')?.reasons)}`);
  const counted = of('exercise_summary')?.counter;
  if (!(counted > 0)) problems.push(`${what}: ${counted} squats were counted`);
  if (shown !== String(counted)) problems.push(`${what}: the page shows ${shown} where ${counted} were counted`);
  return problems;
}

/**
 * Notes what goes wrong in a page, and every request to another origin.
 * @param {import('puppeteer-core').Page} page
 * @param {string} origin
 * @param {string[]} problems
 */
function watch(page, origin, problems) {
  let workers = 0;
  page.on('workercreated', () => workers++);
  page.on('pageerror', (error) =>
    problems.push(`page error: ${error instanceof Error ? error.message : String(error)}`),
  );
  page.on('console', (entry) => {
    if (['error', 'warn'].includes(entry.type()) && !HARMLESS.includes(entry.text()))
      problems.push(`console.${entry.type()}: ${entry.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) problems.push(`asks ${url.href}`);
  });
  return { workers: () => workers };
}
