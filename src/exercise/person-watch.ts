/**
 * Stays with one person: a detector that finds somebody else for a few frames throws the whole body across the picture,
 * which no movement does.
 */
import { bodyOf, distance, larger, middle } from './joints.js';
import type { Body, Joint } from './joints.js';

/** How far a torso's middle may go from one frame to the next, in torsos: at once, and more for every second between. */
const JUMP = 0.7;
const TORSOS_PER_S = 3;
/** A frame further away tells nothing about the next. */
const MAX_GAP_MS = 600;
/** A body that stays in its new place for so long is the one to follow. */
const ACCEPT_MS = 1000;

const NOBODY = bodyOf([]);

interface Place {
  readonly ms: number;
  readonly centre: Joint;
  readonly torso: number;
}

/** Follows the place of the torso. */
export class PersonWatch {
  #place: Place | undefined;
  #stranger: Place | undefined;
  #strangerSinceMs = NaN;

  /** @returns the body, or one without joints where it is somebody else's */
  same(body: Body, ms: number): Body {
    const shoulders = middle(body.left.shoulder, body.right.shoulder);
    const hips = middle(body.left.hip, body.right.hip);
    const centre = middle(shoulders, hips);
    if (!shoulders || !hips || !centre) return body;
    // A trunk that points at the camera looks short, but wide.
    const width = distance(body.left.shoulder, body.right.shoulder);
    const place = { ms, centre, torso: larger(distance(shoulders, hips), 1.3 * width) };
    const known = this.#place;
    if (!known || ms - known.ms > ACCEPT_MS || near(known, place)) return this.#follow(body, place);
    if (!this.#stranger || !near(this.#stranger, place)) this.#strangerSinceMs = ms;
    this.#stranger = place;
    return ms - this.#strangerSinceMs >= ACCEPT_MS ? this.#follow(body, place) : NOBODY;
  }

  #follow(body: Body, place: Place): Body {
    this.#place = place;
    this.#stranger = undefined;
    return body;
  }
}

function near(before: Place, now: Place): boolean {
  const reach = JUMP + (TORSOS_PER_S * Math.min(MAX_GAP_MS, now.ms - before.ms)) / 1000;
  return distance(before.centre, now.centre) <= reach * Math.max(before.torso, now.torso);
}
