/**
 * Test files and the workers of the tests, each as one module. Asked for module by module a page takes two hundred requests
 * and a second to start, and a worker a hundred requests; nearly every test starts two of them. Where a page of the package
 * is to have a scripted detector, the scripted worker goes out as the package's own.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const TEST_FILE = /^\/test\/(unit|chromium|engines|release)\/[\w-]+\.test\.ts$/;
const WORKER = /^\/test\/(helpers|fuzz)\/([\w-]+-)?worker(-[\w-]+)?\.ts$/;

const SCRIPTED_WORKER = '/test/helpers/scripted-worker.ts';

/** The worker of the package in `/scripted/`, and beside every configuration that a test makes. */
const REPLACED_WORKER = /^\/(scripted|__test\/deployed\/[\w-]+)\/assets\/workers\/pose-worker\.js$/;

/** @type {Map<string, Promise<string>>} by the file's path */
const bundles = new Map();

/**
 * A middleware that answers the addresses of test files and workers; everything else is left to the others.
 * @returns {import('koa').Middleware}
 */
export function bundleMiddleware() {
  return async (koa, next) => {
    const bundle = bundleAt(koa.path);
    if (bundle === undefined) return next();
    koa.type = 'text/javascript';
    koa.body = await bundle;
  };
}

/**
 * The module that goes out at an address, where it is that of a test file or of a worker of the tests.
 * @param {string} address without its query
 * @returns {Promise<string> | undefined}
 */
function bundleAt(address) {
  const path = REPLACED_WORKER.test(address) ? SCRIPTED_WORKER : address;
  if (!TEST_FILE.test(path) && !WORKER.test(path)) return undefined;
  const bundle = bundles.get(path) ?? bundleOf(path);
  bundles.set(path, bundle);
  return bundle;
}

/** @param {string} path */
async function bundleOf(path) {
  const { outputFiles } = await build({
    entryPoints: [ROOT + path],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions: ['production'],
    sourcemap: 'inline',
    sourcesContent: false,
    // What was built is loaded as it is.
    external: ['/dist/*'],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
