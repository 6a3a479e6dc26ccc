/**
 * Draws a skeleton. The live overlay, the picture overlay and the export all draw with this.
 */
import type { Context2D, Rectangle } from '../media/frame.js';
import { BODY_BONES, HAND_AND_FOOT_BONES, sideOf, type Side } from '../pose/topology.js';
import type { Keypoint, Pose } from '../pose/types.js';

/** How a skeleton looks. Lengths are in pixels of the canvas. */
export interface SkeletonStyle {
  /** Colour of bones and points of each side of the person's own body. */
  readonly colors: Readonly<Record<Side, string>>;
  /** Colour of the thin line around bones and points that keeps them visible on any background. */
  readonly outlineColor: string;
  readonly lineWidth: number;
  readonly pointRadius: number;
}

/** Colours that a page gives the skeleton. */
export interface SkeletonColors extends Pick<SkeletonStyle, 'colors' | 'outlineColor'> {
  /** Colour of a ghost beside it; by default `GHOST_COLOR`. */
  readonly ghostColor?: string;
}

/** Translucent, and none of a skeleton's own colours: it is seen on light and dark pictures, and by most who see few colours. */
export const GHOST_COLOR = 'rgb(217 70 239 / 0.62)';

/** Width of a ghost's bones as a share of the skeleton's, which is drawn over it. */
const GHOST_WIDTH_SHARE = 2.6;

/** Where the pose's pixels lie on the canvas. */
export interface PoseTransform {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

/** Points below this score are not drawn. */
const MIN_SCORE = 0.25;

/** Points of the face other than these are left out: they clutter a small head. */
const HEAD_POINTS = new Set(['nose', 'left_ear', 'right_ear']);

/** Finer than the body's: hands and feet are small. */
const BONES = [
  ...BODY_BONES.map((bone) => ({ ...bone, width: 1 })),
  ...HAND_AND_FOOT_BONES.map((bone) => ({ ...bone, width: 0.6 })),
];

const BODY_POINTS = new Set(BODY_BONES.flatMap(({ from, to }) => [from, to]));

const SMALL_POINTS = new Set(HAND_AND_FOOT_BONES.map(({ to }) => to));

/** Radius of a small point as a share of the others'. */
const SMALL_POINT_SHARE = 0.6;

/** Width of the outline as a share of the line's. */
const OUTLINE_SHARE = 0.5;

/** The colours and sizes that a skeleton has where the page sets none, for a line of the given width. */
export function defaultSkeletonStyle(lineWidth: number): SkeletonStyle {
  return {
    colors: { left: '#22d3ee', right: '#f59e0b', centre: '#f8fafc' },
    outlineColor: 'rgb(15 23 42 / 0.55)',
    lineWidth,
    pointRadius: lineWidth * 1.2,
  };
}

/** A line width that suits a picture of the given size. */
export function lineWidthFor(width: number, height: number): number {
  return Math.max(2, Math.round(Math.max(width, height) / 160));
}

/** Draws one pose. */
export function drawSkeleton(
  context: Context2D,
  pose: Pick<Pose, 'keypoints'>,
  transform: PoseTransform,
  style: SkeletonStyle,
): void {
  const points = placesOf(pose.keypoints, transform);
  const outline = style.lineWidth * OUTLINE_SHARE;
  context.save();
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const pass of ['outline', 'colour'] as const) {
    for (const { from, to, side, width } of BONES) {
      const a = points.get(from);
      const b = points.get(to);
      if (!a || !b) continue;
      context.strokeStyle = pass === 'outline' ? style.outlineColor : style.colors[side];
      context.lineWidth = style.lineWidth * width + (pass === 'outline' ? 2 * outline : 0);
      context.beginPath();
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
      context.stroke();
    }
  }
  for (const [name, { x, y }] of points) {
    context.beginPath();
    const share = SMALL_POINTS.has(name) ? SMALL_POINT_SHARE : 1;
    context.arc(x, y, style.pointRadius * share, 0, 2 * Math.PI);
    context.fillStyle = style.colors[sideOf(name)];
    context.strokeStyle = style.outlineColor;
    context.lineWidth = outline;
    context.fill();
    context.stroke();
  }
  context.restore();
}

/**
 * Draws another's skeleton, to lie below the person's own: as one shape, so that it is equally translucent where bones meet.
 *
 * @param lineWidth of the skeleton that it lies below
 */
export function drawGhost(
  context: Context2D,
  points: readonly Keypoint[],
  transform: PoseTransform,
  lineWidth: number,
  color = GHOST_COLOR,
): void {
  const places = placesOf(points, transform);
  context.save();
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = color;
  context.lineWidth = lineWidth * GHOST_WIDTH_SHARE;
  context.beginPath();
  for (const { from, to } of BODY_BONES) {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b) continue;
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
  }
  const nose = places.get('nose');
  if (nose) {
    // A line of no length is a dot.
    context.moveTo(nose.x, nose.y);
    context.lineTo(nose.x, nose.y);
  }
  context.stroke();
  context.restore();
}

/** The rectangle around all that `drawGhost` draws; undefined where that is nothing. */
export function ghostBounds(
  points: readonly Keypoint[],
  transform: PoseTransform,
  lineWidth: number,
): Rectangle | undefined {
  return boundsOf(points.filter(isDrawn), transform, 1 + (lineWidth * GHOST_WIDTH_SHARE) / 2);
}

/**
 * The rectangle around all that `drawSkeleton` draws of a pose, in pixels of the canvas.
 *
 * @returns undefined where nothing is drawn
 */
export function skeletonBounds(
  pose: Pick<Pose, 'keypoints'>,
  transform: PoseTransform,
  style: SkeletonStyle,
): Rectangle | undefined {
  // Half a bone with its outline, or a point with its own; one pixel more for smooth edges.
  const margin =
    1 + Math.max(style.lineWidth * (0.5 + OUTLINE_SHARE), style.pointRadius + (style.lineWidth * OUTLINE_SHARE) / 2);
  return boundsOf(pose.keypoints.filter(isDrawn), transform, margin);
}

function boundsOf(drawn: readonly Keypoint[], transform: PoseTransform, margin: number): Rectangle | undefined {
  if (drawn.length === 0) return undefined;
  const xs = drawn.map(({ x }) => x * transform.scaleX + transform.offsetX);
  const ys = drawn.map(({ y }) => y * transform.scaleY + transform.offsetY);
  const x = Math.min(...xs) - margin;
  const y = Math.min(...ys) - margin;
  return { x, y, width: Math.max(...xs) + margin - x, height: Math.max(...ys) + margin - y };
}

/** Where the points that are drawn lie on the canvas. */
function placesOf(
  keypoints: readonly Keypoint[],
  { scaleX, scaleY, offsetX, offsetY }: PoseTransform,
): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  return new Map(
    keypoints.filter(isDrawn).map(({ name, x, y }) => [name, { x: x * scaleX + offsetX, y: y * scaleY + offsetY }]),
  );
}

function isDrawn({ name, score }: Keypoint): boolean {
  return score >= MIN_SCORE && (BODY_POINTS.has(name) || SMALL_POINTS.has(name) || HEAD_POINTS.has(name));
}
