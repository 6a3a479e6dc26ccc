/**
 * Opens a video file or URL and gives its frames, decoded by WebCodecs, upright and with their exact times.
 * Runs in a worker.
 */
import { anySignal } from '../abort.js';
import { BlobSource, EncodedPacketSink, MPEG_TS, type Input, type InputVideoTrack, type Source } from 'mediabunny';
import { TrackerError } from '../errors.js';
import { endsInsideBox } from './box-end.js';
import { isMovie, openContainer, readTimelines } from './container.js';
import { becomesDecodable } from './decoder.js';
import type { FileKind } from './file-kind.js';
import type { Frame, VideoInfo } from './frame.js';
import { FrameReader, toMilliseconds } from './frame-reader.js';
import type { CopyableFrame } from './picture-copy.js';
import { kindOfSource, openAnimation } from './picture-source.js';
import type { SampleSource } from './sample-source.js';
import { changesDescription } from './sample-descriptions.js';
import type { AnalysisFps } from './sampling.js';
import type { Segment } from './segments.js';
import { ShownTrack } from './shown-track.js';
import { PLAIN_REQUEST, mediaName, type MediaInput, type MediaRequest } from './source.js';
import { SteppedReader } from './stepped-reader.js';
import { otherVideoIn } from './transport-streams.js';
import { urlError } from './url-errors.js';
import { openUrl, WrongPartError, type OpenUrl, type ReadObserver } from './url-source.js';
import {
  cutForPlayers,
  cutOff,
  damaged,
  emptyFile,
  joinedUp,
  noIndex,
  noVideoTrack,
  undecodable,
} from './video-errors.js';
import { readInfo } from './video-info.js';
import { notVideo } from './wrong-kind.js';

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
  /**
   * The same by a decoder of its own, which ends with the segment: to go through the video beside `frames`. Left out where
   * the page gives the pictures, one at a time.
   */
  pass?(segment: Segment, fps: AnalysisFps, signal: AbortSignal): AsyncGenerator<CopyableFrame, void, undefined>;
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
    const kind = await kindOfSource(source);
    // A server that tells a length with its parts may tell a wrong one; what it sends whole ends where it ends.
    const isInParts = remote !== undefined && !remote.data && !remote.whole;
    if (isInParts && kind?.isRead && kind.kind === 'video' && (await endsInsideBox(source))) {
      throw new WrongPartError('the server says that the file ends inside of a box');
    }
    let info: VideoInfo;
    let samples: SampleSource;
    let reader: FrameReader | SteppedReader;
    const newReader = () => new FrameReader(samples, info, observer.onActivity);
    if (kind?.kind === 'image') {
      const animation = await openAnimation(source, kind, name, signal, observer.onActivity);
      closed.signal.addEventListener('abort', () => animation.close(), { once: true });
      ({ info } = animation);
      samples = animation;
      reader = newReader();
    } else {
      const track = await findVideoTrack(input, source, kind, name);
      if (!pictures) await checkCodec(track, name);
      if ((await isMovie(input)) && (await changesDescription(source, track.id))) throw joinedUp(name);
      const shown = new ShownTrack(track, (await readTimelines(input, source, name))(track));
      info = await readInfo(input, shown, name);
      if (pictures && info.isCut) throw cutForPlayers(name);
      samples = shown;
      // A file is at hand, so a missing end shows at once; of a URL it shows when the download gets there.
      if (file) await checkEnd(input, track, info, name);
      reader = pictures ? new SteppedReader(shown, info, pictures, observer.onActivity) : newReader();
    }
    const cutOffAt = (readableMs: number) => cutOff(name, info.durationMs, readableMs);
    return {
      info,
      ...(remote?.data && { data: remote.data }),
      ...(remote?.whole && { whole: remote.whole }),
      frames: (segment, fps, segmentSignal) =>
        readSegment(reader, samples, segment, fps, segmentSignal, explain, cutOffAt),
      ...(reader instanceof FrameReader && {
        pass: async function* (segment: Segment, fps: AnalysisFps, passSignal: AbortSignal) {
          const passReader = newReader();
          try {
            const either = anySignal([passSignal, closed.signal]);
            yield* readSegment(passReader, samples, segment, fps, either, explain, cutOffAt);
          } finally {
            passReader.close();
          }
        },
      }),
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
    // Parts that do not belong together: as a whole it may be sound.
    const fault = remote?.failure() ?? error;
    if (fault instanceof WrongPartError && !request.isWhole) {
      return openVideo(media, signal, { observer, pictures, request: { ...request, isWhole: true } });
    }
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

async function findVideoTrack(
  input: Input,
  source: Source,
  kind: FileKind | undefined,
  name: string,
): Promise<InputVideoTrack> {
  if (!(await canRead(input)))
    throw kind?.isRead ? damaged(name, new Error('no index can be read')) : notVideo(name, kind);
  const track = await input.getPrimaryVideoTrack();
  const other = track ? undefined : await otherVideo(input, source);
  if (other !== undefined) throw undecodable(name, other);
  if (!track && (await input.getTracks()).length === 0) throw noIndex(name);
  if (!track) throw noVideoTrack(name);
  return track;
}

/** What the video is called of a transport stream in which the library finds none. */
async function otherVideo(input: Input, source: Source): Promise<string | undefined> {
  return (await input.getFormat()) === MPEG_TS ? otherVideoIn(source) : undefined;
}

/** What only looks like a transport stream is told by an exception of the library; a file that is gone, by one of the browser. */
async function canRead(input: Input): Promise<boolean> {
  try {
    return await input.canRead();
  } catch (error) {
    if (error instanceof DOMException) throw error;
    return false;
  }
}

async function checkCodec(track: InputVideoTrack, name: string): Promise<void> {
  if (await becomesDecodable(track)) return;
  const named = await track.getCodecParameterString().catch(() => null);
  throw undecodable(name, named ?? String(await track.getInternalCodecId()).trim());
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

/** What gives frames by segment. */
interface Reader<F extends Frame> {
  readonly positionMs: number;
  frames(segment: Segment, fps: AnalysisFps, signal: AbortSignal): AsyncGenerator<F, void, undefined>;
}

async function* readSegment<F extends Frame>(
  reader: Reader<F>,
  samples: SampleSource,
  segment: Segment,
  fps: AnalysisFps,
  signal: AbortSignal,
  explain: (error: unknown) => Promise<Error>,
  cutOffAt: (readableMs: number) => TrackerError,
): AsyncGenerator<F, void, undefined> {
  try {
    yield* reader.frames(segment, fps, signal);
    if (segment.endMs === Infinity) {
      const listedMs = toMilliseconds((await samples.lastS()) ?? -Infinity);
      if (reader.positionMs < listedMs) throw cutOffAt(reader.positionMs);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw await explain(error);
  }
}
