/**
 * Tokens that carry their plan and are signed: no server is asked about them, and a page works offline.
 */
import type { JSONWebKeySet } from 'jose';
import type { TokenInfo, TokenVerifier } from './access.js';
import { systemClock, type AccessClock } from './clock.js';
import { checkFailed, invalidToken } from './errors.js';
import { fetchText, nameOf } from './fetch-json.js';
import type * as Jose from './jose-check.js';
import type { KeySetCheck, Verdict } from './jose-check.js';
import { SharedWork } from './shared-work.js';

/** The keys, and what tokens have to say. */
export interface SignedTokenOptions {
  /** The public keys: a key set (RFC 7517), or its address, absolute or relative to the page. */
  readonly jwks: JSONWebKeySet | string;
  /** What tokens have to name as `aud`, so that those made for something else do not count here. */
  readonly audience: string;
  /** What tokens have to name as `iss`; nothing by default. */
  readonly issuer?: string | undefined;
  /** How long the server with the key set may take, in ms; 5000 by default. It is asked twice at most. */
  readonly timeoutMs?: number | undefined;
  /** For tests. */
  readonly clock?: AccessClock;
  /** For tests. */
  readonly fetch?: typeof fetch;
}

/** A key that is not in the set may be a new one; the set is asked for again, but not more often than that. */
const REFRESH_MS = 30_000;

/**
 * Makes a verifier of JSON Web Tokens, signed by ES256 or EdDSA (Ed25519), with the claims `aud` and `plan`, and `exp`,
 * `nbf` and `iss` where they are given. The programs for it are loaded with the first token.
 *
 * @throws TypeError where there is no audience
 */
export function signedTokenVerifier(options: SignedTokenOptions): TokenVerifier {
  const { clock = systemClock, audience, issuer } = options;
  // Scripts are not checked for types, and without it tokens for everybody else would count.
  if (!audience) throw new TypeError('signedTokenVerifier lacks its audience: give what tokens name as "aud".');
  const keys = new KeySet(options, clock);
  const claims = { audience, issuer };
  return async (token, { signal }): Promise<TokenInfo> => {
    if (!globalThis.crypto?.subtle) {
      throw checkFailed('unsupported', 'signatures can only be checked on pages served over https, or on localhost.');
    }
    const { check, createKeySet } = await loadCheck();
    signal.throwIfAborted();
    const verdict = await check(token, await keys.get(createKeySet, signal), claims, clock.now());
    if (verdict.refused !== 'unknown_key' || !keys.isWorthRefreshing) return settle(verdict);
    return settle(await check(token, await keys.refresh(createKeySet, signal), claims, clock.now()));
  };
}

async function loadCheck(): Promise<typeof Jose> {
  try {
    return await import('./jose-check.js');
  } catch {
    throw checkFailed(
      'unreachable',
      'a part of pose-upload-tracker did not load. Check that all of its files are served.',
    );
  }
}

function settle(verdict: Verdict): TokenInfo {
  if (verdict.info) return verdict.info;
  if (verdict.failed) throw checkFailed(verdict.failed.reason, verdict.failed.problem);
  throw invalidToken(verdict.refused, verdict.at);
}

/** The keys, fetched when they are first needed. */
class KeySet {
  readonly #given: JSONWebKeySet | undefined;
  readonly #url: string;
  readonly #loading = new SharedWork<KeySetCheck>();
  #current: KeySetCheck | undefined;
  #fetchedAt = -Infinity;

  constructor(
    private readonly options: SignedTokenOptions,
    private readonly clock: AccessClock,
  ) {
    const { jwks } = options;
    this.#given = typeof jwks === 'string' ? undefined : jwks;
    this.#url = typeof jwks === 'string' ? new URL(jwks, globalThis.document?.baseURI).href : '';
  }

  get isWorthRefreshing(): boolean {
    return this.#given === undefined && this.clock.now() - this.#fetchedAt >= REFRESH_MS;
  }

  async get(create: typeof Jose.createKeySet, signal: AbortSignal): Promise<KeySetCheck> {
    return this.#current ?? this.refresh(create, signal);
  }

  /** @throws TrackerError `token_check_failed` */
  refresh(create: typeof Jose.createKeySet, signal: AbortSignal): Promise<KeySetCheck> {
    return this.#loading.wait('', (shared) => this.#load(create, shared), signal);
  }

  async #load(create: typeof Jose.createKeySet, signal: AbortSignal): Promise<KeySetCheck> {
    const name = this.#given ? 'the given key set' : `the key set ${nameOf(this.#url)}`;
    const { keySet, problem } = create(this.#given ?? (await this.#fetch(name, signal)));
    if (!keySet) throw checkFailed('config', `${name} ${problem}`);
    this.#current = keySet;
    this.#fetchedAt = this.clock.now();
    return keySet;
  }

  async #fetch(name: string, signal: AbortSignal): Promise<unknown> {
    const { timeoutMs, fetch } = this.options;
    const { status, text } = await fetchText({
      url: this.#url,
      what: 'the key set',
      ...(timeoutMs !== undefined && { timeoutMs }),
      signal,
      clock: this.clock,
      ...(fetch && { fetch }),
    });
    if (status !== 200) throw checkFailed('unreachable', `${name} is not there: the server answered ${status}.`);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw checkFailed('config', `${name} is no JSON. Make one with \`pose-upload-tracker token keys\`.`);
    }
  }
}
