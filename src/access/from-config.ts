/**
 * The verifier that a configuration asks for.
 */
import { acceptAnyToken, type TokenVerifier } from './access.js';
import type { AccessClock } from './clock.js';
import type { AccessConfig } from './config.js';
import { endpointVerifier } from './remote-endpoint.js';
import { signedTokenVerifier } from './signed-token.js';
import { tableVerifier } from './static-table.js';

/** What is asked with in tests and tools. */
export interface VerifierSetup {
  readonly fetch?: typeof fetch;
  readonly clock?: AccessClock;
}

/**
 * Makes a verifier.
 *
 * @param base what addresses in it are relative to, an absolute address
 */
export function verifierOf(config: AccessConfig, base: string, setup: VerifierSetup = {}): TokenVerifier {
  switch (config.kind) {
    case 'any':
      return acceptAnyToken;
    case 'table':
      return tableVerifier(config.tokens, setup.clock);
    case 'endpoint':
      return endpointVerifier({ ...setup, url: new URL(config.url, base).href, timeoutMs: config.timeoutMs });
    case 'signed':
      return signedTokenVerifier({
        ...setup,
        jwks: new URL(config.jwksUrl, base).href,
        audience: config.audience,
        issuer: config.issuer,
        timeoutMs: config.timeoutMs,
      });
  }
}
