/**
 * The ledger: what is known of every token that was made. The tokens themselves are not in it unless that was asked for;
 * their SHA-256 tells which one a token in hand is.
 */
import { createHash } from 'node:crypto';
import { CommandError } from '../lib/errors.mjs';
import { appendPrivateLine, readTextIfThere } from '../lib/files.mjs';

/** Default name, in the folder where the command runs. */
export const LEDGER_FILE = 'pose-tracker.tokens.jsonl';

/**
 * @typedef {object} LedgerEntry
 * @property {'signed' | 'table'} kind
 * @property {string} id
 * @property {string} sha256 of the token
 * @property {string} mintedAt
 * @property {string} plan
 * @property {string} [audience]
 * @property {string} [issuer]
 * @property {string} [keyId]
 * @property {string} [notBefore]
 * @property {string} [expiresAt]
 * @property {string} [note]
 * @property {string} [token] only where that was asked for
 */

/** What every entry has, as text. */
const REQUIRED = ['id', 'sha256', 'plan', 'mintedAt'];

/** @param {string} token */
export function sha256(token) {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * @param {string} file
 * @param {LedgerEntry} entry
 */
export function appendToLedger(file, entry) {
  return appendPrivateLine(file, JSON.stringify(entry));
}

/**
 * @param {string} file
 * @returns {Promise<LedgerEntry[]>} in the order in which they were made; empty where there is no ledger yet
 */
export async function readLedger(file) {
  const content = (await readTextIfThere(file)) ?? '';
  return content
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      try {
        const entry = JSON.parse(line);
        if (REQUIRED.every((field) => typeof entry[field] === 'string')) return entry;
      } catch {
        // Told below.
      }
      throw new CommandError(`Line ${number} of ${file} is no entry of a ledger. Is it the right file?`);
    });
}
