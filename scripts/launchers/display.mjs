/**
 * A virtual display, for browsers that draw with a GPU interface (WebGL) only where they have a display.
 */
import { spawn } from 'node:child_process';

/**
 * Starts a virtual display on the first free number. It ends with this process.
 * @param {string} program Xvfb
 * @returns {Promise<NodeJS.ProcessEnv>} the variables that lead programs there
 */
export async function startDisplay(program) {
  const child = spawn(program, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => child.kill());
  const output = /** @type {import('node:net').Socket} */ (child.stdio[3]);
  const number = await new Promise((resolve, reject) => {
    let text = '';
    output.on('data', (data) => {
      text += String(data);
      if (text.endsWith('\n')) resolve(text.trim());
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with code ${code}.`)));
  });
  child.unref();
  output.unref();
  return { DISPLAY: `:${number}`, GDK_BACKEND: 'x11' };
}

/** @type {Promise<NodeJS.ProcessEnv> | undefined} */
let virtual;

/**
 * The variables that lead programs to a display: to the one that there is, or to a virtual one.
 * @param {string | undefined} program Xvfb, where it is installed
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function displayFor(program) {
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY || !program) return {};
  return (virtual ??= startDisplay(program));
}
