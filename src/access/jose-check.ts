/**
 * The part of signed tokens that needs `jose`, in a module of its own: it is loaded with the first token.
 */
import type { JWK } from 'jose';
import { createLocalJWKSet } from 'jose/jwks/local';
import { jwtVerify } from 'jose/jwt/verify';
import { PLANS, type TokenInfo } from './access.js';
import { CLOCK_ALLOWANCE_MS } from './clock.js';
import type { CheckFailureReason, RefusalReason } from './errors.js';

/**
 * Never a shared secret, which whoever can check could sign with, and never `none`. `Ed25519` is the newer name of
 * `EdDSA` with that curve (RFC 9864).
 */
const ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519'];

/** Finds the key of a token. */
export type KeySetCheck = ReturnType<typeof createLocalJWKSet>;

/** What is found out about a token: one of the three. */
export type Verdict =
  | { readonly info: TokenInfo; readonly refused?: never; readonly failed?: never }
  | { readonly refused: RefusalReason; readonly at?: number; readonly info?: never; readonly failed?: never }
  | {
      readonly failed: { readonly reason: CheckFailureReason; readonly problem: string };
      readonly info?: never;
      readonly refused?: never;
    };

/** @param given a key set as it came, which may be anything */
export function createKeySet(
  given: unknown,
): { readonly keySet: KeySetCheck; readonly problem?: never } | { readonly keySet?: never; readonly problem: string } {
  const keys: unknown = typeof given === 'object' && given !== null && 'keys' in given ? given.keys : undefined;
  if (!Array.isArray(keys))
    return { problem: 'lacks the list "keys". Make one with `pose-upload-tracker token keys`.' };
  for (const key of keys as unknown[]) {
    if (typeof key !== 'object' || key === null) return { problem: 'holds something that is no key. Take it out.' };
    // Who can read it can sign with it.
    if ('d' in key || 'k' in key) {
      return { problem: 'holds a private key, which is everybody’s now. Replace it, and publish only public keys.' };
    }
  }
  if (keys.length === 0) return { problem: 'is empty. Add a key with `pose-upload-tracker token keys`.' };
  try {
    return { keySet: createLocalJWKSet({ keys: keys as JWK[] }) };
  } catch {
    return { problem: 'is damaged. Make one with `pose-upload-tracker token keys`.' };
  }
}

/**
 * Checks signature and claims.
 *
 * @param now ms since the epoch
 */
export async function check(
  token: string,
  keySet: KeySetCheck,
  { audience, issuer }: { readonly audience: string; readonly issuer?: string | undefined },
  now: number,
): Promise<Verdict> {
  try {
    const { payload } = await jwtVerify(token, keySet, {
      algorithms: ALGORITHMS,
      audience,
      ...(issuer !== undefined && { issuer }),
      clockTolerance: CLOCK_ALLOWANCE_MS / 1000,
      currentDate: new Date(now),
    });
    const plan = PLANS.find((one) => one === payload['plan']);
    if (plan === undefined) return { refused: 'claims' };
    return { info: { plan, ...(payload.exp !== undefined && { expiresAt: payload.exp * 1000 }) } };
  } catch (error) {
    return verdictOf(error);
  }
}

/** By code: the classes may be those of another copy of `jose`. */
function verdictOf(error: unknown): Verdict {
  const { code, claim, payload } = error as { code?: string; claim?: string; payload?: Record<string, unknown> };
  switch (code) {
    case 'ERR_JWT_EXPIRED':
      return refusal('expired', payload?.['exp']);
    case 'ERR_JOSE_ALG_NOT_ALLOWED':
      return { refused: 'algorithm' };
    case 'ERR_JWKS_NO_MATCHING_KEY':
    case 'ERR_JWKS_MULTIPLE_MATCHING_KEYS':
      return { refused: 'unknown_key' };
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return { refused: 'signature' };
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      if (claim === 'nbf') return refusal('not_yet_valid', payload?.['nbf']);
      if (claim === 'aud') return { refused: 'audience' };
      return { refused: claim === 'iss' ? 'issuer' : 'claims' };
    case 'ERR_JWS_INVALID':
    case 'ERR_JWT_INVALID':
    case 'ERR_JOSE_NOT_SUPPORTED': // an extension that the token demands
      return { refused: 'malformed' };
    default:
      // Browsers that lack the algorithm, and keys that none can read.
      return { failed: error instanceof Error && error.name === 'NotSupportedError' ? UNSUPPORTED : UNREADABLE_KEY };
  }
}

const UNSUPPORTED = {
  reason: 'unsupported',
  problem: 'this browser cannot check signatures of this kind. Use tokens signed by ES256, or a newer browser.',
} as const;

const UNREADABLE_KEY = {
  reason: 'config',
  problem: 'the key of the token in the key set cannot be read. Replace it in the key set.',
} as const;

function refusal(refused: RefusalReason, seconds: unknown): Verdict {
  return typeof seconds === 'number' ? { refused, at: seconds * 1000 } : { refused };
}
