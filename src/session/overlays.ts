/**
 * The overlay of what was analysed last: the overlay picture, or whatever overlay videos are asked for.
 */
import { anySignal } from '../abort.js';
import type { VideoPart } from '../media/part.js';
import { exportError } from '../output/export/export-error.js';
import type { Admission } from './admission.js';
import { checkExportOptions, type ExportOptions } from './export-options.js';
import type { VideoExporter } from './exporter.js';
import { overlayFileName } from './file-name.js';
import { exportGate, makeExporter } from './make-exporter.js';
import type { Run } from './run.js';
import type { SessionSetup } from './session-setup.js';
import type { ExportSnapshot, SessionSnapshot } from './snapshot.js';
import type { ExerciseOverlay } from './tracked-exercise.js';
import type { AnalysedVideo } from './video-run.js';

/** What they need of their session. */
export interface OverlaysHost {
  readonly setup: SessionSetup;
  readonly admission: Admission;
  readonly update: (change: ExportSnapshot) => void;
}

/** The overlays of one session. */
export class Overlays {
  #exporter: VideoExporter | undefined;
  #gate: ((signal: AbortSignal) => Promise<void>) | undefined;
  /** Of exports whose token is being checked. */
  #asking = new AbortController();
  #imageUrl: string | undefined;

  constructor(private readonly host: OverlaysHost) {}

  /** There is an overlay picture. */
  keepImage(blob: Blob, mediaName: string): void {
    this.#imageUrl = URL.createObjectURL(blob);
    const fileName = overlayFileName(mediaName, blob.type);
    this.host.update({ state: 'ready', progress: 1, url: this.#imageUrl, fileName, blob, notes: [] });
  }

  /**
   * There is a video of which overlay videos can be made.
   *
   * @param left ends the check of its token where something else begins
   */
  keepVideo(run: Run, video: AnalysedVideo, left: AbortSignal): void {
    const exporter = makeExporter(this.host.setup, run, video, {
      isCurrent: (one) => one === this.#exporter,
      update: this.host.update,
    });
    this.#exporter = exporter;
    this.#gate = exportGate(this.host.admission, run.options.token, left, exporter);
  }

  /** Makes one without having been asked: whoever listens hears of a failure by its message. */
  begin(): void {
    this.#exporter?.export().catch(() => undefined);
  }

  /** @throws TrackerError, and rejects, as `Session.exportVideo` says */
  async export(options: ExportOptions, { kind, state, mediaName }: SessionSnapshot): Promise<Blob> {
    checkExportOptions(options);
    const asking = anySignal([this.#asking.signal, ...(options.signal ? [options.signal] : [])]);
    asking.throwIfAborted();
    const exporter = this.#exporter;
    if (!exporter) throw exportError(kind === 'image' && state === 'done' ? 'not_a_video' : 'not_analysed', mediaName);
    await this.#gate?.(asking);
    asking.throwIfAborted();
    return exporter.export(options);
  }

  /** Gives up the one under way. One that is ready stays. */
  cancel(): void {
    this.#asking.abort(new DOMException('The export was cancelled.', 'AbortError'));
    this.#asking = new AbortController();
    this.#exporter?.cancel();
  }

  /** What is counted, or in which part, has changed. */
  useResults(exercise: ExerciseOverlay | undefined, part: VideoPart | undefined): void {
    this.#exporter?.useResults(exercise, part);
  }

  /** Forgets what was analysed, and ends what is made of it. */
  drop(): void {
    const exporter = this.#exporter;
    this.#exporter = undefined;
    exporter?.dispose();
    if (this.#imageUrl) URL.revokeObjectURL(this.#imageUrl);
    this.#imageUrl = undefined;
  }
}
