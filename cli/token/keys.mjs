/**
 * `token keys`: makes a key pair. The private key goes into a file of its own; the public one is added to a key set,
 * which the web server hands out.
 */
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { readArguments } from '../lib/arguments.mjs';
import { replaceFile, writeNewPrivateFile } from '../lib/files.mjs';
import { ALGORITHMS, KEY_FILE, KEY_SET_FILE, readKeySet } from './key-files.mjs';

/** @type {import('../lib/arguments.mjs').CommandSpec} */
export const SPEC = {
  usage: 'token keys [--alg ES256|EdDSA] [--key FILE] [--jwks FILE]',
  summary: 'Makes a key pair to sign tokens with.',
  details:
    'The private key is written to a new file that only you may read: keep it away from the web server. The public key\n' +
    'is added to the key set, which belongs beside the endpoint page. To change keys, make a new one, mint with it, and\n' +
    'take the old one out of the set when its last token has expired.',
  options: {
    alg: {
      type: 'string',
      value: 'ALG',
      default: 'ES256',
      allowed: ALGORITHMS,
      description: 'Signature algorithm: ES256 works in every browser, EdDSA in those from 2025 on',
    },
    key: { type: 'string', value: 'FILE', default: KEY_FILE, description: 'Where the private key goes' },
    jwks: {
      type: 'string',
      value: 'FILE',
      default: KEY_SET_FILE,
      description: 'The key set that the public key goes into',
    },
  },
};

/** @type {import('../run.mjs').Command['run']} */
export async function run(args, io) {
  const { values } = readArguments(SPEC, args);
  const alg = values['alg'] ?? '';
  const [keyFile, setFile] = [io.path(values['key'] ?? ''), io.path(values['jwks'] ?? '')];
  const keySet = await readKeySet(setFile);
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const marks = { kid, alg, use: 'sig' };
  // The private key first: a public key whose private half was not kept is of no use.
  await writeNewPrivateFile(keyFile, `${JSON.stringify({ ...(await exportJWK(privateKey)), ...marks }, null, 2)}\n`);
  await replaceFile(setFile, `${JSON.stringify({ keys: [...keySet.keys, { ...publicJwk, ...marks }] }, null, 2)}\n`);
  io.out(kid);
  io.note(`Private key:  ${keyFile} (only you may read it; keep it away from the web server)`);
  io.note(`Public keys:  ${setFile} (put it beside the endpoint page)`);
}
