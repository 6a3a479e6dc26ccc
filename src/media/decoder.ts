/**
 * Whether this browser decodes a track frame by frame, by whichever of its codec's names it is known.
 */
import type { InputVideoTrack } from 'mediabunny';
import { bytesOf } from './bytes-of.js';
import { otherNames } from './codec-strings.js';

/**
 * Finds a name for the track's codec that this browser's decoder takes, and has the track decoded by it.
 *
 * @returns whether there is one
 */
export async function becomesDecodable(track: InputVideoTrack): Promise<boolean> {
  if (typeof VideoDecoder === 'undefined') return false;
  if (await track.canDecode()) return true;
  // Throws where the file's own configuration makes no sense.
  const stated = await track.getDecoderConfig().catch(() => null);
  if (!stated) return false;
  const facts = {
    codec: stated.codec,
    width: stated.codedWidth ?? 0,
    height: stated.codedHeight ?? 0,
    ...(stated.description && { description: bytesOf(stated.description) }),
  };
  for (const codec of otherNames(facts)) {
    const config = { ...stated, codec };
    if (!(await isSupported(config))) continue;
    // What decodes asks the track for both.
    track.getDecoderConfig = () => Promise.resolve(config);
    track.canDecode = () => Promise.resolve(true);
    return true;
  }
  return false;
}

/** Names that are not well formed make browsers throw. */
async function isSupported(config: VideoDecoderConfig): Promise<boolean> {
  try {
    return (await VideoDecoder.isConfigSupported(config)).supported === true;
  } catch {
    return false;
  }
}
