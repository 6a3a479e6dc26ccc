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

/** Loads the detector and sends `environment`. */
export async function loadDetector(run: Run): Promise<PoolInfo> {
  const { model, poseBackend, assetBase } = run.options;
  announce(run, 'model', 'Loading the pose model…');
  const report = stepped((value) => run.send({ type: 'progress', stage: 'download', value }));
  const info = await run.pool.load({ model, backend: poseBackend, assetBase }, run.signal, report);
  run.send(environmentMessage(run, info));
  return info;
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

function environmentMessage({ options }: Run, info: PoolInfo): EnvironmentMessage {
  const reasons: Record<string, string> = {};
  if (info.reason !== undefined) reasons['poseBackend'] = info.reason;
  if (info.mainThreadReason !== undefined) reasons['workers'] = info.mainThreadReason;
  return {
    type: 'environment',
    ...probeCapabilities(),
    poseBackend: info.backend,
    model: info.model,
    workers: info.mainThreadReason === undefined ? info.workers : 0,
    decoder: options.source === 'image' ? 'image' : 'webcodecs',
    reasons,
  };
}
