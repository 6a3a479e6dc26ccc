/**
 * Opens a video file or URL and gives its frames, decoded by WebCodecs, upright and with their exact times.
 * Runs in a worker.
 */
import {
  BlobSource,
  EncodedPacketSink,
  Input,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  VideoSampleSink,
  WEBM,
  type InputVideoTrack,
  type VideoSample,
} from 'mediabunny';
import { TrackerError } from '../errors.js';
import type { Frame } from './frame.js';
import { createSampler, type AnalysisFps, type Segment } from './sampling.js';
import { mediaName, type MediaInput } from './source.js';
import { urlError } from './url-errors.js';
import { openUrl, type OpenUrl } from './url-source.js';

/** What is known of a video before its first frame is decoded. */
export interface VideoInfo {
  /** Size in pixels after rotation. */
  readonly width: number;
  readonly height: number;
  /** Time of the first frame, usually 0. */
  readonly startMs: number;
  /** Time at which the last frame ends. */
  readonly durationMs: number;
  /** Codec string such as `avc1.64001f`. */
  readonly codec: string;
}

/** An open video. */
export interface OpenVideo {
  readonly info: VideoInfo;
  /** All the data, where it had to be downloaded whole. */
  readonly data?: Blob;
  /**
   * The sampled frames of one segment, in order. Whoever iterates closes each frame.
   *
   * @throws TrackerError `media_decode_error` where the data is damaged
   */
  frames(segment: Segment, fps: AnalysisFps, signal: AbortSignal): AsyncGenerator<Frame, void, undefined>;
  close(): void;
}

/**
 * @throws TrackerError `video_load_error`, `cross_origin_video`, `unsupported_media` or `media_decode_error`
 */
export async function openVideo(media: MediaInput, signal: AbortSignal): Promise<OpenVideo> {
  const name = mediaName(media);
  const remote = typeof media === 'string' ? await connect(media, signal) : undefined;
  const file = typeof media === 'string' ? remote?.data : media;
  if (file?.size === 0) throw emptyFile(name);
  /** What went wrong: with the connection, if anything did, else with the data. */
  const explain = async (error: unknown): Promise<Error> => {
    if (remote?.failure() !== undefined) return urlError('video', media as string, signal, remote.failure());
    return error instanceof TrackerError ? error : damaged(name, error);
  };
  const source = remote?.source ?? new BlobSource(media as Blob);
  const input = new Input({ formats: [MP4, QTFF, WEBM, MATROSKA, MPEG_TS], source });
  const close = () => input.dispose();
  signal.addEventListener('abort', close, { once: true });
  try {
    const track = await findVideoTrack(input, name);
    const info = await readInfo(track, name);
    // A file is at hand, so a missing end shows at once; of a URL it shows when the download gets there.
    if (file) await checkEnd(input, track, info, name);
    return {
      info,
      ...(remote?.data && { data: remote.data }),
      frames: (segment, fps, segmentSignal) => decodeFrames(track, info, name, segment, fps, segmentSignal, explain),
      close: () => {
        signal.removeEventListener('abort', close);
        close();
      },
    };
  } catch (error) {
    close();
    signal.removeEventListener('abort', close);
    signal.throwIfAborted();
    throw await explain(error);
  }
}

