/**
 * Several people in one picture, as the interface shows them to be chosen from. Pure.
 */
import type { Rectangle } from '../media/frame.js';
import { boxOf, type PersonChoice } from '../pose/people.js';
import type { Pose } from '../pose/types.js';

/** The people who were told apart, and who of them is analysed. */
export interface SeenPeople {
  /** Media time of the picture in which they were; 0 of an image. */
  readonly timestampMs: number;
  /** Where each is, in shares of the picture's width and height; from left to right. */
  readonly places: readonly Rectangle[];
  /** Index of the one who is analysed. */
  readonly followed: number;
}

/** Heads and feet reach beyond their keypoints: so much, as a share of the box's longer side. */
const MARGIN = 0.08;

/** Digits of the point that names a person: a thousandth of the picture. */
const DIGITS = 3;

/**
 * @param people of one picture; at least two
 * @param chosen index of the one who is analysed
 */
export function seenPeople(people: readonly Pose[], chosen: number): SeenPeople {
  const seen = people.map((pose, index) => ({ place: placeOf(pose), isChosen: index === chosen }));
  seen.sort((a, b) => a.place.x + a.place.width / 2 - b.place.x - b.place.width / 2);
  return {
    timestampMs: people[0]?.timestampMs ?? 0,
    places: seen.map(({ place }) => place),
    followed: seen.findIndex(({ isChosen }) => isChosen),
  };
}

/**
 * @param timestampMs media time at which they were there
 * @returns who is meant by whoever is there then
 */
export function personAt({ x, y, width, height }: Rectangle, timestampMs: number): PersonChoice {
  const share = (value: number) => Number(value.toFixed(DIGITS));
  return `${share(x + width / 2)},${share(y + height / 2)},${timestampMs}`;
}

function placeOf({ keypoints, width, height }: Pose): Rectangle {
  const { left, right, top, bottom } = boxOf(keypoints);
  const margin = MARGIN * Math.max(right - left, bottom - top);
  const inside = (value: number, length: number) => Math.min(1, Math.max(0, value / length));
  const [x, y] = [inside(left - margin, width), inside(top - margin, height)];
  return { x, y, width: inside(right + margin, width) - x, height: inside(bottom + margin, height) - y };
}
