/**
 * What may be analysed: files, and addresses that media is loaded by.
 */
import { TrackerError } from '../errors.js';
import { isMediaAddress, mediaName, type MediaInput, type MediaKind } from '../media/source.js';
import { parseUrl, withoutPassword, withoutSecrets } from '../url.js';

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
    // What looks like one may be the user's name of an address without any.
    const isShown = withoutPassword(address.href).startsWith(protocol);
    throw new TrackerError(
      code,
      `Nothing is loaded by ${isShown ? protocol.slice(0, 40) : 'such an address'}: give an http, https, blob or data address, or the file itself.`,
      { reason: 'protocol', ...(isShown && { protocol: protocol.slice(0, 40) }) },
    );
  }
  if (address && (address.username !== '' || address.password !== '')) {
    throw new TrackerError(
      code,
      `${mediaName(address.href)} was given with a user's name or password, and browsers load nothing by such an address. Give it without, or with a token in its query.`,
      { reason: 'credentials' },
    );
  }
  if (address || media instanceof Blob) return;
  const given =
    typeof media === 'string'
      ? `the text ${JSON.stringify(withoutSecrets(media).slice(0, 80))}`
      : `a value of type ${typeof media}`;
  throw new TrackerError(code, `There is nothing to analyse: ${given} is no File, no Blob and no address.`, {
    reason: 'not_a_source',
  });
}
