/**
 * By what means this browser can write a video.
 */

/** WebCodecs frame by frame, MediaRecorder in real time, or not at all. */
export type ExporterKind = 'webcodecs' | 'mediarecorder' | 'none';

/** Probes the page's browser. */
export function exporterKind(): { readonly exporter: ExporterKind; readonly reason?: string } {
  if (typeof VideoEncoder !== 'undefined') return { exporter: 'webcodecs' };
  const missing = globalThis.isSecureContext
    ? 'this browser has no video encoder for programs (WebCodecs)'
    : 'pages without TLS have no video encoder (WebCodecs)';
  if (typeof MediaRecorder !== 'undefined' && 'captureStream' in HTMLCanvasElement.prototype) {
    return { exporter: 'mediarecorder', reason: `${missing}: the overlay video is recorded while it plays` };
  }
  return { exporter: 'none', reason: `${missing}, and cannot record a canvas either` };
}
