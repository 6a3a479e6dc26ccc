/**
 * The source of an export: the analysed video once more, with what has to be known to write it anew.
 */
import {
  BlobSource,
  type Input,
  type InputAudioTrack,
  type Source,
  type VideoCodec,
  type VideoSample,
} from 'mediabunny';
import type { Animation } from '../../media/animation.js';
import { openContainer, readTimelines } from '../../media/container.js';
import { becomesDecodable } from '../../media/decoder.js';
import type { Size } from '../../media/fit.js';
import type { VideoPart } from '../../media/part.js';
import { ShownTrack } from '../../media/shown-track.js';
import { kindOfSource, openAnimation } from '../../media/picture-source.js';
import type { SampleSource } from '../../media/sample-source.js';
import type { MediaRequest } from '../../media/source.js';
import type { Part } from '../../media/timeline.js';
import { openUrl } from '../../media/url-source.js';
import { exportError } from './export-error.js';
import { lookOf, type FrameLook } from './composer.js';
import type { ExportRequest } from './protocol.js';
import { removeNotes } from './sound-notes.js';

/** Frames and bits a second where the file does not say. */
const DEFAULT_FPS = 30;
const DEFAULT_SOUND_BITRATE = 128_000;

/** Times are rounded to microseconds, so a time that names a frame may lie this little before or after it. */
const TIME_TOLERANCE_S = 0.000_01;

/** The sound of a source. */
export interface SourceSound {
  readonly input: Input;
  readonly track: InputAudioTrack;
  /** What of it is heard in the new video, at its times; undefined where its edit list asks for what is not done here. */
  readonly parts: readonly Part[] | undefined;
  /** Bits per second. */
  readonly bitrate: number;
}

/** An open source. */
export interface ExportSource {
  /** The file, where it is one of video. */
  readonly input: Input | undefined;
  readonly sound: SourceSound | undefined;
  readonly codec: VideoCodec | null;
  /** Size in pixels after rotation. */
  readonly upright: Size;
  /** How its first frame looks. */
  readonly look: FrameLook;
  /** Number of frames that are shown, as far as the file lists them. */
  readonly frames: number;
  readonly fps: number;
  /** Bits per second of the picture. */
  readonly bitrate: number;
  /** Time in seconds of the source that the new video begins with, and at which the last frame ends. */
  readonly startS: number;
  readonly endS: number;
  /** Whether that is not all of it. */
  readonly isPart: boolean;
  /** The frames in order of time. Whoever iterates closes each. */
  samples(): AsyncGenerator<VideoSample, void, undefined>;
  close(): void;
}

/** @throws TrackerError `export_failed` where it cannot be read any more */
export async function openSource(
  {
    media,
    request,
    name,
    part,
    metadata = false,
  }: Pick<ExportRequest, 'media' | 'request' | 'name' | 'part' | 'metadata'>,
  signal: AbortSignal,
): Promise<ExportSource> {
  const explain = (error: unknown) => {
    signal.throwIfAborted();
    return exportError('source', name, error);
  };
  let input: Input | undefined;
  try {
    const source = typeof media === 'string' ? await openAddress(media, request, signal) : new BlobSource(media);
    input = openContainer(source);
    const kind = await kindOfSource(source);
    if (kind?.kind !== 'image') return await openVideoSource(input, source, { name, part, metadata, explain });
    const animation = await openAnimation(source, kind, name, signal, () => undefined);
    input.dispose();
    return await animationSource(animation, { name, part, metadata, explain });
  } catch (error) {
    input?.dispose();
    throw explain(error);
  }
}

/** What is to be made of a source. */
interface Wanted {
  /** How messages name it. */
  readonly name: string;
  /** Undefined for all of it. */
  readonly part: VideoPart | undefined;
  /** Whether it carries what the source says of the recording. */
  readonly metadata: boolean;
  readonly explain: (error: unknown) => Error;
}

async function openVideoSource(
  input: Input,
  source: Source,
  { name, part, metadata, explain }: Wanted,
): Promise<ExportSource> {
  const video = await input.getPrimaryVideoTrack();
  if (!video) throw new Error('it holds no picture');
  await becomesDecodable(video);
  const partsOf = await readTimelines(input, source, name);
  const shown = new ShownTrack(video, partsOf(video));
  const stats = await video.computePacketStats();
  const audio = await input.getPrimaryAudioTrack();
  if (audio && !metadata) await removeNotes(audio);
  const samples = () => decoded(shown, part, explain);
  const { look, timeS } = await firstLook(samples());
  const edges = edgesOf(part, timeS, shown.endS(await video.computeDuration()));
  const sound = audio ? await soundOf(input, audio, partsOf) : undefined;
  return {
    input,
    sound: sound && part ? { ...sound, parts: sound.parts && inside(sound.parts, edges) } : sound,
    codec: await video.getCodec(),
    upright: { width: await video.getDisplayWidth(), height: await video.getDisplayHeight() },
    look,
    frames: part
      ? (await shown.times(edges.startS, edges.endS)).length
      : shown.isEdited
        ? await shown.count()
        : stats.packetCount,
    // A single frame without a length has neither.
    fps: usable(stats.averagePacketRate) ?? DEFAULT_FPS,
    bitrate: usable(stats.averageBitrate) ?? 0,
    ...edges,
    isPart: part !== undefined,
    samples,
    close: () => input.dispose(),
  };
}

