/**
 * Writes a video anew with the overlay drawn into every frame. Runs in the export worker.
 */
import {
  Mp4OutputFormat,
  Quality,
  StreamTarget,
  VideoSampleSource,
  WebMOutputFormat,
  type EncodedPacket,
} from 'mediabunny';
import { isAbort, TrackerError } from '../../errors.js';
import type { Size } from '../../media/fit.js';
import { CanvasComposer, FramesChangedError, PlanarComposer, type Composer } from './composer.js';
import { exportError } from './export-error.js';
import { carriedMetadata } from './metadata.js';
import { OverlayPainter } from './painter.js';
import { exportPlans, onCanvas, type ExportPlan } from './plans.js';
import type { ExportedVideo, ExportRequest } from './protocol.js';
import { addSound, IndexedOutput, SoundFailure, type Sound } from './sound.js';
import { isUnreadableFile, openSource, type ExportSource } from './source.js';
import { openStore, type VideoStore } from './store.js';

/** Seconds between key frames: seeking in a player goes from one to the next. */
const KEY_FRAME_INTERVAL_S = 2;

/** Bytes that are handed to the store at once. */
const CHUNK_BYTES = 4 * 2 ** 20;

/** An encoder that took a plan when asked, and gave up when it came to it. */
class EncoderFailure extends Error {}

/**
 * @param report called with the share that is done, 0..1
 * @throws TrackerError `export_failed`
 */
export async function exportVideo(
  request: ExportRequest,
  signal: AbortSignal,
  report: (value: number) => void,
): Promise<ExportedVideo> {
  const source = await openSource(request, signal);
  try {
    let refused: unknown;
    for await (const plan of exportPlans(source, request.format)) {
      try {
        return await follow(plan, source, request, signal, report);
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof EncoderFailure)) throw error;
        refused = error.cause;
      }
    }
    throw exportError('encoder', request.name, refused);
  } finally {
    source.close();
  }
}

/** Follows one plan: by way of a canvas where the frames turn out not to look alike, silent where the sound gives up. */
async function follow(
  asPlanned: ExportPlan,
  source: ExportSource,
  request: ExportRequest,
  signal: AbortSignal,
  report: (value: number) => void,
): Promise<ExportedVideo> {
  let plan = asPlanned;
  let unsound: SoundFailure | undefined;
  for (;;) {
    try {
      return await write(plan, unsound, source, request, signal, report);
    } catch (error) {
      if (error instanceof FramesChangedError && plan.planar) plan = onCanvas(plan, source);
      else if (error instanceof SoundFailure && !unsound) unsound = error;
      else throw error;
    }
  }
}

/** @param unsound what the sound failed with before, which leaves it out now */
async function write(
  plan: ExportPlan,
  unsound: SoundFailure | undefined,
  source: ExportSource,
  request: ExportRequest,
  signal: AbortSignal,
  report: (value: number) => void,
): Promise<ExportedVideo> {
  const { name } = request;
  const expectedBytes = ((plan.bitrate + (source.sound?.bitrate ?? 0)) * (source.endS - source.startS)) / 8;
  const isLong = expectedBytes >= request.storeFromBytes;
  const store = await openStore(isLong, request.storageName).catch((error: unknown) => {
    throw exportError('storage', name, error);
  });
  const target = new StreamTarget(store.writable, { chunked: true, chunkSize: CHUNK_BYTES });
  // The index first: players and servers start such files at once.
  const metadata = request.metadata && source.input ? await carriedMetadata(source.input, plan.format) : undefined;
  const format =
    plan.format === 'mp4'
      ? new Mp4OutputFormat({ fastStart: 'reserve', metadataFormat: metadata?.isKeyed ? 'mdta' : 'auto' })
      : new WebMOutputFormat();
  const output = new IndexedOutput({ format, target });
  output.keepsTrackNames = metadata !== undefined;
  if (metadata) output.setMetadataTags(metadata.tags);
  let sound: Sound | undefined;
  try {
    const written = new WrittenVideo();
    const rotation = plan.planar ? source.look.rotation : 0;
    const picture = new VideoSampleSource({
      codec: plan.codec,
      quality: new Quality({ bitrate: plan.bitrate }),
      keyFrameInterval: KEY_FRAME_INTERVAL_S,
      latencyMode: 'quality',
      onEncoderConfig: (config) => {
        // Encoders spread their bits over 30 frames a second where they are told nothing. (The track's own frame rate
        // would tell them too, but round the times of the frames to it.)
        config.framerate = source.fps;
        written.codec = config.codec;
      },
      onEncodedPacket: (packet) => written.add(packet),
    });
    output.addVideoTrack(picture, { rotation, maximumPacketCount: source.frames });
    sound = await addSound(source, output, unsound);
    await output.start();
    await writeFrames(picture, sound, plan, source, request, signal, report);
    await encoding(async () => {
      picture.close();
      await output.finalize();
    });
    signal.throwIfAborted();
    const blob = await store.finish(plan.format === 'mp4' ? 'video/mp4' : 'video/webm');
    const warnings = [...plan.warnings, ...sound.warnings, ...(metadata?.warnings ?? []), ...store.warnings];
    return { blob, ...written.facts(plan, rotation), audio: sound.outcome, warnings };
  } catch (error) {
    sound?.cancel();
    await output.cancel().catch(() => undefined);
    await store.discard().catch(() => undefined);
    signal.throwIfAborted();
    throw explained(error, store, name);
  }
}

