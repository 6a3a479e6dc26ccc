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
import { ShownTrack } from '../../media/shown-track.js';
import { kindOfSource, openAnimation } from '../../media/picture-source.js';
import type { SampleSource } from '../../media/sample-source.js';
import type { MediaRequest } from '../../media/source.js';
import type { Part } from '../../media/timeline.js';
import { openUrl } from '../../media/url-source.js';
import { exportError } from './export-error.js';
import { lookOf, type FrameLook } from './composer.js';
import type { ExportRequest } from './protocol.js';

/** Frames and bits a second where the file does not say. */
const DEFAULT_FPS = 30;
const DEFAULT_SOUND_BITRATE = 128_000;

/** The sound of a source. */
export interface SourceSound {
  readonly input: Input;
  readonly track: InputAudioTrack;
  /** What of it is heard; undefined where its edit list asks for what is not done here. */
  readonly parts: readonly Part[] | undefined;
  /** Bits per second. */
  readonly bitrate: number;
}

/** An open source. */
export interface ExportSource {
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
  /** Time in seconds at which the last frame ends. */
  readonly endS: number;
  /** The frames in order of time. Whoever iterates closes each. */
  samples(): AsyncGenerator<VideoSample, void, undefined>;
  close(): void;
}

/** @throws TrackerError `export_failed` where it cannot be read any more */
export async function openSource(
  { media, request, name }: Pick<ExportRequest, 'media' | 'request' | 'name'>,
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
    if (kind?.kind !== 'image') return await openVideoSource(input, source, name, explain);
    const animation = await openAnimation(source, kind, name, signal, () => undefined);
    input.dispose();
    return await animationSource(animation, explain);
  } catch (error) {
    input?.dispose();
    throw explain(error);
  }
}

async function openVideoSource(
  input: Input,
  source: Source,
  name: string,
  explain: (error: unknown) => Error,
): Promise<ExportSource> {
  const video = await input.getPrimaryVideoTrack();
  if (!video) throw new Error('it holds no picture');
  await becomesDecodable(video);
  const partsOf = await readTimelines(input, source, name);
  const shown = new ShownTrack(video, partsOf(video));
  const stats = await video.computePacketStats();
  const audio = await input.getPrimaryAudioTrack();
  const samples = () => decoded(shown, explain);
  const look = await firstLook(samples());
  return {
    sound: audio ? await soundOf(input, audio, partsOf) : undefined,
    codec: await video.getCodec(),
    upright: { width: await video.getDisplayWidth(), height: await video.getDisplayHeight() },
    look,
    frames: shown.isEdited ? await shown.count() : stats.packetCount,
    // A single frame without a length has neither.
    fps: usable(stats.averagePacketRate) ?? DEFAULT_FPS,
    bitrate: usable(stats.averageBitrate) ?? 0,
    endS: shown.endS(await video.computeDuration()),
    samples,
    close: () => input.dispose(),
  };
}

async function animationSource(animation: Animation, explain: (error: unknown) => Error): Promise<ExportSource> {
  const { width, height, durationMs } = animation.info;
  const samples = () => decoded(animation, explain);
  const endS = durationMs / 1000;
  return {
    sound: undefined,
    codec: null,
    upright: { width, height },
    look: await firstLook(samples()),
    frames: animation.count,
    fps: usable(animation.count / endS) ?? DEFAULT_FPS,
    bitrate: 0,
    endS,
    samples,
    close: () => animation.close(),
  };
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

async function firstLook(samples: AsyncGenerator<VideoSample, void, undefined>): Promise<FrameLook> {
  for await (const sample of samples) {
    const look = lookOf(sample);
    sample.close();
    return look;
  }
  throw new Error('it holds no frame');
}

/** The frames that are shown: those of negative time are not, and of several of one time only the first. */
async function* decoded(
  source: SampleSource,
  explain: (error: unknown) => Error,
): AsyncGenerator<VideoSample, void, undefined> {
  const samples = source.samples();
  let lastS = -Infinity;
  try {
    for (;;) {
      const { value: sample, done } = await samples.next().catch((error: unknown) => {
        throw explain(error);
      });
      if (done) return;
      if (sample.timestamp < 0 || sample.timestamp <= lastS) {
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
