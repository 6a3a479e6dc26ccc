/**
 * Media of the page's own host for pages that are told by others what to load, as the endpoint page is by its address: asked
 * for without cookies, so that nobody's link makes a visitor's own pictures readable. A `<video>` or `<img>` of such an
 * address would send them, so what is shown is what was fetched.
 */
import type { MediaInput, MediaKind, MediaRequest } from '../media/source.js';
import { parseUrl } from '../url.js';

/** Whether a page's own cookies go with requests for media of its origin. */
export type MediaCredentials = MediaRequest['credentials'];

/**
 * How media is asked for.
 *
 * @param hostname of the page
 */
export function mediaRequest(
  media: MediaInput,
  kind: MediaKind,
  credentials: MediaCredentials,
  hostname: string,
): MediaRequest {
  if (credentials === 'same-origin') return { credentials, isWhole: false };
  const address = typeof media === 'string' ? parseUrl(media) : undefined;
  const isFetched = address !== undefined && /^https?:$/.test(address.protocol);
  // By whatever protocol and port: browsers take the one for the other where a page has its addresses upgraded. A picture
  // is downloaded whole anyway.
  return { credentials, isWhole: isFetched && (kind === 'image' || address.hostname === hostname) };
}
