/**
 * Copies the planes of decoded samples and reads squares from them, where the browser hands the planes out.
 */
import type { VideoSample } from 'mediabunny';
import type { Rectangle, Square } from './frame.js';
import { readCopy, type MemoryFor } from './picture-copy.js';
import { channelsOf, isReadable, isRgb, type Planes, type YuvColour } from './planes.js';

/** From this height on, video that does not say its colours has those of HD, as browsers guess too. */
const HD_HEIGHT = 720;

/** Reads the samples of one video. Keeps the copy of one sample, as a search reads several squares of it. */
export class SampleReader {
  #buffer = new Uint8Array();
  #sample: VideoSample | undefined;
  #planes: Planes | undefined;

  /**
   * Reads a square of a frame; what lies outside of the sample is black.
   *
   * @param placed where the sample lies in the frame
   * @param square in pixels of the frame
   * @returns undefined where the browser does not hand out the planes, or in a form not known here: then draw it
   */
  async read(sample: VideoSample, placed: Rectangle, square: Square, size: number): Promise<ImageData | undefined> {
    const planes = await this.#planesOf(sample);
    const { rotation, flip } = sample;
    return planes && readCopy({ placed, rotation, flip, planes }, square, size);
  }

  async #planesOf(sample: VideoSample): Promise<Planes | undefined> {
    if (sample === this.#sample) return this.#planes;
    this.#sample = undefined;
    const planes = await copyPlanes(sample, (bytes) => this.#memory(bytes));
    this.#sample = sample;
    this.#planes = planes;
    return planes;
  }

  #memory(bytes: number): Uint8Array<ArrayBuffer> {
    if (this.#buffer.length < bytes) this.#buffer = new Uint8Array(bytes);
    return this.#buffer;
  }
}

/**
 * Copies the planes of a sample.
 *
 * @returns undefined where the browser does not hand them out, or in a form not known here
 */
export async function copyPlanes(sample: VideoSample, memoryFor: MemoryFor): Promise<Planes | undefined> {
  const { format, visibleRect } = sample;
  if (!isReadable(format)) return undefined;
  let data: Uint8Array<ArrayBuffer>;
  let layout: PlaneLayout[];
  try {
    data = memoryFor(sample.allocationSize());
    layout = await sample.copyTo(data);
  } catch {
    // Some browsers cannot copy what is in the memory of the GPU, or say so only now.
    return undefined;
  }
  return {
    data,
    channels: channelsOf(format, layout),
    colour: isRgb(format) ? 'rgb' : yuvColour(sample),
    width: visibleRect.width,
    height: visibleRect.height,
  };
}

function yuvColour({ colorSpace, visibleRect }: VideoSample): YuvColour {
  const transfer: string | null = colorSpace.transfer;
  return {
    matrix: matrixOf(colorSpace.matrix, visibleRect.height),
    fullRange: colorSpace.fullRange ?? false,
    ...((transfer === 'hlg' || transfer === 'pq') && { highDynamicRange: transfer }),
  };
}

function matrixOf(matrix: string | null, height: number): YuvColour['matrix'] {
  switch (matrix) {
    case 'bt709':
      return 'bt709';
    case 'bt2020-ncl':
      return 'bt2020';
    case 'bt470bg':
    case 'smpte170m':
      return 'bt601';
    default:
      return height >= HD_HEIGHT ? 'bt709' : 'bt601';
  }
}
