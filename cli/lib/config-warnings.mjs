/**
 * What in a configuration is right and may still not work: servers that do not answer as the page needs it, and files that
 * are not there.
 */
import { readKeySet } from '../../server/key-set.mjs';
import { placesElsewhere } from '../../server/site-address.mjs';
import { messageOf } from './errors.mjs';
import { printable } from './printable.mjs';

/** How long a server that is named may take to answer. */
const PATIENCE_MS = 5000;

/** Whom every server that checks tokens has to refuse. */
const NO_TOKEN = 'pose-upload-tracker-check';

/**
 * @param {import('./check-config.mjs').CheckedConfig} checked
 * @param {AbortSignal} [signal]
 * @returns {Promise<string[]>}
 */
export async function warningsOf(
  { config: { access }, deployed: { keySet } },
  signal = AbortSignal.timeout(PATIENCE_MS),
) {
  if (access.kind === 'endpoint') return warn('access.url', access.url, await askVerifier(access.url, signal));
  if (access.kind !== 'signed') return [];
  if (keySet === undefined) return warn('access.jwksUrl', access.jwksUrl, await askKeySet(access.jwksUrl, signal));
  if (keySet.text === undefined)
    return [`The key set ${keySet.file} cannot be read: nobody is let in (${keySet.problem}).`];
  return holdsKeys(keySet.text) ? [] : [`The key set ${keySet.file} holds no keys: nobody is let in.`];
}

/**
 * @param {string} field
 * @param {string} url
 * @param {string | undefined} problem
 */
function warn(field, url, problem) {
  return problem === undefined ? [] : [`${field} (${printable(url)}) ${problem}`];
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<string | undefined>} what is wrong
 */
async function askVerifier(url, signal) {
  const { status, text, problem } = await ask(url, signal, { authorization: `Bearer ${NO_TOKEN}` });
  if (problem !== undefined || status === 401 || status === 403) return problem;
  if (status !== 200)
    return `answers ${status} to a token that it cannot know, in place of 401: nobody is let in while it does.`;
  const plan = /** @type {{ plan?: unknown } | null | undefined} */ (parsed(text))?.plan;
  if (typeof plan === 'string') return `lets in a token that does not exist: have it answer 401.`;
  return 'answers with something else than { "plan": … }: nobody is let in while it does.';
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<string | undefined>} what is wrong
 */
async function askKeySet(url, signal) {
  const { status, text, problem } = await ask(url, signal);
  if (problem !== undefined) return problem;
  if (status !== 200) return `answers ${status}: nobody is let in while it does.`;
  if (!holdsKeys(text)) return 'answers with something that holds no keys: nobody is let in while it does.';
  return 'content' in readKeySet('It', text) ? undefined : 'gives out more than public keys: replace them.';
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{ status: number, text: string, problem?: string }>}
 */
async function ask(url, signal, headers = {}) {
  const nothing = { status: 0, text: '' };
  const [place] = placesElsewhere(url);
  if (!place) {
    return {
      ...nothing,
      problem: 'is an address of this site: whoever stands in front of this server has to answer it.',
    };
  }
  try {
    const answer = await fetch(place, {
      headers: { accept: 'application/json', ...headers },
      signal,
      redirect: 'manual',
    });
    if (answer.status >= 300 && answer.status < 400) {
      return { ...nothing, problem: 'leads to another address, which the page does not follow: give the last one.' };
    }
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { ...nothing, problem: `cannot be reached from here (${messageOf(cause)}): visitors' browsers have to.` };
  }
}

/** @param {string} text */
function holdsKeys(text) {
  const keys = /** @type {{ keys?: unknown } | null | undefined} */ (parsed(text))?.keys;
  return Array.isArray(keys) && keys.length > 0;
}

/** @param {string} text */
function parsed(text) {
  try {
    return /** @type {unknown} */ (JSON.parse(text));
  } catch {
    return undefined;
  }
}
