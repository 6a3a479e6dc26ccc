/**
 * The backends of the real model: which is taken where, and that they find the same.
 */
import { expect } from '@open-wc/testing';
import { hasWebglInWorkers } from '../helpers/features.js';
import { skip } from '../helpers/skip.js';
import { clipFile, createTracker } from '../helpers/tracker.js';

describe('backends', () => {
  const environment = async (options: Record<string, unknown>, file = 'still.jpg') => {
    const test = await createTracker({
      detector: 'real',
      options: { keypoints: true, source: 'image', ...options },
    });
    await test.tracker.analyze(await clipFile(file));
    return test;
  };

  it('chooses one, and says why', async () => {
    const { of } = await environment({ poseBackend: 'auto' });
    const [message] = of('environment');
    const reason = message?.reasons['poseBackend'];
    expect(reason).to.match(/^auto: (WASM|WebGL|WebGPU), /);
    // Whichever is not there is named with what it lacks.
    if (!message?.webgpu) expect(reason).to.contain('WebGPU: ');
    const names = { wasm: 'WASM', webgl: 'WebGL', webgpu: 'WebGPU' };
    expect(reason).to.contain(`auto: ${names[message?.poseBackend ?? 'wasm']}, `);
  });

  it('gives the same pose on WebGL as on WASM', async function () {
    if (!(await hasWebglInWorkers())) skip(this, 'workers of this browser have no WebGL 2');
    const poses = [];
    let height = NaN;
    for (const poseBackend of ['wasm', 'webgl']) {
      const { of } = await environment({ poseBackend });
      height = of('keypoints')[0]?.height ?? NaN;
      expect(of('environment')[0]).to.include({ poseBackend });
      poses.push(of('keypoints')[0]?.keypoints ?? []);
    }
    const [wasm = [], gpu = []] = poses;
    expect(wasm).to.have.length(17);
    // A graphics driver rounds as it likes: half floats in textures, and sums in another order.
    const limit = 0.005 * height;
    gpu.forEach(({ x, y }, index) => {
      expect(Math.hypot(x - (wasm[index]?.x ?? NaN), y - (wasm[index]?.y ?? NaN))).to.be.below(limit);
    });
  }).timeout(120_000);

  it('says so where the one that was asked for is missing, and takes another one next', async function () {
    const adapter = 'gpu' in navigator ? await navigator.gpu.requestAdapter() : null;
    if (adapter) skip(this, 'this browser has WebGPU');
    const { tracker, of } = await createTracker({
      detector: 'real',
      options: { source: 'image', keypoints: true, poseBackend: 'webgpu' },
    });
    const error = (await tracker.analyze(await clipFile('still.jpg')).catch((thrown: unknown) => thrown)) as Error;
    expect(error).to.have.property('code', 'backend_unavailable');
    expect(error.message).to.contain('webgpu').and.to.contain('poseBackend=wasm');
    tracker.poseBackend = 'wasm';
    await tracker.analyze(await clipFile('still.jpg'));
    expect(of('keypoints')).to.have.length(1);
  });
});
