/**
 * Pictures of moments of the video, with the skeleton and the joints in question. The frames are those that the session has
 * taken; of a result that is judged once more, whose moments are others, they come from a `<video>` of their own, so that what
 * the visitor watches is not moved. Where there is no frame, the skeleton stands alone.
 */
import { drawingOf, placeInside, type Size } from '../../media/fit.js';
import type { Rectangle } from '../../media/frame.js';
import type { PoseTrack } from '../../motion/pose-track.js';
import { defaultSkeletonStyle, drawSkeleton, type SkeletonColors } from '../../output/draw-skeleton.js';
import { VISIBLE_SCORE } from '../../motion/angles.js';
import type { Keypoint } from '../../pose/types.js';
import type { Stills } from '../../session/snapshot.js';

/** What one picture shows. */
export interface MomentRequest {
  /** Media time in ms. */
  readonly timeMs: number;
  /** Names of the keypoints to be marked. */
  readonly joints: readonly string[];
}

/** One picture. */
interface Picture {
  readonly request: MomentRequest;
  readonly canvas: HTMLCanvasElement;
}

/** What the pictures are taken from. */
export interface MomentSource {
  /** What the session has taken; undefined as long as it has not. */
  readonly stills: () => Stills | undefined;
  /** The video that is on show: where a frame was not taken, its address is read once more. */
  readonly video: HTMLVideoElement;
  readonly track: PoseTrack;
  /** Size that the poses refer to. */
  readonly picture: Size;
  readonly colors: SkeletonColors;
  /** Whether the browser plays it. */
  readonly playable: boolean;
}

/** Side of a picture in pixels: sharp where it is shared or printed as well. */
const SIDE_PX = 720;

/** What is drawn in it, in such pixels. */
const LINE_PX = 9;
const RING_PX = 42;
const RING_LINE_PX = 12;

/** What is seen around the person, as a share of their own box on each side. */
const MARGIN = 0.18;

const MARK_COLOR = '#ff3b6b';

/** Takes pictures of one video, one after the other. */
export class MomentPictures {
  readonly #pictures = new Map<string, Picture>();
  /** Those without a frame, where it can still come. */
  readonly #waiting: Picture[] = [];
  readonly #ended = new AbortController();
  #taking = false;

  constructor(private readonly source: MomentSource) {}

  /** @returns the picture of a moment, at first with the skeleton alone */
  of(request: MomentRequest): HTMLCanvasElement {
    const key = `${request.timeMs} ${request.joints.join()}`;
    const picture = this.#pictures.get(key) ?? this.#begin(key, request);
    const stills = this.source.stills();
    // As long as the session is taking them, and as long as the address of the video on show is not there, they wait.
    if (stills && this.#waiting.length > 0 && !this.#taking) void this.#take(stills);
    return picture.canvas;
  }

  #begin(key: string, request: MomentRequest): Picture {
    const canvas = document.createElement('canvas');
    canvas.width = SIDE_PX;
    canvas.height = SIDE_PX;
    canvas.setAttribute('aria-hidden', 'true');
    const picture = { request, canvas };
    this.#pictures.set(key, picture);
    this.#draw(picture);
    this.#waiting.push(picture);
    return picture;
  }

  dispose(): void {
    this.#ended.abort();
    this.#waiting.length = 0;
  }

  async #take(stills: Stills): Promise<void> {
    const others = this.#waiting.splice(0).filter((picture) => {
      const still = stills.get(picture.request.timeMs);
      // One that was closed with its result has no width.
      if (!still || still.width === 0) return true;
      this.#draw(picture, still);
      return false;
    });
    if (others.length === 0 || !this.source.playable) return;
    const { currentSrc, crossOrigin } = this.source.video;
    if (!currentSrc) {
      this.#waiting.push(...others);
      return;
    }
    this.#taking = true;
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.preload = 'auto';
    video.crossOrigin = crossOrigin;
    video.src = currentSrc;
    const { signal } = this.#ended;
    try {
      await once(video, 'loadeddata', signal);
      for (const picture of others) {
        const sought = once(video, 'seeked', signal);
        video.currentTime = picture.request.timeMs / 1000;
        await sought;
        this.#draw(picture, video);
      }
    } catch {
      // The skeletons stay; what does not play is told elsewhere.
    } finally {
      this.#taking = false;
      // A decoder and its frames are held until then.
      video.removeAttribute('src');
      video.load();
    }
  }

  #draw({ canvas, request: { timeMs, joints } }: Picture, shown?: ImageBitmap | HTMLVideoElement): void {
    const context = canvas.getContext('2d');
    const { track, picture, colors } = this.source;
    const pose = track.poseAt(timeMs);
    if (!context || !pose) return;
    const part = squareAround(pose.keypoints, picture);
    const scale = SIDE_PX / part.width;
    context.clearRect(0, 0, SIDE_PX, SIDE_PX);
    const frame = shown && sizeOf(shown);
    if (frame && frame.width > 0) {
      const target = { x: 0, y: 0, width: SIDE_PX, height: SIDE_PX };
      const drawing = drawingOf(frame, placeInside(frame, picture), part, target);
      if (drawing) {
        const { part: from, target: to } = drawing;
        context.drawImage(shown, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height);
      }
    }
    const transform = { scaleX: scale, scaleY: scale, offsetX: -part.x * scale, offsetY: -part.y * scale };
    const style = { ...defaultSkeletonStyle(LINE_PX), ...colors };
    drawSkeleton(context, pose, transform, style);
    for (const { name, x, y, score } of pose.keypoints) {
      if (!joints.includes(name) || score < VISIBLE_SCORE) continue;
      ring(context, (x - part.x) * scale, (y - part.y) * scale);
    }
  }
}

function sizeOf(shown: ImageBitmap | HTMLVideoElement): Size {
  return shown instanceof HTMLVideoElement ? { width: shown.videoWidth, height: shown.videoHeight } : shown;
}

function ring(context: CanvasRenderingContext2D, x: number, y: number): void {
  for (const [color, width] of [
    ['#fff', RING_LINE_PX * 1.6],
    [MARK_COLOR, RING_LINE_PX],
  ] as const) {
    context.beginPath();
    context.arc(x, y, RING_PX, 0, 2 * Math.PI);
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  }
}

/** A square with all that is seen of a person, and a little around; in pixels of the picture. */
function squareAround(keypoints: readonly Keypoint[], { width, height }: Size): Rectangle {
  const seen = keypoints.filter(({ score }) => score >= VISIBLE_SCORE);
  if (seen.length === 0) {
    const side = Math.max(width, height);
    return { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side };
  }
  const [left, right] = [Math.min(...seen.map(({ x }) => x)), Math.max(...seen.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...seen.map(({ y }) => y)), Math.max(...seen.map(({ y }) => y))];
  const side = (1 + 2 * MARGIN) * Math.max(right - left, bottom - top, 1);
  return { x: (left + right - side) / 2, y: (top + bottom - side) / 2, width: side, height: side };
}

/** @returns when an event comes; rejects where the video cannot be read, or with the signal */
function once(video: HTMLVideoElement, type: 'loadeddata' | 'seeked', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const events = new AbortController();
    const end = (settle: () => void) => () => {
      events.abort();
      settle();
    };
    const listen = { signal: events.signal };
    const fail = () => reject(new Error(video.error?.message ?? 'The video of a moment could not be read.'));
    video.addEventListener(type, end(resolve), listen);
    video.addEventListener('error', end(fail), listen);
    signal.addEventListener('abort', end(fail), listen);
    if (signal.aborted) end(fail)();
  });
}
