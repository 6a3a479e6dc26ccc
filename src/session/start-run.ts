/**
 * What every run begins with, whatever it analyses: the detector, and what is said of the environment.
 */
import type { EnvironmentMessage, InitializationStep } from '../output/messages.js';
import type { PoolInfo } from '../pose/pool.js';
import { probeCapabilities } from './capabilities.js';
import type { Run } from './session.js';

/** Progress is sent in steps of at least this much. */
const PROGRESS_STEP = 0.01;

/** Says what is being loaded, to the page and in the interface. */
export function announce(run: Run, step: InitializationStep, message: string): void {
  const ready = step === 'ready';
  run.update({ state: ready ? 'analysing' : 'loading', loadingMessage: ready ? '' : message });
  run.send({ type: 'initialization', message, ready, step, source: run.options.source });
}

/** How the frames of a run are decoded, and why not by the first choice. */
export interface Decoding {
  readonly decoder: EnvironmentMessage['decoder'];
  readonly reason?: string;
}

/**
 * Loads the detector.
 *
 * @param onWorkers called once the pool has the workers that it will keep
 */
export async function loadDetector(run: Run, onWorkers?: () => void): Promise<PoolInfo> {
  const { model, poseBackend, assetBase } = run.options;
  announce(run, 'model', 'Loading the pose model…');
  const report = stepped((value) => run.send({ type: 'progress', stage: 'download', value }));
  return run.loader.load({ model, backend: poseBackend, assetBase }, run.signal, report, onWorkers);
}

/** Passes on values of a progress 0..1 that are a step beyond the last one. */
export function stepped(report: (value: number) => void): (value: number) => void {
  let last = -1;
  return (value) => {
    const rounded = Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
    if (rounded < last + PROGRESS_STEP && !(rounded === 1 && last < 1)) return;
    last = rounded;
    report(rounded);
  };
}

/** Sends `environment`, once it is known how the frames are decoded. */
export async function sendEnvironment(run: Run, info: PoolInfo, { decoder, reason }: Decoding): Promise<void> {
  const reasons: Record<string, string> = {};
  if (info.reason !== undefined) reasons['poseBackend'] = info.reason;
  if (info.mainThreadReason !== undefined) reasons['workers'] = info.mainThreadReason;
  if (reason !== undefined) reasons['decoder'] = reason;
  run.send({
    type: 'environment',
    ...(await probeCapabilities()),
    poseBackend: info.backend,
    model: info.model,
    workers: info.mainThreadReason === undefined ? info.workers : 0,
    decoder,
    reasons,
  });
}
