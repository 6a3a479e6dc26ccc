/**
 * Where the time goes: a sampling profile of the workers, and the processor time of each kind of thread, for MoveNet and for
 * BlazePose.
 */
import type { Protocol } from 'puppeteer-core';
import { modelEntry, type PoseModel } from '../../../src/pose/models.js';
import { PLAIN_RUN } from '../../lib/run-options.js';
import { benchClip } from '../clip.js';
import type { Figure } from '../figures.js';
import { openBench, type Lab } from '../lab.js';
import type { Measurement } from '../measurement.js';
import { canInspectProcesses, processorTime } from '../processes.js';

/** Microseconds between two samples. */
const SAMPLING_INTERVAL_US = 500;

/** Functions and threads below these shares are left out of the list. */
const MIN_SHARE = 0.01;
const MIN_THREAD_MS = 0.1;

/** The default of each detector. */
const MODELS: readonly PoseModel[] = ['movenet-lightning', 'blazepose-full'];

export const profile: Measurement = {
  name: 'profile',
  title: 'Where the time of the workers goes, every frame',
  async run(lab) {
    const figures: Figure[] = [];
    for (const model of MODELS) {
      lab.log(`profile: ${model}`);
      const { title } = modelEntry(model);
      figures.push(
        ...(await profileOf(lab, model)).map((figure) => ({ ...figure, label: `${title}: ${figure.label}` })),
      );
    }
    return figures;
  },
};

async function profileOf(lab: Lab, model: PoseModel): Promise<Figure[]> {
  const clip = await benchClip(lab.quick ? undefined : 20);
  const bench = await openBench(lab, clip.file);
  const options = { ...PLAIN_RUN, model, analysisFps: 'all' as const };
  await bench.call('ours', { ...options, analysisFps: 1 });
  const clients = bench.page.workers().map(({ client }) => client);
  for (const client of clients) {
    await client.send('Profiler.enable');
    await client.send('Profiler.setSamplingInterval', { interval: SAMPLING_INTERVAL_US });
    await client.send('Profiler.start');
  }
  await bench.call('ours', options);
  const times = new Map<string, number>();
  for (const client of clients) addSelfTimes(times, (await client.send('Profiler.stop')).profile);
  const figures = shares(times);
  const pid = lab.browser.process()?.pid;
  if (canInspectProcesses && pid !== undefined) {
    // Again without the profiler: it costs time itself.
    const { result, ms } = await processorTime(pid, () => bench.call('ours', options));
    figures.push(...threads(ms, result.frames));
  }
  await bench.close();
  return figures;
}

/** Adds up, by what ran, the ms that each sample stands for. */
function addSelfTimes(times: Map<string, number>, { nodes, samples = [], timeDeltas = [] }: Protocol.Profiler.Profile) {
  const kinds = new Map(nodes.map(({ id, callFrame }) => [id, kindOf(callFrame)]));
  for (const [index, id] of samples.entries()) {
    const kind = kinds.get(id) ?? '(unknown)';
    times.set(kind, (times.get(kind) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
}

/** The browser's own functions have no address; ours are minified, so they count as one. */
function kindOf({ functionName, url }: Protocol.Runtime.CallFrame): string {
  if (functionName.startsWith('wasm-function') || url.includes('.wasm')) return 'the model, WASM';
  if (url === '') return functionName || '(browser)';
  return 'JavaScript';
}

function shares(times: ReadonlyMap<string, number>): Figure[] {
  const total = [...times.values()].reduce((sum, ms) => sum + ms, 0);
  return [...times]
    .filter(([, ms]) => ms >= total * MIN_SHARE)
    .sort(([, a], [, b]) => b - a)
    .map(([label, ms]) => ({ label, value: (ms / total) * 100, unit: '%' as const, note: 'of the workers’ time' }));
}

function threads(times: ReadonlyMap<string, number>, frames: number): Figure[] {
  return [...times]
    .map(([name, ms]) => ({ name, perFrameMs: ms / frames }))
    .filter(({ perFrameMs }) => perFrameMs >= MIN_THREAD_MS)
    .sort((a, b) => b.perFrameMs - a.perFrameMs)
    .map(({ name, perFrameMs }) => ({
      label: `Threads ${name}`,
      value: perFrameMs,
      unit: 'ms' as const,
      note: 'processor time per frame',
    }));
}
