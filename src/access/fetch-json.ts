/**
 * Asks a server for JSON: not for long, and once more where it does not answer.
 */
import { anySignal } from '../abort.js';
import { withoutPassword } from '../url.js';
import { checkFailed } from './errors.js';
import { pause, systemClock, type AccessClock } from './clock.js';

/** How long a server may take where nobody says otherwise. */
export const DEFAULT_TIMEOUT_MS = 5_000;

/** Before a server that failed is asked once more. */
const PAUSE_MS = 300;

/** How to ask. */
export interface JsonRequest {
  /** An absolute address without secrets: messages name it. */
  readonly url: string;
  /** What it is, in messages: `the key set`. */
  readonly what: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: RequestCredentials;
  /** How long one attempt may take. */
  readonly timeoutMs?: number;
  readonly signal: AbortSignal;
  readonly clock?: AccessClock;
  readonly fetch?: typeof fetch;
}

/** What a server answered. */
export interface TextAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * @returns the answer, whatever its status below 500
 * @throws TrackerError `token_check_failed` where it cannot be reached, takes too long, or fails, twice
 */
export async function fetchText(request: JsonRequest): Promise<TextAnswer> {
  const { signal, clock = systemClock } = request;
  try {
    return await attempt(request, clock);
  } catch {
    signal.throwIfAborted();
  }
  await pause(PAUSE_MS, signal, clock);
  return attempt(request, clock);
}

/** One attempt: the whole answer within its time. */
async function attempt(
  { url, what, headers = {}, credentials = 'omit', timeoutMs = DEFAULT_TIMEOUT_MS, signal, ...given }: JsonRequest,
  clock: AccessClock,
): Promise<TextAnswer> {
  const name = `${what} (${nameOf(url)})`;
  const limit = new AbortController();
  const stop = clock.startTimer(timeoutMs, () => limit.abort());
  try {
    const response = await (given.fetch ?? fetch)(url, {
      headers: { accept: 'application/json', ...headers },
      credentials,
      cache: 'no-cache',
      referrerPolicy: 'no-referrer',
      // What follows a redirect is not what was configured, and would be sent the headers.
      redirect: 'error',
      signal: anySignal([signal, limit.signal]),
    });
    if (response.status >= 500) {
      throw checkFailed('unreachable', `${name} answered ${response.status}. Try again later.`);
    }
    return { status: response.status, text: await response.text() };
  } catch (error) {
    signal.throwIfAborted();
    if (limit.signal.aborted) {
      throw checkFailed('timeout', `${name} did not answer within ${timeoutMs / 1000} s. Try again later.`);
    }
    if (error instanceof Error && 'code' in error && error.code === 'token_check_failed') throw error;
    throw checkFailed('unreachable', `${name} could not be reached. Check the connection and try again.`);
  } finally {
    stop();
  }
}

/** An address as messages name it. */
export function nameOf(url: string): string {
  return withoutPassword(url).replace(/[?#].*$/s, '');
}
