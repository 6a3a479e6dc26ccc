/**
 * Decoded frames for what is measured on the page's own thread: the same canvases for everyone.
 */
import { ALL_FORMATS, BlobSource, CanvasSink, Input } from 'mediabunny';

/** A decoded frame at the size of the clip, as programs that take a canvas get it. */
export interface Picture {
  readonly canvas: HTMLCanvasElement;
  /** Media time in ms. */
  readonly timestampMs: number;
}

/** Decodes the first frames of a clip. */
export async function decodePictures(file: Blob, count: number): Promise<Picture[]> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new Error('The clip has no video track.');
    const pictures: Picture[] = [];
    for await (const { canvas, timestamp } of new CanvasSink(track).canvases()) {
      pictures.push({ canvas: onPage(canvas), timestampMs: timestamp * 1000 });
      if (pictures.length === count) break;
    }
    return pictures;
  } finally {
    input.dispose();
  }
}

/** The libraries' documentation hands over the page's own canvases. */
function onPage(canvas: HTMLCanvasElement | OffscreenCanvas): HTMLCanvasElement {
  if (canvas instanceof HTMLCanvasElement) return canvas;
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext('2d')!.drawImage(canvas, 0, 0);
  return copy;
}
