/**
 * The floor that a flight begins on and ends on, as the picture shows it.
 */
import { meanOf } from '../joints.js';
import { quantile, type JumpSample } from './samples.js';

/** Where the ankles are while they stand on the floor, and the hips then. */
export interface Floor {
  readonly left: number;
  readonly right: number;
  readonly hip: number;
  readonly highestHip: number;
  /** Whether the ankles were seen where the feet are lowest; else the floor is where they were seen next. */
  readonly isSeen: boolean;
}

/**
 * Ankles below this share of the body's height over the floor stand on it: less than a heel lifts them at landing. They are looked at for
 * so many ms. Half and twice as much change the athlete's jumps by .03 cm.
 */
const ON_FLOOR = 0.03;
const FLOOR_MS = 600;

/** Width of the shoulders from the front, as a share of the body's height: as in `body-size.ts`, rounded. */
const SHOULDERS = 0.2;

/** The floor by the frames nearest to the flight in which the feet are as low as they get on that side of it. */
export function floorNear(samples: readonly JumpSample[], low: number, top: number, bodyPx: number): Floor {
  const step = low < top ? -1 : 1;
  const lowest = seenFrom(samples, low, step);
  const isLow = (s: JumpSample): boolean =>
    meanOf(s.leftAnkle - lowest.leftAnkle, s.rightAnkle - lowest.rightAnkle) < ON_FLOOR * bodyPx;
  let index = top;
  while (index !== low && !isLow(at(samples, index))) index += step;
  const touchedMs = at(samples, index).timeMs;
  const standing: JumpSample[] = [];
  for (; index >= 0 && index < samples.length; index += step) {
    const sample = at(samples, index);
    if (Math.abs(sample.timeMs - touchedMs) > FLOOR_MS) break;
    if (isLow(sample)) standing.push(sample);
  }
  const of = (value: (s: JumpSample) => number, share: number): number => quantile(standing.map(value), share);
  return {
    left: of((s) => s.leftAnkle, 0.4),
    right: of((s) => s.rightAnkle, 0.4),
    hip: of((s) => s.hip, 0.5),
    highestHip: of((s) => s.hip, 0.9),
    isSeen: lowest === at(samples, low),
  };
}

/** The nearest frame away from the flight in which an ankle is seen: where none was, the hips have told that the feet are low. */
function seenFrom(samples: readonly JumpSample[], low: number, step: 1 | -1): JumpSample {
  const turn = at(samples, low);
  for (let index = low; index >= 0 && index < samples.length; index += step) {
    const sample = at(samples, index);
    if (Math.abs(sample.timeMs - turn.timeMs) > FLOOR_MS) break;
    if (!Number.isNaN(meanOf(sample.leftAnkle, sample.rightAnkle))) return sample;
  }
  return turn;
}

/** The floor that nobody has seen. */
const NOWHERE: Floor = { left: NaN, right: NaN, hip: NaN, highestHip: NaN, isSeen: false };

/** @returns the floor that a flight ends on: one that was seen later only where it is as high as that which it began on */
export function landingFloor(after: Floor, before: Floor, bodyPx: number): Floor {
  return after.isSeen || shifted(before, after) < ON_FLOOR * bodyPx ? after : NOWHERE;
}

/** How high both ankles are over the floor, in pixels. */
export function overFloor(floor: Floor, s: JumpSample): number {
  return meanOf(s.leftAnkle - floor.left, s.rightAnkle - floor.right);
}

/** How far the floor under the feet has moved; 0 where they were not seen on both sides of the flight. */
export function shifted(before: Floor, after: Floor): number {
  const by = meanOf(after.left - before.left, after.right - before.right);
  return Number.isNaN(by) ? 0 : Math.abs(by);
}

/** By which share of its size something looks larger that is ahead by the body's height; less than 0 of who turns their back. */
export function nearness(flying: readonly JumpSample[], bodyPx: number): number {
  const facing = quantile(flying.map(({ shoulders }) => shoulders)) / (SHOULDERS * bodyPx);
  const [{ focal } = { focal: NaN }] = flying;
  const nearer = (bodyPx * Math.min(1, Math.max(-1, facing))) / focal;
  return Number.isNaN(nearer) ? 0 : nearer;
}

/** By how many pixels an ankle seems lowered that comes forward by the body's height. */
export function perspectiveOf(nearer: number, floor: Floor): number {
  const lowered = -meanOf(floor.left, floor.right) * nearer;
  return Number.isNaN(lowered) ? 0 : lowered;
}

function at(samples: readonly JumpSample[], index: number): JumpSample {
  return samples[index] as JumpSample;
}
