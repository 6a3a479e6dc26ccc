/**
 * Whom a run follows where several people are there.
 */
import type { PersonPick } from '../pose/opening-call.js';
import { personMeant, type PersonChoice } from '../pose/people.js';
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
  const firstOf = (tracks: readonly (readonly Pose[])[]): Pose[] => tracks.flatMap(([first]) => first ?? []);
  const byPlace = (tracks: readonly (readonly Pose[])[]): number => personMeant(firstOf(tracks), choice);
  const byEvidence = (tracks: readonly (readonly Pose[])[], of: (track: readonly Pose[]) => number): number => {
    const evidence = tracks.map(of);
    const most = Math.max(...evidence);
    return most > 0 ? evidence.indexOf(most) : byPlace(tracks);
  };
  const follow = choice === 'auto' && evidenceOf !== undefined;
  return {
    follow,
    choose(tracks) {
      const chosen = follow ? byEvidence(tracks, evidenceOf) : byPlace(tracks);
      onChosen?.(firstOf(tracks), chosen);
      return chosen;
    },
  };
}
