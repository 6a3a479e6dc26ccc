/**
 * From where an exercise is best filmed: so that most of its rules can be judged. Known before the exercise itself is loaded.
 */

/** Where the camera stands. */
export type CameraPlace = 'front' | 'side';

/** Names without underscores and plural, so that the spellings that clients use are found; by where most can be judged. */
const PLACES: Readonly<Record<CameraPlace, string>> = {
  front:
    'balancelegleft balancelegright balanceleg jumpingjack lowimpactjack sidelunge tree warrior lateralraise shoulderpress chairsidestretch singlelegstance facialsplit pancake i',
  side: 'squat pushup lunge plank bicepcurl hammercurl bridge burpee calfraise cobra crunch deadlift glutebridge highknee legraise mountainclimber pullup sideplank sittostand chairstand fivechairstand chairstandsin situp tricepdip wallsit bow camel chairforwardfold closing foottohand kingpigeon needle split tiger',
};

/** @returns undefined where it is not known, as of exercises that a page adds */
export function cameraPlaceOf(exercise: string): CameraPlace | undefined {
  const name = exercise
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/^face/, '')
    .replace(/(ss|ch)es$|([^s])s$/, '$1$2');
  if (!name) return undefined;
  return (['front', 'side'] as const).find((place) => PLACES[place].split(' ').includes(name));
}
