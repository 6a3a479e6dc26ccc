/**
 * The models of the package, on every frame.
 */
import { modelEntries, type PoseModel } from '../../../src/pose/models.js';
import { PLAIN_RUN } from '../../lib/run-options.js';
import { benchClip } from '../clip.js';
import { median } from '../figures.js';
import { openBench } from '../lab.js';
import type { Measurement } from '../measurement.js';

export const models: Measurement = {
  name: 'models',
  title: 'Frames per second by model, every frame',
  async run(lab) {
    const clip = await benchClip(lab.quick ? undefined : 20);
    const bench = await openBench(lab, clip.file);
    const names = modelEntries().flatMap(([model, { buildFlag }]) => (buildFlag ? [] : model));
    const rates = new Map<PoseModel, number[]>(names.map((model) => [model, []]));
    const options = { ...PLAIN_RUN, analysisFps: 'all' as const, poseBackend: 'auto' as const };
    const used = new Map<PoseModel, string>();
    for (let round = 0; round < lab.rounds; round++) {
      lab.log(`models: round ${round + 1} of ${lab.rounds}`);
      for (const model of names) {
        // The first run loads the model.
        if (round === 0) await bench.call('ours', { ...options, model, analysisFps: 1 });
        const { rate, environment } = await bench.call('ours', { ...options, model });
        rates.get(model)?.push(rate);
        used.set(model, `${environment.poseBackend}, workers: ${environment.workers}`);
      }
    }
    await bench.close();
    return names.map((model) => ({
      label: model,
      ...median(rates.get(model) ?? []),
      unit: 'frames/s' as const,
      note: used.get(model) ?? '',
    }));
  },
};
