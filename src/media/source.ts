/**
 * What a visitor or a page gives us to analyse.
 */
import { hasProtocol, withoutPassword, withoutSecrets } from '../url.js';

/** A file, or the address of one. */
export type MediaInput = File | Blob | string;

/** A video or a still image. */
export type MediaKind = 'video' | 'image';

/** How the address of media is asked for. */
export interface MediaRequest {
  /** Whether the page's own cookies go with requests to its origin. */
  readonly credentials: 'omit' | 'same-origin';
  /** Whether all of it is downloaded at once, and shown from that rather than from its address. */
  readonly isWhole: boolean;
}

/** As browsers ask for media by themselves. */
export const PLAIN_REQUEST: MediaRequest = { credentials: 'same-origin', isWhole: false };

/** Protocols that media may be loaded by: none that runs programs or reaches into the device. */
const MEDIA_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'blob:', 'data:']);

/**
 * Whether media may be loaded from an address.
 *
 * @param base what relative addresses are relative to; what has its protocol is allowed too, as native programs serve
 *   their pages by protocols of their own
 */
export function isMediaAddress(address: string, base: string): boolean {
  return hasProtocol(address, base, MEDIA_PROTOCOLS);
}

/** What messages call a file without a name, and one that is its own address. */
export const UNNAMED = ['the given data', 'the given data: URL'] as const;

/**
 * How messages name the input: the file's name, or its address without password, query and fragment, which are secrets.
 * Programs may name a file by its address.
 */
export function mediaName(input: MediaInput): string {
  if (typeof input !== 'string') return ('name' in input && withoutSecrets(input.name)) || UNNAMED[0];
  if (input.startsWith('data:')) return UNNAMED[1];
  return withoutPassword(input).replace(/[?#].*$/s, '');
}
