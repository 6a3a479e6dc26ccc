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
  const isRelative = /^\s*[/\\]{2}/.test(text);
  const url = parseUrl(text, isRelative ? 'https://relative.invalid' : undefined);
  if (!url) return withoutMiddle(text);
  if (url.username === '' && url.password === '') return withoutQuoted(text);
  url.username = '';
  url.password = '';
  return withoutQuoted(url.href);
}

/** What is no address may quote one with a mistake in it: nothing is shown that could be a part of its password. */
function withoutMiddle(text: string): string {
  const begins = [text.indexOf(':'), text.indexOf('//'), text.indexOf('\\\\')].filter((index) => index >= 0);
  const end = text.lastIndexOf('@');
  const begin = Math.min(...begins);
  if (!(begin < end)) return text;
  const [mark = ''] = /^:?[/\\]{0,2}/.exec(text.slice(begin, begin + 3)) ?? [];
  return text.slice(0, begin) + mark + text.slice(Math.max(end + 1, begin + mark.length));
}

/** Addresses may hold others. Gone through once, from one part to the next: a text may be long. */
function withoutQuoted(text: string): string {
  let before = '';
  return text.replace(/([/\\?#]*)([^/\\?#]+)/g, (_, lead: string, part: string) => {
    const isAuthority = (before.endsWith(':') && !/[?#]/.test(lead)) || /[/\\]{2}$/.test(lead);
    before = part;
    const end = part.lastIndexOf('@') + 1;
    if (isAuthority) return lead + part.slice(end);
    // Browsers need no slashes there.
    const [scheme = ''] = /https?:/i.exec(part) ?? [];
    const begin = part.indexOf(scheme) + scheme.length;
    return lead + (scheme !== '' && begin < end ? part.slice(0, begin) + part.slice(end) : part);
  });
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
