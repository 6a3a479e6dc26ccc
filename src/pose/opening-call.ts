/**
 * The page's side of a video's opening: one worker finds out who is there, and the others wait for it.
 */
import { unlessAborted } from '../abort.js';
import type { VideoPart } from '../media/part.js';
import type { DetectorClient } from './detector-slots.js';
import { lookAt } from './opening.js';
import type { SegmentLine } from './segment-line.js';
import type { Pose } from './types.js';

/** Chooses among the people who are there at the beginning. */
export interface PersonPick {
  /** Whether what they do in the first seconds tells; else only where they are. */
  readonly follow: boolean;
  /**
   * @param tracks of at least two people
   * @returns the index of the one to follow
   */
  readonly choose: (tracks: readonly (readonly Pose[])[]) => number;
  /** Whether somebody else is meant than these; left out where one of them always is. */
  readonly isElsewhere?: (people: readonly Pose[]) => boolean;
  /** Media time at which whoever is meant was seen, where that is known. */
  readonly atMs?: number;
}

/** What is known once the opening has been looked at. */
export interface Opened {
  readonly line: SegmentLine;
  /** Whom to look for in each segment; undefined where only one person is there. */
  readonly like?: Pose;
  /** Where the only person was; undefined where several are there, or nobody. */
  readonly seen?: Pose;
}

/** The opening of one video. */
export class Opening {
  #opened: Promise<Opened> | undefined;

  /**
   * @param part what is analysed of it; undefined for all
   * @param person undefined where whoever is found will do
   * @param start begins with the segments, the first of them with the person as seen at the beginning
   * @param later where to look for somebody who is not there at the beginning
   */
  constructor(
    private readonly video: number,
    private readonly part: VideoPart | undefined,
    private readonly person: PersonPick | undefined,
    private readonly start: (followed: Pose | undefined) => SegmentLine,
    private readonly later: readonly VideoPart[] = [],
  ) {}

  /**
   * What the opening shows, found out by this worker if no other is at it.
   *
   * @throws what this worker failed with; the next one to ask tries again
   */
  async known(client: DetectorClient, signal: AbortSignal): Promise<Opened> {
    for (;;) {
      const others = this.#opened;
      if (!others) {
        const opened = this.#find(client, signal);
        this.#opened = opened;
        opened.catch(() => (this.#opened = undefined));
        return opened;
      }
      const found = await unlessAborted(
        others.catch(() => undefined),
        signal,
      );
      if (found) return found;
    }
  }

  async #find(client: DetectorClient, signal: AbortSignal): Promise<Opened> {
    const { person, video, part } = this;
    if (!person) return { line: this.start(undefined) };
    const tracks = await client.call('people', { video, follow: person.follow, ...(part && { part }) }, signal);
    const late = await this.#findLater(client, person, firstOf(tracks), signal);
    if (late) return { line: this.start(undefined), like: late };
    const followed = tracks.length > 1 ? tracks[person.choose(tracks)]?.[0] : tracks[0]?.[0];
    return {
      line: this.start(followed),
      ...(followed && (tracks.length > 1 ? { like: followed } : { seen: followed })),
    };
  }

  /** @returns undefined where whoever is meant is at the beginning, or nowhere */
  async #findLater(
    client: DetectorClient,
    person: PersonPick,
    beginning: readonly Pose[],
    signal: AbortSignal,
  ): Promise<Pose | undefined> {
    const { atMs } = person;
    const isChosenLater = atMs !== undefined && beginning[0]?.timestampMs !== atMs;
    if (!isChosenLater && !person.isElsewhere?.(beginning)) return undefined;
    // At another time somebody else may stand at that place.
    for (const part of isChosenLater ? [lookAt(atMs)] : this.later) {
      const people = firstOf(await client.call('people', { video: this.video, follow: false, part }, signal));
      if (people.length === 0 || person.isElsewhere?.(people)) continue;
      return people[people.length > 1 ? person.choose(people.map((pose) => [pose])) : 0];
    }
    return undefined;
  }
}

/** The people of some tracks as they were first seen. */
export function firstOf(tracks: readonly (readonly Pose[])[]): Pose[] {
  return tracks.flatMap(([first]) => first ?? []);
}
