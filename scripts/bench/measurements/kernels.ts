/**
 * What computes MoveNet on WebAssembly: the package's own kernels, and TensorFlow.js beside them.
 */
import { median, type Figure } from '../figures.js';
import type { Measurement } from '../measurement.js';
import type { KernelsAnswer, KernelsRequest } from '../page/kernels-worker.js';

/** Pictures of each in a round. */
const PICTURES = 40;

export const kernels: Measurement = {
  name: 'kernels',
  title: 'MoveNet on WebAssembly: milliseconds a picture, one worker',
  async run(lab) {
    const { origin } = lab.server;
    const page = await lab.browser.newPage();
    lab.log('kernels');
    try {
      await page.goto(`${origin}/bench/index.html`);
      const request: KernelsRequest = {
        assets: `${origin}/assets/`,
        rounds: lab.rounds,
        pictures: lab.quick ? 5 : PICTURES,
      };
      // As text: a compiled function would call the compiler's helpers, which the page has not.
      const times = (await page.evaluate(`new Promise((resolve, reject) => {
        const worker = new Worker('/bench/kernels-worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(${JSON.stringify(request)});
      })`)) as KernelsAnswer;
      return figuresOf(times);
    } finally {
      await page.close();
    }
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
