/**
 * `token list`: what the ledger knows.
 */
import { readArguments, table } from '../lib/arguments.mjs';
import { showMoment } from '../lib/moments.mjs';
import { LEDGER_FILE, readLedger } from './ledger.mjs';

/** @type {import('../lib/arguments.mjs').CommandSpec} */
export const SPEC = {
  usage: 'token list [--ledger FILE] [--json]',
  summary: 'Lists the tokens that were made, oldest first.',
  options: {
    ledger: { type: 'string', value: 'FILE', default: LEDGER_FILE, description: 'Where they are noted down' },
    json: { type: 'boolean', description: 'Prints one JSON object a line, with the SHA-256 of each token' },
  },
};

/** @type {import('../run.mjs').Command['run']} */
export async function run(args, io) {
  const { values, flags } = readArguments(SPEC, args);
  const file = io.path(values['ledger'] ?? '');
  const entries = await readLedger(file);
  if (flags['json']) {
    for (const { token: _, ...entry } of entries) io.out(JSON.stringify(entry));
    return;
  }
  if (entries.length === 0) return io.note(`No tokens are noted down in ${file}.`);
  const now = io.now();
  const rows = entries.map(({ id, plan, kind, mintedAt, expiresAt, audience = '', note = '' }) => [
    id.slice(0, 8),
    plan,
    kind,
    mintedAt.slice(0, 10),
    expiresAt === undefined
      ? 'never'
      : `${showMoment(Date.parse(expiresAt))}${Date.parse(expiresAt) <= now ? ' (over)' : ''}`,
    audience,
    note,
  ]);
  for (const line of table([['ID', 'PLAN', 'KIND', 'MADE', 'ENDS', 'AUDIENCE', 'NOTE'], ...rows])) io.out(line);
}
