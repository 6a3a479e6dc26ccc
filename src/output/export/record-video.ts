/**
 * The overlay video where the browser has no encoder for programs: the source plays onto a canvas, which is recorded. Takes
 * as long as the video, and what is recorded are the frames that playback shows.
 */
import { placeInside, type Size } from '../../media/fit.js';
import { VideoAddress } from '../../media/video-address.js';
import { exportError } from './export-error.js';
import { METADATA_DROPPED } from './metadata.js';
import { OverlayPainter } from './painter.js';
import type { ExportedVideo, ExportRequest, ExportWarning } from './protocol.js';

/** Containers with their codecs, in order of preference; the last ones leave the codecs to the browser. */
const TYPES: readonly { readonly container: string; readonly video?: string; readonly audio?: string }[] = [
  { container: 'video/mp4', video: 'avc1.64001f', audio: 'mp4a.40.2' },
  { container: 'video/mp4', video: 'avc1.64001f', audio: 'opus' },
  { container: 'video/webm', video: 'vp9', audio: 'opus' },
  { container: 'video/webm', video: 'vp8', audio: 'opus' },
  { container: 'video/mp4' },
  { container: 'video/webm' },
];

/** Bits per pixel and second at 30 frames; recorders know nothing of the source's quality. */
const BITS_PER_PIXEL = 3;

/** Data is taken from the recorder this often, so that it does not pile up there. */
const SLICE_MS = 1000;

/** How often is drawn where the browser does not tell when a frame is shown. */
const DRAW_MS = 1000 / 30;

/** A media element whose stream can be taken, or that tells of its tracks; no TypeScript library has this. */
interface CapturableVideo extends HTMLVideoElement {
  captureStream?(): MediaStream;
  mozCaptureStream?(): MediaStream;
  /** Firefox's. */
  readonly mozHasAudio?: boolean;
  /** WebKit's, whose streams cannot be taken. */
  readonly audioTracks?: { readonly length: number };
}

/** @param why what keeps it from being written frame by frame */
function recordedAs(why: string): ExportWarning {
  return {
    code: 'recorded',
    message: `The video was recorded while it played, as ${why}: frames that playback left out are missing.`,
  };
}

const SILENT: ExportWarning = {
  code: 'audio_dropped',
  message: 'The video has no sound: this browser cannot record it.',
};

/** What is recorded. */
export interface RecordRequest extends Pick<ExportRequest, 'name' | 'overlay' | 'part' | 'metadata'> {
  /** The video's size, which the poses refer to; frames of another shape lie in its middle. */
  readonly size: Size;
  /** Why it is recorded, and not written frame by frame: the middle of a sentence. */
  readonly why: string;
}

/**
 * @param url where the source can be played from
 * @param report called with the share that is done, 0..1
 * @throws TrackerError `export_failed`
 */
