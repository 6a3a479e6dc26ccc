/**
 * Makes sure that the browsers of the tests are installed: `node scripts/setup-browsers.mjs [chromium,firefox,webkit]`.
 */
import { parseEngines, setupBrowsers } from './browsers.mjs';

try {
  for (const { engine, path } of setupBrowsers(parseEngines(process.argv[2] ?? process.env.ENGINES))) {
    console.log(`${engine}: ${path}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
