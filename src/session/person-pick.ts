/**
 * Whom a run follows where several people are there.
 */
import type { PersonPick } from '../pose/opening-call.js';
import { personMeant, type PersonChoice } from '../pose/people.js';
import type { Pose } from '../pose/types.js';

/**
 * @param evidenceOf how much a person seems to perform the exercise; left out where none is set
 */
export function personPick(
  choice: PersonChoice,
  evidenceOf: ((track: readonly Pose[]) => number) | undefined,
): PersonPick {
  const byPlace = (tracks: readonly (readonly Pose[])[]): number =>
    personMeant(
      tracks.flatMap(([first]) => first ?? []),
      choice,
    );
  if (choice !== 'auto' || !evidenceOf) return { follow: false, choose: byPlace };
  return {
    follow: true,
    choose(tracks) {
      const evidence = tracks.map(evidenceOf);
      const most = Math.max(...evidence);
      return most > 0 ? evidence.indexOf(most) : byPlace(tracks);
    },
  };
}
