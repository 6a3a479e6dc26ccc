/**
 * Runs programs for the scripts, and installs the packages where they are missing. Imports nothing from npm: this is
 * what runs before there is a node_modules.
 */
import { spawnSync } from 'node:child_process';
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

/**
 * Runs npm.
 * @param {readonly string[]} args
 * @returns {boolean} whether it succeeded
 */
export function runNpm(args) {
  const { command, before, shell } = npm();
  return spawnSync(command, [...before, ...args], { cwd: ROOT, stdio: 'inherit', shell }).status === 0;
}

/** Inside `npm run` this is npm's own program; else npm from PATH, which on Windows is a batch file. */
function npm() {
  const program = process.env.npm_execpath;
  if (program?.endsWith('.js')) return { command: process.execPath, before: [program], shell: false };
  return { command: 'npm', before: [], shell: process.platform === 'win32' };
}

/** Installs the packages where there are none. Ends the process where that fails. */
export function ensurePackages() {
  if (existsSync(join(ROOT, 'node_modules/.package-lock.json'))) return;
  console.log('Installing the packages (npm ci)');
  if (runNpm(['ci'])) return;
  console.error('npm ci failed; see above. Is the registry reachable, and Node 20.19 or newer?');
  process.exit(1);
}
