/**
 * Pictures of the moments of a video that the interface shows beside its result: taken from the file while it is open, so that
 * its address is not read again.
 */
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import type { PooledVideo } from '../pose/video-analysis.js';
import type { Run } from './run.js';
import type { Stills } from './snapshot.js';

/** Takes them one after the other, beyond the end of the run; those that cannot be taken are left out. */
export async function takeStills(
  { pool, kept, update, momentsOf }: Pick<Run, 'pool' | 'kept' | 'update' | 'momentsOf'>,
  video: PooledVideo,
  summary: ExerciseSummaryMessage | undefined,
): Promise<void> {
  const stills = new Map<number, ImageBitmap>();
  try {
    for (const timeMs of summary ? momentsOf(summary) : []) {
      const still = await pool.stillAt(video, timeMs, kept);
      if (still) stills.set(timeMs, still);
    }
  } catch {
    // What is wrong with the video was told by its analysis; without a picture the skeleton stands alone.
  }
  if (kept.aborted) closeStills(stills);
  else update({ stills });
}

/** Frees their memory. */
export function closeStills(stills: Stills): void {
  for (const still of stills.values()) still.close();
}
