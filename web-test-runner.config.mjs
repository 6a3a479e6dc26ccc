/**
 * Tests in a real browser. The variable ENGINES chooses one (`chromium`, `firefox` or `webkit`; by default Chromium), and
 * TEST_FOLDERS which folders. One file alone: `npx wtr --files test/engines/NAME.test.ts`.
 */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { parseEngines, requireBrowser } from './scripts/browsers.mjs';
import { chromiumLauncher, firefoxLauncher } from './scripts/launchers/puppeteer.mjs';
import { timed } from './scripts/launchers/timed.mjs';
import { webkitLauncher } from './scripts/launchers/webkit.mjs';
import { reportingReporter } from './scripts/tests/reporters/web-test-runner.mjs';
import { foldersFor, LANDING } from './scripts/tests/tiers.mjs';
import { startTestServers } from './test/server/index.mjs';

const servers = await startTestServers();
const [engine = 'chromium'] = parseEngines(process.env.ENGINES);
const folders = process.env.TEST_FOLDERS?.split(',') ?? foldersFor(engine, LANDING, false);

const launchers = {
  chromium: () => chromiumLauncher(requireBrowser('chromium'), servers),
  firefox: () => firefoxLauncher(requireBrowser('firefox'), servers),
  webkit: () =>
    webkitLauncher(requireBrowser('webkit'), {
      proxy: `${servers.host}:${servers.proxyPort}`,
      bypass: [servers.host, 'localhost'],
    }),
};

/** How long each file took. @type {Map<string, number>} */
const seconds = new Map();

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: folders.map((folder) => `${folder}/**/*.test.ts`),
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
  browsers: [timed(await launchers[engine](), seconds)],
  concurrentBrowsers: 1,
  concurrency: 1,
  browserStartTimeout: 300_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 900_000,
  // No test expects to get near it: a slow machine with another suite beside it is to end red for the right reason.
  testFramework: { config: { timeout: 120_000 } },
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: false }),
    reportingReporter(engine, seconds),
  ],
};
