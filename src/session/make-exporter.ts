/**
 * What makes the overlay videos of one run, and who may have them.
 */
import { anySignal } from '../abort.js';
import { TrackerError } from '../errors.js';
import { assetUrl } from '../pose/asset-url.js';
import { startWorker } from '../workers/start-worker.js';
import type { Admission } from './admission.js';
import { VideoExporter } from './exporter.js';
import type { Run } from './run.js';
import type { SessionSetup } from './session-setup.js';
import type { ExportSnapshot } from './snapshot.js';
import type { AnalysedVideo } from './video-run.js';

const WORKER_FILE = 'workers/export-worker.js';

/** What a session has for its exporter. */
interface ExporterHost {
  /** One that was left behind has no say any more. */
  readonly isCurrent: (exporter: VideoExporter) => boolean;
  readonly update: (change: ExportSnapshot) => void;
}

/** Makes the exporter of a run that is complete. */
export function makeExporter(
  setup: SessionSetup,
  { name, track, options, now, skeletonColors }: Run,
  video: AnalysedVideo,
  host: ExporterHost,
): VideoExporter {
  const exporter = new VideoExporter({
    video,
    name,
    track,
    options,
    now,
    workerUrl: setup.exportWorkerUrl ?? assetUrl(WORKER_FILE, options),
    startWorker: setup.startWorker ?? startWorker,
    skeletonColors,
    send: (message) => {
      if (host.isCurrent(exporter)) setup.onMessage(message);
    },
    update: (change) => {
      if (host.isCurrent(exporter)) host.update(change);
    },
  });
  return exporter;
}

/**
 * A run without the option has not been asked whether its plan holds it.
 *
 * @param left ends it where something else has begun
 * @param exporter tells of it where not
 * @returns asks
 */
export function exportGate(
  admission: Admission,
  token: string,
  left: AbortSignal,
  exporter: VideoExporter,
): (signal: AbortSignal) => Promise<void> {
  return async (signal) => {
    try {
      await admission.check(token, ['export'], anySignal([signal, left]));
    } catch (error) {
      if (signal.aborted || left.aborted) throw error;
      const failure = TrackerError.from(error);
      exporter.fail(failure);
      throw failure;
    }
  };
}
