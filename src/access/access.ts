/**
 * What a token is worth: token → plan → allowed features. A product gate, not a lock: visitors can change code that runs
 * on their own device.
 */
import { TrackerError } from '../errors.js';

/** Every plan there is. */
export const PLANS = ['free', 'developer', 'custom', 'company'] as const;

/** What somebody has paid for. */
export type Plan = (typeof PLANS)[number];

/** What is known of a valid token. */
export interface TokenInfo {
  readonly plan: Plan;
  /** ms since the epoch. */
  readonly expiresAt?: number;
}

/**
 * Says what a token is worth.
 *
 * @throws TrackerError `invalid_token` or `token_check_failed`
 */
export type TokenVerifier = (token: string, context: { readonly signal: AbortSignal }) => Promise<TokenInfo>;

/** The verifier where none is configured: every token gets every feature. */
export const acceptAnyToken: TokenVerifier = () => Promise.resolve({ plan: 'company' });

/** The reference endpoint's words for a missing token. */
export const MISSING_TOKEN_TEXT = 'Invalid params. Please refer to our API documentation. Missing token=YOUR API_KEY';

/** The reference endpoint's words for a feature that the plan does not hold. */
export const DEVELOPER_FEATURES_TEXT = 'You cannot use developer features';

/**
 * Checks the token and what it allows.
 *
 * @param gated names of the options in use that free plans do not hold
 * @throws TrackerError `missing_token`, `developer_features_not_allowed`, or what the verifier throws
 */
export async function checkAccess(
  token: string,
  gated: readonly string[],
  verify: TokenVerifier,
  signal: AbortSignal,
): Promise<TokenInfo> {
  if (!token.trim()) throw new TrackerError('missing_token', MISSING_TOKEN_TEXT);
  const info = await verify(token, { signal });
  if (info.plan === 'free' && gated.length > 0) {
    throw new TrackerError(
      'developer_features_not_allowed',
      `${DEVELOPER_FEATURES_TEXT}: ${gated.join(', ')}. Leave them out, or use a token of a developer, custom or company plan.`,
      { features: gated },
    );
  }
  return info;
}
