/**
 * An address that did not load, and may have lost its end: what is said of that.
 */
import { TrackerError } from '../errors.js';
import type { MediaInput } from '../media/source.js';

/** Parameters of a page that look like those of an address among them. */
export interface StrayParameters {
  /** The page's parameter that holds the address. */
  readonly parameter: string;
  /** The address as it was given. */
  readonly address: string;
  /** Names only: their values are secrets. */
  readonly names: readonly string[];
}

/** How stores answer an address whose signature is missing. One without CORS headers looks like a matter of CORS. */
const REFUSED: ReadonlySet<unknown> = new Set([400, 401, 403, 404]);

/** @returns the failure, with what may be behind it where it is that of such an address */
export function explainStray(
  failure: TrackerError,
  media: MediaInput,
  stray: StrayParameters | undefined,
): TrackerError {
  const { code, message, details = {} } = failure;
  if (!stray || media !== stray.address.trim()) return failure;
  const { status, reason } = details;
  if (!REFUSED.has(status) && reason !== 'cors') return failure;
  const { parameter, names } = stray;
  const explained = {
    code,
    message: `${message} The page was also given ${names.join(', ')}, which look${names.length === 1 ? 's' : ''} like a part of that address: it ends at its first & unless it is encoded. Write ${parameter}= and then the address as encodeURIComponent gives it.`,
    details: { ...details, strayParameters: names },
  };
  return TrackerError.fromPlain(explained, { cause: failure });
}
