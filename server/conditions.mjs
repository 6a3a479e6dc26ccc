/**
 * Conditions that a client puts on its request: whether it has the content already, or wants a certain one only.
 */

/** @typedef {import('node:http').IncomingHttpHeaders} RequestHeaders */

/**
 * Whether a client that sent If-None-Match has the content already.
 * @param {string | undefined} header
 * @param {string} tag with its quotes
 */
export function hasCurrent(header, tag) {
  return header !== undefined && tagsIn(header).some((part) => part === '*' || part.replace(/^W\//, '') === tag);
}

/**
 * Whether a client wants this content only if it is another one (If-Match, else If-Unmodified-Since).
 * @param {RequestHeaders} headers
 * @param {string} tag with its quotes
 * @param {number} changedMs when the file was changed, ms since the epoch
 */
export function wantsOther({ 'if-match': match, 'if-unmodified-since': since }, tag, changedMs) {
  if (match !== undefined) return !tagsIn(match).some((part) => part === '*' || part === tag);
  const sinceMs = since === undefined ? NaN : Date.parse(since);
  // The header has whole seconds. One that is no date is as good as none.
  return Math.floor(changedMs / 1000) * 1000 > sinceMs;
}

/** @param {string} header */
function tagsIn(header) {
  return header.split(',').map((part) => part.trim());
}
