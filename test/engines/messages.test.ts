import { expect } from '@open-wc/testing';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import { analyseToEnd, clipFile, createTracker, type TestTracker } from '../helpers/tracker.js';

const CLIP = 'squat-side.mp4';

/** Short, for what is played or told by a few messages. */
const SHORT = 'vp9.webm';

async function analysed(options: Parameters<typeof createTracker>[0]): Promise<TestTracker> {
  const test = await createTracker(options);
  await test.tracker.analyze(await clipFile(CLIP));
  return test;
}

describe('messages of a video', () => {
  it('come in their order and form', async () => {
    const { messages, of } = await analysed({ options: { keypoints: true, angles: true } });
    const order = [...new Set(messages.map(({ type }) => type))];
    expect(order.filter((type) => type !== 'progress')).to.deep.equal([
      'initialization',
      'environment',
      'keypoints',
      'angles',
      'keypoints_batch',
    ]);

    const ready = of('initialization').filter((message) => message.ready);
    expect(ready).to.have.length(1);
    expect(ready[0]).to.include({ step: 'ready', source: 'video' });

    const [environment] = of('environment');
    expect(environment).to.include({ poseBackend: 'wasm', model: 'movenet-lightning', decoder: 'webcodecs' });
    for (const key of ['webgl', 'webgpu', 'wasmSimd', 'wasmThreads'] as const) {
      expect(environment?.[key], key).to.be.a('boolean');
    }
    expect(environment?.workers).to.be.at.least(1);

    const keypoints = of('keypoints');
    const times = keypoints.map(({ timestampMs }) => timestampMs);
    expect(times).to.deep.equal([...new Set(times)].sort((a, b) => a - b));
    for (const { keypoints: points, width, height, score } of keypoints) {
      expect(points.map(({ name }) => name)).to.deep.equal([...COCO_KEYPOINTS]);
      expect({ width, height, score }).to.deep.equal({ width: 480, height: 480, score: 0.9 });
    }
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    expect(keypoints.length / seconds).to.be.within(12, 16.5);

    expect(of('angles').map(({ timestampMs }) => timestampMs)).to.deep.equal(times);
    expect(Object.keys(of('angles')[0]?.angles ?? {})).to.include.members(['left_knee', 'right_elbow', 'left_hip']);

    const [batch] = of('keypoints_batch');
    expect(batch).to.include({ width: 480, height: 480, model: 'movenet-lightning' });
    expect(batch?.fps).to.be.within(12, 16.5);
    expect(batch?.frames).to.deep.equal(
      keypoints.map(({ timestampMs, score, keypoints: points }) => ({ timestampMs, score, keypoints: points })),
    );

    const analysis = of('progress').filter(({ stage }) => stage === 'analysis');
    expect(analysis.map(({ value }) => value)).to.deep.equal(analysis.map(({ value }) => value).sort((a, b) => a - b));
    expect(analysis.at(-1)?.value).to.equal(1);
    expect(JSON.parse(JSON.stringify(messages))).to.deep.equal(messages);
  });

  it('holds back what was not asked for', async () => {
    const { messages } = await analysed({});
    expect([...new Set(messages.map(({ type }) => type))]).to.have.members([
      'initialization',
      'environment',
      'progress',
    ]);
  });

  it('are the same whatever the pace and the number of workers', async () => {
    const run = async (pace: 'max' | 'realtime', workers: number) => {
      const test = await createTracker({ options: { keypoints: true, pace } });
      Object.assign(test.tracker.sessionSetup, { workers });
      await analyseToEnd(test.tracker, await clipFile(SHORT));
      return JSON.stringify(test.messages.filter(({ type }) => type.startsWith('keypoints')));
    };
    const first = await run('max', 1);
    expect(await run('max', 3)).to.equal(first);
    expect(await run('realtime', 2)).to.equal(first);
  });

  it('take every frame with analysisFps=all', async () => {
    const { of } = await analysed({ options: { keypoints: true, analysisFps: 'all' } });
    const truth = (await (await fetch('/test/fixtures/clips/squat-side.json')).json()) as { durationS: number };
    expect(of('keypoints').length).to.be.closeTo(truth.durationS * 25, 1);
  });

  it('say so plainly where nobody is found', async () => {
    const { tracker, of, part } = await analysed({ detector: 'nobody', options: { keypoints: true } });
    expect(of('error')).to.deep.equal([]);
    expect(of('keypoints').every(({ keypoints, score }) => keypoints.length === 0 && score === 0)).to.equal(true);
    await tracker.updateComplete;
    expect(part('.notice').textContent).to.contain('Nobody was found in this video');
  });

  it('report a model that does not load, and take the next file afterwards', async () => {
    const { tracker, of, messages } = await createTracker({ detector: 'fail-load' });
    await tracker.analyze(await clipFile(SHORT)).catch(() => undefined);
    expect(of('error').map(({ code }) => code)).to.deep.equal(['model_load_error']);
    expect(tracker.dataset['state']).to.equal('error');
    messages.length = 0;
    await tracker.analyze(await clipFile(SHORT)).catch(() => undefined);
    expect(of('error').map(({ code }) => code)).to.deep.equal(['model_load_error']);
  });
});

describe('messages of an image', () => {
  it('are keypoints, angles and the overlay', async () => {
    const { tracker, of, messages } = await createTracker({
      options: { source: 'image', keypoints: true, angles: true },
    });
    await tracker.analyze(await clipFile('still.jpg'));
    expect(of('initialization').map(({ ready }) => ready)).to.deep.equal([false, false, true]);
    expect(of('environment')[0]).to.include({ decoder: 'image' });
    expect(of('keypoints')).to.have.length(1);
    expect(of('angles')).to.have.length(1);
    expect(of('keypoints_batch')).to.deep.equal([]);
    const [overlay] = of('image_overlay');
    const { width, height } = of('keypoints')[0] ?? {};
    expect(overlay).to.include({ width, height });
    expect(overlay?.image).to.match(/^data:image\/png;base64,/);
    const picture = new Image();
    picture.src = overlay?.image ?? '';
    await picture.decode();
    expect([picture.naturalWidth, picture.naturalHeight]).to.deep.equal([width, height]);
    expect(messages.at(-1)).to.include({ type: 'progress', stage: 'analysis', value: 1 });
  });

  it('say so plainly where nobody is found', async () => {
    const { tracker, of, part } = await createTracker({
      detector: 'nobody',
      options: { source: 'image', keypoints: true },
    });
    await tracker.analyze(await clipFile('still.jpg'));
    expect(of('keypoints')[0]).to.deep.include({ keypoints: [], score: 0 });
    await tracker.updateComplete;
    expect(part('.notice').textContent).to.contain('Nobody was found in this image');
  });

  it('are in upright pixels whatever the EXIF orientation', async () => {
    const { tracker, of } = await createTracker({ options: { source: 'image', keypoints: true } });
    await tracker.analyze(await clipFile('still-rotated.jpg'));
    const truth = (await (await fetch('/test/fixtures/clips/still-rotated.json')).json()) as Record<string, number>;
    expect(of('keypoints')[0]).to.include({ width: truth['width'], height: truth['height'] });
    expect(of('image_overlay')[0]).to.include({ width: truth['width'], height: truth['height'] });
  });
});
