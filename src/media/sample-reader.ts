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
  const transfer: string | null = sample.colorSpace.transfer;
  // What is brighter than the screen has to be mapped to it: browsers do that as they draw.
  const isHdr = transfer === 'pq' || transfer === 'hlg';
  if (!isReadable(format) || isHdr) return undefined;
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
  const fullRange = colorSpace.fullRange ?? false;
  const matrix: string | null = colorSpace.matrix;
  switch (matrix) {
    case 'bt709':
      return { matrix: 'bt709', fullRange };
    case 'bt2020-ncl':
      return { matrix: 'bt2020', fullRange };
    case 'bt470bg':
    case 'smpte170m':
      return { matrix: 'bt601', fullRange };
    default:
      return { matrix: visibleRect.height >= HD_HEIGHT ? 'bt709' : 'bt601', fullRange };
  }
}