async function connect(url: string, signal: AbortSignal): Promise<OpenUrl> {
  try {
    return await openUrl(url, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw await urlError('video', url, signal, error);
  }
}

async function findVideoTrack(input: Input, name: string): Promise<InputVideoTrack> {
  if (!(await input.canRead())) {
    throw new TrackerError(
      'unsupported_media',
      `${name} is not a video that can be read: it is none of MP4, MOV, WebM, MKV or MPEG-TS, whatever its name says. Choose a video file.`,
      { reason: 'not_a_video', name },
    );
  }
  const track = await input.getPrimaryVideoTrack();
  if (!track && (await input.getTracks()).length === 0) {
    throw new TrackerError(
      'media_decode_error',
      `${name} has no index, so it was not finished or is cut off. Record or export it again.`,
      { reason: 'no_index', name },
    );
  }
  if (!track) {
    throw new TrackerError(
      'unsupported_media',
      `${name} has no video track, only sound or data. Choose a video file.`,
      {
        reason: 'no_video_track',
        name,
      },
    );
  }
  const codec = (await track.getCodecParameterString()) ?? String(await track.getInternalCodecId());
  if (typeof VideoDecoder === 'undefined' || !(await track.canDecode())) {
    throw new TrackerError(
      'unsupported_media',
      `This browser cannot decode the video codec of ${name} (${codec}). Convert it to H.264 (MP4), or use another browser.`,
      { reason: 'codec', codec, name },
    );
  }
  return track;
}

async function readInfo(track: InputVideoTrack, name: string): Promise<VideoInfo> {
  const first = await new EncodedPacketSink(track).getFirstPacket({ metadataOnly: true });
  if (!first) {
    throw new TrackerError(
      'media_decode_error',
      `${name} holds a video track without a single frame: it is incomplete. Record or export it again.`,
      { reason: 'no_frames', name },
    );
  }
  return {
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    startMs: Math.max(0, (await track.getFirstTimestamp()) * 1000),
    durationMs: ((await track.getDurationFromMetadata()) ?? (await track.computeDuration())) * 1000,
    codec: (await track.getCodecParameterString()) ?? 'unknown',
  };
}

/** How much shorter than it says a file may be: containers round, and sound may end after the picture. */
const MISSING_END_MS = 1000;

/** Reads the last frame's data: where the file was cut off, that fails, or the file ends before it says. */
async function checkEnd(input: Input, track: InputVideoTrack, info: VideoInfo, name: string): Promise<void> {
  const packets = new EncodedPacketSink(track);
  const listed = await packets.getPacket(Infinity, { metadataOnly: true });
  const readable = await packets.getPacket(Infinity).catch(() => null);
  if (listed && readable?.timestamp !== listed.timestamp) throw cutOff(name, info.durationMs);
  // Formats without an index list only what is there: they are complete where some track reaches the stated end.
  const statedMs = ((await input.getDurationFromMetadata()) ?? 0) * 1000;
  const ends = (await input.getTracks()).map(async (each) => {
    const last = await new EncodedPacketSink(each).getPacket(Infinity, { metadataOnly: true });
    return last ? (last.timestamp + last.duration) * 1000 : 0;
  });
  const endMs = Math.max(...(await Promise.all(ends)));
  if (statedMs - endMs > MISSING_END_MS) throw cutOff(name, statedMs, endMs);
}

async function* decodeFrames(
  track: InputVideoTrack,
  info: VideoInfo,
  name: string,
  segment: Segment,
  fps: AnalysisFps,
  signal: AbortSignal,
  explain: (error: unknown) => Promise<Error>,
): AsyncGenerator<Frame, void, undefined> {
  const take = createSampler(fps, info.startMs);
  const sink = new VideoSampleSink(track);
  const samples = sink.samples(segment.startMs / 1000, segment.endMs / 1000);
  let lastMs = -Infinity;
  try {
    for await (const sample of samples) {
      const timestampMs = toMilliseconds(sample.timestamp);
      lastMs = Math.max(lastMs, timestampMs);
      // Frames that start before the segment belong to the one before, even where they are still shown in this one.
      if (signal.aborted || timestampMs < segment.startMs - 0.01 || !take(timestampMs)) {
        sample.close();
        signal.throwIfAborted();
        continue;
      }
      yield toFrame(sample, timestampMs);
    }
    if (segment.endMs === Infinity) {
      const listed = await new EncodedPacketSink(track).getPacket(Infinity, { metadataOnly: true });
      const listedMs = listed ? toMilliseconds(listed.timestamp) : -Infinity;
      if (lastMs < listedMs) throw cutOff(name, info.durationMs, lastMs);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw await explain(error);
  }
}

/** Microseconds, the finest unit that WebCodecs keeps, as ms: the same on every browser. */
function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e3;
}

function toFrame(sample: VideoSample, timestampMs: number): Frame {
  return {
    timestampMs,
    width: sample.displayWidth,
    height: sample.displayHeight,
    draw: (context, part, target) =>
      sample.draw(context, part.x, part.y, part.width, part.height, target.x, target.y, target.width, target.height),
    close: () => sample.close(),
  };
}

function emptyFile(name: string): TrackerError {
  return new TrackerError('video_load_error', `${name} is empty (0 bytes). Choose another file.`, {
    reason: 'empty',
    name,
  });
}

function cutOff(name: string, durationMs: number, readableMs?: number): TrackerError {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const where = readableMs !== undefined && readableMs >= 0 ? ` Only ${seconds(readableMs)} of it can be read.` : '';
  return new TrackerError(
    'media_decode_error',
    `${name} is cut off: it should be ${seconds(durationMs)} long, but its end is missing.${where} Copy, upload or record it again.`,
    { reason: 'truncated', name, durationMs },
  );
}

function damaged(name: string, error: unknown): TrackerError {
  const cause = error instanceof Error ? error.message : String(error);
  return new TrackerError(
    'media_decode_error',
    `${name} is damaged or cut off and could not be decoded (${cause}). Record or export it again.`,
    { reason: 'damaged', name, cause },
    { cause: error },
  );
}
