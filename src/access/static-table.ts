/**
 * Tokens from a list: for a few customers, for trials, and where there is no server to ask.
 */
import type { Plan, TokenVerifier } from './access.js';
import { CLOCK_ALLOWANCE_MS, systemClock, type AccessClock } from './clock.js';
import { invalidToken } from './errors.js';

/** One token, by itself or by its SHA-256: a list that visitors can read must not give tokens away. */
export type TableEntry = ({ readonly token: string } | { readonly sha256: string }) & {
  readonly plan: Plan;
  /** ms since the epoch. */
  readonly expiresAt?: number | undefined;
  /** ms since the epoch. */
  readonly notBefore?: number | undefined;
};

/**
 * Makes a verifier of a list. Where a token is in it twice the first entry counts.
 *
 * @param entries `sha256` is in lower case hexadecimal
 * @param clock for tests
 */
export function tableVerifier(entries: readonly TableEntry[], clock: AccessClock = systemClock): TokenVerifier {
  return async (token, { signal }) => {
    const digest = entries.some((entry) => 'sha256' in entry) ? await sha256(token) : '';
    signal.throwIfAborted();
    const entry = entries.find((one) => ('sha256' in one ? one.sha256 === digest : one.token === token));
    if (!entry) throw invalidToken('unknown');
    const { plan, expiresAt, notBefore } = entry;
    const now = clock.now();
    if (notBefore !== undefined && now < notBefore - CLOCK_ALLOWANCE_MS) throw invalidToken('not_yet_valid', notBefore);
    if (expiresAt !== undefined && now >= expiresAt + CLOCK_ALLOWANCE_MS) throw invalidToken('expired', expiresAt);
    return { plan, ...(expiresAt !== undefined && { expiresAt }) };
  };
}

/** The browser's own digest is missing on pages without TLS. */
async function sha256(text: string): Promise<string> {
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return [...sha256(new TextEncoder().encode(text))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
