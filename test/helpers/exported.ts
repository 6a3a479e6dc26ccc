/**
 * Overlay videos under test, and what is expected on their pixels.
 */
import { defaultSkeletonStyle, drawSkeleton, lineWidthFor } from '../../src/output/draw-skeleton.js';
import type { ExportReadyMessage } from '../../src/output/messages.js';
import { PoseTrack } from '../../src/motion/pose-track.js';
import { isWebKitGtk } from './features.js';
import { clipFile, createTracker, type TestTracker, type TestTrackerOptions } from './tracker.js';
import { readVideo, type ReadVideo } from './video-reader.js';

/** Colours of the skeleton's sides. */
export const SIDE_COLORS = { left: [34, 211, 238], right: [245, 158, 11] } as const;

/**
 * Colour has half the resolution of the picture, and lines are two pixels wide in small pictures. WebKitGTK's encoder is made for
 * calls, and saves more of it where something moves.
 */
export const COLOR_TOLERANCE = isWebKitGtk() ? 160 : 110;

/** An overlay video with all that is known of it. */
export interface Exported extends TestTracker {
  readonly ready: ExportReadyMessage;
  readonly blob: Blob;
  readonly video: ReadVideo;
  readonly source: ReadVideo;
}

/** Analyses a clip with `export` and takes the new video apart. */
export async function exported(
  clip: string | File,
  { options, ...others }: TestTrackerOptions = {},
): Promise<Exported> {
  const test = await createTracker({ options: { export: true, keypoints: true, ...options }, ...others });
  const file = typeof clip === 'string' ? await clipFile(clip) : clip;
  await test.tracker.analyze(file);
  const blob = await test.tracker.exportVideo();
  const ready = await test.next('export_ready');
  return { ...test, ready, blob, video: await readVideo(blob), source: await readVideo(file) };
}

/** The poses that the page was told of. */
export function trackOf({ of, tracker }: TestTracker): PoseTrack {
  const track = new PoseTrack(tracker.analysisFps);
  for (const message of of('keypoints')) track.append(message);
  return track;
}

/** A picture that is transparent wherever neither skeleton nor badge are. */
export function mask(track: PoseTrack, timeMs: number, width: number, height: number): Uint8ClampedArray {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  const pose = track.poseAt(timeMs);
  if (!context) throw new Error('no canvas');
  // Wider than it is drawn: encoders smear edges over blocks.
  const style = { ...defaultSkeletonStyle(lineWidthFor(width, height) * 4), outlineColor: '#000' };
  if (pose) drawSkeleton(context, pose, { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0 }, style);
  return context.getImageData(0, 0, width, height).data;
}

/** Distance of the colour within a pixel of a place from one that is expected there. */
export function colorDistance(
  pixels: Uint8ClampedArray,
  width: number,
  x: number,
  y: number,
  color: readonly number[],
): number {
  const distances = [-1, 0, 1].flatMap((dx) =>
    [-1, 0, 1].map((dy) => {
      const at = 4 * ((Math.round(y) + dy) * width + Math.round(x) + dx);
      return Math.hypot(...color.map((value, channel) => value - (pixels[at + channel] ?? 0)));
    }),
  );
  return Math.min(...distances);
}
