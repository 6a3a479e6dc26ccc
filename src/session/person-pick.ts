/**
 * Whom a run follows where several people are there.
 */
import type { VideoPart } from '../media/part.js';
import type { PoseTrack } from '../motion/pose-track.js';
import { firstOf, type PersonPick } from '../pose/opening-call.js';
import { isNobodyAt, personMeant, placeMeant, type PersonChoice } from '../pose/people.js';
import type { Pose } from '../pose/types.js';

/**
 * @param evidenceOf how much a person seems to perform the exercise; left out where none is set
 * @param onChosen told of several people, as they were first seen, and of the index of the one who is followed
 */
export function personPick(
  choice: PersonChoice,
  evidenceOf: ((track: readonly Pose[]) => number) | undefined,
  onChosen?: (people: readonly Pose[], chosen: number) => void,
): PersonPick {
  const byPlace = (tracks: readonly (readonly Pose[])[]): number => personMeant(firstOf(tracks), choice);
  const byEvidence = (tracks: readonly (readonly Pose[])[], of: (track: readonly Pose[]) => number): number => {
    const evidence = tracks.map(of);
    const most = Math.max(...evidence);
    return most > 0 ? evidence.indexOf(most) : byPlace(tracks);
  };
  const { atMs } = placeMeant(choice);
  const follow = choice === 'auto' && evidenceOf !== undefined;
  return {
    follow,
    isElsewhere: (people) => isNobodyAt(people, choice),
    ...(atMs !== undefined && { atMs }),
    choose(tracks) {
      const chosen = follow ? byEvidence(tracks, evidenceOf) : byPlace(tracks);
      onChosen?.(firstOf(tracks), chosen);
      return chosen;
    },
  };
}

/** Whoever is nearest to where the person was seen then before; the first where nobody was. */
export function sameAs(poses: PoseTrack, { startMs }: VideoPart): PersonPick {
  return { follow: false, choose: (tracks) => Math.max(0, nearestOf(poses, firstOf(tracks), startMs)) };
}

/**
 * @param fromMs where the track begins: frames before it are compared with its first
 * @returns index of whoever is nearest to where the person of the track is then; -1 where they were not found
 */
export function nearestOf(track: PoseTrack, people: readonly Pose[], fromMs = -Infinity): number {
  const far = people.map((pose) => {
    const known = track.poseAt(Math.max(fromMs, pose.timestampMs));
    return known ? distanceOf(pose, known) : Infinity;
  });
  const least = Math.min(...far);
  return Number.isFinite(least) ? far.indexOf(least) : -1;
}

/** Mean distance of the keypoints of two poses. */
function distanceOf(a: Pose, b: Pose): number {
  const far = a.keypoints.map(({ x, y }, index) =>
    Math.hypot(x - (b.keypoints[index]?.x ?? x), y - (b.keypoints[index]?.y ?? y)),
  );
  return far.reduce((sum, value) => sum + value, 0) / Math.max(1, far.length);
}
