/**
 * The real model on the synthetic athlete: a few runs, as they take long.
 */
import { expect } from '@open-wc/testing';
import type { MessageOf } from '../../src/output/messages.js';
import { clipFile, clipUrl, createTracker } from '../helpers/tracker.js';

interface Truth {
  readonly width: number;
  readonly height: number;
  readonly joints: readonly string[];
  readonly frames: readonly {
    readonly t: number;
    readonly k: readonly (readonly [number, number, number])[];
    readonly angles: Readonly<Record<string, number | null>>;
  }[];
}

async function truthOf(name: string): Promise<Truth> {
  return (await (await fetch(clipUrl(`${name}.json`))).json()) as Truth;
}

async function analyse(name: string, options: Parameters<typeof createTracker>[0] = {}) {
  const test = await createTracker({
    ...options,
    detector: 'real',
    options: { keypoints: true, angles: true, ...options.options },
  });
  await test.tracker.analyze(await clipFile(name));
  return test;
}

/** Mean distance of the visible joints from the truth, as a share of the body's height in the picture. */
function meanError(messages: readonly MessageOf<'keypoints'>[], truth: Truth): number {
  let sum = 0;
  let count = 0;
  for (const { keypoints, timestampMs } of messages) {
    const frame = truth.frames.find(({ t }) => Math.abs(t - timestampMs) < 20);
    if (!frame) continue;
    const ys = frame.k.map(([, y]) => y);
    const height = Math.max(...ys) - Math.min(...ys);
    const standing = Math.max(...truth.frames.map(({ k }) => Math.max(...k.map(([, y]) => y)) - Math.min(...k.map(([, y]) => y))));
    expect(height).to.be.greaterThan(0);
    for (const [index, joint] of truth.joints.entries()) {
      const keypoint = keypoints.find(({ name }) => name === joint);
      const [x, y, visible] = frame.k[index] ?? [0, 0, 0];
      if (!keypoint || !visible) continue;
      sum += Math.hypot(keypoint.x - x, keypoint.y - y) / standing;
      count++;
    }
  }
  expect(count).to.be.greaterThan(100);
  return sum / count;
}

describe('MoveNet on the synthetic athlete', () => {
  it('finds the joints, within 3 % of the body height, and the knees bending', async () => {
    const truth = await truthOf('squat-oblique');
    const { of } = await analyse('squat-oblique.mp4');
    expect(meanError(of('keypoints'), truth)).to.be.lessThan(0.03);
    const knees = of('angles').map(({ angles }) => angles['left_knee'] ?? 180);
    expect(Math.max(...knees) - Math.min(...knees)).to.be.greaterThan(60);
  });

  it('gives the same bytes in every run and with any number of workers', async () => {
    const run = async (workers: number) => {
      const test = await createTracker({ detector: 'real', options: { keypoints: true, analysisFps: 5 } });
      test.tracker.sessionSetup = { workers };
      test.tracker.remove();
      await Promise.resolve();
      await Promise.resolve();
      document.body.append(test.tracker);
      await test.tracker.analyze(await clipFile('squat-oblique.mp4'));
      test.tracker.remove();
      return JSON.stringify(test.of('keypoints_batch')[0]);
    };
    const first = await run(2);
    expect(first.length).to.be.greaterThan(10_000);
    expect(await run(2)).to.equal(first);
    expect(await run(1)).to.equal(first);
  });

  it('follows a rotated clip upright', async () => {
    const truth = await truthOf('rotated');
    const { of } = await analyse('rotated.mp4', { options: { analysisFps: 5 } });
    expect(of('keypoints')[0]).to.include({ width: truth.width, height: truth.height });
    expect(meanError(of('keypoints'), truth)).to.be.lessThan(0.03);
  });

  it('finds nobody in an empty room', async () => {
    const { of } = await analyse('empty-room.mp4', { options: { analysisFps: 5 } });
    expect(of('keypoints').length).to.be.greaterThan(3);
    expect(of('keypoints').filter(({ keypoints }) => keypoints.length > 0)).to.deep.equal([]);
  });

  it('refines an image on the person', async () => {
    const truth = await truthOf('still');
    const { of } = await analyse('still.jpg', { options: { source: 'image' } });
    const [message] = of('keypoints');
    const [frame] = truth.frames;
    const ys = frame?.k.map(([, y]) => y) ?? [];
    const height = Math.max(...ys) - Math.min(...ys);
    const errors = truth.joints.flatMap((joint, index) => {
      const keypoint = message?.keypoints.find(({ name }) => name === joint);
      const [x, y, visible] = frame?.k[index] ?? [0, 0, 0];
      return keypoint && visible ? [Math.hypot(keypoint.x - x, keypoint.y - y) / height] : [];
    });
    expect(errors.length).to.be.greaterThan(8);
    expect(errors.reduce((a, b) => a + b, 0) / errors.length).to.be.lessThan(0.04);
  });

  it('asks for nothing but the package and the media', async () => {
    await fetch('/__test/requests', { method: 'DELETE' });
    const { tracker, of } = await createTracker({ detector: 'real', options: { keypoints: true, analysisFps: 2 } });
    await tracker.analyze(clipUrl('squat-side.mp4'));
    expect(of('keypoints_batch')).to.have.length(1);
    const requests = (await (await fetch('/__test/requests')).json()) as { server: string; method: string; url: string }[];
    const paths = requests.map(({ url }) => new URL(url, location.href).pathname);
    expect(paths).to.include('/dist/assets/models/movenet-lightning.bin');
    expect(requests.filter(({ server }) => server !== 'main')).to.deep.equal([]);
    expect(requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD' && method !== 'DELETE')).to.deep.equal([]);
    const allowed = /^\/(dist\/|test\/|src\/|node_modules\/|__test\/|__web-|__wds|@|favicon)/;
    expect(paths.filter((path) => path !== '/' && !allowed.test(path))).to.deep.equal([]);
  });

  it('names the address where a model file is missing, and works once it is there', async () => {
    const { tracker, of } = await createTracker({ detector: 'real', options: { keypoints: true, analysisFps: 2 } });
    tracker.sessionSetup = { workerUrl: new URL('/dist/assets/workers/pose-worker.js', location.href).href };
    tracker.assetBase = '/dist/nowhere/';
    tracker.remove();
    await Promise.resolve();
    await Promise.resolve();
    document.body.append(tracker);
    const error = (await tracker.analyze(clipUrl('squat-side.mp4')).catch((thrown: unknown) => thrown)) as Error;
    expect(error).to.have.property('code', 'model_load_error');
    expect(error.message).to.contain('/dist/nowhere/');
    tracker.removeAttribute('asset-base');
    tracker.assetBase = '/dist/assets/';
    await tracker.analyze(clipUrl('squat-side.mp4'));
    expect(of('keypoints_batch')).to.have.length(1);
    tracker.remove();
  });
});
