/**
 * A WebDriver client with the few commands that the WebKit launcher needs.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** No command that we send takes long, except starting the browser on a busy machine. */
const COMMAND_MS = 30_000;

/**
 * Sends one command.
 * @param {string} base for example `http://127.0.0.1:4444`
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {number} [patienceMs] how long it may take; a `TimeoutError` afterwards
 * @returns {Promise<any>} the answer's value
 */
export async function command(base, method, path, body, patienceMs = COMMAND_MS) {
  const response = await fetch(base + path, {
    method,
    signal: AbortSignal.timeout(patienceMs),
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const { value } = /** @type {{ value: any }} */ (await response.json());
  if (!response.ok) throw new Error(`WebDriver ${method} ${path}: ${value?.error} ${value?.message ?? ''}`);
  return value;
}

/**
 * Starts a WebDriver program and waits until it answers. `kill` ends it and what it has started, as a browser whose page
 * has crashed does not end with its driver.
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 */
export async function startDriver(program, env) {
  const port = await freePort();
  const child = spawn(program, [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore', detached: true });
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  process.once('exit', kill);
  child.unref();
  const base = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) break;
    const ready = await command(base, 'GET', '/status').catch(() => undefined);
    if (ready?.ready) return { base, kill };
    await pause(50);
  }
  kill();
  throw new Error(`${program} did not start.`);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
