/**
 * Addresses that may be none, or of any protocol.
 */

/** @returns undefined where it is no address. `URL.parse` for browsers before 2025, too. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/**
 * A text without what an address in it must not show: `user:password@`.
 *
 * @param text an address, or a text that quotes one
 */
export function withoutPassword(text: string): string {
  if (!text.includes('@')) return text;
  // Browsers take http and https addresses with any number of slashes, of either kind. With bounds, as a text may be long,
  // and hold nothing but what looks like the beginning of an address.
  return text.replace(/(https?:[/\\]{0,20}|[a-z][a-z\d+.-]{0,30}:\/{2,20}|^\/\/)[^\s/?#"'\\]{0,1000}@/gi, '$1');
}

/**
 * Whether an address is of one of these protocols, or of its page's own: native programs serve their pages by others.
 *
 * @param base what relative addresses are relative to
 */
export function hasProtocol(address: string, base: string, allowed: ReadonlySet<string>): boolean {
  const protocol = parseUrl(address, base)?.protocol;
  return protocol !== undefined && (allowed.has(protocol) || protocol === new URL(base).protocol);
}
