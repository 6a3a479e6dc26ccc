/**
 * Decoded frame in, frame with the overlay out.
 */
import { VideoSample } from 'mediabunny';
import { placeInside, type Size } from '../../media/fit.js';
import type { OverlayPainter, Rotation } from './painter.js';
import {
  blend,
  colorFactors,
  knowsMatrix,
  padOdd,
  planarLayout,
  type ColorFactors,
  type PlanarFormat,
  type PlanarLayout,
} from './planar.js';

/** Makes the frames of the new video. */
export interface Composer {
  /** @returns a frame of the same time and duration; the caller closes both */
  compose(sample: VideoSample): Promise<VideoSample>;
}

/** What of the frames decides how they are composed. */
export interface FrameLook {
  readonly format: string | null;
  /** Size of the coded picture's visible part. */
  readonly coded: Size;
  /** Size with square pixels, before rotation. */
  readonly square: Size;
  readonly rotation: Rotation;
  readonly flip: boolean;
  readonly colorSpace: VideoColorSpaceInit;
}

/** Transfer curves of high dynamic range: screens and encoders for ordinary pictures need them mapped, which a canvas does. */
const HDR_TRANSFERS: ReadonlySet<string> = new Set(['pq', 'hlg', 'smpte2084', 'arib-std-b67']);

/** How a decoded frame looks. */
export function lookOf(sample: VideoSample): FrameLook {
  return {
    format: sample.format,
    coded: { width: sample.codedWidth, height: sample.codedHeight },
    square: { width: sample.squarePixelWidth, height: sample.squarePixelHeight },
    rotation: sample.rotation,
    flip: sample.flip,
    colorSpace: sample.colorSpace.toJSON(),
  };
}

/**
 * Whether the overlay can be mixed into frames as they are, so that they keep their size, orientation and colours.
 *
 * @param upright the video's size, which the first frames of some recordings do not have
 */
export function isPlanar({ format, coded, square, rotation, flip, colorSpace }: FrameLook, upright: Size): boolean {
  const odd = coded.width % 2 !== 0 || coded.height % 2 !== 0;
  const [width, height] = rotation % 180 === 0 ? [coded.width, coded.height] : [coded.height, coded.width];
  return (
    width === upright.width &&
    height === upright.height &&
    (format === 'I420' || format === 'NV12') &&
    coded.width === square.width &&
    coded.height === square.height &&
    !flip &&
    // The padding of an odd size would come to lie on another side.
    (rotation === 0 || !odd) &&
    knowsMatrix(colorSpace.matrix) &&
    !HDR_TRANSFERS.has(colorSpace.transfer ?? '')
  );
}

/** Frames of one video that do not look alike: only a canvas makes them so. */
export class FramesChangedError extends Error {
  constructor(timeS: number) {
    super(`its frames change their size or format at ${timeS.toFixed(2)} s`);
  }
}

function sameLook(a: FrameLook, b: FrameLook): boolean {
  return (
    a.format === b.format &&
    a.coded.width === b.coded.width &&
    a.coded.height === b.coded.height &&
    a.colorSpace.matrix === b.colorSpace.matrix &&
    a.colorSpace.transfer === b.colorSpace.transfer
  );
}

/** Mixes into the decoded planes. */
export class PlanarComposer implements Composer {
  readonly #layout: PlanarLayout;
  readonly #buffer: Uint8Array<ArrayBuffer>;
  readonly #factors: ColorFactors;

  /** @param size the new picture's, at most one pixel more than the decoded one's */
  constructor(
    private readonly look: FrameLook,
    private readonly size: Size,
    private readonly painter: OverlayPainter,
  ) {
    this.#layout = planarLayout(look.format as PlanarFormat, look.coded);
    this.#buffer = new Uint8Array(this.#layout.bytes);
    this.#factors = colorFactors(look.colorSpace, look.coded.height);
  }

  async compose(sample: VideoSample): Promise<VideoSample> {
    const { look, size } = this;
    const { planes, format } = this.#layout;
    if (!sameLook(lookOf(sample), look)) throw new FramesChangedError(sample.timestamp);
    const frame = sample.toVideoFrame();
    try {
      await frame.copyTo(this.#buffer, { layout: [...planes] });
    } finally {
      frame.close();
    }
    padOdd(this.#buffer, this.#layout, look.coded);
    for (const patch of this.painter.patches(sample.timestamp * 1000, look.coded, look.rotation)) {
      blend(this.#buffer, this.#layout, patch, this.#factors);
    }
    return new VideoSample(
      new VideoFrame(this.#buffer, {
        format,
        codedWidth: size.width,
        codedHeight: size.height,
        layout: [...planes],
        timestamp: sample.microsecondTimestamp,
        duration: sample.microsecondDuration,
        colorSpace: look.colorSpace,
      }),
      { timestamp: sample.timestamp, duration: sample.duration },
    );
  }
}

/**
 * Draws every frame upright onto a canvas of the new video's size: any format, any size, colours mapped by the browser. A
 * frame of another shape lies in the middle, as players show it.
 */
export class CanvasComposer implements Composer {
  readonly #canvas: OffscreenCanvas;
  readonly #context: OffscreenCanvasRenderingContext2D;

  /**
   * @param size the new picture's
   * @param upright the video's
   */
  constructor(
    private readonly size: Size,
    private readonly upright: Size,
    private readonly painter: OverlayPainter,
  ) {
    this.#canvas = new OffscreenCanvas(size.width, size.height);
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error(`this browser cannot make a canvas of ${size.width} × ${size.height} pixels`);
    this.#context = context;
  }

  compose(sample: VideoSample): Promise<VideoSample> {
    const { size, upright } = this;
    const placed = placeInside({ width: sample.displayWidth, height: sample.displayHeight }, upright);
    const [scaleX, scaleY] = [size.width / upright.width, size.height / upright.height];
    // What the frame before has left there.
    this.#context.fillStyle = '#000';
    this.#context.fillRect(0, 0, size.width, size.height);
    sample.draw(this.#context, placed.x * scaleX, placed.y * scaleY, placed.width * scaleX, placed.height * scaleY);
    this.painter.paint(this.#context, sample.timestamp * 1000);
    const { timestamp, duration } = sample;
    return Promise.resolve(new VideoSample(this.#canvas, { timestamp, duration }));
  }
}
