/**
 * What a token is worth: verifiers for the element's property `verifyToken`.
 *
 * A product gate, not a lock: visitors can change code that runs on their own device.
 */
export { PLANS, checkAccess, type Plan, type TokenInfo, type TokenVerifier } from './access.js';
export type { AccessClock } from './clock.js';
export type { AccessConfig } from './config.js';
export { verifierOf, type VerifierSetup } from './from-config.js';
export { endpointVerifier, type EndpointVerifierOptions } from './remote-endpoint.js';
export { shareAnswers } from './shared-answers.js';
export { signedTokenVerifier, type SignedTokenOptions } from './signed-token.js';
export { tableVerifier, type TableEntry } from './static-table.js';
