/**
 * MoveNet on our own kernels.
 */
import { assetUrl, type AssetLocation } from './asset-url.js';
import { KERNELS, assetError, fetchAsset } from './assets.js';
import type { KernelBuild } from './kernels/choose-build.js';
import { KernelNetwork, type Kernels } from './kernels/network.js';
import type { NetworkPlan } from './kernels/plan.js';
import type { MoveNetLoad } from './movenet-files.js';

/**
 * Loads the kernels and what they need.
 *
 * @throws TrackerError `model_load_error`
 */
export async function createKernelNetwork(build: KernelBuild, load: MoveNetLoad): Promise<KernelNetwork> {
  const { assets, signal, entry } = load;
  const { files } = entry;
  const [program, plan, weights] = await Promise.all([
    fetchProgram(build, assets, signal),
    fetchPlan(assetUrl(files.plan.path, assets), files.weights.bytes, signal),
    load.weights(),
  ]);
  load.onProgress(1);
  return new KernelNetwork(await program(), plan, weights);
}

async function fetchProgram(
  build: KernelBuild,
  assets: AssetLocation,
  signal: AbortSignal,
): Promise<() => Promise<Kernels>> {
  const url = assetUrl(KERNELS[build], assets);
  const content = await fetchAsset(url, signal, {
    check: (bytes) => (WebAssembly.validate(bytes) ? undefined : 'it is cut off, damaged or another file'),
  });
  return async () => {
    try {
      const { instance } = await WebAssembly.instantiate(content);
      return instance.exports as unknown as Kernels;
    } catch (error) {
      throw assetError(url, error instanceof Error ? error.message : String(error), error);
    }
  };
}

async function fetchPlan(url: string, weightsBytes: number, signal: AbortSignal): Promise<NetworkPlan> {
  const wrong = 'it is not the plan of the model';
  const json = await fetchAsset(url, signal, {
    check: (content) => (readPlan(content)?.weightsBytes === weightsBytes ? undefined : wrong),
  });
  const plan = readPlan(json);
  if (!plan) throw assetError(url, wrong);
  return plan;
}

function readPlan(json: Uint8Array): NetworkPlan | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(json)) as NetworkPlan;
  } catch {
    return undefined;
  }
}
