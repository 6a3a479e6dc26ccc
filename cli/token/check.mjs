/**
 * `token check`: asks the same programs as the endpoint page, with the configuration that it would read.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readArguments, wrongUsage } from '../lib/arguments.mjs';
import { loadAccess, loadConfig } from '../lib/built.mjs';
import { CommandError, messageOf } from '../lib/errors.mjs';
import { readText } from '../lib/files.mjs';
import { showDistance, showMoment } from '../lib/moments.mjs';
import { GIVEN_TOKEN, givenToken } from './given-token.mjs';

/** The configuration's name beside the endpoint page. */
const CONFIG_FILE = 'pose-tracker.config.json';

/** @type {import('../lib/arguments.mjs').CommandSpec} */
export const SPEC = {
  usage: 'token check [TOKEN] [--config FILE] [--site URL]',
  summary: 'Checks a token as the endpoint page would, and prints its plan; the exit code is 1 where it is refused.',
  details: GIVEN_TOKEN,
  positional: 'TOKEN',
  options: {
    config: { type: 'string', value: 'FILE', default: CONFIG_FILE, description: 'The configuration file' },
    site: {
      type: 'string',
      value: 'URL',
      description: 'Where the file is served, for the addresses in it; by default they are files beside it',
    },
  },
};

/** @type {import('../run.mjs').Command['run']} */
export async function run(args, io) {
  const { values, positional } = readArguments(SPEC, args);
  const token = await givenToken(SPEC, positional, io);
  const file = io.path(values['config'] ?? '');
  const content = await readText(
    file,
    'Name yours with --config. The one that ships with the endpoint page takes any token.',
  );
  const base = baseOf(values['site'], file);
  const [{ checkAccess, verifierOf }, { parseConfig }] = await Promise.all([loadAccess(), loadConfig()]);
  const clock = { now: io.now, startTimer };
  try {
    const { access } = parseConfig(content, file);
    const verify = verifierOf(access, base, { fetch: fetchFilesToo, clock });
    const info = await checkAccess(token, [], verify, new AbortController().signal, clock);
    io.out(info.plan);
    if (info.expiresAt !== undefined) {
      io.note(`Until ${showMoment(info.expiresAt)} (${showDistance(info.expiresAt, io.now())}).`);
    }
    if (access.kind === 'any') io.note('This configuration takes any token.');
  } catch (error) {
    throw new CommandError(messageOf(error));
  }
}

/**
 * @param {string | undefined} site
 * @param {string} file
 */
function baseOf(site, file) {
  if (site === undefined) return pathToFileURL(file).href;
  if (URL.canParse(site) && /^https?:$/.test(new URL(site).protocol)) return site;
  throw wrongUsage(SPEC, '--site is no http or https address');
}

/**
 * @param {number} ms
 * @param {() => void} onEnd
 */
function startTimer(ms, onEnd) {
  const timer = setTimeout(onEnd, ms);
  return () => clearTimeout(timer);
}

/**
 * Key sets that are files beside the configuration are read as files.
 * @param {RequestInfo | URL} input
 * @param {RequestInit} [init]
 */
async function fetchFilesToo(input, init) {
  const url = new URL(input instanceof Request ? input.url : input);
  if (url.protocol !== 'file:') return fetch(input, init);
  try {
    return new Response(await readFile(fileURLToPath(url)));
  } catch {
    return new Response(null, { status: 404 });
  }
}
