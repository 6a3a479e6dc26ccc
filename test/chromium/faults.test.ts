/**
 * Real workers and decoders with a scripted detector, which crashes or hangs.
 */
import { expect } from '@open-wc/testing';
import { startOnPage, startWorker, type WorkerStarter } from '../../src/workers/start-worker.js';
import type { StartTicker } from '../../src/workers/watchdog.js';
import type { Watch } from '../../src/workers/worker-client.js';
import { clipFile, createTracker, rejection, scriptedWorker } from '../helpers/tracker.js';

const CLIP = 'squat-oblique.mp4';

/** Starts workers with these scripts, one after the other, and then sound ones. */
function scripted(scripts: readonly string[]) {
  let started = 0;
  const start: WorkerStarter = (_url, options) => startWorker(scriptedWorker(scripts[started++] ?? ''), options);
  return { startWorker: start, started: () => started };
}

/**
 * A watch that gives a worker up after three silent seconds, for scripts that do hang: in less a slow machine may not have
 * started the one that takes its place.
 */
const impatient: Partial<Watch> = {
  startTicker: (_ms, onTick) => {
    const timer = setInterval(onTick, 500);
    return () => clearInterval(timer);
  },
};

async function run(scripts: readonly string[], workers: number) {
  const { startWorker, started } = scripted(scripts);
  // No other backend is tried: that would take workers too, where the browser has one that is worth it.
  const test = await createTracker({ options: { keypoints: true, poseBackend: 'wasm' } });
  test.tracker.remove();
  // Without impatience where nothing hangs: a slow machine would be taken for one that does.
  const watch = scripts.some((script) => script.startsWith('hang')) ? impatient : {};
  test.tracker.sessionSetup = { workers, startWorker, watch };
  await Promise.resolve();
  await Promise.resolve();
  document.body.append(test.tracker);
  const analysis = test.tracker.analyze(await clipFile(CLIP));
  return { ...test, analysis, started, batch: () => JSON.stringify(test.of('keypoints_batch')[0]) };
}

describe('faulty workers', () => {
  let sound = '';

  before(async () => {
    const { analysis, batch, tracker } = await run([], 1);
    await analysis;
    sound = batch();
    tracker.remove();
    expect(sound.length).to.be.greaterThan(1000);
  });

  for (const [what, scripts, workers, startedAtLeast] of [
    ['the only worker crashes', ['crash-at=1500'], 1, 2],
    ['the only worker hangs', ['hang-at=1500'], 1, 2],
    ['one of two crashes, or both', ['crash-at=1000', 'crash-at=1000'], 2, 3],
    ['one of two hangs, or both', ['hang-at=1000', 'hang-at=1000'], 2, 3],
    ['the only worker loses its GPU', ['lose-gpu-at=1500'], 1, 2],
    ['both of two lose their GPUs', ['lose-gpu-at=0', 'lose-gpu-at=0'], 2, 3],
    ['the first one crashes in load', ['crash-in-load'], 1, 2],
    ['a further one does not load', ['', 'fail-load'], 2, 2],
  ] as const) {
    it(`gives the same poses, each once, where ${what}`, async () => {
      const { analysis, batch, started, tracker, of } = await run(scripts, workers);
      await analysis;
      expect(batch()).to.equal(sound);
      expect(of('error')).to.deep.equal([]);
      expect(started()).to.be.at.least(startedAtLeast);
      tracker.remove();
    });
  }

  it('says so where no worker is left, and takes the next file', async () => {
    const { analysis, tracker, of, batch } = await run(['crash-at=0', 'crash-at=0'], 1);
    const error = await rejection(analysis);
    expect(error.code).to.equal('internal_error');
    expect(error.details).to.deep.equal({ reason: 'worker_lost' });
    expect(of('error')).to.have.length(1);
    await tracker.analyze(await clipFile(CLIP));
    expect(batch()).to.equal(sound);
    tracker.remove();
  });
});

describe('a worker that starts and never answers', () => {
  /** Time that passes at once for the first who waits, and never for the others. */
  const firstOnly = (): StartTicker => {
    let waiting = 0;
    return (_ms, onTick) => {
      const timer = waiting++ === 0 ? setInterval(onTick, 20) : undefined;
      return () => clearInterval(timer);
    };
  };

  it('is given up, and the page does its work', async () => {
    // A backend that is to be timed has a worker of its own, which would be the first to be waited for.
    const test = await createTracker({ options: { keypoints: true, poseBackend: 'wasm' } });
    const { tracker, of } = test;
    tracker.remove();
    const startTicker = firstOnly();
    tracker.sessionSetup = {
      workers: 1,
      startWorker: (_url, options) => startWorker(scriptedWorker('mute'), { ...options, startTicker }),
    };
    await Promise.resolve();
    await Promise.resolve();
    document.body.append(tracker);
    await tracker.analyze(await clipFile(CLIP));
    expect(of('error')).to.deep.equal([]);
    expect(of('environment')[0]).to.include({ workers: 0 });
    expect(of('environment')[0]?.reasons['workers']).to.contain('has not answered for 60 seconds');
    tracker.remove();
  });

  it('is an error that names the address where the page does not get the program either', async () => {
    const url = new URL(`/__test/slow/dist/assets/workers/pose-worker.js?ms=2000&turn=${Math.random()}`, location.href)
      .href;
    const error = await rejection(
      startOnPage(url, 'as the test wants it', { work: 'the test', startTicker: firstOnly() }),
    );
    expect(error.code).to.equal('model_load_error');
    expect(error.message).to.contain(url).and.contain('has not answered for 60 seconds');
  });

  it('is an error where the address holds another program', async () => {
    const url = new URL('/dist/exercise.js', location.href).href;
    const error = await rejection(startOnPage(url, 'as the test wants it', { work: 'the test' }));
    expect(error.code).to.equal('model_load_error');
    expect(error.message).to.contain(url);
  });
});

describe('a GPU that is lost again and again', () => {
  it('is an error that says so, and the next run starts afresh', async () => {
    const { analysis, tracker, of } = await run(['lose-gpu-at=500', 'lose-gpu-at=500'], 1);
    const error = await rejection(analysis);
    expect(error.code).to.equal('backend_unavailable');
    expect(error.details).to.deep.include({ reason: 'context_lost' });
    await tracker.analyze(await clipFile(CLIP));
    expect(of('error')).to.have.length(1);
    expect(of('keypoints_batch')).to.have.length(1);
    tracker.remove();
  });
});

describe('what is ended by anybody else', () => {
  it('is told as a failure of the run', async () => {
    const test = await createTracker();
    const { tracker } = test;
    tracker.remove();
    tracker.sessionSetup = {
      workers: 1,
      verifyToken: () => Promise.reject(new DOMException('somebody else gave up', 'AbortError')),
    };
    await Promise.resolve();
    await Promise.resolve();
    document.body.append(tracker);
    const file = await clipFile(CLIP);
    // The element has asked by itself already.
    const before = test.of('error').length;
    const error = await rejection(tracker.analyze(file));
    expect(error.name).to.equal('TrackerError');
    expect(test.of('error')).to.have.length(before + 1);
    expect(tracker.state).to.equal('error');
    tracker.remove();
  });
});
