/**
 * MoveNet's own kernels in every engine: which build runs, and that it finds what TensorFlow.js finds on pictures.
 */
import { expect } from '@open-wc/testing';
import { chooseBuild, type KernelBuild } from '../../src/pose/kernels/choose-build.js';
import type { KernelNetwork } from '../../src/pose/kernels/network.js';
import { MODELS } from '../../src/pose/models.js';
import { moveNetLoad } from '../../src/pose/movenet-files.js';
import { createKernelNetwork } from '../../src/pose/movenet-kernels.js';
import { createTfjsNetwork, type TfjsNetwork } from '../../src/pose/movenet-tfjs.js';
import { clipUrl, clipFile, createTracker } from '../helpers/tracker.js';

const MODEL = MODELS['movenet-lightning'];
const SIZE = MODEL.inputSize;

/** Squares of pictures, as shares of their sides: the whole body, a part of it, and beyond the edge. */
const SQUARES: readonly (readonly [left: number, top: number, side: number])[] = [
  [0, 0, 1],
  [0.2, 0.1, 0.6],
  [0.35, 0.4, 0.5],
  [-0.3, -0.2, 1.5],
];

async function picturesOf(name: string): Promise<Uint8ClampedArray[]> {
  const picture = await createImageBitmap(await (await fetch(clipUrl(name))).blob());
  const canvas = new OffscreenCanvas(SIZE, SIZE);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const side = Math.max(picture.width, picture.height);
  return SQUARES.map(([left, top, share]) => {
    const scale = SIZE / (share * side);
    context.clearRect(0, 0, SIZE, SIZE);
    context.drawImage(
      picture,
      -left * side * scale,
      -top * side * scale,
      picture.width * scale,
      picture.height * scale,
    );
    return context.getImageData(0, 0, SIZE, SIZE).data;
  });
}

describe("MoveNet's kernels", () => {
  const { build, reason } = chooseBuild();
  const load = () => {
    const assets = { assetBase: new URL('/dist/assets/', location.href).href };
    return moveNetLoad(MODEL, assets, new AbortController().signal, () => undefined);
  };
  /** Every build that this browser compiles. */
  const builds: readonly KernelBuild[] = build === 'relaxed-simd' ? ['relaxed-simd', 'simd'] : ['simd'];
  let tfjs: TfjsNetwork;
  let networks: readonly KernelNetwork[];
  let pictures: readonly Uint8ClampedArray[];

  before(async function () {
    this.timeout(60_000);
    tfjs = await createTfjsNetwork('wasm', load());
    networks = await Promise.all(builds.map((each) => createKernelNetwork(each, load())));
    pictures = (await Promise.all(['still.jpg', 'still-two.jpg'].map(picturesOf))).flat();
  });

  after(() => tfjs.dispose());

  it('find what TensorFlow.js finds, in pictures', async () => {
    expect(pictures).to.have.length(2 * SQUARES.length);
    for (const [index, picture] of pictures.entries()) {
      const wanted = await tfjs.run(picture);
      for (const [at, network] of networks.entries()) {
        network.run(picture).forEach(({ name, x, y, score }, point) => {
          const what = `${name}, picture ${index}, ${builds[at]}`;
          const { x: wantedX, y: wantedY, score: wantedScore } = wanted[point]!;
          expect(Math.hypot(x - wantedX, y - wantedY), what).to.be.below(0.05);
          expect(score, what).to.be.closeTo(wantedScore, 1e-3);
        });
      }
    }
  });

  it('find the same, digit for digit, each time', () => {
    for (const network of networks) {
      const first = pictures.map((picture) => network.run(picture));
      expect(pictures.map((picture) => network.run(picture))).to.deep.equal(first);
    }
  });

  it('are told in `environment`, with the reason why they are not the fastest', async () => {
    const { tracker, of } = await createTracker({
      detector: 'real',
      options: { keypoints: true, source: 'image', poseBackend: 'wasm' },
    });
    await tracker.analyze(await clipFile('still.jpg'));
    const [environment] = of('environment');
    expect(environment?.kernels).to.equal(build ?? 'tensorflow');
    expect(environment?.reasons['kernels']).to.equal(reason);
  });
});
