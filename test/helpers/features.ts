/**
 * What this browser has, for tests of what not every browser has.
 */
import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';
import { isReadable, isRgb } from '../../src/media/planes.js';

/** Whether frames of this video come as they were decoded: Firefox converts them to RGB before (measured in ESR 153). */
export async function handsOutPlanes(file: Blob): Promise<boolean> {
  const track = await new Input({ source: new BlobSource(file), formats: ALL_FORMATS }).getPrimaryVideoTrack();
  if (!track) throw new Error('there is no video in it');
  const sample = await new VideoSampleSink(track).getSample(await track.getFirstTimestamp());
  const format = sample?.format ?? null;
  sample?.close();
  return isReadable(format) && !isRgb(format);
}

/** Whether workers have WebGL 2, in which MoveNet runs on a GPU. WebKitGTK has it in pages only. */
export async function hasWebglInWorkers(): Promise<boolean> {
  const script = `postMessage(typeof OffscreenCanvas !== 'undefined' && !!new OffscreenCanvas(1, 1).getContext('webgl2'))`;
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(url);
  try {
    return await new Promise<boolean>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<boolean>) => resolve(data));
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
    });
  } finally {
    worker.terminate();
    URL.revokeObjectURL(url);
  }
}

/**
 * Whether pages have WebGL 2, through which BlazePose takes pictures in. Some browsers without a screen have not.
 */
export const hasWebgl = document.createElement('canvas').getContext('webgl2') !== null;

/** Why tests of BlazePose are skipped. */
export const NO_WEBGL = 'this browser has no WebGL 2';

/** Whether pages have storage of their own for files. WebKitGTK has none. */
export function hasFileStorage(): boolean {
  return typeof navigator.storage?.getDirectory === 'function';
}

/** Whether a canvas can be recorded. WebKitGTK without some of GStreamer's plugins says so, and hands over nothing. */
export async function recordsCanvases(): Promise<boolean> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream());
  let bytes = 0;
  recorder.addEventListener('dataavailable', ({ data }) => (bytes += data.size));
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
  recorder.start();
  for (let frame = 0; frame < 10; frame++) {
    context?.fillRect(frame, frame, 10, 10);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  recorder.stop();
  await stopped;
  return bytes > 0;
}

/** Whether this is Firefox, for what documents say of it by name. */
export function isFirefox(): boolean {
  return navigator.userAgent.includes('Firefox/');
}

/**
 * Whether this is WebKitGTK, for what no probe can tell: some of its encoders end the page's process, others are of lower
 * quality, another one each time (measured with GStreamer 1.22: H.264 30.4 to 31.9 dB where the others have 32 and more, VP9 28,
 * VP8 30.6).
 */
export function isWebKitGtk(): boolean {
  return (
    /AppleWebKit/.test(navigator.userAgent) && /Linux/.test(navigator.userAgent) && !/Chrom/.test(navigator.userAgent)
  );
}
