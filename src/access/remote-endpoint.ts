/**
 * Tokens that a server knows: for customers that are managed elsewhere.
 */
import * as v from 'valibot';
import { PLANS, type TokenVerifier } from './access.js';
import { systemClock, type AccessClock } from './clock.js';
import { checkFailed, invalidToken } from './errors.js';
import { fetchText, nameOf } from './fetch-json.js';
import { momentSchema } from './moment.js';
import { shareAnswers } from './shared-answers.js';

/** Where and how to ask. */
export interface EndpointVerifierOptions {
  /** Absolute, or relative to the page. It answers to GET with `Authorization: Bearer TOKEN`. */
  readonly url: string;
  /** How long it may take, in ms; 5000 by default. It is asked twice at most. */
  readonly timeoutMs?: number | undefined;
  /** For tests. */
  readonly clock?: AccessClock;
  /** For tests. */
  readonly fetch?: typeof fetch;
}

/** What the server answers for a token that is good; more fields are of no interest. */
const answerSchema = v.object({
  plan: v.picklist(PLANS),
  expiresAt: v.nullish(
    v.union([
      // A number below is in seconds, which would be a moment in 1970.
      v.pipe(v.number(), v.minValue(100_000_000_000)),
      momentSchema,
    ]),
  ),
});

/** What may stand in the header of a request. */
const HEADER_TEXT = /^[\x21-\x7e]{1,8000}$/;

/**
 * Makes a verifier that asks a server. An answer holds until the page is left, or until `expiresAt`.
 *
 * - 200 with `{ "plan": "free" | "developer" | "custom" | "company", "expiresAt"?: ISO 8601 with its zone, or ms }`
 * - 401 or 403: the token is refused
 * - anything else, or no answer in time: `token_check_failed`
 */
export function endpointVerifier(options: EndpointVerifierOptions): TokenVerifier {
  const { clock = systemClock, timeoutMs, fetch } = options;
  const url = absolute(options.url);
  return shareAnswers(async (token, { signal }) => {
    if (!HEADER_TEXT.test(token)) throw invalidToken('malformed');
    const { status, text } = await fetchText({
      url,
      what: 'the server that checks tokens',
      headers: { authorization: `Bearer ${token}` },
      ...(timeoutMs !== undefined && { timeoutMs }),
      signal,
      clock,
      ...(fetch && { fetch }),
    });
    if (status === 401 || status === 403) throw invalidToken('unknown');
    const { plan, expiresAt } = readAnswer(status, text, nameOf(url));
    return { plan, ...(typeof expiresAt === 'number' && { expiresAt }) };
  }, clock);
}

/** Pages give addresses as they give those of pictures. */
function absolute(url: string): string {
  return new URL(url, globalThis.document?.baseURI).href;
}

/** The answer is not repeated in messages: it may hold the token. */
function readAnswer(status: number, text: string, url: string): v.InferOutput<typeof answerSchema> {
  const wrong = (problem: string) =>
    checkFailed(
      'answer',
      `the server that checks tokens (${url}) ${problem}. Have it answer 200 with { "plan": … } of ${PLANS.join(', ')}, or 401.`,
    );
  if (status !== 200) throw wrong(`answered ${status}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong('answered with something that is no JSON');
  }
  const result = v.safeParse(answerSchema, value);
  if (!result.success) {
    const field = v.getDotPath(result.issues[0]);
    throw wrong(field === null ? 'answered with something that is no object' : `answered with a wrong "${field}"`);
  }
  return result.output;
}
