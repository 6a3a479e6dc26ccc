/**
 * What is wrong with a text that is no JSON.
 */

/** What the parser says, without what it quotes: that may be a secret. */
export function faultOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/,? ?(\.\.\.)?".*$/s, '');
}
