/**
 * What computes MoveNet on WebAssembly: the package's own kernels, and TensorFlow.js beside them.
 */
import { askWorker } from '../ask-worker.js';
import { median, type Figure } from '../figures.js';
import type { Measurement } from '../measurement.js';
import type { KernelsAnswer, KernelsRequest } from '../page/kernels-worker.js';

/** Pictures of each in a round. */
const PICTURES = 40;

export const kernels: Measurement = {
  name: 'kernels',
  title: 'MoveNet on WebAssembly: milliseconds an image, one worker',
  async run(lab) {
    lab.log('kernels');
    const request: KernelsRequest = {
      assets: `${lab.server.origin}/assets/`,
      rounds: lab.rounds,
      pictures: lab.quick ? 5 : PICTURES,
    };
    return figuresOf(await askWorker<KernelsAnswer>(lab, 'kernels-worker.js', request));
  },
};

function figuresOf({ tensorflow = [], ...own }: KernelsAnswer): Figure[] {
  return [
    ...Object.entries(own).flatMap(([name, times]): Figure[] => [
      { label: `Own kernels, ${name}`, ...median(times), unit: 'ms' },
      {
        label: `… against TensorFlow.js`,
        // Each round by itself: what else the machine did then, it did to both.
        ...median(times.map((ms, round) => (tensorflow[round] ?? NaN) / ms)),
        unit: '×',
        ...(name === 'relaxed-simd' && { target: { atLeast: 1.8 } }),
      },
    ]),
    { label: 'TensorFlow.js, wasm', ...median(tensorflow), unit: 'ms', note: 'the graph between its ends' },
  ];
}
