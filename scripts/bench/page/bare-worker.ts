/**
 * The bare model in a worker: `model.execute` on a ready tensor and the reading of its result, nothing else.
 */
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { env, ready, setBackend, tidy, zeros, type Tensor } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

/** What the worker is asked: to load, then to run for some time. */
export type BareRequest = { readonly load: string } | { readonly runMs: number };

/** Executions in `ms`. */
export interface BareAnswer {
  readonly executions: number;
  readonly ms: number;
}

let execute: (() => void) | undefined;

async function load(assets: string): Promise<void> {
  // As our own workers have it.
  setWasmPaths(`${assets}wasm/`);
  await env().getAsync('WASM_HAS_SIMD_SUPPORT');
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await setBackend('wasm');
  await ready();
  const model = await loadGraphModel(`${assets}models/movenet-lightning.json`);
  const picture = zeros([1, 192, 192, 3], 'int32');
  execute = () => tidy(() => void (model.execute(picture) as Tensor).dataSync());
  execute();
}

function run(runMs: number): BareAnswer {
  const started = performance.now();
  let executions = 0;
  let ms: number;
  do {
    execute?.();
    executions++;
    ms = performance.now() - started;
  } while (ms < runMs);
  return { executions, ms };
}

globalThis.addEventListener('message', ({ data }: MessageEvent<BareRequest>) => {
  if ('runMs' in data) return postMessage(run(data.runMs));
  load(data.load).then(
    () => postMessage({ executions: 0, ms: 0 } satisfies BareAnswer),
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
});
