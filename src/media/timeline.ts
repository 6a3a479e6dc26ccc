/**
 * Which parts of a track are shown, and when: its edit list as stretches of time. Pure.
 */
import { TrackerError } from '../errors.js';
import { EMPTY, MOST_EDITS, type EditList } from './edit-list.js';

/** A stretch of a track that is shown without a break, in seconds. */
export interface Part {
  /** When it is shown. */
  readonly startS: number;
  readonly endS: number;
  /** What is added to a time by which the library knows a frame, to get the time at which it is shown. */
  readonly shiftS: number;
}

/** A track without an edit list: all of it is shown, when it says. */
export const WHOLE: readonly Part[] = [{ startS: -Infinity, endS: Infinity, shiftS: 0 }];

/** Lengths of edits are rounded to ticks of the movie, a 600th of a second in older files. */
export const ROUNDING_S = 0.002;

/**
 * What is shown of a track.
 *
 * @param list undefined where it has none
 * @param name how messages name the file
 * @throws TrackerError `unsupported_media` where it is to be shown faster or slower, or in more parts than anybody makes
 */
export function shownParts(list: EditList | undefined, name: string): readonly Part[] {
  if (!list) return WHOLE;
  if (list.edits.length > MOST_EDITS) {
    throw refused(name, 'edits', `is put together of more than ${MOST_EDITS} parts by its edit list`);
  }
  const changed = list.edits.find(({ mediaTime, rate }) => mediaTime !== EMPTY && rate !== 1);
  if (changed) {
    throw refused(name, 'edit_rate', `has an edit list that plays a part of it at ${changed.rate} times its speed`);
  }
  return partsOf(list);
}

/** What only an editor can make a video of. */
function refused(name: string, reason: 'edits' | 'edit_rate', what: string): TrackerError {
  return new TrackerError(
    'unsupported_media',
    `${name} ${what}, which is not done here. Export it from the app that edited it, so that the edits are part of the picture.`,
    { reason, name },
  );
}

/**
 * The parts of a track that are shown, in order. Edits that go on where the one before ended are one part.
 *
 * The library shows the first edit when it should, and all media before and after it at the same distance from it: so the
 * first part has no shift.
 */
export function partsOf({ edits, movieTimescale, trackTimescale, headerDuration }: EditList): readonly Part[] {
  const first = edits.findIndex(({ mediaTime }) => mediaTime !== EMPTY);
  const firstEdit = edits[first];
  if (!firstEdit) return WHOLE;
  const delay = edits.slice(0, first).reduce((sum, { duration }) => sum + duration, 0) / movieTimescale;
  // As the library has it: rounded to ticks of the track.
  const offset = firstEdit.mediaTime - Math.round(delay * trackTimescale);
  const parts: Part[] = [];
  let startS = (firstEdit.mediaTime - offset) / trackTimescale;
  for (const [index, { duration, mediaTime }] of edits.slice(first).entries()) {
    const lengthS = duration / movieTimescale;
    // 0 is all there is: recorders write the list before they know.
    const isLast = first + index === edits.length - 1;
    const isOpen = isLast && (duration === 0 || isBeginning(mediaTime, lengthS, trackTimescale, headerDuration));
    if (mediaTime !== EMPTY && (isOpen || duration > 0)) {
      const shiftS = startS - (mediaTime - offset) / trackTimescale;
      append(parts, { startS, endS: isOpen ? Infinity : startS + lengthS, shiftS });
    }
    startS += lengthS;
  }
  return parts;
}

/**
 * Whether an edit of a fragmented file ends where its header says that the media does: both were written before the rest was
 * recorded, and nothing is cut off.
 */
function isBeginning(mediaTime: number, lengthS: number, timescale: number, headerDuration = 0): boolean {
  return headerDuration > 0 && Math.abs((mediaTime - headerDuration) / timescale + lengthS) < ROUNDING_S;
}

function append(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  const goesOn =
    last && Math.abs(last.endS - part.startS) < ROUNDING_S && Math.abs(last.shiftS - part.shiftS) < ROUNDING_S;
  if (goesOn) parts[parts.length - 1] = { ...last, endS: part.endS };
  else parts.push(part);
}
