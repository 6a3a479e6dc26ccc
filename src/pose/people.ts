/**
 * Several people in one picture: who is there, and which of them is meant. Pure.
 */
import { REGION_MIN_SCORE, regionAround, type Region } from './region.js';
import { isSamePerson } from './same-person.js';
import type { Keypoint, Pose } from './types.js';

/** Most people that are told apart. */
export const MOST_PEOPLE = 3;

/** What says who is meant, beside a point of the picture. */
export const PERSON_RULES = ['auto', 'largest', 'left', 'center', 'right'] as const;

/**
 * Who is meant: by a rule, or at `x,y` as shares of the picture. `auto` is the one who performs, else the largest. The
 * interface's own choice has a third number: the media time in ms at which the person was there.
 */
export type PersonChoice = (typeof PERSON_RULES)[number] | `${number},${number}` | `${number},${number},${number}`;

/** Whoever is smaller than such a share of the largest stands in the background: faces in a gym, pictures on walls. */
const LEAST_SIZE = 0.25;

/** How much of the smaller one's box two finds of the same person have in common. */
const MOST_COMMON = 0.6;

/** Share of the picture's width that the looks at its left and at its right show. */
const SIDE_SHARE = 0.6;

/**
 * The squares that show the left and the right of the picture, in full height where that is less: the rest of them lies
 * outside of the picture and is black.
 */
export function sideRegions(width: number, height: number): readonly Region[] {
  const shown = SIDE_SHARE * width;
  const side = Math.max(height, shown);
  return [shown - side / 2, width - shown + side / 2].map((centreX) => ({ centreX, centreY: height / 2, side }));
}

/** Whether two finds in one picture are of the same person. */
export function isSameFind(one: readonly Keypoint[], other: readonly Keypoint[]): boolean {
  if (isSamePerson(one, other)) return true;
  const [a, b] = [boxOf(one), boxOf(other)];
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const common = Math.max(0, width) * Math.max(0, height);
  return common > MOST_COMMON * Math.min(areaOf(a), areaOf(b));
}

/** Those of the people who may be meant, without the background. */
export function withoutBackground(people: readonly Pose[]): Pose[] {
  const largest = Math.max(...people.map(sizeOf));
  return people.filter((pose) => sizeOf(pose) >= LEAST_SIZE * largest).slice(0, MOST_PEOPLE);
}

/**
 * Who of the people in one picture is meant.
 *
 * @param people at least one
 * @param choice `auto` is the largest: what they do is not seen in a picture
 * @returns its index
 */
export function personMeant(people: readonly Pose[], choice: PersonChoice): number {
  const middle = ({ keypoints }: Pose): number => regionAround(keypoints)?.centreX ?? NaN;
  switch (choice) {
    case 'auto':
    case 'largest':
      return leastAt(people, (pose) => -sizeOf(pose));
    case 'left':
      return leastAt(people, middle);
    case 'center':
      return leastAt(people, (pose) => Math.abs(middle(pose) - pose.width / 2));
    case 'right':
      return leastAt(people, (pose) => -middle(pose));
    default: {
      const { x, y } = placeMeant(choice);
      return leastAt(people, (pose) => distanceTo(pose, x * pose.width, y * pose.height));
    }
  }
}

/** @returns the place that a choice names, NaN for a rule; and when somebody was there, where the choice says so */
export function placeMeant(choice: PersonChoice): { readonly x: number; readonly y: number; readonly atMs?: number } {
  const [x = NaN, y = NaN, atMs] = choice.split(',').map(Number);
  return { x, y, ...(atMs !== undefined && { atMs }) };
}

/** Whether a choice names a place at which none of the people is. */
export function isNobodyAt(people: readonly Pose[], choice: PersonChoice): boolean {
  const { x, y } = placeMeant(choice);
  // The rules are met by anybody.
  if (Number.isNaN(y)) return false;
  return !people.some(({ keypoints, width, height }) => outsideOf(boxOf(keypoints), x * width, y * height) === 0);
}

/** Who of the people is most like one that was seen before, by place and size; undefined of none. */
export function personLike<P extends { readonly keypoints: readonly Keypoint[] }>(
  people: readonly P[],
  keypoints: readonly Keypoint[],
): P | undefined {
  const before = regionAround(keypoints);
  if (!before) return people[0];
  return people[
    leastAt(people, (person) => {
      const now = regionAround(person.keypoints);
      if (!now) return Infinity;
      const way = Math.hypot(now.centreX - before.centreX, now.centreY - before.centreY);
      return way / before.side + Math.abs(Math.log(now.side / before.side));
    })
  ];
}

function leastAt<T>(items: readonly T[], of: (item: T) => number): number {
  const values = items.map(of);
  return Math.max(0, values.indexOf(Math.min(...values)));
}

function sizeOf({ keypoints }: Pose): number {
  return regionAround(keypoints)?.side ?? 0;
}

/** From a point to a body: 0 to 1 within its box, by how far it is from the middle. */
function distanceTo({ keypoints }: Pose, x: number, y: number): number {
  const box = boxOf(keypoints);
  const { left, right, top, bottom } = box;
  const reach = Math.hypot(right - left, bottom - top);
  return outsideOf(box, x, y) + Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y) / Math.max(1, reach);
}

/** The box around what is certain of a body, in pixels of the picture. */
export interface BodyBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** @returns the box around a person */
export function boxOf(keypoints: readonly Keypoint[]): BodyBox {
  const certain = keypoints.filter(({ score }) => score >= REGION_MIN_SCORE);
  const [xs, ys] = [certain.map(({ x }) => x), certain.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** How far a point is outside of a box, in pixels. */
function outsideOf({ left, right, top, bottom }: BodyBox, x: number, y: number): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

function areaOf({ left, right, top, bottom }: BodyBox): number {
  return Math.max(1, right - left) * Math.max(1, bottom - top);
}
