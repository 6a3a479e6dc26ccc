/**
 * `@vladmandic/human` with only its body module (MoveNet Lightning, its default), on its WASM backend.
 */
import type { Config, Human as HumanType, Result } from '@vladmandic/human';
import type { Competitor, CompetitorFiles } from './types.js';

export async function createHuman({ assets, packages }: CompetitorFiles): Promise<Competitor> {
  const url = `${packages}@vladmandic/human/dist/human.esm.js`;
  const { Human } = (await import(/* @vite-ignore */ url)) as { Human: new (config: Partial<Config>) => HumanType };
  const off = { enabled: false };
  const human = new Human({
    backend: 'wasm',
    wasmPath: `${packages}@tensorflow/tfjs-backend-wasm/dist/`,
    modelBasePath: `${assets}models/`,
    cacheModels: false,
    debug: false,
    face: off,
    hand: off,
    object: off,
    gesture: off,
    segmentation: off,
    body: { enabled: true, modelPath: 'movenet-lightning.json' },
  });
  await human.load();
  await human.warmup();
  return {
    detect: async ({ canvas }) => {
      const result: Result = await human.detect(canvas);
      if (result.error) throw new Error(`human failed: ${result.error}`);
      return result.body.length > 0;
    },
  };
}
