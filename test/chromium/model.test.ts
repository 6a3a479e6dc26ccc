/**
 * The real model on the synthetic athlete: a few runs, as they take long.
 */
import { expect } from '@open-wc/testing';
import { compareWithTruth } from '../athlete/compare.js';
import type { ClipTruth } from '../athlete/truth.js';
import { runWithWorkers } from '../helpers/run-with-workers.js';
import { clipFile, clipUrl, createTracker } from '../helpers/tracker.js';

async function truthOf(name: string): Promise<ClipTruth> {
  return (await (await fetch(clipUrl(`${name}.json`))).json()) as ClipTruth;
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

describe('MoveNet on the synthetic athlete', () => {
  it('finds the joints, within 3 % of the body height, and the knees bending', async () => {
    const truth = await truthOf('squat-oblique');
    const { of } = await analyse('squat-oblique.mp4', { options: { analysisFps: 5 } });
    expect(compareWithTruth(of('keypoints'), truth))
      .to.include({ missed: 0 })
      .with.property('keypointError')
      .below(0.03);
    const knees = of('angles').map(({ angles }) => angles['left_knee'] ?? 180);
    expect(Math.max(...knees) - Math.min(...knees)).to.be.greaterThan(60);
  });

  it('gives the same bytes with any number of workers', async function () {
    this.timeout(180_000);
    const { batch } = await runWithWorkers(2, 'squat-oblique.mp4');
    expect(batch.length).to.be.greaterThan(10_000);
    expect((await runWithWorkers(1, 'squat-oblique.mp4')).batch).to.equal(batch);
  });

  it('stays with one of two people, the same with any number of workers', async function () {
    this.timeout(180_000);
    const { batch, of } = await runWithWorkers(1, 'two-people.mp4');
    const places = of('keypoints').map(({ keypoints }) => {
      const trunk = keypoints.filter(({ name }) => /shoulder|hip/.test(name));
      return trunk.reduce((sum, { x }) => sum + x, 0) / trunk.length;
    });
    const steps = places.slice(1).map((x, index) => Math.abs(x - (places[index] ?? x)));
    // Nobody moves by more between two frames; the other person is further away.
    expect(Math.max(...steps) / (of('keypoints')[0]?.width ?? 1)).to.be.below(0.1);
    expect((await runWithWorkers(2, 'two-people.mp4')).batch).to.equal(batch);
  });

  for (const [person, at, count] of [
    ['auto', 0.39, 3],
    ['right', 0.67, 0],
    ['0.7,0.5', 0.67, 0],
  ] as const) {
    it(`follows whom person=${person} says, be it the smaller one, with any number of workers`, async function () {
      this.timeout(180_000);
      const options = { keypoints: true, exercise: 'squat', person };
      const [one, two] = await Promise.all(
        [1, 2].map((workers) => analyse('performer-behind.mp4', { options, setup: { workers } })),
      );
      const hips = one!.of('keypoints').flatMap(({ keypoints, width }) => {
        return keypoints.filter(({ name }) => name === 'left_hip').map(({ x }) => x / width);
      });
      expect(hips.length).to.be.greaterThan(80);
      expect(Math.min(...hips)).to.be.greaterThan(at - 0.1);
      expect(Math.max(...hips)).to.be.lessThan(at + 0.1);
      expect(one!.of('exercise_summary')[0]?.counter).to.equal(count);
      expect(JSON.stringify(two!.of('keypoints_batch'))).to.equal(JSON.stringify(one!.of('keypoints_batch')));
    });
  }

  it('finds in a picture whom the option says', async function () {
    this.timeout(180_000);
    for (const [person, at] of [
      ['left', 0.39],
      ['right', 0.67],
      ['largest', 0.67],
      ['0.4,0.6', 0.39],
    ] as const) {
      const { of } = await analyse('still-two.jpg', { options: { source: 'image', person } });
      const [found] = of('keypoints');
      const hip = found?.keypoints.find(({ name }) => name === 'left_hip');
      expect((hip?.x ?? NaN) / (found?.width ?? NaN), person).to.be.closeTo(at, 0.08);
    }
  });

  it('has the whole body at once after a cut that zooms in', async () => {
    const truth = await truthOf('zoom-cut');
    const { of } = await analyse('zoom-cut.mp4', { options: { keypoints: true } });
    const after = of('keypoints').filter(({ timestampMs }) => timestampMs >= 3400 && timestampMs < 4000);
    expect(after.length).to.be.greaterThan(5);
    expect(compareWithTruth(after, truth)).to.have.property('keypointError').below(0.05);
    expect(
      after.every(({ keypoints }) => keypoints.every(({ name, score }) => !/ankle/.test(name) || score > 0.2)),
    ).to.equal(true);
  });

  it('follows a rotated clip upright', async () => {
    const truth = await truthOf('rotated');
    const { of } = await analyse('rotated.mp4', { options: { analysisFps: 5 } });
    expect(of('keypoints')[0]).to.include({ width: truth.width, height: truth.height });
    expect(compareWithTruth(of('keypoints'), truth))
      .to.include({ missed: 0 })
      .with.property('keypointError')
      .below(0.03);
  });

  it('finds nobody in an empty room', async () => {
    const { of } = await analyse('empty-room.mp4', { options: { analysisFps: 5 } });
    expect(of('keypoints').length).to.be.greaterThan(3);
    expect(of('keypoints').filter(({ keypoints }) => keypoints.length > 0)).to.deep.equal([]);
  });

  it('refines an image on the person', async () => {
    const truth = await truthOf('still');
    const { of } = await analyse('still.jpg', { options: { source: 'image' } });
    const { keypointError, missed, byJoint } = compareWithTruth(of('keypoints'), truth);
    expect(missed).to.equal(0);
    expect(Object.keys(byJoint).length).to.be.greaterThan(10);
    // One frame, crouched: its own height is what the distance is a share of, and there is no mean over time.
    expect(keypointError).to.be.below(0.05);
  });

  it('asks for nothing but the package and the media', async () => {
    await fetch('/__test/requests', { method: 'DELETE' });
    const { tracker, of } = await createTracker({ detector: 'real', options: { keypoints: true, analysisFps: 2 } });
    await tracker.analyze(clipUrl('squat-side.mp4'));
    expect(of('keypoints_batch')).to.have.length(1);
    const requests = (await (await fetch('/__test/requests')).json()) as {
      server: string;
      method: string;
      url: string;
    }[];
    const paths = requests.map(({ url }) => new URL(url, location.href).pathname);
    expect(paths).to.include('/dist/assets/models/movenet-lightning.bin');
    expect(requests.filter(({ server }) => server !== 'main')).to.deep.equal([]);
    expect(requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD' && method !== 'DELETE')).to.deep.equal(
      [],
    );
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
