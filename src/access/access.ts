/**
 * What a token is worth: token → plan → allowed features. A product gate, not a lock: visitors can change code that runs
 * on their own device.
 */
import { anySignal, unlessAborted } from '../abort.js';
import { TrackerError, type ErrorDetails } from '../errors.js';
import { CLOCK_ALLOWANCE_MS, systemClock, type AccessClock } from './clock.js';
import {
  DEVELOPER_FEATURES_TEXT,
  MISSING_TOKEN_TEXT,
  checkFailed,
  invalidToken,
  isAccessError,
  withoutToken,
} from './errors.js';

/** Every plan there is. */
export const PLANS = ['free', 'developer', 'custom', 'company'] as const;

/** What somebody has paid for. */
export type Plan = (typeof PLANS)[number];

/** What is known of a valid token. */
export interface TokenInfo {
  readonly plan: Plan;
  /** ms since the epoch. It is asked about again then. */
  readonly expiresAt?: number;
}

/**
 * Says what a token is worth. It is asked at the start, before each analysis and export, and when a token expires.
 *
 * @throws TrackerError `invalid_token` where the token is refused; `token_check_failed`, or anything else, where that
 *   could not be found out. Nobody is let in then.
 */
export type TokenVerifier = (token: string, context: { readonly signal: AbortSignal }) => Promise<TokenInfo>;

/** The verifier where none is configured: every token gets every feature. */
export const acceptAnyToken: TokenVerifier = () => Promise.resolve({ plan: 'company' });

/** A verifier that has not answered after so long is given up, whatever it is. */
const VERIFIER_PATIENCE_MS = 60_000;

/**
 * Checks the token and what it allows.
 *
 * @param gated names of the options in use that free plans do not hold
 * @throws TrackerError `missing_token`, `invalid_token`, `token_check_failed` or `developer_features_not_allowed`, none of
 *   which holds the token; the signal's reason where it aborts
 */
export async function checkAccess(
  token: string,
  gated: readonly string[],
  verify: TokenVerifier,
  signal: AbortSignal,
  clock: AccessClock = systemClock,
): Promise<TokenInfo> {
  signal.throwIfAborted();
  if (!token.trim()) throw new TrackerError('missing_token', MISSING_TOKEN_TEXT);
  const info = await ask(verify, token, signal, clock);
  if (info.expiresAt !== undefined && clock.now() >= info.expiresAt + CLOCK_ALLOWANCE_MS) {
    throw invalidToken('expired', info.expiresAt);
  }
  if (info.plan === 'free' && gated.length > 0) {
    throw new TrackerError(
      'developer_features_not_allowed',
      `${DEVELOPER_FEATURES_TEXT}: ${gated.join(', ')}. Leave them out, or use a token of a developer, custom or company plan.`,
      { features: gated },
    );
  }
  return info;
}

/** Verifiers are the deployer's own: whatever they do, the answer is a plan, or an error of ours without the token. */
async function ask(verify: TokenVerifier, token: string, signal: AbortSignal, clock: AccessClock): Promise<TokenInfo> {
  const patience = new AbortController();
  const stop = clock.startTimer(VERIFIER_PATIENCE_MS, () => {
    const seconds = VERIFIER_PATIENCE_MS / 1000;
    patience.abort(
      checkFailed('timeout', `whoever checks tokens did not answer within ${seconds} s. Try again later.`),
    );
  });
  const either = anySignal([signal, patience.signal]);
  try {
    return readInfo(await unlessAborted(startVerifier(verify, token, either), either));
  } catch (error) {
    signal.throwIfAborted();
    throw asAccessError(error, token);
  } finally {
    stop();
    // Ends what a verifier that was given up still does.
    patience.abort();
  }
}

/** What a verifier throws before it returns its promise is its answer too. */
async function startVerifier(verify: unknown, token: string, signal: AbortSignal): Promise<unknown> {
  if (typeof verify !== 'function') {
    throw checkFailed('verifier', 'what is set to check tokens is no function. Set a TokenVerifier.');
  }
  return (verify as TokenVerifier)(token, { signal });
}

function readInfo(given: unknown): TokenInfo {
  const { plan, expiresAt } = (given ?? {}) as { plan?: unknown; expiresAt?: unknown };
  const known = PLANS.find((one) => one === plan);
  if (known === undefined) {
    throw checkFailed('answer', `whoever checks tokens named no plan. Have it answer with one of ${PLANS.join(', ')}.`);
  }
  if (expiresAt === undefined || expiresAt === null) return { plan: known };
  if (typeof expiresAt !== 'number' || !Number.isFinite(expiresAt)) {
    throw checkFailed(
      'answer',
      'whoever checks tokens gave an expiresAt that is no time in ms since the epoch. Mend it.',
    );
  }
  return { plan: known, expiresAt };
}

function asAccessError(error: unknown, token: string): TrackerError {
  try {
    if (isAccessError(error)) {
      const { code, message, details } = error;
      return TrackerError.fromPlain({
        code,
        message: withoutToken(message, token),
        details: plainDetails(details, token),
      });
    }
    const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return checkFailed('verifier', `whoever checks tokens failed (${withoutToken(cause, token)}). Try again later.`);
  } catch {
    // What was thrown throws when it is looked at.
    return checkFailed('verifier', 'whoever checks tokens failed, and did not say why. Try again later.');
  }
}

/** What is deeper than a text could hold the token anywhere. */
function plainDetails(details: ErrorDetails = {}, token: string): ErrorDetails {
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]): [string, unknown][] => {
      if (typeof value === 'string') return [[name, withoutToken(value, token)]];
      return typeof value === 'number' || typeof value === 'boolean' ? [[name, value]] : [];
    }),
  );
}
