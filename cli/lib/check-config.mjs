/**
 * Checks a configuration file as the endpoint page will read it, and what it names.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keySetBeside, keySetProblem } from '../../server/key-set.mjs';
import { loadConfig } from './built.mjs';
import { CommandError, messageOf } from './errors.mjs';
import { parseJson } from './files.mjs';
import { JsonPlaces } from './json-places.mjs';

/** @typedef {import('../../src/host/config.js').EndpointConfig} EndpointConfig */

/** How long a server that is named may take to answer. */
const PATIENCE_MS = 5000;

/**
 * Reads and checks a configuration file.
 * @param {string} file
 * @returns {Promise<EndpointConfig>}
 * @throws CommandError with a line for everything that is wrong, which begins with file and line
 */
export async function checkConfig(file) {
  const { readConfig } = await loadConfig();
  const text = await readWhole(file);
  const places = new JsonPlaces(text);
  if (places.faults.length > 0) {
    throw wrong(file, places.faults);
  }
  const result = readConfig(parseJson(text, file));
  if ('problems' in result) {
    const faults = result.problems.map(({ path, problem }) => ({ line: places.lineOf(path), problem }));
    throw wrong(file, faults);
  }
  const privateKey = await privateKeyIn(file, result.config);
  if (privateKey !== undefined) throw new CommandError(privateKey);
  return result.config;
}

/**
 * What in a configuration is right and may still not work: servers that do not answer, and files that are not there.
 * @param {string} file
 * @param {EndpointConfig} config
 * @param {AbortSignal} [signal]
 * @returns {Promise<string[]>}
 */
export async function warningsOf(file, { access }, signal = AbortSignal.timeout(PATIENCE_MS)) {
  if (access?.kind === 'endpoint') return askAt(access.url, 'access.url', signal);
  if (access?.kind !== 'signed') return [];
  const beside = keySetBeside(access.jwksUrl);
  if (beside === undefined) return askAt(access.jwksUrl, 'access.jwksUrl', signal);
  const keySet = join(dirname(file), beside);
  try {
    const { keys } = JSON.parse(await readWhole(keySet));
    if (Array.isArray(keys) && keys.length > 0) return [];
    return [`The key set ${keySet} holds no keys: nobody is let in.`];
  } catch (error) {
    return [`The key set ${keySet} cannot be read: nobody is let in (${messageOf(error)}).`];
  }
}

/**
 * @param {string} url
 * @param {string} field
 * @param {AbortSignal} signal
 * @returns {Promise<string[]>}
 */
async function askAt(url, field, signal) {
  if (!URL.canParse(url)) {
    return [`${field} (${url}) is an address of this site: whoever stands in front of this server has to answer it.`];
  }
  try {
    const { status } = await fetch(url, { signal, redirect: 'manual' });
    return status < 500 ? [] : [`${field} (${url}) answers ${status}: nobody is let in while it does.`];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return [`${field} (${url}) cannot be reached from here (${messageOf(cause)}): visitors' browsers have to.`];
  }
}

/**
 * @param {string} file
 * @param {EndpointConfig} config
 */
async function privateKeyIn(file, { access }) {
  const name = access?.kind === 'signed' ? keySetBeside(access.jwksUrl) : undefined;
  if (name === undefined) return undefined;
  const keySet = join(dirname(file), name);
  const text = await readFile(keySet, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : keySetProblem(keySet, text);
}

/** @param {string} file */
async function readWhole(file) {
  try {
    // Editors of Windows begin a file with a byte order mark.
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new CommandError(`The configuration ${file} cannot be read: ${messageOf(error)}`);
  }
}

/**
 * @param {string} file
 * @param {readonly import('./json-places.mjs').Fault[]} faults
 */
function wrong(file, faults) {
  const sorted = [...faults].sort((a, b) => a.line - b.line);
  return new CommandError(sorted.map(({ line, problem }) => `${file}:${line}: ${problem}`).join('\n'));
}
