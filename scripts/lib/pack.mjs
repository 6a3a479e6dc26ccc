/**
 * The package as npm would publish it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

/**
 * @typedef {object} Packed
 * @property {string} file the tarball
 * @property {{ path: string, size: number }[]} files what is in it
 * @property {number} size of the tarball, in bytes
 * @property {number} unpackedSize
 */

/**
 * Packs what was built.
 * @param {string} folder where the tarball goes; made where there is none
 * @returns {Packed}
 */
export function packPackage(folder) {
  mkdirSync(folder, { recursive: true });
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const program = process.env.npm_execpath;
  const [command, all] = program?.endsWith('.js') ? [process.execPath, [program, ...args]] : ['npm', args];
  const output = execFileSync(command, all, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  const packed = JSON.parse(output);
  // npm 12 gives an object by name, those before it a list.
  const { filename, files, size, unpackedSize } = Array.isArray(packed) ? packed[0] : Object.values(packed)[0];
  return { file: join(folder, filename), files, size, unpackedSize };
}
