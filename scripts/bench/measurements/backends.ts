/**
 * MoveNet on every backend that this browser has.
 */
import type { PoseBackendChoice } from '../../../src/pose/detector.js';
import { PLAIN_RUN } from '../../lib/run-options.js';
import { benchClip } from '../clip.js';
import { median, type Figure } from '../figures.js';
import { openBench } from '../lab.js';
import type { Measurement } from '../measurement.js';

const CHOICES: readonly PoseBackendChoice[] = ['auto', 'wasm', 'webgl', 'webgpu'];

export const backends: Measurement = {
  name: 'backends',
  title: 'Frames per second by backend (MoveNet, 2 frames/s of media)',
  async run(lab) {
    const clip = await benchClip();
    const figures: Figure[] = [];
    // Few frames: a backend may be a hundred times slower than another.
    const options = { ...PLAIN_RUN, analysisFps: 2 };
    for (const poseBackend of CHOICES) {
      lab.log(`backends: ${poseBackend}`);
      const bench = await openBench(lab, clip.file);
      try {
        await bench.call('ours', { ...options, analysisFps: 1, poseBackend });
        const rates: number[] = [];
        let note = '';
        for (let round = 0; round < lab.rounds; round++) {
          const { rate, environment } = await bench.call('ours', { ...options, poseBackend });
          rates.push(rate);
          note = `${environment.poseBackend}, workers: ${environment.workers}`;
          const why = environment.reasons['poseBackend'];
          if (why) note += `; ${why}`;
        }
        figures.push({ label: poseBackend, ...median(rates), unit: 'frames/s', note });
      } catch (error) {
        // What a forced backend answers where the browser lacks it is a finding too.
        const text = error instanceof Error ? error.message : String(error);
        if (!text.includes(`"${poseBackend}" is not available`)) throw error;
        figures.push({ label: poseBackend, value: 0, unit: 'frames/s', note: 'not available in this browser' });
      } finally {
        await bench.close();
      }
    }
    return figures;
  },
};
