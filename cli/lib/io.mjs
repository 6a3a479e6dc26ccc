/**
 * What commands see of the world, so that tests can give them another one.
 */
import { resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { printable } from './printable.mjs';

/**
 * @typedef {object} Io
 * @property {(text: string) => void} out writes a line of the result
 * @property {(text: string) => void} note writes a line for the person at the keyboard, which no pipe receives
 * @property {() => Promise<string>} readInput what is piped in; empty where nothing is
 * @property {() => number} now ms since the epoch
 * @property {(path: string) => string} path an absolute path of what was given
 */

/** @returns {Io} the process's own */
export function systemIo() {
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    // It may repeat what stands in a file.
    note: (text) => void process.stderr.write(`${text.split('\n').map(printable).join('\n')}\n`),
    readInput: () => (process.stdin.isTTY ? Promise.resolve('') : textOf(process.stdin)),
    now: () => Date.now(),
    path: (path) => resolve(path),
  };
}
