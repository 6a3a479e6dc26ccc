/**
 * What a page of another origin is told about media of this page's own: no more than a `<video>` of its own would tell
 * it. The visitor and programs around the page are told everything.
 */
import type { ErrorCode } from '../errors.js';
import { parseUrl } from '../url.js';

/** Errors that say something about what lies at an address. */
const ABOUT_MEDIA: ReadonlySet<ErrorCode> = new Set([
  'video_load_error',
  'image_load_error',
  'media_decode_error',
  'unsupported_media',
  'cross_origin_video',
  'cross_origin_image',
  'reference_error',
]);

/** Reasons of those that do not say by their code that they are about a picture. */
const ABOUT_PICTURES: ReadonlySet<unknown> = new Set(['not_an_image', 'is_video', 'too_large']);

/** A message of the wire as a page of another origin gets it: that a file of this origin could not be used, and not why. */
export function discreet(message: object, ownOrigin: string): object {
  const { type, code, details } = message as { type?: unknown; code?: ErrorCode; details?: Record<string, unknown> };
  if (type !== 'error' || code === undefined || !ABOUT_MEDIA.has(code)) return message;
  const address = details?.['url'] ?? details?.['name'];
  if (typeof address !== 'string') return message;
  // An address of another origin may lead here.
  const places = [address, details?.['redirectedTo']];
  if (!places.some((place) => typeof place === 'string' && isOfHost(place, ownOrigin))) return message;
  if (code === 'reference_error') return withheld(code, address);
  const isPicture = code.endsWith('_image') || code.startsWith('image_') || ABOUT_PICTURES.has(details?.['reason']);
  return withheld(isPicture ? 'image_load_error' : 'video_load_error', address);
}

function withheld(code: ErrorCode, address: string): object {
  return {
    type: 'error',
    code,
    error: code,
    message: `${address} cannot be analysed. Pages of other origins are not told why: look at the endpoint page itself.`,
    details: { reason: 'withheld', url: address },
  };
}

/** Whatever the protocol and the port: as for media that is asked for without cookies. */
function isOfHost(address: string, ownOrigin: string): boolean {
  const host = parseUrl(address)?.hostname;
  return host !== undefined && host === parseUrl(ownOrigin)?.hostname;
}
