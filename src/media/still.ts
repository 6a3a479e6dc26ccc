/**
 * The picture that a video shows at a time, taken from the file that is open already. Runs in a worker.
 */
import type { CopyableFrame } from './picture-copy.js';
import type { OpenVideo } from './video.js';

/** Longer side of a still in pixels: enough to show a part of it large. */
const LONGEST_PX = 1280;

/** The frame that is shown at a time has begun so long before it, at most. */
const LONGEST_SHOWN_MS = 500;

/** Times that name a frame are rounded. */
const ROUNDING_MS = 1;

/**
 * @param timeMs media time
 * @returns undefined where there is no frame, or where the page gives the pictures, one at a time
 */
export async function stillAt(
  { pass }: Pick<OpenVideo, 'pass'>,
  timeMs: number,
  signal: AbortSignal,
): Promise<ImageBitmap | undefined> {
  if (!pass) return undefined;
  const startMs = Math.max(0, timeMs - LONGEST_SHOWN_MS);
  const around = { index: 0, startMs, endMs: timeMs + ROUNDING_MS, decodeFromMs: startMs };
  let shown: CopyableFrame | undefined;
  try {
    for await (const frame of pass(around, 'all', signal)) {
      shown?.close();
      shown = frame;
    }
    return shown && drawn(shown);
  } finally {
    shown?.close();
  }
}

function drawn(frame: CopyableFrame): ImageBitmap | undefined {
  const scale = Math.min(1, LONGEST_PX / Math.max(frame.width, frame.height));
  const size = { width: Math.round(frame.width * scale), height: Math.round(frame.height * scale) };
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  frame.draw(context, { x: 0, y: 0, width: frame.width, height: frame.height }, { x: 0, y: 0, ...size });
  return canvas.transferToImageBitmap();
}
