/**
 * `token mint`: makes a token, signed or for a table.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { SignJWT, importJWK } from 'jose';
import { readArguments, wrongUsage } from '../lib/arguments.mjs';
import { MOMENT_FORMS, parseMoment, showMoment } from '../lib/moments.mjs';
import { KEY_FILE, readSigningKey } from './key-files.mjs';
import { LEDGER_FILE, appendToLedger, sha256 } from './ledger.mjs';

const PLANS = ['free', 'developer', 'custom', 'company'];

/** Bytes of a random token: nobody guesses it from its SHA-256, which is public. */
const RANDOM_BYTES = 32;

/** @type {import('../lib/arguments.mjs').CommandSpec} */
export const SPEC = {
  usage: 'token mint --plan PLAN --expires WHEN [--audience TEXT | --table] [--note TEXT]',
  summary: 'Makes a token and prints it; everything else goes to the standard error output.',
  details:
    'A signed token carries plan and expiry itself, and is checked in the browser against the key set (access of kind\n' +
    '"signed"). With --table the token is a random text, and the entry for the table in the configuration file (kind\n' +
    `"table") is shown. WHEN is ${MOMENT_FORMS}.`,
  options: {
    plan: {
      type: 'string',
      value: 'PLAN',
      required: true,
      allowed: PLANS,
      description: `What it allows: ${PLANS.join(', ')}`,
    },
    expires: { type: 'string', value: 'WHEN', required: true, description: 'When it ends, or "never"' },
    'not-before': { type: 'string', value: 'WHEN', description: 'When it begins; at once by default' },
    audience: { type: 'string', description: 'Who it is for: the "audience" of the configuration file' },
    issuer: { type: 'string', description: 'Who it is from: the "issuer" of the configuration file' },
    note: { type: 'string', description: 'For your own memory, kept in the ledger alone' },
    table: { type: 'boolean', description: 'Makes a random token for a table instead of a signed one' },
    key: { type: 'string', value: 'FILE', default: KEY_FILE, description: 'The private key' },
    ledger: { type: 'string', value: 'FILE', default: LEDGER_FILE, description: 'Where it is noted down' },
    'no-ledger': { type: 'boolean', description: 'Notes nothing down' },
    'keep-token': { type: 'boolean', description: 'Notes the token itself down too: whoever reads the ledger has it' },
  },
};

/** @type {import('../run.mjs').Command['run']} */
export async function run(args, io) {
  const { values, flags } = readArguments(SPEC, args);
  const now = io.now();
  const expiresAt = values['expires'] === 'never' ? undefined : momentOf('expires', values['expires'], now);
  const notBefore = values['not-before'] === undefined ? undefined : momentOf('not-before', values['not-before'], now);
  if (expiresAt !== undefined && expiresAt <= now) throw wrongUsage(SPEC, '--expires is in the past');
  if (expiresAt !== undefined && notBefore !== undefined && expiresAt <= notBefore) {
    throw wrongUsage(SPEC, '--expires is before --not-before');
  }
  const terms = {
    plan: values['plan'] ?? '',
    ...(notBefore !== undefined && { notBefore: new Date(notBefore).toISOString() }),
    ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt).toISOString() }),
  };
  const made = flags['table'] ? makeRandom(values) : await makeSigned(values, { now, expiresAt, notBefore }, io);
  const ledger = io.path(values['ledger'] ?? '');
  // Noted down first: a token that nobody remembers is worse than a note about one that was never used.
  if (!flags['no-ledger']) {
    await appendToLedger(ledger, {
      kind: flags['table'] ? 'table' : 'signed',
      sha256: sha256(made.token),
      mintedAt: new Date(now).toISOString(),
      ...terms,
      ...made.terms,
      ...(values['note'] !== undefined && { note: values['note'] }),
      ...(flags['keep-token'] && { token: made.token }),
    });
  }
  io.out(made.token);
  io.note(`Plan ${terms.plan}, ${expiresAt === undefined ? 'without an end' : `until ${showMoment(expiresAt)}`}.`);
  if (flags['table']) {
    const entry = {
      sha256: sha256(made.token),
      ...terms,
      ...(values['note'] !== undefined && { note: values['note'] }),
    };
    io.note(`For "tokens" of the configuration file:\n${JSON.stringify(entry)}`);
  }
  if (!flags['no-ledger']) io.note(`Noted down in ${ledger}${flags['keep-token'] ? ', with the token' : ''}.`);
}

/**
 * @param {string} name
 * @param {string | undefined} text
 * @param {number} now
 */
function momentOf(name, text = '', now) {
  const moment = parseMoment(text, now);
  if (moment === undefined) throw wrongUsage(SPEC, `--${name} cannot be ${JSON.stringify(text)}: give ${MOMENT_FORMS}`);
  return moment;
}

/** @param {Record<string, string>} values */
function makeRandom(values) {
  for (const name of ['audience', 'issuer', 'key']) {
    const isDefault = name === 'key' && values['key'] === KEY_FILE;
    if (values[name] !== undefined && !isDefault) {
      throw wrongUsage(SPEC, `--${name} is for signed tokens, and --table makes another kind`);
    }
  }
  // The mark at its beginning lets people and scanners see what it is, and keeps it from looking like an option.
  return { token: `pt_${randomBytes(RANDOM_BYTES).toString('base64url')}`, terms: { id: randomUUID() } };
}

/**
 * @param {Record<string, string>} values
 * @param {{ now: number, expiresAt: number | undefined, notBefore: number | undefined }} times
 * @param {import('../lib/io.mjs').Io} io
 */
async function makeSigned(values, { now, expiresAt, notBefore }, io) {
  const { audience, issuer } = values;
  if (audience === undefined) {
    throw wrongUsage(
      SPEC,
      '--audience is missing: give the one of the configuration file, or --table for a token that is not signed',
    );
  }
  const key = await readSigningKey(io.path(values['key'] ?? ''), io);
  const id = randomUUID();
  const jwt = new SignJWT({ plan: values['plan'] ?? '' })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT' })
    .setAudience(audience)
    .setIssuedAt(new Date(now))
    .setJti(id);
  if (issuer !== undefined) jwt.setIssuer(issuer);
  if (expiresAt !== undefined) jwt.setExpirationTime(new Date(expiresAt));
  if (notBefore !== undefined) jwt.setNotBefore(new Date(notBefore));
  const token = await jwt.sign(await importJWK(key, key.alg));
  return { token, terms: { id, audience, ...(issuer !== undefined && { issuer }), keyId: key.kid } };
}
