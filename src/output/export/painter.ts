/**
 * Paints the overlay of one moment: straight onto a picture, or as small patches with transparency for pictures whose
 * pixels are mixed by `planar.ts`.
 */
import type { Size } from '../../media/fit.js';
import type { Context2D, Rectangle } from '../../media/frame.js';
import { ghostAt } from '../../motion/ghost.js';
import type { PoseTrack } from '../../motion/pose-track.js';
import { badgeAt, drawBadge, type BadgeTexts, type BadgeTimeline } from '../draw-badge.js';
import {
  defaultSkeletonStyle,
  drawGhost,
  drawSkeleton,
  ghostBounds,
  lineWidthFor,
  skeletonBounds,
  type PoseTransform,
  type SkeletonStyle,
} from '../draw-skeleton.js';
import type { ExportOverlay, GhostOverlay } from './protocol.js';
import { unpackTrack } from './packed-track.js';

/** Clockwise turn in degrees that brings a coded picture upright. */
export type Rotation = 0 | 90 | 180 | 270;

/** A part of the overlay as pixels. All four edges are even, as pictures keep one colour for 2 × 2 pixels. */
export interface Patch extends Rectangle {
  /** RGBA, not premultiplied, row by row. */
  readonly pixels: Uint8ClampedArray;
}

/** Paints one video's overlay. */
export class OverlayPainter {
  readonly #track: PoseTrack;
  readonly #style: SkeletonStyle | undefined;
  readonly #badge: BadgeTimeline | undefined;
  readonly #ghost: GhostOverlay | undefined;
  readonly #lineWidth: number;
  readonly #transform: PoseTransform;
  #scratch: OffscreenCanvasRenderingContext2D | undefined;
  #badgePatch: { readonly key: string; readonly patch: Patch | undefined } | undefined;

  /**
   * @param source size of the upright source, which the poses refer to
   * @param upright size of the upright picture that is painted on
   */
  constructor(
    { track, skeleton, badge, ghost }: ExportOverlay,
    source: Size,
    private readonly upright: Size,
  ) {
    this.#track = unpackTrack(track);
    const { width, height } = upright;
    this.#lineWidth = lineWidthFor(width, height);
    this.#style = skeleton && { ...defaultSkeletonStyle(this.#lineWidth), ...skeleton };
    this.#badge = badge;
    this.#ghost = ghost;
    this.#transform = { scaleX: width / source.width, scaleY: height / source.height, offsetX: 0, offsetY: 0 };
  }

  /** Paints onto an upright picture. */
  paint(context: Context2D, timeMs: number): void {
    const ghost = this.#ghostPoints(timeMs);
    if (ghost) drawGhost(context, ghost, this.#transform, this.#lineWidth, this.#ghost?.color);
    const pose = this.#style && this.#track.poseAt(timeMs);
    if (pose && this.#style) drawSkeleton(context, pose, this.#transform, this.#style);
    if (this.#badge) drawBadge(context, badgeAt(this.#badge, timeMs), this.upright.width, this.upright.height);
  }

  /**
   * The overlay in the orientation of the coded picture. Patches may lie over one another: later ones go on top.
   *
   * @param coded size of the coded picture
   */
  patches(timeMs: number, coded: Size, rotation: Rotation): Patch[] {
    const patches: (Patch | undefined)[] = [];
    const ghost = this.#ghostPoints(timeMs);
    const ghostBox = ghost && ghostBounds(ghost, this.#transform, this.#lineWidth);
    if (ghost && ghostBox) {
      patches.push(
        this.#cut(coded, rotation, (context) => {
          drawGhost(context, ghost, this.#transform, this.#lineWidth, this.#ghost?.color);
          return ghostBox;
        }),
      );
    }
    const pose = this.#style && this.#track.poseAt(timeMs);
    const bounds = pose && this.#style && skeletonBounds(pose, this.#transform, this.#style);
    if (pose && bounds && this.#style) {
      const style = this.#style;
      patches.push(
        this.#cut(coded, rotation, (context) => {
          drawSkeleton(context, pose, this.#transform, style);
          return bounds;
        }),
      );
    }
    if (this.#badge) patches.push(this.#badgePatchFor(badgeAt(this.#badge, timeMs), coded, rotation));
    return patches.filter((patch) => patch !== undefined);
  }

  #ghostPoints(timeMs: number): ReturnType<typeof ghostAt> {
    return this.#ghost && ghostAt(this.#ghost.ghost, timeMs);
  }

  /** The badge changes far less often than the picture. */
  #badgePatchFor(texts: BadgeTexts, coded: Size, rotation: Rotation): Patch | undefined {
    const key = `${texts.count}\n${texts.phase}`;
    if (this.#badgePatch?.key !== key) {
      const { width, height } = this.upright;
      const patch = this.#cut(coded, rotation, (context) => drawBadge(context, texts, width, height));
      this.#badgePatch = { key, patch };
    }
    return this.#badgePatch.patch;
  }

  /** @param paint paints onto the upright picture and says which rectangle of it it has touched */
  #cut(coded: Size, rotation: Rotation, paint: (context: Context2D) => Rectangle): Patch | undefined {
    const context = (this.#scratch ??= transparentCanvas(coded));
    context.save();
    context.setTransform(uprightToCoded(coded, rotation));
    const touched = paint(context);
    const box = evenBox(touched, context.getTransform(), coded);
    context.restore();
    if (!box) return undefined;
    const { data } = context.getImageData(box.x, box.y, box.width, box.height);
    context.clearRect(box.x, box.y, box.width, box.height);
    return { ...box, pixels: data };
  }
}

function transparentCanvas({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  // A picture's last column or row may be odd, a patch's may not.
  const canvas = new OffscreenCanvas(even(width), even(height));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error(`this browser cannot make a canvas of ${width} × ${height} pixels`);
  return context;
}

/** From pixels of the upright picture to pixels of the coded one. */
function uprightToCoded({ width, height }: Size, rotation: Rotation): DOMMatrix2DInit {
  switch (rotation) {
    case 0:
      return { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
    case 90:
      return { a: 0, b: -1, c: 1, d: 0, e: 0, f: height };
    case 180:
      return { a: -1, b: 0, c: 0, d: -1, e: width, f: height };
    case 270:
      return { a: 0, b: 1, c: -1, d: 0, e: width, f: 0 };
  }
}

/** The even-edged rectangle of the coded picture around one of the upright picture; undefined where it is outside. */
function evenBox(rectangle: Rectangle, { a, b, c, d, e, f }: DOMMatrix, coded: Size): Rectangle | undefined {
  const xs = [rectangle.x, rectangle.x + rectangle.width];
  const ys = [rectangle.y, rectangle.y + rectangle.height];
  const cornersX = xs.flatMap((x) => ys.map((y) => a * x + c * y + e));
  const cornersY = xs.flatMap((x) => ys.map((y) => b * x + d * y + f));
  const left = Math.max(0, 2 * Math.floor(Math.min(...cornersX) / 2));
  const top = Math.max(0, 2 * Math.floor(Math.min(...cornersY) / 2));
  const right = Math.min(even(coded.width), even(Math.max(...cornersX)));
  const bottom = Math.min(even(coded.height), even(Math.max(...cornersY)));
  if (right <= left || bottom <= top) return undefined;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The next even number. */
export function even(value: number): number {
  return 2 * Math.ceil(value / 2);
}
