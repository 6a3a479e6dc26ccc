/**
 * What each further worker adds, on every frame.
 */
import { availableParallelism } from 'node:os';
import { PLAIN_RUN } from '../../lib/run-options.js';
import { benchClip } from '../clip.js';
import { median } from '../figures.js';
import { openBench } from '../lab.js';
import type { Measurement } from '../measurement.js';

const CLIP_S = { quick: 20, full: 60 };

export const workers: Measurement = {
  name: 'workers',
  title: 'Frames per second by number of workers, every frame',
  async run(lab) {
    const clip = await benchClip(CLIP_S[lab.quick ? 'quick' : 'full']);
    const bench = await openBench(lab, clip.file);
    const cores = availableParallelism();
    const counts = [...new Set([1, 2, 3, cores, cores + 1])]
      .filter((count) => count <= cores + 1)
      .sort((a, b) => a - b);
    const rates = new Map<number, number[]>(counts.map((count) => [count, []]));
    const options = { ...PLAIN_RUN, analysisFps: 'all' as const };
    for (const count of counts) await bench.call('ours', { ...PLAIN_RUN, analysisFps: 1 }, count);
    for (let round = 0; round < lab.rounds; round++) {
      lab.log(`workers: round ${round + 1} of ${lab.rounds}`);
      for (const count of counts) rates.get(count)?.push((await bench.call('ours', options, count)).rate);
    }
    await bench.close();
    return counts.map((count) => ({
      label: count === 1 ? '1 worker' : `${count} workers`,
      ...median(rates.get(count) ?? []),
      unit: 'frames/s' as const,
      ...(count === cores && { note: `as many as cores, the default` }),
    }));
  },
};