export async function recordVideo(
  { name, overlay, part, metadata, size, why }: RecordRequest,
  url: string,
  signal: AbortSignal,
  report: (value: number) => void,
): Promise<ExportedVideo> {
  if (typeof MediaRecorder === 'undefined') throw exportError('unsupported', name);
  const video = document.createElement('video') as CapturableVideo;
  const address = new VideoAddress(video);
  const events = new AbortController();
  const canvas = document.createElement('canvas');
  let recorder: MediaRecorder | undefined;
  try {
    signal.throwIfAborted();
    await load(video, () => address.set(url), signal, events.signal);
    const startS = (part?.startMs ?? 0) / 1000;
    if (startS > 0) await seek(video, startS, signal, events.signal);
    const { width, height } = size;
    // Recordings of browsers often say only at their end how long they are.
    const end = () => Math.min(Number.isFinite(video.duration) ? video.duration : video.currentTime, partEndS);
    const partEndS = (part?.endMs ?? Infinity) / 1000;
    let finish: () => void = () => undefined;
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { alpha: false });
    const { sound, lost } = soundOf(video);
    const mimeType = recordedType(sound.length > 0);
    if (!context || !mimeType) throw exportError('unsupported', name);
    const painter = new OverlayPainter(overlay, size, size);
    let frames = 0;
    const draw = (timeS: number) => {
      if (timeS >= partEndS) return finish();
      const placed = placeInside({ width: video.videoWidth, height: video.videoHeight }, size);
      context.fillRect(0, 0, width, height);
      context.drawImage(video, placed.x, placed.y, placed.width, placed.height);
      painter.paint(context, timeS * 1000);
      frames++;
      const lengthS = Math.min(video.duration, partEndS) - startS;
      report(Number.isFinite(lengthS) && lengthS > 0 ? Math.min(1, (timeS - startS) / lengthS) : 0);
    };
    draw(startS);
    const stream = canvas.captureStream();
    for (const track of sound) stream.addTrack(track);
    recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond: width * height * BITS_PER_PIXEL });
    const parts: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    const started = recorder;
    const recorded = new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: events.signal });
      started.addEventListener('stop', () => resolve());
      started.addEventListener('error', () => reject(exportError('encoder', name)));
      video.addEventListener('error', () => reject(exportError('source', name, new Error(video.error?.message))));
      finish = () => {
        video.pause();
        if (started.state !== 'inactive') started.stop();
      };
      video.addEventListener('ended', finish);
    });
    // A hidden page shows no frames: the recording waits for it.
    const onVisibility = () => {
      if (document.hidden) {
        video.pause();
        if (started.state === 'recording') started.pause();
      } else {
        if (started.state === 'paused') started.resume();
        void video.play().catch(() => undefined);
      }
    };
    document.addEventListener('visibilitychange', onVisibility, { signal: events.signal });
    follow(video, draw, events.signal);
    recorder.start(SLICE_MS);
    if (!document.hidden) await video.play();
    else recorder.pause();
    await recorded;
    const type = mimeType.split(';')[0] ?? mimeType;
    const blob = new Blob(parts, { type });
    // WebKitGTK without the right plugins says that it records, and hands over nothing.
    if (blob.size === 0) throw exportError('encoder', name, new Error('the browser has recorded nothing'));
    return {
      blob,
      mimeType: type,
      codec: /codecs=([^,]+)/.exec(recorder.mimeType)?.[1] ?? '',
      width,
      height,
      durationMs: Math.round((end() - startS) * 1000),
      frames,
      audio: sound.length > 0 ? 'encoded' : lost ? 'dropped' : 'none',
      warnings: [recordedAs(why), ...(lost ? [SILENT] : []), ...(metadata ? [METADATA_DROPPED] : [])],
    };
  } catch (error) {
    signal.throwIfAborted();
    throw exportError('stopped', name, error);
  } finally {
    events.abort();
    if (recorder && recorder.state !== 'inactive') recorder.stop();
    address.set(undefined);
    canvas.width = canvas.height = 0;
  }
}

/** The sound that can be recorded, and whether there is some that cannot. */
function soundOf(video: CapturableVideo): { readonly sound: readonly MediaStreamTrack[]; readonly lost: boolean } {
  const sound = (video.captureStream?.() ?? video.mozCaptureStream?.())?.getAudioTracks() ?? [];
  const isThere = video.mozHasAudio === true || (video.audioTracks?.length ?? 0) > 0;
  return { sound, lost: isThere && sound.length === 0 };
}

/** The best type that the browser records. Firefox waits for ever for the sound of a type that names its codec. */
function recordedType(hasSound: boolean): string | undefined {
  const types = TYPES.map(({ container, video, audio }) => {
    const codecs = [video, hasSound ? audio : undefined].filter((codec) => codec !== undefined);
    return codecs.length > 0 ? `${container};codecs=${codecs.join(',')}` : container;
  });
  return types.find((type) => MediaRecorder.isTypeSupported(type));
}

/** Draws whenever another frame is shown. */
function follow(video: HTMLVideoElement, draw: (timeS: number) => void, signal: AbortSignal): void {
  if (typeof video.requestVideoFrameCallback !== 'function') {
    const timer = setInterval(() => {
      if (!video.paused) draw(video.currentTime);
    }, DRAW_MS);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    return;
  }
  const onFrame: VideoFrameRequestCallback = (_, { mediaTime }) => {
    if (signal.aborted) return;
    draw(mediaTime);
    video.requestVideoFrameCallback(onFrame);
  };
  video.requestVideoFrameCallback(onFrame);
}

/** @param over aborted where nobody waits any more */
async function seek(video: HTMLVideoElement, timeS: number, signal: AbortSignal, over: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true, signal: over });
    video.addEventListener('seeked', () => resolve(), { once: true });
    video.addEventListener('error', () => reject(new Error(video.error?.message || 'it does not play here')), {
      once: true,
    });
    video.currentTime = timeS;
  });
}

/**
 * Waits for the first picture. The video is muted, what is taken from it is not.
 *
 * @param over aborted where nobody waits any more
 */
async function load(video: HTMLVideoElement, start: () => void, signal: AbortSignal, over: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true, signal: over });
    video.addEventListener('loadeddata', () => resolve(), { once: true });
    video.addEventListener('error', () => reject(new Error(video.error?.message || 'it does not play here')), {
      once: true,
    });
    start();
  });
}
