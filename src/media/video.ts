/**
 * Opens a video file or URL and gives its frames, decoded by WebCodecs, upright and with their exact times.
 * Runs in a worker.
 */
import { anySignal } from '../abort.js';
import { BlobSource, EncodedPacketSink, type Input, type InputVideoTrack } from 'mediabunny';
import { TrackerError } from '../errors.js';
import { openContainer, readTimelines } from './container.js';
import type { Frame, VideoInfo } from './frame.js';
import { FrameReader, toMilliseconds } from './frame-reader.js';
import type { AnalysisFps } from './sampling.js';
import type { Segment } from './segments.js';
import { ShownTrack } from './shown-track.js';
import { PLAIN_REQUEST, mediaName, type MediaInput, type MediaRequest } from './source.js';
import { SteppedReader } from './stepped-reader.js';
import { urlError } from './url-errors.js';
import { openUrl, type OpenUrl, type ReadObserver } from './url-source.js';
import { readInfo } from './video-info.js';

/** An open video. */
export interface OpenVideo {
  readonly info: VideoInfo;
  /** All the data, where it had to be downloaded whole. */
  readonly data?: Blob;
  /** All the data, once it has arrived, where it is being downloaded while it is read. */
  readonly whole?: Promise<Blob>;
  /**
   * The sampled frames of one segment, in order. Whoever iterates closes each frame.
   *
   * @throws TrackerError `media_decode_error` where the data is damaged
   */
  frames(segment: Segment, fps: AnalysisFps, signal: AbortSignal): AsyncGenerator<Frame, void, undefined>;
  close(): void;
}

/** How a video is opened. */
export interface OpenOptions {
  /** Hears of whatever is read or decoded: the work goes on. */
  readonly observer?: ReadObserver;
  /** Where the page gives the pictures (see `stepping.ts`), in place of WebCodecs. */
  readonly pictures?: MessagePort | undefined;
  /** How its address is asked for. */
  readonly request?: MediaRequest | undefined;
}

/**
 * @throws TrackerError `video_load_error`, `cross_origin_video`, `unsupported_media` or `media_decode_error`
 */
export async function openVideo(
  media: MediaInput,
  signal: AbortSignal,
  {
    observer = { onActivity: () => undefined, onDownload: () => undefined },
    pictures,
    request = PLAIN_REQUEST,
  }: OpenOptions = {},
): Promise<OpenVideo> {
  const name = mediaName(media);
  // A download goes on until the video is closed.
  const closed = new AbortController();
  const remote =
    typeof media === 'string' ? await connect(media, anySignal([signal, closed.signal]), observer, request) : undefined;
  const file = typeof media === 'string' ? remote?.data : media;
  if (file?.size === 0) throw emptyFile(name);
  /** What went wrong: with the connection, if anything did, else with the data. */
  const explain = async (error: unknown): Promise<Error> => {
    const failure = remote?.failure();
    if (failure !== undefined) return urlError('video', media as string, signal, failure, request.credentials);
    return error instanceof TrackerError ? error : damaged(name, error);
  };
  const source = remote?.source ?? new BlobSource(media as Blob);
  source.on('read', observer.onActivity);
  const input = openContainer(source);
  const close = () => {
    closed.abort(new DOMException('The video was closed.', 'AbortError'));
    input.dispose();
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    const track = await findVideoTrack(input, name);
    if (!pictures) await checkCodec(track, name);
    const shown = new ShownTrack(track, (await readTimelines(input, source, name))(track));
    const info = await readInfo(input, shown, name);
    // A file is at hand, so a missing end shows at once; of a URL it shows when the download gets there.
    if (file) await checkEnd(input, track, info, name);
    const reader = pictures
      ? new SteppedReader(shown, info, pictures, observer.onActivity)
      : new FrameReader(shown, info, observer.onActivity);
    return {
      info,
      ...(remote?.data && { data: remote.data }),
      ...(remote?.whole && { whole: remote.whole }),
      frames: (segment, fps, segmentSignal) =>
        readSegment(reader, shown, segment, fps, segmentSignal, explain, (readableMs) =>
          cutOff(name, info.durationMs, readableMs),
        ),
      close: () => {
        signal.removeEventListener('abort', close);
        reader.close();
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

async function connect(
  url: string,
  signal: AbortSignal,
  observer: ReadObserver,
  request: MediaRequest,
): Promise<OpenUrl> {
  try {
    return await openUrl(url, signal, observer, request);
  } catch (error) {
    signal.throwIfAborted();
    throw await urlError('video', url, signal, error, request.credentials);
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
  return track;
}

async function checkCodec(track: InputVideoTrack, name: string): Promise<void> {
  const codec = (await track.getCodecParameterString()) ?? String(await track.getInternalCodecId());
  if (typeof VideoDecoder === 'undefined' || !(await track.canDecode())) {
    throw new TrackerError(
      'unsupported_media',
      `This browser cannot decode the video codec of ${name} (${codec}). Convert it to H.264 (MP4), or use another browser.`,
      { reason: 'codec', codec, name, decoder: typeof VideoDecoder === 'undefined' ? 'missing' : 'refuses' },
    );
  }
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

async function* readSegment(
  reader: FrameReader | SteppedReader,
  shown: ShownTrack,
  segment: Segment,
  fps: AnalysisFps,
  signal: AbortSignal,
  explain: (error: unknown) => Promise<Error>,
  cutOffAt: (readableMs: number) => TrackerError,
): AsyncGenerator<Frame, void, undefined> {
  try {
    yield* reader.frames(segment, fps, signal);
    if (segment.endMs === Infinity) {
      const listedMs = toMilliseconds((await shown.lastS()) ?? -Infinity);
      if (reader.positionMs < listedMs) throw cutOffAt(reader.positionMs);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw await explain(error);
  }
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
