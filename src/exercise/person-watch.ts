/**
 * Stays with one person: a detector that finds somebody else for some frames throws the whole body across the picture,
 * or changes the length of all limbs at once, which no movement does.
 */
import type { Body } from './joints.js';
import { Build, displacement, reach, sightingOf } from './likeness.js';
import type { Sighting } from './likeness.js';

/** A person not seen for longer may be anywhere within reach of so long. */
const MAX_GAP_MS = 600;
/** How far back a person is remembered where somebody else was followed since. */
const MEMORY_MS = 1500;
/** Somebody else is followed once they were seen for so long, or sooner where the person was hardly known. */
const ACCEPT_MS = 1200;
const MIN_ACCEPT_MS = 150;

/**
 * A body is compared with where it was so long ago. From frame to frame the least that it may go, which is what joints are
 * misplaced by, would add up: with 60 frames a second to somebody else in a fifth of a second. With twice as long, lunges of half
 * a second are refused at 30 frames a second (`legs.test.ts`): of whoever stood, it is not known yet that they are fast.
 */
const STEP_MS = 30;

/** Of somebody seen for less time the pace is not known. */
const PACE_AFTER_MS = 1000;

/** One person in the picture. */
class Track {
  readonly #build = new Build();
  readonly #past: { readonly sighting: Sighting; readonly pace: number }[] = [];
  readonly sinceMs: number;

  constructor(public last: Sighting) {
    this.sinceMs = last.ms;
    this.add(last);
  }

  /** How long this person has been seen. */
  get lengthMs(): number {
    return this.last.ms - this.sinceMs;
  }

  add(sighting: Sighting): void {
    const before = this.#before(sighting.ms);
    const way = displacement(before, sighting);
    const elapsedMs = sighting.ms - before.ms;
    // Within less than a step it is mostly what joints are misplaced by.
    const pace = way > 0 && elapsedMs >= STEP_MS ? (1000 * way) / elapsedMs : 0;
    this.#build.see(sighting);
    this.#past.push({ sighting, pace });
    this.last = sighting;
    while (this.#past[0] && this.#past[0].sighting.ms < sighting.ms - MEMORY_MS) this.#past.shift();
  }

  /** @returns how far it is from where the person was a step before, as a share of what is possible; Infinity of another build */
  distanceTo(sighting: Sighting): number {
    if (!this.#build.fits(sighting)) return Infinity;
    const before = this.#before(sighting.ms);
    const elapsedMs = Math.min(MAX_GAP_MS, sighting.ms - before.ms);
    // What is judged now says nothing of how fast they were before.
    const paces = this.#pastTo(before.ms).map((past) => past.pace);
    const pace = this.lengthMs < PACE_AFTER_MS ? NaN : Math.max(...paces);
    return displacement(before, sighting) / reach(elapsedMs, pace);
  }

  /** The latest sighting that is a step old, or the first. */
  #before(ms: number): Sighting {
    const past = this.#past.findLast(({ sighting }) => sighting.ms <= ms - STEP_MS) ?? this.#past[0];
    return past?.sighting ?? this.last;
  }

  #pastTo(ms: number) {
    return this.#past.filter(({ sighting }) => sighting.ms <= ms);
  }

  /** @returns whether the person was just there not long ago */
  wasAt(sighting: Sighting): boolean {
    if (!this.#build.fits(sighting)) return false;
    return this.#pastTo(this.#before(sighting.ms).ms).some(
      (past) => displacement(past.sighting, sighting) < reach(0, 0),
    );
  }
}

/** Whose body was seen. */
export interface Whose {
  /** Of the person followed. */
  readonly same: boolean;
  /** Somebody else is followed from now on, who has been seen since then. */
  readonly sinceMs?: number;
}

const SAME: Whose = { same: true };
const STRANGER: Whose = { same: false };

/** Follows one person. */
export class PersonWatch {
  #followed: Track | undefined;
  #stranger: Track | undefined;
  /** Since when another shot is seen in which nobody has been made out yet. */
  #cutMs: number | undefined;

  /**
   * @param cut whether it is the first frame of another shot: whoever is in it is no stranger
   * @returns whose body it is
   */
  see(body: Body, ms: number, cut = false): Whose {
    if (cut) this.#cutMs = ms;
    const sighting = sightingOf(body, ms);
    if (!sighting) return SAME;
    const sinceMs = this.#cutMs;
    this.#cutMs = undefined;
    if (sinceMs !== undefined && this.#followed) return this.#follow(new Track(sighting), { same: true, sinceMs });
    const followed = this.#followed;
    if (!followed) return this.#follow(new Track(sighting), SAME);
    if (ms - followed.last.ms > ACCEPT_MS) return this.#follow(new Track(sighting), { same: true, sinceMs: ms });
    const stranger = this.#stranger;
    const toFollowed = followed.distanceTo(sighting);
    const toStranger = stranger ? stranger.distanceTo(sighting) : Infinity;
    // What cannot be told apart is the person followed.
    if (!(toFollowed > 1) && !(toStranger < toFollowed)) return this.#known(followed, sighting);
    if (followed.wasAt(sighting)) return this.#known(followed, sighting);
    if (!stranger || toStranger > 1) {
      this.#stranger = new Track(sighting);
      return STRANGER;
    }
    stranger.add(sighting);
    if (stranger.lengthMs < Math.min(ACCEPT_MS, MIN_ACCEPT_MS + followed.lengthMs)) return STRANGER;
    return this.#follow(stranger, { same: true, sinceMs: stranger.sinceMs });
  }

  #known(track: Track, sighting: Sighting): Whose {
    track.add(sighting);
    this.#stranger = undefined;
    return SAME;
  }

  #follow(track: Track, whose: Whose): Whose {
    this.#followed = track;
    this.#stranger = undefined;
    return whose;
  }
}
