/**
 * The files that videos come in: which are read, and what of their tracks is shown.
 */
import { Input, Logging, LogLevel, MATROSKA, MP4, MPEG_TS, QTFF, WEBM, type InputTrack, type Source } from 'mediabunny';
import { readEditLists, type EditList } from './edit-list.js';
import { shownParts, type Part } from './timeline.js';

// What the library tells the console of a file is no longer true where it is made up for here, and errors tell the rest.
Logging.level = LogLevel.Silent;

/** Opens a file of any container that is read here. */
export function openContainer(source: Source): Input {
  return new Input({ formats: [MP4, QTFF, WEBM, MATROSKA, MPEG_TS], source });
}

/** Whether it is an MP4 or MOV, which keep their index in one place and may have edit lists. */
export async function isMovie(input: Input): Promise<boolean> {
  const format = await input.getFormat();
  return format === MP4 || format === QTFF;
}

/**
 * What is shown of each track.
 *
 * @param name how messages name the file
 * @returns a function that throws as `shownParts`
 */
export async function readTimelines(
  input: Input,
  source: Source,
  name: string,
): Promise<(track: InputTrack) => readonly Part[]> {
  const lists: ReadonlyMap<number, EditList> = (await isMovie(input)) ? await readEditLists(source) : new Map();
  return (track) => shownParts(lists.get(track.id), name);
}
