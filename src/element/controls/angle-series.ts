/**
 * The joint angles of a pose track as lines of a chart. Pure.
 */
import { jointAngles } from '../../motion/angles.js';
import type { Pose } from '../../pose/types.js';
import type { JointPair } from '../../texts/texts.js';

/** The angles of one pair of joints over time; null where a joint is not visible. */
export interface AngleSeries {
  /** Media time in s. */
  readonly timesS: readonly number[];
  /** Degrees. */
  readonly left: readonly (number | null)[];
  readonly right: readonly (number | null)[];
}

/** The pairs, in the order in which they are offered. */
export const JOINT_PAIRS: readonly JointPair[] = ['knee', 'hip', 'elbow', 'shoulder'];

/** More points than these would lie closer than the pixels of any screen. */
const MOST_POINTS = 4000;

/** Shares of the sorted angles between which a joint's way is measured: what trembles at the ends is left out. */
const WAY = [0.05, 0.95] as const;

/** Poses further apart than this are not joined by a line. */
const GAP_S = 0.75;

/** @returns the series of every pair of joints */
export function angleSeries(poses: readonly Pose[]): Readonly<Record<JointPair, AngleSeries>> {
  const every = Math.max(1, Math.ceil(poses.length / MOST_POINTS));
  const timesS: number[] = [];
  const angles: Record<string, number | null>[] = [];
  for (let index = 0; index < poses.length; index += every) {
    const pose = poses[index]!;
    const timeS = pose.timestampMs / 1000;
    const lastS = timesS.at(-1);
    if (lastS !== undefined && timeS - lastS > GAP_S * every) {
      timesS.push((lastS + timeS) / 2);
      angles.push({});
    }
    timesS.push(timeS);
    angles.push(jointAngles(pose.keypoints, pose.keypoints3D));
  }
  const of = (pair: JointPair): AngleSeries => ({
    timesS,
    left: angles.map((all) => all[`left_${pair}`] ?? null),
    right: angles.map((all) => all[`right_${pair}`] ?? null),
  });
  return { knee: of('knee'), hip: of('hip'), elbow: of('elbow'), shoulder: of('shoulder') };
}

/** @returns the pair that moves most: what the movement is about */
export function busiestPair(series: Readonly<Record<JointPair, AngleSeries>>): JointPair {
  const ways = JOINT_PAIRS.map((pair) => Math.max(way(series[pair].left), way(series[pair].right)));
  return JOINT_PAIRS[ways.indexOf(Math.max(...ways))] ?? 'knee';
}

/** @returns whether there is enough of one side to be shown first */
export function isSeen({ left, right }: AngleSeries): boolean {
  return [left, right].some((angles) => isOftenSeen(angles.filter((angle) => angle !== null).length, angles.length));
}

/** A joint that is hardly ever seen tells nothing. */
function isOftenSeen(seen: number, all: number): boolean {
  return seen > 0 && seen >= all / 4;
}

function way(angles: readonly (number | null)[]): number {
  const sorted = angles.filter((angle) => angle !== null).sort((a, b) => a - b);
  if (!isOftenSeen(sorted.length, angles.length)) return 0;
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return at(WAY[1]) - at(WAY[0]);
}

/** @returns the angles at a time, from the sample before it */
export function anglesAt(
  { timesS, left, right }: AngleSeries,
  timeMs: number,
): { left: number | null; right: number | null } {
  let low = 0;
  let high = timesS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timesS[middle]! * 1000 <= timeMs + 1) low = middle + 1;
    else high = middle;
  }
  const index = Math.max(0, low - 1);
  return { left: left[index] ?? null, right: right[index] ?? null };
}
