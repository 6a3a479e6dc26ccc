/**
 * What may be analysed: files, and addresses that media is loaded by.
 */
import { TrackerError } from '../errors.js';
import { isMediaAddress, type MediaInput, type MediaKind } from '../media/source.js';
import { parseUrl } from '../url.js';

/**
 * Callers from JavaScript may give anything.
 *
 * @throws TrackerError `video_load_error` or `image_load_error`
 */
export function checkInput(media: unknown, kind: MediaKind): asserts media is MediaInput {
  const code = kind === 'image' ? 'image_load_error' : 'video_load_error';
  const address = typeof media === 'string' && media.trim() !== '' ? parseUrl(media, document.baseURI) : undefined;
  if (address && !isMediaAddress(address.href, document.baseURI)) {
    const { protocol } = address;
    throw new TrackerError(
      code,
      `Nothing is loaded by ${protocol.slice(0, 40)}: give an http, https, blob or data address, or the file itself.`,
      { reason: 'protocol', protocol: protocol.slice(0, 40) },
    );
  }
  if (address || media instanceof Blob) return;
  const given =
    typeof media === 'string' ? `the text ${JSON.stringify(media.slice(0, 80))}` : `a value of type ${typeof media}`;
  throw new TrackerError(code, `There is nothing to analyse: ${given} is no File, no Blob and no address.`, {
    reason: 'not_a_source',
  });
}