/** Frames and sound, side by side in the order of time. */
async function writeFrames(
  picture: VideoSampleSource,
  sound: Sound,
  plan: ExportPlan,
  source: ExportSource,
  { overlay }: ExportRequest,
  signal: AbortSignal,
  report: (value: number) => void,
): Promise<void> {
  const { startS, endS } = source;
  const composer = composerFor(plan, source, new OverlayPainter(overlay, source.upright, uprightSize(plan, source)));
  for await (const sample of source.samples()) {
    try {
      signal.throwIfAborted();
      const composed = await composer.compose(sample);
      try {
        const timeS = sample.timestamp - startS;
        composed.setTimestamp(timeS);
        // What follows a part is not of it.
        if (source.isPart) composed.setDuration(Math.max(0, Math.min(sample.duration, endS - sample.timestamp)));
        await sound.writeUntil(timeS);
        await encoding(() => picture.add(composed));
      } finally {
        composed.close();
      }
      report(endS > startS ? Math.min(1, (sample.timestamp + sample.duration - startS) / (endS - startS)) : 0);
    } finally {
      sample.close();
    }
  }
  await sound.finish();
}

function composerFor(plan: ExportPlan, source: ExportSource, painter: OverlayPainter): Composer {
  return plan.planar
    ? new PlanarComposer(source.look, plan.size, painter)
    : new CanvasComposer(plan.size, source.upright, painter);
}

/** The size that the overlay is painted for: the padding of an odd size is no part of the picture. */
function uprightSize({ planar, size }: ExportPlan, { upright }: ExportSource): Size {
  return planar ? upright : size;
}

/** Marks what an encoder fails with. */
async function encoding<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new EncoderFailure('the encoder gave up', { cause: error });
  }
}

/** Tells apart what went wrong: the store's failures come out of the encoder's calls too. */
function explained(error: unknown, store: VideoStore, name: string): Error {
  const unstored = store.failure() ?? (isOutOfMemory(error) ? error : undefined);
  if (unstored !== undefined) return exportError('storage', name, unstored);
  if (error instanceof EncoderFailure || error instanceof FramesChangedError || error instanceof SoundFailure) {
    return error;
  }
  if (error instanceof Error && isAbort(error)) return error;
  // Those of any other code come from the address that the source is read from; the sound is read on its own.
  const isUnreadable = error instanceof TrackerError || isUnreadableFile(error);
  return exportError(isUnreadable ? 'source' : 'stopped', name, error);
}

/** What browsers throw where an array or a canvas cannot be had. */
function isOutOfMemory(error: unknown): boolean {
  const { cause } = error instanceof EncoderFailure ? error : { cause: error };
  return cause instanceof RangeError && /alloc|memory/i.test(cause.message);
}

/** What has been encoded. */
class WrittenVideo {
  codec = '';
  #frames = 0;
  #endS = 0;

  add({ timestamp, duration }: EncodedPacket): void {
    this.#frames++;
    this.#endS = Math.max(this.#endS, timestamp + duration);
  }

  facts(
    { format, size }: ExportPlan,
    rotation: number,
  ): Pick<ExportedVideo, 'mimeType' | 'codec' | 'width' | 'height' | 'durationMs' | 'frames'> {
    const turned = rotation % 180 !== 0;
    return {
      mimeType: format === 'mp4' ? 'video/mp4' : 'video/webm',
      codec: this.codec,
      width: turned ? size.height : size.width,
      height: turned ? size.width : size.height,
      durationMs: Math.round(this.#endS * 1e6) / 1e3,
      frames: this.#frames,
    };
  }
}
