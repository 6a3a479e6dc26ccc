/**
 * What an open video is shown from, where its address is not to be.
 */
import { loadWhole } from '../media/load-whole.js';
import type { MediaInput } from '../media/source.js';
import type { PooledVideo } from '../pose/video-analysis.js';
import type { Run } from './run.js';

/**
 * All of a video's data, where a `<video>` of its address would send cookies; else what it can be played from.
 *
 * @param opened what has been downloaded of it
 */
export async function shownMedia(
  { media, request, signal }: Pick<Run, 'media' | 'request' | 'signal'>,
  opened: Pick<PooledVideo, 'media' | 'whole'>,
): Promise<MediaInput> {
  if (!request.isWhole) return (await opened.whole) ?? opened.media;
  // A worker that was lost leaves nothing of what it has downloaded.
  const data = (await opened.whole?.catch(() => undefined)) ?? opened.media;
  return typeof data === 'string' ? loadWhole(media, 'video', signal, request) : data;
}
