/**
 * Remembers what a verifier answered, for as long as the page is open or until the token expires. Whoever asks for the
 * same token meanwhile shares one question.
 */
import type { TokenInfo, TokenVerifier } from './access.js';
import { systemClock, type AccessClock } from './clock.js';
import { SharedWork } from './shared-work.js';

/**
 * @param verify asked where nothing is known, or the token has expired; what fails is not remembered
 * @param clock for tests
 */
export function shareAnswers(verify: TokenVerifier, clock: AccessClock = systemClock): TokenVerifier {
  const known = new Map<string, TokenInfo>();
  const questions = new SharedWork<TokenInfo>();
  return async (token, { signal }) => {
    const info = known.get(token);
    if (info && (info.expiresAt === undefined || clock.now() < info.expiresAt)) return info;
    known.delete(token);
    const answer = await questions.wait(token, (shared) => verify(token, { signal: shared }), signal);
    known.set(token, answer);
    return answer;
  };
}
