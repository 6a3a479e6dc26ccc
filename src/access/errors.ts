/**
 * What is wrong with a token, or with checking it. No message holds the token.
 */
import type { ReasonOf } from '../error-reasons.js';
import { TrackerError } from '../errors.js';

/** The reference endpoint's words for a token that is missing or not valid. */
export const MISSING_TOKEN_TEXT = 'Invalid params. Please refer to our API documentation. Missing token=YOUR API_KEY';

/** The reference endpoint's words for a feature that the plan does not hold. */
export const DEVELOPER_FEATURES_TEXT = 'You cannot use developer features';

/** Why a token is refused: the `reason` in the details of `invalid_token`. */
export type RefusalReason =
  | 'unknown'
  | 'malformed'
  | 'expired'
  | 'not_yet_valid'
  | 'algorithm'
  | 'unknown_key'
  | 'signature'
  | 'audience'
  | 'issuer'
  | 'claims';

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  unknown: 'The given token is not known',
  malformed: 'The given token is damaged, or is no token of this kind',
  expired: 'The given token has expired',
  not_yet_valid: 'The given token is not valid yet',
  algorithm: 'The given token is signed in a way that is not accepted',
  unknown_key: 'The given token is signed with a key that is not known',
  signature: 'The signature of the given token is wrong',
  audience: 'The given token is for somebody else',
  issuer: 'The given token is from somebody else',
  claims: 'The given token names no plan that is known',
};

/**
 * A token that is not valid: asking again would not help.
 *
 * @param at when it expired or becomes valid, ms since the epoch
 */
export function invalidToken(reason: RefusalReason, at?: number): TrackerError {
  const when = at === undefined || Number.isNaN(new Date(at).getTime()) ? '' : ` (${new Date(at).toISOString()})`;
  const remedy = at === undefined ? 'Use another one.' : 'Use another one, or set the clock of this device right.';
  return new TrackerError('invalid_token', `${MISSING_TOKEN_TEXT}. ${REFUSALS[reason]}${when}. ${remedy}`, { reason });
}

/** Why a token could not be checked: the `reason` in the details of `token_check_failed`. */
export type CheckFailureReason = ReasonOf<'token_check_failed'>;

/**
 * A token that could not be checked; it may be good.
 *
 * @param problem what went wrong, to what, and what to do
 */
export function checkFailed(reason: CheckFailureReason, problem: string): TrackerError {
  return new TrackerError('token_check_failed', `The token could not be checked: ${problem}`, { reason });
}

/** Whether something thrown says by itself what is wrong with a token. Another copy of this module may have made it. */
export function isAccessError(thrown: unknown): thrown is TrackerError {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    (thrown.code === 'invalid_token' || thrown.code === 'token_check_failed')
  );
}

/** Shorter tokens are no secrets, and replacing them would spoil the text. */
const SHORTEST_SECRET = 6;

/** Takes a token out of a text that somebody else has made. */
export function withoutToken(text: string, token: string): string {
  if (token.length < SHORTEST_SECRET) return text;
  // Half of a pair of surrogates, which a host can give, has no encoding.
  const encodable = token.replace(/\p{Surrogate}/gu, '\ufffd');
  return text.replaceAll(token, '…').replaceAll(encodeURIComponent(encodable), '…');
}
