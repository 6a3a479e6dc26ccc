/**
 * The overlay videos of one analysed video: made one at a time, kept until the next source.
 */
import { anySignal, unlessAborted } from '../abort.js';
import type { TrackerError } from '../errors.js';
import type { VideoPart } from '../media/part.js';
import type { PoseTrack } from '../motion/pose-track.js';
import { isNotLoaded, loaded } from '../not-loaded.js';
import type { SkeletonColors } from '../output/draw-skeleton.js';
import { exportError } from '../output/export/export-error.js';
import { exporterKind } from '../output/export/exporter-kind.js';
import { packTrack } from '../output/export/packed-track.js';
import {
  EXPORT_WORK,
  type ExportCalls,
  type ExportedVideo,
  type ExportFormat,
  type ExportRequest,
} from '../output/export/protocol.js';
import type { TrackerMessage } from '../output/messages.js';
import type { WorkerStarter } from '../workers/start-worker.js';
import { startClient } from '../workers/worker-client.js';
import type { ExportOptions } from './export-options.js';
import { claimStorage, sweepStorage, type StorageClaim } from './export-storage.js';
import { overlayFileName } from './file-name.js';
import { Eta, stepped } from './progress.js';
import type { ExportOverlayChoice, GhostChoice, RunOptions } from './run-options.js';
import type { ExportSnapshot } from './snapshot.js';
import type { ExerciseOverlay } from './tracked-exercise.js';
import type { AnalysedVideo } from './video-run.js';

/** What an exporter needs from its session. */
export interface ExporterSetup {
  readonly video: AnalysedVideo;
  readonly name: string;
  readonly track: PoseTrack;
  readonly options: RunOptions;
  readonly workerUrl: string;
  readonly startWorker: WorkerStarter;
  readonly skeletonColors: () => SkeletonColors;
  /** The clock for estimates of the time left, in ms from any origin. */
  readonly now: () => number;
  readonly send: (message: TrackerMessage) => void;
  readonly update: (change: ExportSnapshot) => void;
}

/** What is drawn into an export. */
interface ExportLook {
  readonly overlay: ExportOverlayChoice;
  readonly ghost: GhostChoice;
}

interface Export {
  readonly key: string;
  readonly look: ExportLook;
  readonly controller: AbortController;
  readonly blob: Promise<Blob>;
  ready: boolean;
  /** How many have asked for it and have not given it up. */
  wanted: number;
}

/** Videos that are expected to be larger than this are written to a file: 64 MiB fit into the memory of any phone. */
const STORE_FROM_BYTES = 64 * 2 ** 20;

/** Nothing is there, and nothing is being made. */
const CANCELLED: ExportSnapshot = { state: 'cancelled', progress: 0, notes: [] };

/** Makes overlay videos of one analysed video. */
export class VideoExporter {
  readonly #lifetime = new AbortController();
  readonly #urls: string[] = [];
  readonly #claims: StorageClaim[] = [];
  #current: Export | undefined;
  #exercise: ExerciseOverlay | undefined;
  #part: VideoPart | undefined;

  constructor(private readonly setup: ExporterSetup) {
    this.#exercise = setup.video.exercise;
    this.#part = setup.video.part;
    void sweepStorage();
  }

  /** What is counted, or in which part, has changed: a video that shows it is given up, or forgotten where it is ready. */
  useResults(exercise: ExerciseOverlay | undefined, part: VideoPart | undefined): void {
    const isSamePart = part?.startMs === this.#part?.startMs && part?.endMs === this.#part?.endMs;
    this.#exercise = exercise;
    this.#part = part;
    const current = this.#current;
    if (!current || (current.look.overlay === 'skeleton' && current.look.ghost === 'none' && isSamePart)) return;
    this.cancel();
    this.#current = undefined;
    if (current.ready) this.setup.update(CANCELLED);
  }

