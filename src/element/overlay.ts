/**
 * Keeps the skeleton over the picture: in its place whatever the box and object-fit, sharp at any pixel density, and in
 * step with the frame that is shown.
 */
import type { Size } from '../media/fit.js';
import { ghostAt, type Ghost } from '../motion/ghost.js';
import type { PoseTrack } from '../motion/pose-track.js';
import {
  defaultSkeletonStyle,
  drawGhost,
  drawSkeleton,
  GHOST_COLOR,
  type SkeletonColors,
  type SkeletonStyle,
} from '../output/draw-skeleton.js';
import { OncePerFrame } from './once-per-frame.js';
import { shownPicture } from './shown-picture.js';

/** What the overlay draws over, and from. */
export interface OverlaySource {
  /** The shown video or image. */
  readonly media: HTMLVideoElement | HTMLImageElement;
  /** Size of the picture that the poses refer to. */
  readonly picture: Size;
  readonly track: PoseTrack;
}

/** Line width in CSS pixels as a share of the box's longer side, where the page sets none. */
const LINE_WIDTH_SHARE = 1 / 170;

const MIN_LINE_WIDTH_PX = 2.5;

/** Draws on a canvas that lies over the media. */
export class Overlay {
  readonly #events = new AbortController();
  readonly #frame = new OncePerFrame(() => this.#draw());
  readonly #resize: ResizeObserver | undefined;
  #source: OverlaySource | undefined;
  #following: { readonly video: HTMLVideoElement; readonly events: AbortController } | undefined;
  #visible = true;
  #ghost: (() => Ghost | undefined) | undefined;
  #frameTimeMs: number | undefined;

  constructor(private readonly canvas: HTMLCanvasElement) {
    // Test runners imitate a page without one, and lay nothing out.
    this.#resize = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.draw());
    this.#resize?.observe(canvas);
    const { signal } = this.#events;
    // Zooming and moving to another screen change the density without changing the box.
    globalThis.addEventListener('resize', () => this.draw(), { signal });
  }

  /** Draws over another media from now on; undefined clears. */
  attach(source: OverlaySource | undefined): void {
    this.#source = source;
    this.#frameTimeMs = undefined;
    const video = source?.media instanceof HTMLVideoElement ? source.media : undefined;
    if (video !== this.#following?.video) {
      this.#following?.events.abort();
      this.#following = video && { video, events: new AbortController() };
      if (this.#following) this.#follow(this.#following.video, this.#following.events.signal);
    }
    this.draw();
  }

  /** @param ghost says what is drawn below the skeleton; asked for with every picture, as it may grow */
  useGhost(ghost: (() => Ghost | undefined) | undefined): void {
    if (!ghost && !this.#ghost) return;
    this.#ghost = ghost;
    this.draw();
  }

  /** Shows or hides the skeleton. */
  set visible(visible: boolean) {
    if (visible === this.#visible) return;
    this.#visible = visible;
    this.draw();
  }

  dispose(): void {
    this.attach(undefined);
    this.#resize?.disconnect();
    this.#events.abort();
    this.#frame.dispose();
  }

  /**
   * Draws the pose of the picture that is shown, with the next frame of the page. However many poses are found in between,
   * it is drawn and measured once.
   */
  draw(): void {
    this.#frame.ask();
  }

  #draw(): void {
    const { canvas } = this;
    const context = canvas.getContext('2d');
    if (!context) return;
    const density = globalThis.devicePixelRatio || 1;
    const box = { width: canvas.clientWidth, height: canvas.clientHeight };
    const width = Math.round(box.width * density);
    const height = Math.round(box.height * density);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    } else {
      context.clearRect(0, 0, width, height);
    }
    const source = this.#source;
    if (!source || width === 0 || height === 0 || source.picture.width === 0) return;
    const timeMs = this.#timeMs(source);
    const pose = this.#visible ? source.track.poseAt(timeMs) : undefined;
    const ghosts = source.media instanceof HTMLVideoElement ? this.#ghost?.() : undefined;
    const ghost = ghosts && ghostAt(ghosts, timeMs);
    if (!pose && !ghost) return;
    const { x, y, width: shownWidth, height: shownHeight } = shownPicture(source.media, source.picture, box);
    const transform = {
      scaleX: (shownWidth / source.picture.width) * density,
      scaleY: (shownHeight / source.picture.height) * density,
      offsetX: x * density,
      offsetY: y * density,
    };
    const style = this.#style(Math.max(shownWidth, shownHeight), density);
    if (ghost) drawGhost(context, ghost, transform, style.lineWidth, style.ghostColor);
    if (pose) drawSkeleton(context, pose, transform, style);
  }

  #timeMs({ media }: OverlaySource): number {
    if (!(media instanceof HTMLVideoElement)) return 0;
    return this.#frameTimeMs ?? media.currentTime * 1000;
  }

  #follow(video: HTMLVideoElement, signal: AbortSignal): void {
    const onFrame: VideoFrameRequestCallback = (_, { mediaTime }) => {
      if (signal.aborted) return;
      this.#frameTimeMs = mediaTime * 1000;
      this.draw();
      video.requestVideoFrameCallback(onFrame);
    };
    const onEvent = () => {
      // A paused or sought video may show a frame whose callback is still to come: its clock is the best guess.
      if (video.paused || video.seeking) this.#frameTimeMs = undefined;
      this.draw();
    };
    if (typeof video.requestVideoFrameCallback === 'function') video.requestVideoFrameCallback(onFrame);
    for (const event of ['seeked', 'timeupdate', 'loadeddata', 'pause', 'ended', 'resize'] as const) {
      video.addEventListener(event, onEvent, { signal });
    }
  }

  #style(shownLength: number, density: number): SkeletonStyle & SkeletonColors {
    const length = (property: string) => Number.parseFloat(getComputedStyle(this.canvas).getPropertyValue(property));
    const widthPx = length('--pose-line-width') || Math.max(MIN_LINE_WIDTH_PX, shownLength * LINE_WIDTH_SHARE);
    const radiusPx = length('--pose-point-radius');
    return {
      ...defaultSkeletonStyle(widthPx * density),
      ...(radiusPx >= 0 && { pointRadius: radiusPx * density }),
      ...skeletonColors(this.canvas),
    };
  }
}

/** The colours that the page's custom properties give the skeleton. */
export function skeletonColors(element: Element): SkeletonColors {
  const computed = getComputedStyle(element);
  const color = (property: string, byDefault: string) => computed.getPropertyValue(property).trim() || byDefault;
  const { colors, outlineColor } = defaultSkeletonStyle(1);
  return {
    outlineColor: color('--pose-outline-color', outlineColor),
    ghostColor: color('--pose-ghost-color', GHOST_COLOR),
    colors: {
      left: color('--pose-left-color', colors.left),
      right: color('--pose-right-color', colors.right),
      centre: color('--pose-center-color', colors.centre),
    },
  };
}
