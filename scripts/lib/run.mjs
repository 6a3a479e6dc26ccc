/**
 * Runs programs for the scripts, and installs the packages where they are missing. Imports nothing from npm: this is
 * what runs before there is a node_modules.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a Node program with its output passed on.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] additions to the environment
 * @returns {boolean} whether it succeeded
 */
export function runNode(args, env = {}) {
  const options = { cwd: ROOT, stdio: /** @type {const} */ ('inherit'), env: { ...process.env, ...env } };
  return spawnSync(process.execPath, args, options).status === 0;
}

/** @typedef {'inherit' | 'keep'} Output passed on, or kept and handed over at the end */

/**
 * Runs a Node program beside others.
 * @param {readonly string[]} args
 * @param {Output} output
 * @param {NodeJS.ProcessEnv} [env] additions to the environment
 */
export function startNode(args, output, env = {}) {
  return start(process.execPath, args, output, { env: { ...process.env, ...env } });
}

/**
 * Runs npm.
 * @param {readonly string[]} args
 * @returns {boolean} whether it succeeded
 */
export function runNpm(args) {
  const { command, before, shell } = npm();
  return spawnSync(command, [...before, ...args], { cwd: ROOT, stdio: 'inherit', shell }).status === 0;
}

/**
 * Runs npm beside others: see {@link startNode}.
 * @param {readonly string[]} args
 * @param {Output} output
 */
export function startNpm(args, output) {
  const { command, before, shell } = npm();
  return start(command, [...before, ...args], output, { shell });
}

/** Inside `npm run` this is npm's own program; else npm from PATH, which on Windows is a batch file. */
function npm() {
  const program = process.env.npm_execpath;
  if (program?.endsWith('.js')) return { command: process.execPath, before: [program], shell: false };
  return { command: 'npm', before: [], shell: process.platform === 'win32' };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Output} output
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<import('./jobs.mjs').JobResult>}
 */
function start(command, args, output, options) {
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'];
  const child = spawn(command, args, { cwd: ROOT, stdio, ...options });
  /** @type {Buffer[]} */
  const parts = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => parts.push(part));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ ok: false, output: String(error) }));
    child.once('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(parts).toString() }));
  });
}

/** Installs the packages where there are none. Ends the process where that fails. */
export function ensurePackages() {
  if (existsSync(join(ROOT, 'node_modules/.package-lock.json'))) return;
  console.log('Installing the packages (npm ci)');
  if (runNpm(['ci'])) return;
  console.error('npm ci failed; see above. Is the registry reachable, and Node 20.19 or newer?');
  process.exit(1);
}
