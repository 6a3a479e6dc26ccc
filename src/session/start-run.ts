/**
 * What every run begins with, whatever it analyses: the detector, and what is said of the environment.
 */
import { exporterKind } from '../output/export/exporter-kind.js';
import type { EnvironmentMessage, InitializationStep } from '../output/messages.js';
import { downloadBytes } from '../pose/models.js';
import type { PoolInfo } from '../pose/pool.js';
import { probeCapabilities } from './capabilities.js';
import type { DetectorRequest } from '../pose/detector.js';
import type { DetectorOptions } from './run-options.js';
import { stepped } from './progress.js';
import type { Run } from './run.js';
import type { SlowMotion } from './slow-motion.js';
import type { LoadingPart, LoadingSnapshot } from './snapshot.js';

/** Says what is being loaded, to the page and in the interface. */
export function announce(run: Run, step: InitializationStep, message: string): void {
  const ready = step === 'ready';
  run.update({ state: ready ? 'analysing' : 'loading' });
  run.send({ type: 'initialization', message, ready, step, source: run.options.source });
}

/** Keeps how far the parts of a run's loading have got, for the interface. */
export class LoadingState {
  #state: LoadingSnapshot;

  constructor(private readonly run: Run) {
    const bytes = run.media instanceof Blob ? run.media.size : undefined;
    const nothing: LoadingPart = { value: 0, ready: false };
    this.#state = {
      media: { ...nothing, ...(bytes !== undefined && { bytes, value: 1 }) },
      model: { ...nothing, bytes: downloadBytes(run.options.model) },
    };
    run.update({ loading: this.#state });
  }

  /** @returns what takes the share of a part that has arrived, 0..1, and its bytes in total, where they are known */
  receiver(part: keyof LoadingSnapshot): (value: number, bytes?: number) => void {
    let total: number | undefined;
    const set = stepped((value) => this.#set(part, { value, ...(total !== undefined && { bytes: total }) }));
    return (value, bytes) => {
      total = bytes ?? total;
      set(value);
    };
  }

  /** A part is ready for use. */
  ready(part: keyof LoadingSnapshot): void {
    this.#set(part, { value: 1, ready: true });
  }

  #set(part: keyof LoadingSnapshot, change: Partial<LoadingPart>): void {
    const before: LoadingPart = this.#state[part] ?? { value: 0, ready: false };
    this.#state = { ...this.#state, [part]: { ...before, ...change } };
    this.run.update({ loading: this.#state });
  }
}

/** How the frames of a run are decoded, and why not by the first choice; of videos, also how fast they play. */
export interface Decoding {
  readonly decoder: EnvironmentMessage['decoder'];
  readonly reason?: string;
  readonly slowMotion?: SlowMotion;
}

/**
 * Loads the detector.
 *
 * @param report share of the model's files that has arrived, 0..1
 * @param onWorkers called once the pool has the workers that it will keep
 */
export async function loadDetector(
  run: Run,
  report: (value: number) => void,
  onWorkers?: () => void,
): Promise<PoolInfo> {
  announce(run, 'model', 'Loading the pose model…');
  const info = await run.loader.load(detectorRequest(run.options), run.signal, report, onWorkers);
  // A detector that was loaded before has nothing to download.
  report(1);
  return info;
}

/** What the detector of a run is made from. */
export function detectorRequest(options: DetectorOptions): DetectorRequest {
  const { model, poseBackend, assetBase, assetFiles } = options;
  return { model, backend: poseBackend, assetBase, ...(assetFiles && { assetFiles }) };
}

/**
 * Sends `environment`, once it is known how the frames are decoded.
 *
 * @returns what was sent
 */
export async function sendEnvironment(
  run: Run,
  info: PoolInfo,
  { decoder, reason, slowMotion }: Decoding,
): Promise<EnvironmentMessage> {
  const reasons: Record<string, string> = {};
  if (info.reason !== undefined) reasons['poseBackend'] = info.reason;
  if (info.kernelsReason !== undefined) reasons['kernels'] = info.kernelsReason;
  if (info.mainThreadReason !== undefined) reasons['workers'] = info.mainThreadReason;
  if (reason !== undefined) reasons['decoder'] = reason;
  if (slowMotion?.reason !== undefined) reasons['slowMotion'] = slowMotion.reason;
  const writing = exporterKind();
  if (writing.reason !== undefined) reasons['exporter'] = writing.reason;
  const environment: EnvironmentMessage = {
    type: 'environment',
    ...(await probeCapabilities()),
    poseBackend: info.backend,
    kernels: info.kernels,
    model: info.model,
    workers: info.mainThreadReason === undefined ? info.workers : 0,
    decoder,
    exporter: writing.exporter,
    ...(slowMotion && slowMotion.factor !== 1 && { slowMotion: slowMotion.factor }),
    reasons,
  };
  run.send(environment);
  return environment;
}
