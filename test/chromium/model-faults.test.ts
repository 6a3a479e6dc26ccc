/**
 * Model files that are missing, damaged or half delivered, with the real models: `model_load_error` naming the file, and
 * the next try works, in a worker and on the page's own thread.
 */
import { expect } from '@open-wc/testing';
import { KERNELS } from '../../src/pose/assets.js';
import { chooseBuild } from '../../src/pose/kernels/choose-build.js';
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

/** The kernels that this browser runs. */
const KERNELS_HERE = KERNELS[chooseBuild().build ?? 'simd'].replace('wasm/', '');

const MOVENET: readonly Fault[] = [
  { file: 'pose-worker.js', how: 'missing', times: 2, onPage: 1 },
  { file: 'movenet-lightning.plan.json', how: 'html', times: 2 },
  { file: 'movenet-lightning.bin', how: 'half', times: 2 },
  { file: 'movenet-lightning.bin', how: 'cut', times: 1 },
  { file: 'movenet-lightning.bin', how: 'corrupt', times: 1, onPage: 1 },
  { file: KERNELS_HERE, how: 'half', times: 2, onPage: 2 },
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

describe('kernels that compute wrongly', () => {
  /** Analyses a picture with damaged files, and gives the test and what it says of itself. */
  const analyse = async (assetBase: string) => {
    const test = await createTracker({
      detector: 'real',
      options: { poseBackend: 'wasm', source: 'image', keypoints: true, sessionSetup: { workers: 1 }, assetBase },
    });
    const done = test.tracker.analyze(await clipFile('still.jpg')).catch((error: unknown) => error);
    return { ...test, outcome: await done };
  };

  it('are refused: TensorFlow.js takes over, and `environment` says so', async function () {
    this.timeout(120_000);
    const sound = await analyse('/dist/assets/');
    const { of } = await analyse(brokenAssets(KERNELS_HERE, 'poisoned', 1));
    const [environment] = of('environment');
    expect(environment).to.include({ poseBackend: 'wasm', kernels: 'tensorflow' });
    expect(environment?.reasons['kernels']).to.match(/SIMD are refused: it computes wrongly: /);
    expect(sound.of('environment')[0]?.kernels).to.equal(chooseBuild().build);
    const [found, wanted] = [of('keypoints')[0]?.keypoints ?? [], sound.of('keypoints')[0]?.keypoints ?? []];
    expect(found).to.have.length(17);
    found.forEach(({ name, x, y }, index) => {
      expect(Math.hypot(x - (wanted[index]?.x ?? NaN), y - (wanted[index]?.y ?? NaN)), name).to.be.below(0.1);
    });
  });

  it('and weights that are wrong are told apart: the error names the weights', async function () {
    this.timeout(120_000);
    const { outcome } = await analyse(brokenAssets('movenet-lightning.bin', 'corrupt', 1));
    expect(outcome).to.have.property('code', 'model_load_error');
    expect((outcome as Error).message)
      .to.contain('movenet-lightning.bin')
      .and.to.contain('damaged');
  });
});
