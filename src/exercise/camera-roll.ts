/**
 * How far the camera is held aslant: the body's own axis tells it, whenever the person stands up straight.
 */
import { distance, middle } from './joints.js';
import type { Body, HalfBody, Joint } from './joints.js';
import { SIZE_AHEAD_MS } from './body-size.js';

/** How long somebody who stood before vouches for the axis. */
const BEFORE_MS = 10_000;
const EVERY_MS = 45;
const ANEW_MS = 200;
const FOLLOW_MS = 500;
/** A body whose hips and knees are off the line from shoulders to ankles by a smaller share of it stands straight. */
const STRAIGHT = 0.07;
/** So much of trunk, thigh and shank lies along the line. */
const LEAST_LENGTH = 0.93;
/** People lean by less, and hold cameras aslant by no more. */
const LEAST_DEG = 6;
const FULL_DEG = 10;
const MOST_DEG = 40;
/** Fewer sightings may be chance. */
const LEAST_SIGHTINGS = 6;

const RADIANS = Math.PI / 180;

/** Knows the roll of the camera at any moment that is followed by `SIZE_AHEAD_MS` of the video. */
export class CameraRoll {
  #sightings: { readonly ms: number; readonly deg: number }[] = [];
  #lastMs = -Infinity;
  #takenMs = -Infinity;
  #atMs = NaN;
  #target = 0;
  #deg = 0;

  /** @param ms rising */
  see(body: Body, ms: number): void {
    if (ms - this.#lastMs < EVERY_MS) return;
    const deg = axisOf(body);
    if (Number.isNaN(deg) || Math.abs(deg) > MOST_DEG) return;
    this.#lastMs = ms;
    this.#sightings.push({ ms, deg });
  }

  /**
   * @param ms rising
   * @returns how far the picture has to be turned, in degrees clockwise, for the body to stand upright
   */
  at(ms: number): number {
    if (ms - this.#takenMs >= ANEW_MS) {
      this.#takenMs = ms;
      this.#sightings = this.#sightings.filter((sighting) => sighting.ms >= ms - BEFORE_MS);
      const now = this.#sightings.filter((sighting) => sighting.ms <= ms + SIZE_AHEAD_MS).map(({ deg }) => deg);
      if (now.length >= LEAST_SIGHTINGS) {
        now.sort((a, b) => a - b);
        const usual = now[now.length >> 1] as number;
        // Who leans a little is not filmed aslant.
        const share = Math.min(1, Math.max(0, (Math.abs(usual) - LEAST_DEG) / (FULL_DEG - LEAST_DEG)));
        this.#target = share * usual;
      }
    }
    const gain = Number.isNaN(this.#atMs) ? 1 : 1 - Math.exp(-(ms - this.#atMs) / FOLLOW_MS);
    this.#atMs = ms;
    this.#deg += gain * (this.#target - this.#deg);
    return this.#deg;
  }
}

/** @returns degrees by which somebody who stands straight leans to the right in the picture; NaN of anybody else */
function axisOf({ left, right }: Body): number {
  const [shoulders, hips] = [middle(left.shoulder, right.shoulder), middle(left.hip, right.hip)];
  const [knees, ankles] = [middle(left.knee, right.knee), middle(left.ankle, right.ankle)];
  if (!shoulders || !hips || !knees || !ankles) return NaN;
  const [dx, dy] = [shoulders.x - ankles.x, ankles.y - shoulders.y];
  const length = Math.hypot(dx, dy);
  const off = (joint: Joint): number => Math.abs(dx * (joint.y - ankles.y) + dy * (joint.x - ankles.x)) / length;
  if (Math.max(off(hips), off(knees)) > STRAIGHT * length) return NaN;
  const limbs = distance(shoulders, hips) + legOf(left, right);
  if (!(length > LEAST_LENGTH * limbs)) return NaN;
  return Math.atan2(dx, dy) / RADIANS;
}

function legOf(left: HalfBody, right: HalfBody): number {
  const leg = ({ hip, knee, ankle }: HalfBody): number => distance(hip, knee) + distance(knee, ankle);
  const [a, b] = [leg(left), leg(right)];
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b);
}

/** @returns the body in a picture that is turned by so many degrees, clockwise negative */
export function turned(body: Body, deg: number, width: number, height: number): Body {
  if (Math.abs(deg) < 0.5) return body;
  const [cos, sin] = [Math.cos(deg * RADIANS), Math.sin(deg * RADIANS)];
  const turn = (joint: Joint | null): Joint | null => {
    if (!joint) return null;
    const [x, y] = [joint.x - width / 2, joint.y - height / 2];
    return { ...joint, x: width / 2 + x * cos + y * sin, y: height / 2 + y * cos - x * sin };
  };
  const half = (of: HalfBody): HalfBody => ({
    shoulder: turn(of.shoulder),
    elbow: turn(of.elbow),
    wrist: turn(of.wrist),
    hip: turn(of.hip),
    knee: turn(of.knee),
    ankle: turn(of.ankle),
    ear: turn(of.ear),
  });
  return { left: half(body.left), right: half(body.right), nose: turn(body.nose) };
}
