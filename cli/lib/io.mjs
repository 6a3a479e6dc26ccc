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
 * @property {((line: string) => void) | undefined} status shows a line in place of the one before, at the end of all that was
 *   said; empty takes it away. Undefined where nobody looks at a terminal
 * @property {(onBreak: () => void) => () => void} onBreak is told once that the command is to end (SIGINT, SIGTERM,
 *   SIGHUP); the next time ends the process. Returns what stops listening
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
    status: process.stderr.isTTY ? showStatus : undefined,
    onBreak: listenForBreak,
  };
}

/** Clears from the beginning of the line to its end. */
const CLEAR_LINE = '\r\u001b[K';

/** @param {string} line */
function showStatus(line) {
  const width = Math.max(20, process.stderr.columns || 80) - 1;
  process.stderr.write(CLEAR_LINE + printable(line).slice(0, width));
}

/** @param {() => void} onBreak */
function listenForBreak(onBreak) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const stop = () => {
    for (const signal of signals) process.off(signal, heard);
  };
  // With nobody listening any more, the next one ends the process as ever.
  const heard = () => {
    stop();
    onBreak();
  };
  for (const signal of signals) process.on(signal, heard);
  return stop;
}
