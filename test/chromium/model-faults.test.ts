/**
 * Model files that are missing, damaged or half delivered, with the real models: `model_load_error` naming the file, and
 * the next try works, in a worker and on the page's own thread.
 */
import { expect } from '@open-wc/testing';
import { startOnPage } from '../../src/workers/start-worker.js';
import type { SessionSetup } from '../../src/session/session-setup.js';
import { FaultListener } from '../fuzz/faults.js';
import { NO_WEBGL, hasWebgl } from '../helpers/features.js';
import { skip } from '../helpers/skip.js';
import { clipFile, clipUrl, createTracker } from '../helpers/tracker.js';

const ON_PAGE: Partial<SessionSetup> = {
  startWorker: (url, options) => startOnPage(url, 'this test wants it so', options),
};

/** The package, the first `times` requests for one of its files answered with a fault. */
function brokenAssets(file: string, how: string, times: number): string {
  const spec = encodeURIComponent([Math.random(), file, how, times].join(','));
  return new URL(`/__test/broken/${spec}/dist/assets/`, location.href).href;
}

interface Fault {
  readonly file: string;
  readonly how: 'missing' | 'error' | 'html' | 'half' | 'cut' | 'corrupt';
  /** Requests that go wrong in one try. */
  readonly times: number;
  /** The same on the page's own thread, for one of each kind: what fetches and checks the files is the same there. */
  readonly onPage?: number;
}

const MOVENET: readonly Fault[] = [
  { file: 'pose-worker.js', how: 'missing', times: 2, onPage: 1 },
  { file: 'movenet-lightning.json', how: 'html', times: 2 },
  { file: 'movenet-lightning.bin', how: 'half', times: 2 },
  { file: 'movenet-lightning.bin', how: 'cut', times: 1 },
  { file: 'movenet-lightning.bin', how: 'corrupt', times: 1, onPage: 1 },
  { file: 'tfjs-backend-wasm-simd.wasm', how: 'half', times: 2, onPage: 2 },
];

const BLAZEPOSE: readonly Fault[] = [
  { file: 'blazepose-lite.task', how: 'half', times: 2, onPage: 2 },
  { file: 'blazepose-lite.task', how: 'corrupt', times: 1 },
  { file: 'vision_wasm_module_internal.wasm', how: 'corrupt', times: 1 },
  { file: 'vision_wasm_module_internal.js', how: 'missing', times: 1, onPage: 1 },
  { file: 'vision_wasm_module_internal.js', how: 'half', times: 1 },
];

for (const [model, faults, options] of [
  ['MoveNet', MOVENET, { poseBackend: 'wasm' }],
  ['BlazePose', BLAZEPOSE, { blazepose: true, blazeposeModel: 'lite', poseBackend: 'wasm' }],
] as const) {
  for (const [where, setup] of [
    ['in a worker', {}],
    ['on the page', ON_PAGE],
  ] as const) {
    describe(`${model} ${where}`, () => {
      for (const { file, how, times: inWorker, onPage } of faults) {
        const times = where === 'in a worker' ? inWorker : onPage;
        if (times === undefined) continue;
        it(`says that ${file} is ${how}, and the next try works`, async function () {
          if (model === 'BlazePose' && !hasWebgl) skip(this, NO_WEBGL);
          // Without a GPU a browser takes a quarter of a minute to load BlazePose, and it is loaded twice here.
          this.timeout(240_000);
          const uncaught = new FaultListener();
          const { tracker, of, next } = await createTracker({
            detector: 'real',
            options: {
              ...options,
              source: 'image',
              keypoints: true,
              sessionSetup: { workers: 1, ...setup },
              assetBase: brokenAssets(file, how, times),
              // Analysed at once: nothing is loaded ahead.
              imageSrc: clipUrl('still.jpg'),
            },
          });
          const error = await next('error');
          expect(error.code).to.equal('model_load_error');
          expect(error.message).to.contain(file);
          await tracker.analyze(await clipFile('still.jpg'));
          expect(of('keypoints')).to.have.length(1);
          expect(of('keypoints')[0]?.keypoints.length).to.be.greaterThan(10);
          expect(await uncaught.take()).to.deep.equal([]);
          uncaught.stop();
          tracker.remove();
        });
      }
    });
  }
}
