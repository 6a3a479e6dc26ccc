/**
 * BlazePose on the synthetic athlete, with the real model: a few runs, as they take long.
 */
import { expect } from '@open-wc/testing';
import type { ErrorMessage, KeypointsMessage } from '../../src/output/messages.js';
import { BLAZEPOSE_KEYPOINTS } from '../../src/pose/topology.js';
import { startOnPage } from '../../src/workers/start-worker.js';
import type { SessionSetup } from '../../src/session/session-setup.js';
import { compareWithTruth } from '../athlete/compare.js';
import type { ClipTruth } from '../athlete/truth.js';
import { clipFile, clipUrl, createTracker } from '../helpers/tracker.js';

type Options = NonNullable<Parameters<typeof createTracker>[0]>['options'];

const CLIP = 'squat-oblique';

/** Fast enough to be followed, few enough frames for a test. */
const FPS = 4;

async function analyse(file: string, options: Options, setup: Partial<SessionSetup> = { workers: 2 }, keep = false) {
  const test = await createTracker({
    detector: 'real',
    options: { blazepose: true, blazeposeModel: 'lite', keypoints: true, analysisFps: FPS, ...options },
  });
  test.tracker.sessionSetup = setup;
  test.tracker.remove();
  await Promise.resolve();
  await Promise.resolve();
  document.body.append(test.tracker);
  await test.tracker.analyze(await clipFile(file)).catch(() => undefined);
  if (!keep) test.tracker.remove();
  return test;
}

/** BlazePose takes pictures in through WebGL, which some browsers without a screen have not. */
const hasWebgl = document.createElement('canvas').getContext('webgl2') !== null;

function depthOf({ keypoints }: KeypointsMessage, name: string): number {
  return keypoints.find((keypoint) => keypoint.name === name)?.z ?? NaN;
}

describe('BlazePose on the synthetic athlete', () => {
  it('finds 33 landmarks with depth, within 3 % of the body height, and points in metres', async function () {
    if (!hasWebgl) this.skip();
    const truth = (await (await fetch(clipUrl(`${CLIP}.json`))).json()) as ClipTruth;
    const { of, messages } = await analyse(`${CLIP}.mp4`, { angles: true, analysisFps: 10 });
    expect(of('error')).to.deep.equal([]);
    expect(of('environment')[0]).to.include({ model: 'blazepose-lite', poseBackend: 'wasm' });
    const frames = of('keypoints');
    expect(frames.length).to.be.greaterThan(20);
    for (const { keypoints, keypoints3D } of frames) {
      expect(keypoints.map(({ name }) => name)).to.deep.equal([...BLAZEPOSE_KEYPOINTS]);
      expect(keypoints3D?.map(({ name }) => name)).to.deep.equal([...BLAZEPOSE_KEYPOINTS]);
    }
    expect(compareWithTruth(frames, truth)).to.include({ missed: 0 }).with.property('keypointError').below(0.03);
    // Bent, the athlete has the arms ahead of the body, which is turned to the camera: they are nearer to it.
    const bent = frames.reduce((a, b) => (depthOf(a, 'left_wrist') < depthOf(b, 'left_wrist') ? a : b));
    expect(depthOf(bent, 'left_wrist')).to.be.below(depthOf(bent, 'left_hip') - 40);
    const standing = frames[0]?.keypoints3D ?? [];
    const at = (name: string) => standing.find((point) => point.name === name) ?? { x: NaN, y: NaN, z: NaN };
    const hips = [at('left_hip'), at('right_hip')];
    for (const axis of ['x', 'y', 'z'] as const) {
      expect(((hips[0]?.[axis] ?? NaN) + (hips[1]?.[axis] ?? NaN)) / 2).to.be.closeTo(0, 0.03);
    }
    expect(at('left_ankle').y).to.be.within(0.5, 1.1);
    expect(at('nose').y).to.be.within(-0.9, -0.4);
    const knees = of('angles').map(({ angles }) => angles['left_knee'] ?? 180);
    expect(Math.max(...knees) - Math.min(...knees)).to.be.greaterThan(60);
    const batch = of('keypoints_batch')[0];
    expect(batch?.model).to.equal('blazepose-lite');
    expect(batch?.frames[0]?.keypoints3D).to.deep.equal(frames[0]?.keypoints3D);
    expect(messages.at(-1)?.type).to.equal('keypoints_batch');
  });

  it('gives the same bytes with any number of workers, and whatever was analysed before', async function () {
    if (!hasWebgl) this.skip();
    this.timeout(180_000);
    const batch = ({ of }: Awaited<ReturnType<typeof analyse>>) => JSON.stringify(of('keypoints_batch').at(-1));
    const first = batch(await analyse(`${CLIP}.mp4`, { analysisFps: 2 }, { workers: 2 }));
    expect(first.length).to.be.greaterThan(50_000);
    // The same worker, after another clip.
    const again = await analyse('pushup-side.mp4', { analysisFps: 1 }, { workers: 1 }, true);
    again.tracker.analysisFps = 2;
    await again.tracker.analyze(await clipFile(`${CLIP}.mp4`));
    expect(batch(again)).to.equal(first);
    again.tracker.remove();
  });

  it('finds nobody in an empty room', async function () {
    if (!hasWebgl) this.skip();
    const { of } = await analyse('empty-room.mp4', {});
    expect(of('keypoints').length).to.be.greaterThan(2);
    expect(of('keypoints').filter(({ keypoints }) => keypoints.length > 0)).to.deep.equal([]);
  });

  it('finds the same in an image on the page’s own thread, and leaves other programs of the page alone', async function () {
    if (!hasWebgl) this.skip();
    const inWorker = await analyse('still.jpg', { source: 'image' });
    expect(inWorker.of('keypoints')[0]?.keypoints).to.have.length(33);
    expect(inWorker.of('image_overlay')).to.have.length(1);
    const page = globalThis as { Module?: unknown; ModuleFactory?: unknown };
    page.Module = 'of another program';
    const scripts = document.scripts.length;
    const onPage = await analyse(
      'still.jpg',
      { source: 'image' },
      { startWorker: (url, options) => startOnPage(url, 'this test wants it so', options) },
    );
    expect(onPage.of('environment')[0]).to.deep.include({ workers: 0 });
    expect(onPage.of('keypoints')).to.deep.equal(inWorker.of('keypoints'));
    expect(page).to.include({ Module: 'of another program' }).and.not.have.property('ModuleFactory');
    expect(document.scripts).to.have.length(scripts);
    delete page.Module;
  });
});

describe('BlazePose where it cannot run', () => {
  const errors = async (options: Options): Promise<ErrorMessage[]> =>
    (await analyse(`${CLIP}.mp4`, options)).of('error');

  it('names the file of the heavy model, and how to get it', async function () {
    if (!hasWebgl) this.skip();
    const [error] = await errors({ blazeposeModel: 'heavy' });
    expect(error?.code).to.equal('model_load_error');
    expect(error?.message).to.contain('/models/blazepose-heavy.task').and.contain('BLAZEPOSE_HEAVY=1');
  });

  it('says that it has no WebGPU backend', async () => {
    const [error] = await errors({ poseBackend: 'webgpu' });
    expect(error?.code).to.equal('backend_unavailable');
  });

  it('says that MoveNet works where there is no WebGL', async function () {
    if (hasWebgl) this.skip();
    const [error] = await errors({});
    expect(error?.code).to.equal('backend_unavailable');
    expect(error?.message).to.contain('MoveNet works');
  });
});
