/**
 * A repetition as places of the body's points, free of the picture and of the person's size: what a ghost is drawn from.
 * Pure.
 */
import type { CocoKeypointName } from '../pose/topology.js';
import type { Keypoint, Pose } from '../pose/types.js';
import { timeOfPhase, type RepetitionSpan } from './phase.js';

/** The points of a figure: those of both models that are drawn of a body. */
export const FIGURE_POINTS = [
  'nose',
  'left_ear',
  'right_ear',
  'left_shoulder',
  'right_shoulder',
  'left_elbow',
  'right_elbow',
  'left_wrist',
  'right_wrist',
  'left_hip',
  'right_hip',
  'left_knee',
  'right_knee',
  'left_ankle',
  'right_ankle',
] as const satisfies readonly CocoKeypointName[];

/** Moments of a figure beside its first, at equal steps of the phase: finer than 0.1 s of a repetition of 3 s. */
export const FIGURE_STEPS = 32;

/** Points below this score are not drawn either. */
const MIN_SCORE = 0.25;

/** A body of which the trunk is seen in fewer of the moments has no size. */
const LEAST_SEEN = 0.5;

/** Ten-thousandths of a trunk are below a pixel. */
const DECIMALS = 1e4;

/** A place of the figure: x to the right, y down, in lengths of the trunk from where the hips rest. */
export type FigurePlace = readonly [x: number, y: number];

/** Plain JSON, made to be stored. */
export interface Figure {
  /** By moment, `FIGURE_STEPS` + 1 of them; in each a place by `FIGURE_POINTS`, null where it was not seen. */
  readonly moments: readonly (readonly (FigurePlace | null)[])[];
}

/** A place in the picture, in pixels. */
export interface PicturePoint {
  readonly x: number;
  readonly y: number;
}

/** Where in the picture a figure stands, and how large it is. */
export interface Stand {
  /** Where the hips are at the start and at the end of the repetition: people wander, and so do cameras. */
  readonly from: PicturePoint;
  readonly to: PicturePoint;
  /** Length of the trunk in pixels. */
  readonly trunk: number;
}

/** What poses are asked for at a time; `PoseTrack` is one. */
export interface PosesByTime {
  poseAt(timeMs: number): Pick<Pose, 'keypoints'> | undefined;
}

/** @returns where the person stands through a repetition; undefined where too little is seen of them */
export function standOf(track: PosesByTime, span: RepetitionSpan): Stand | undefined {
  const bodies = momentsOf(span).map((ms) => trunkOf(track.poseAt(ms)));
  const seen = bodies.filter((body) => body !== undefined);
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || seen.length < LEAST_SEEN * bodies.length) return undefined;
  const lengths = seen.map(({ length }) => length).sort((a, b) => a - b);
  const trunk = lengths[lengths.length >> 1] as number;
  return trunk > 0 ? { from: first.hips, to: last.hips, trunk } : undefined;
}

/** @returns the figure of a repetition; undefined where too little is seen of the person */
export function figureOf(track: PosesByTime, span: RepetitionSpan): Figure | undefined {
  const stand = standOf(track, span);
  if (!stand) return undefined;
  const moments = momentsOf(span).map((ms, step) => {
    const { x, y } = originOf(stand, step / FIGURE_STEPS);
    const points = pointsOf(track.poseAt(ms));
    return FIGURE_POINTS.map((name): FigurePlace | null => {
      const point = points.get(name);
      return point ? [rounded((point.x - x) / stand.trunk), rounded((point.y - y) / stand.trunk)] : null;
    });
  });
  return { moments };
}

/** @returns where the hips would be at a phase if they rested */
export function originOf({ from, to }: Stand, phase: number): PicturePoint {
  return { x: from.x + phase * (to.x - from.x), y: from.y + phase * (to.y - from.y) };
}

function momentsOf(span: RepetitionSpan): number[] {
  return Array.from({ length: FIGURE_STEPS + 1 }, (_, step) => timeOfPhase(span, step / FIGURE_STEPS));
}

function pointsOf(pose: Pick<Pose, 'keypoints'> | undefined): ReadonlyMap<string, Keypoint> {
  const seen = (pose?.keypoints ?? []).filter(({ score }) => score >= MIN_SCORE);
  return new Map(seen.map((keypoint) => [keypoint.name, keypoint]));
}

function trunkOf(
  pose: Pick<Pose, 'keypoints'> | undefined,
): { readonly hips: PicturePoint; readonly length: number } | undefined {
  const points = pointsOf(pose);
  const shoulders = middleOf(points.get('left_shoulder'), points.get('right_shoulder'));
  const hips = middleOf(points.get('left_hip'), points.get('right_hip'));
  if (!shoulders || !hips) return undefined;
  return { hips, length: Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y) };
}

/** From the side one of the two may be hidden behind the other. */
function middleOf(a: PicturePoint | undefined, b: PicturePoint | undefined): PicturePoint | undefined {
  if (!a || !b) return a ?? b;
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function rounded(value: number): number {
  // No −0, which JSON does not keep.
  return Math.round(value * DECIMALS) / DECIMALS + 0;
}
