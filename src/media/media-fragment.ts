/**
 * The part of a video that an address names by its fragment: `#t=2,4.5` (W3C, Media Fragments URI 1.0, normal play time).
 */

/** A part of a video, in ms of media time; to its end where `endMs` is left out. */
export interface MediaPart {
  readonly startMs: number;
  readonly endMs?: number;
}

/** Seconds, minutes and seconds, or hours, minutes and seconds. */
const TIME = /^(?:(?:(\d+):)?([0-5]?\d):)?(\d+(?:\.\d*)?)$/;

/**
 * @param address a whole one
 * @returns undefined where it names none
 * @throws RangeError where it names none that there can be
 */
export function mediaPartOf(address: string): MediaPart | undefined {
  const fragment = address.split('#').slice(1).join('#');
  // The last one counts.
  const given = new URLSearchParams(fragment.replaceAll('+', '%2B')).getAll('t').at(-1);
  if (given === undefined) return undefined;
  const [from = '', to, ...more] = given.replace(/^npt:/, '').split(',');
  const startMs = from === '' && to !== undefined ? 0 : millisecondsOf(from);
  const endMs = to === undefined ? undefined : millisecondsOf(to);
  if (more.length > 0 || Number.isNaN(startMs) || (endMs !== undefined && !(endMs > startMs))) {
    throw new RangeError(
      `#t=${given.slice(0, 40)} is no part of a video: write #t=2,4.5 for what lies between 2 s and 4.5 s`,
    );
  }
  return { startMs, ...(endMs !== undefined && { endMs }) };
}

function millisecondsOf(text: string): number {
  const [whole, hours = '0', minutes = '0', seconds = ''] = TIME.exec(text) ?? [];
  if (whole === undefined) return NaN;
  return Math.round(1000 * (3600 * Number(hours) + 60 * Number(minutes) + Number(seconds)));
}