  /**
   * Makes an overlay video; one that is made or under way with the same options is not made again, and another one that
   * is under way is given up.
   *
   * @returns its data, which can be read until the next source. Rejects with a `TrackerError` `export_failed` after the
   *   `error` message, or with an `AbortError` where it was cancelled.
   */
  async export({ format, signal, ...asked }: ExportOptions = {}): Promise<Blob> {
    signal?.throwIfAborted();
    this.#lifetime.signal.throwIfAborted();
    const { exportOverlay, ghost: byDefault = 'none' } = this.setup.options;
    const { overlay = exportOverlay, ghost = byDefault } = asked;
    const key = `${overlay} ${ghost} ${format ?? ''}`;
    const current = this.#current?.key === key ? this.#current : this.#start(key, { overlay, ghost }, format);
    current.wanted++;
    if (!signal) return current.blob;
    const onAbort = () => {
      current.wanted--;
      if (current.wanted === 0 && this.#current === current) this.cancel();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    return unlessAborted(current.blob, signal).finally(() => signal.removeEventListener('abort', onAbort));
  }

  /** Gives up the export under way; one that is ready stays. */
  cancel(): void {
    const current = this.#current;
    if (!current || current.ready) return;
    this.#current = undefined;
    current.controller.abort(new DOMException('The export was cancelled.', 'AbortError'));
    this.setup.update(CANCELLED);
  }

  /** Tells that there is no video, and why. */
  fail(failure: TrackerError): void {
    this.setup.update({ state: 'failed', progress: 0, notes: [], error: failure.toPlain() });
    this.setup.send({ type: 'error', ...failure.toPlain() });
  }

  /** Gives everything up and frees it: URLs and files end here. */
  dispose(): void {
    this.#lifetime.abort(new DOMException('Another picture or video took its place.', 'AbortError'));
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url);
    for (const claim of this.#claims.splice(0)) claim.release();
  }

  #start(key: string, look: ExportLook, format: ExportFormat | undefined): Export {
    this.#current?.controller.abort(new DOMException('Another export took its place.', 'AbortError'));
    const controller = new AbortController();
    const signal = anySignal([controller.signal, this.#lifetime.signal]);
    // Not at once: whoever hears of its beginning may cancel it.
    const blob = Promise.resolve().then(() => this.#make(look, format, signal));
    const current: Export = { key, look, controller, blob, ready: false, wanted: 0 };
    this.#current = current;
    blob.then(
      () => (current.ready = true),
      () => {
        // The next call tries again.
        if (this.#current === current) this.#current = undefined;
      },
    );
    return current;
  }

  async #make(look: ExportLook, format: ExportFormat | undefined, signal: AbortSignal): Promise<Blob> {
    const { name, send } = this.setup;
    const update = (change: ExportSnapshot) => {
      // What was given up has no say about what follows it.
      if (!signal.aborted) this.setup.update(change);
    };
    let claim: StorageClaim | undefined;
    try {
      signal.throwIfAborted();
      update({ state: 'running', progress: 0, notes: [] });
      const eta = new Eta(this.setup.now);
      const report = stepped((value) => {
        if (signal.aborted) return;
        const etaMs = eta.estimateMs(value);
        const left = etaMs === undefined ? {} : { etaMs };
        update({ state: 'running', progress: value, ...left, notes: [] });
        send({ type: 'progress', stage: 'export', value, ...left });
      });
      report(0);
      claim = await claimStorage();
      signal.throwIfAborted();
      const made = await this.#encode(this.#request(look, format, claim.name), signal, (value) =>
        report(Math.min(0.999, value)),
      );
      signal.throwIfAborted();
      report(1);
      this.#claims.push(claim);
      return this.#announce(made, update);
    } catch (error) {
      claim?.release();
      signal.throwIfAborted();
      const failure = isNotLoaded(error) ? error : exportError('stopped', name, error);
      this.fail(failure);
      throw failure;
    }
  }

  #request(look: ExportLook, format: ExportFormat | undefined, storageName: string): ExportRequest {
    const { video, name, track, options, skeletonColors } = this.setup;
    const { colors, outlineColor, ghostColor } = skeletonColors();
    const ghost = this.#exercise?.ghosts.of(look.ghost);
    return {
      media: video.media,
      request: video.request,
      name,
      part: this.#part,
      metadata: options.exportMetadata,
      overlay: {
        track: packTrack(track.poses, options.analysisFps),
        skeleton: options.skeleton ? { colors, outlineColor } : undefined,
        badge: look.overlay === 'skeleton+counter' ? this.#exercise?.badge : undefined,
        ghost: ghost && { ghost, color: ghostColor },
      },
      format,
      storageName,
      storeFromBytes: STORE_FROM_BYTES,
    };
  }

  async #encode(request: ExportRequest, signal: AbortSignal, report: (value: number) => void): Promise<ExportedVideo> {
    const { startWorker, workerUrl, name, video } = this.setup;
    const { exporter } = exporterKind();
    if (exporter === 'none') throw exportError('unsupported', name);
    if (exporter === 'mediarecorder' || !video.decodable) {
      if (video.info.isCut) throw exportError('edits', name);
      const { recordVideo } = await loaded(import('../output/export/record-video.js'));
      const why = video.decodable
        ? 'this browser has no encoder for programs'
        : 'this browser decodes it in its player only';
      return recordVideo({ ...request, size: video.info, why }, video.mediaUrl, signal, report);
    }
    const client = await startClient<ExportCalls>(startWorker, workerUrl, EXPORT_WORK, signal);
    try {
      return await client.call('export', { request }, signal, report);
    } finally {
      // Ends the encoder and frees its memory at once, also where it was in the middle of something.
      client.terminate();
    }
  }

  #announce(made: ExportedVideo, update: (change: ExportSnapshot) => void): Blob {
    const { blob, mimeType, codec, width, height, durationMs, frames, audio, warnings } = made;
    const url = URL.createObjectURL(blob);
    this.#urls.push(url);
    const fileName = overlayFileName(this.setup.name, mimeType);
    update({ state: 'ready', progress: 1, url, fileName, blob, notes: warnings });
    this.setup.send({
      type: 'export_ready',
      url,
      mimeType,
      size: blob.size,
      width,
      height,
      durationMs,
      frames,
      codec,
      audio,
      fileName,
      warnings,
    });
    return blob;
  }
}
