/**
 * Installs and builds the examples as a user would: from the tarball that npm would publish.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packPackage } from './pack.mjs';
import { ROOT } from './run.mjs';

/** Where the examples' package.json look for the package. */
const FOLDER = join(ROOT, 'out/package');
const TARBALL = 'pose-upload-tracker.tgz';
const LOCKED = 'node_modules/pose-upload-tracker';

/**
 * The examples, and the pages of each once it is built, below its folder.
 * @type {Readonly<Record<string, { root: string, pages: readonly string[], vite?: true, rendered?: true }>>} `vite`: has its
 *   server for developing, which moves modules about in its own way; `rendered`: its server has rendered the page
 */
export const EXAMPLES = {
  plain: { root: '.', pages: ['index.html', 'classic.html'] },
  react: { root: 'dist', pages: ['index.html'], vite: true },
  vue: { root: 'dist', pages: ['index.html'], vite: true },
  angular: { root: 'dist', pages: ['index.html'], rendered: true },
  webpack: { root: '.', pages: ['index.html'] },
  next: { root: 'out', pages: ['index.html'], rendered: true },
  nuxt: { root: '.output/public', pages: ['index.html'], rendered: true },
};

/** Those that are tried at every landing that may concern them: quick ones, each with another way of loading modules. */
export const LANDING_EXAMPLES = ['plain', 'react', 'webpack'];

/** Published to be read, not to be run. */
const TO_BE_READ = /^(?:docs|examples)$|\.md$/;

/** What every example is made of beside its own folder: the package as it is published, and what drives the pages. */
const COMMON_INPUTS = [
  ...published(),
  'src/',
  'demo/',
  'scripts/',
  'server/',
  'package.json',
  'package-lock.json',
  'rollup.config.mjs',
  'rollup.types.config.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
];

/**
 * Whether something that an example is made of is among some files.
 * @param {string} name
 * @param {readonly string[]} files below the root
 */
export function concerns(name, files) {
  const inputs = [`examples/${name}/`, ...COMMON_INPUTS];
  return files.some((file) =>
    inputs.some((input) => file === input || (input.endsWith('/') && file.startsWith(input))),
  );
}

/** What is published of the sources as it lies here, and is run. */
function published() {
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return files
    .filter((/** @type {string} */ file) => !/^!|^dist/.test(file) && !TO_BE_READ.test(file))
    .map((/** @type {string} */ file) => (file.includes('.') || file === 'NOTICE' ? file : `${file}/`));
}

/** @param {string} name */
export function exampleFolder(name) {
  return join(ROOT, 'examples', name);
}

/** Packs what was built to where the examples look for it. */
export function packForExamples() {
  const packed = packPackage(FOLDER);
  renameSync(packed.file, join(FOLDER, TARBALL));
  return packed;
}

/**
 * Installs exactly what the lock file says.
 * @param {string} name
 * @throws where that fails, or where the lock file knows other dependencies of the package than it has
 */
export function installExample(name) {
  const folder = exampleFolder(name);
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const { dependencies = {} } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  if (JSON.stringify(lock.packages[LOCKED].dependencies ?? {}) !== JSON.stringify(dependencies)) {
    throw new Error(`examples/${name}/package-lock.json is stale: run \`npm run test:demos -- --update-locks\`.`);
  }
  npm(folder, ['ci', '--ignore-scripts']);
}

/**
 * Writes the lock file anew.
 * @param {string} name
 */
export function lockExample(name) {
  const folder = exampleFolder(name);
  const file = join(folder, 'package-lock.json');
  // With these at hand npm would leave out what is for other systems, and keep what it knew of the tarball.
  cleanExample(name);
  rmSync(file, { force: true });
  npm(folder, ['install', '--ignore-scripts', '--package-lock-only']);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  // It is another one after every build.
  delete lock.packages[LOCKED].integrity;
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}

/**
 * Builds an example, where it has a build.
 * @param {string} name
 */
export function buildExample(name) {
  const folder = exampleFolder(name);
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (scripts?.build) npm(folder, ['run', 'build']);
}

/**
 * Starts Vite's server for developing, of an example that has it.
 * @param {string} name
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function startVite(name) {
  const root = exampleFolder(name);
  const vite = await import(pathToFileURL(join(root, 'node_modules/vite/dist/node/index.js')).href);
  const server = await vite.createServer({ root, logLevel: 'error', server: { host: '127.0.0.1' } });
  await server.listen();
  return { origin: new URL(server.resolvedUrls.local[0]).origin, close: () => server.close() };
}

/**
 * Removes what installing and building have written.
 * @param {string} name
 */
export function cleanExample(name) {
  for (const left of ['node_modules', 'dist', 'out', '.angular', '.next', '.nuxt', '.output', 'next-env.d.ts']) {
    const path = join(exampleFolder(name), left);
    if (existsSync(path)) rmSync(path, { recursive: true });
  }
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 */
function npm(cwd, args) {
  const program = process.env.npm_execpath;
  const [command, all] = program?.endsWith('.js') ? [process.execPath, [program, ...args]] : ['npm', args];
  const options = { cwd, encoding: /** @type {const} */ ('utf8'), shell: process.platform === 'win32' };
  // What `npm run` hands on would make the example's npm take this project for its own; Vite's server, which runs in this
  // process, says that all is development.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)|^NODE_ENV$/.test(name)),
  );
  Object.assign(env, { NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1' });
  const { status, stdout, stderr, error } = spawnSync(command, all, { ...options, env });
  if (status !== 0) throw error ?? new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${stdout}\n${stderr}`);
}
