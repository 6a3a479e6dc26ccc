/**
 * People who were not there when a video began: looked for once its result is known, so that nobody waits for it.
 */
import type { VideoPart } from '../media/part.js';
import { laterLooks } from '../pose/opening.js';
import type { PooledVideo } from '../pose/video-analysis.js';
import { nearestOf } from './person-pick.js';
import type { Run } from './run.js';
import { seenPeople } from './seen-people.js';

/** Offers whoever is there to be chosen, where several are. */
export async function findLatePeople(
  { pool, kept, poses, update }: Pick<Run, 'pool' | 'kept' | 'poses' | 'update'>,
  video: PooledVideo,
  part: VideoPart | undefined,
): Promise<void> {
  try {
    for (const look of laterLooks(video.info, part)) {
      const people = await pool.peopleIn(video, look, kept);
      const followed = nearestOf(poses, people);
      if (people.length < 2 || followed < 0) continue;
      update({ people: seenPeople(people, followed) });
      return;
    }
  } catch {
    // The run is over, or its video closed: what is wrong with the video was told by its analysis.
  }
}