async function animationSource(animation: Animation, { part, explain }: Wanted): Promise<ExportSource> {
  const { width, height, durationMs } = animation.info;
  const samples = () => decoded(animation, part, explain);
  const { look, timeS } = await firstLook(samples());
  return {
    input: undefined,
    sound: undefined,
    codec: null,
    upright: { width, height },
    look,
    frames: animation.count,
    fps: usable((1000 * animation.count) / durationMs) ?? DEFAULT_FPS,
    bitrate: 0,
    ...edgesOf(part, timeS, durationMs / 1000),
    isPart: part !== undefined,
    samples,
    close: () => animation.close(),
  };
}

/** Times of a whole video stay as they are, also where it does not start at 0; a part begins with its first frame. */
function edgesOf(part: VideoPart | undefined, firstS: number, endS: number): Pick<ExportSource, 'startS' | 'endS'> {
  return part ? { startS: firstS, endS: Math.min(endS, part.endMs / 1000) } : { startS: 0, endS };
}

/** What is heard between two times, which the first of becomes 0. */
function inside(parts: readonly Part[], edges: Pick<ExportSource, 'startS' | 'endS'>): readonly Part[] {
  return parts.flatMap(({ startS, endS, shiftS }) => {
    const [fromS, untilS] = [Math.max(startS, edges.startS), Math.min(endS, edges.endS)];
    if (untilS <= fromS) return [];
    return [{ startS: fromS - edges.startS, endS: untilS - edges.startS, shiftS: shiftS - edges.startS }];
  });
}

async function soundOf(
  input: Input,
  track: InputAudioTrack,
  partsOf: (track: InputAudioTrack) => readonly Part[],
): Promise<SourceSound> {
  let parts: readonly Part[] | undefined;
  try {
    parts = partsOf(track);
  } catch {
    // The picture has a list of its own, and can be made without the sound.
  }
  return { input, track, parts, bitrate: (await track.getAverageBitrate()) ?? DEFAULT_SOUND_BITRATE };
}

/** Whether something was thrown as a file is gone, or has changed since it was chosen. */
export function isUnreadableFile(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotReadableError' || error.name === 'NotFoundError');
}

function usable(rate: number): number | undefined {
  return rate > 0 && Number.isFinite(rate) ? rate : undefined;
}

async function openAddress(url: string, request: MediaRequest, signal: AbortSignal): Promise<Source> {
  const unwatched = { onActivity: () => undefined, onDownload: () => undefined };
  return (await openUrl(url, signal, unwatched, request)).source;
}

async function firstLook(
  samples: AsyncGenerator<VideoSample, void, undefined>,
): Promise<{ readonly look: FrameLook; readonly timeS: number }> {
  for await (const sample of samples) {
    const first = { look: lookOf(sample), timeS: sample.timestamp };
    sample.close();
    return first;
  }
  throw new Error('it holds no frame');
}

/**
 * The frames that are shown: those of negative time are not, and of several of one time only the first. Of a part, those that
 * begin in it.
 */
async function* decoded(
  source: SampleSource,
  part: VideoPart | undefined,
  explain: (error: unknown) => Error,
): AsyncGenerator<VideoSample, void, undefined> {
  const fromS = part ? part.startMs / 1000 - TIME_TOLERANCE_S : 0;
  const untilS = part ? part.endMs / 1000 - TIME_TOLERANCE_S : Infinity;
  const samples = source.samples(part && fromS);
  let lastS = -Infinity;
  try {
    for (;;) {
      const { value: sample, done } = await samples.next().catch((error: unknown) => {
        throw explain(error);
      });
      if (done) return;
      if (sample.timestamp >= untilS) {
        sample.close();
        return;
      }
      if (sample.timestamp < fromS || sample.timestamp <= lastS) {
        sample.close();
        continue;
      }
      // The last frame of a webm has no length, and would not be seen.
      if (sample.duration === 0 && lastS > -Infinity) sample.setDuration(sample.timestamp - lastS);
      lastS = sample.timestamp;
      yield sample;
    }
  } finally {
    await samples.return();
  }
}
