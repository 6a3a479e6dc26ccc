/**
 * Tests in real browsers. The variable ENGINES (`chromium,firefox,webkit` or `all`) chooses; chromium is the default.
 * `npm run test:browser -- --engines all` sets it. One suite alone: `npx wtr --files test/browser/NAME.test.ts`.
 */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { parseEngines, requireBrowser } from './scripts/browsers.mjs';
import { chromiumLauncher, firefoxLauncher } from './scripts/launchers/puppeteer.mjs';
import { webkitLauncher } from './scripts/launchers/webkit.mjs';
import { countingReporter } from './scripts/reporters/web-test-runner.mjs';
import { startTestServers } from './test/server/index.mjs';

const servers = await startTestServers();
const engines = parseEngines(process.env.ENGINES);

const launchers = {
  chromium: () => chromiumLauncher(requireBrowser('chromium'), servers),
  firefox: () => firefoxLauncher(requireBrowser('firefox'), servers),
  webkit: () =>
    webkitLauncher(requireBrowser('webkit'), {
      proxy: `${servers.host}:${servers.proxyPort}`,
      bypass: [servers.host, 'localhost'],
    }),
};

/** @type {import('@web/test-runner').BrowserLauncher[]} */
const browsers = [];
for (const engine of engines) browsers.push(await launchers[engine]());

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  // The exercise engine's tests read fixtures from the disk; it has no DOM that browsers could differ in.
  files: ['test/unit/**/*.test.ts', '!test/unit/exercise-*.test.ts', 'test/browser/**/*.test.ts'],
  hostname: servers.host,
  port: servers.port,
  nodeResolve: { exportConditions: ['browser', 'production'], extensions: ['.mjs', '.js', '.ts'] },
  plugins: [
    // As in the build: mediabunny names modules of Node that it uses only there.
    {
      name: 'node-stubs',
      resolveImport: ({ source }) => (source.startsWith('node:') ? '/src/pose/stubs/node.ts' : undefined),
    },
    esbuildPlugin({ ts: true, target: 'auto', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  middleware: servers.middleware,
  browsers,
  concurrentBrowsers: 1,
  concurrency: 1,
  browserStartTimeout: 300_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 900_000,
  testFramework: { config: { timeout: 60_000 } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countingReporter()],
};
