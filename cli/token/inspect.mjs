/**
 * `token inspect`: what a token says of itself.
 */
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { readArguments, table } from '../lib/arguments.mjs';
import { CommandError } from '../lib/errors.mjs';
import { showDistance, showMoment } from '../lib/moments.mjs';
import { GIVEN_TOKEN, givenToken } from './given-token.mjs';
import { LEDGER_FILE, readLedger, sha256 } from './ledger.mjs';

/** @type {import('../lib/arguments.mjs').CommandSpec} */
export const SPEC = {
  usage: 'token inspect [TOKEN] [--ledger FILE] [--json]',
  summary: 'Shows what a signed token says, and what the ledger knows of it. Its signature is not checked.',
  details: GIVEN_TOKEN,
  positional: 'TOKEN',
  options: {
    ledger: { type: 'string', value: 'FILE', default: LEDGER_FILE, description: 'Where tokens are noted down' },
    json: { type: 'boolean', description: 'Prints header and claims as JSON' },
  },
};

/** @type {import('../run.mjs').Command['run']} */
export async function run(args, io) {
  const { values, flags, positional } = readArguments(SPEC, args);
  const token = await givenToken(SPEC, positional, io);
  const digest = sha256(token);
  const known = (await readLedger(io.path(values['ledger'] ?? ''))).find((entry) => entry.sha256 === digest);
  const content = decode(token);
  if (!content && !known) {
    throw new CommandError('This is no signed token, and the ledger does not know it either. Was it copied whole?');
  }
  if (flags['json']) return io.out(JSON.stringify({ ...content, sha256: digest, ...(known && { note: known.note }) }));
  const now = io.now();
  const moment = (/** @type {unknown} */ s) =>
    typeof s === 'number' ? `${showMoment(s * 1000)} (${showDistance(s * 1000, now)})` : undefined;
  const { header, claims } = content ?? { header: {}, claims: {} };
  const rows = [
    ['Kind', content ? 'signed' : 'for a table'],
    ['Algorithm', header.alg],
    ['Key', header.kid],
    ['Plan', claims['plan'] ?? known?.plan],
    ['Audience', claims.aud],
    ['Issuer', claims.iss],
    ['Id', claims.jti ?? known?.id],
    ['Made', moment(claims.iat) ?? known?.mintedAt],
    ['Begins', moment(claims.nbf) ?? known?.notBefore],
    ['Ends', moment(claims.exp) ?? known?.expiresAt ?? 'never'],
    ['Note', known?.note],
    ['SHA-256', digest],
  ];
  for (const line of table(rows.filter(([, value]) => value !== undefined).map((row) => row.map(textOf)))) io.out(line);
  if (content) io.note('Its signature was not checked: `pose-upload-tracker token check` does that.');
}

/**
 * Claims can be anything.
 * @param {unknown} value
 */
function textOf(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** @param {string} token */
function decode(token) {
  try {
    return { header: decodeProtectedHeader(token), claims: decodeJwt(token) };
  } catch {
    return undefined;
  }
}
