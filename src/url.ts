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

/** Schemes that are no user's name, whatever follows them. */
const KNOWN_SCHEME = /\b(https?|ftp|wss?|blob|data)$/i;

// Addresses may hold others, whose marks are encoded then: more than once where those hold others again.
const COLON = /:|%(?:25)*3a/i;
const AT = /@|%(?:25)*40/gi;
const SLASHES = /[/\\]{2}|(?:%(?:25)*(?:2f|5c)){2}/i;
const MARK = /^(?::|%(?:25)*3a)?(?:[/\\]|%(?:25)*(?:2f|5c)){0,2}/i;

/** The user's name in front of a colon. Not looked for any further back: a text may be long. */
const NAME = /[^\s"'/\\?#=&:%]*$/;
const NAME_CHARACTERS = 256;

/**
 * A text without what an address in it must not show: `user:password@`, whatever stands before that. Rather too much is
 * left out than too little.
 *
 * @param text an address, or a text that quotes one
 */
export function withoutPassword(text: string): string {
  if (text.search(AT) < 0) return text;
  const isRelative = /^\s*[/\\]{2}/.test(text);
  const url = parseUrl(text, isRelative ? 'https://relative.invalid' : undefined);
  if (!url || url.host === '') return withoutMiddle(text);
  const whole = url.href;
  url.username = '';
  url.password = '';
  // What comes after the host may hold another address.
  const head = `${url.protocol}//${url.host}`;
  const shown = head + withoutMiddle(url.href.slice(head.length));
  return shown === whole ? text : shown;
}

/**
 * The same, and without its query and fragment where it is an address: those may be secrets as well.
 *
 * @param text an address, or anything else, of which everything is shown
 */
export function withoutSecrets(text: string): string {
  const shown = withoutPassword(text);
  const end = text.search(/[?#]/);
  const isAddress = end >= 0 && (/[:/\\]/.test(text.slice(0, end)) || text.includes('=', end));
  return isAddress ? shown.replace(/[?#].*$/s, '') : shown;
}

/** What is no address may quote one with a mistake in it: nothing is shown that could be a part of its password. */
function withoutMiddle(text: string): string {
  const begins = [text.search(COLON), text.search(SLASHES)].filter((index) => index >= 0);
  const begin = Math.min(...begins);
  let end = -1;
  for (const { index, 0: at } of text.matchAll(AT)) end = index + at.length;
  if (!(begin < end)) return text;
  const before = text.slice(0, begin);
  const [mark = ''] = MARK.exec(text.slice(begin)) ?? [];
  const after = text.slice(Math.max(end, begin + mark.length));
  if (/[/\\]|(2f|5c)$/i.test(mark) || KNOWN_SCHEME.test(before)) return before + mark + after;
  const [name = ''] = NAME.exec(before.slice(-NAME_CHARACTERS)) ?? [];
  return before.slice(0, begin - name.length) + after;
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
