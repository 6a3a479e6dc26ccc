import { expect } from 'chai';
import { TrackerError } from '../../src/errors.js';
import type { DetectorRequest } from '../../src/pose/detector.js';
import { DetectorPool } from '../../src/pose/pool.js';
import type { Pose } from '../../src/pose/types.js';
import type { WorkerHandle } from '../../src/pose/worker-client.js';
import type { WorkerAnswer, WorkerRequest } from '../../src/pose/worker-protocol.js';

const REQUEST: DetectorRequest = { model: 'movenet-lightning', backend: 'wasm', assetBase: 'https://assets.invalid/' };
const INFO = { width: 10, height: 10, startMs: 0, durationMs: 20_000, codec: 'test' };
const never = new AbortController().signal;

/** A worker whose answers a test decides. */
class ScriptedWorker {
  readonly requests: WorkerRequest[] = [];
  terminated = false;
  #listeners: ((event: MessageEvent) => void)[] = [];

  constructor(private readonly act: (request: WorkerRequest, answer: (message: WorkerAnswer) => void) => void) {}

  get handle(): WorkerHandle {
    return {
      endpoint: {
        postMessage: (message) => {
          const request = message as WorkerRequest;
          this.requests.push(request);
          this.act(request, (answer) => {
            for (const listener of this.#listeners) listener({ data: answer } as MessageEvent);
          });
        },
        addEventListener: (type: string, listener: (event: never) => void) => {
          if (type === 'message') this.#listeners.push(listener as (event: MessageEvent) => void);
        },
      },
      terminate: () => {
        this.terminated = true;
      },
    };
  }
}

const poseAt = (timestampMs: number): Pose => ({ timestampMs, width: 1, height: 1, keypoints: [], score: 0 });

/** Answers like a worker whose segments take as many turns of the event loop as `turns` says. */
function obedient(turns: (segment: number) => number) {
  return (request: WorkerRequest, answer: (message: WorkerAnswer) => void) => {
    const { id } = request;
    switch (request.call) {
      case 'load':
        return answer({ id, kind: 'result', value: { model: 'movenet-lightning', backend: 'wasm' } });
      case 'open':
        return answer({ id, kind: 'result', value: { info: INFO } });
      case 'segment': {
        const { index } = request.segment;
        void (async () => {
          for (let turn = 0; turn < turns(index); turn++) await Promise.resolve();
          for (let i = 0; i < 3; i++) answer({ id, kind: 'report', value: poseAt(index * 4000 + i * 1000) });
          answer({ id, kind: 'result', value: null });
        })();
        return;
      }
      case 'close':
        return answer({ id, kind: 'result', value: null });
      default:
    }
  };
}

async function analyse(size: number, act: ConstructorParameters<typeof ScriptedWorker>[0]) {
  const workers: ScriptedWorker[] = [];
  const pool = new DetectorPool({
    workerUrl: 'worker.js',
    size,
    startWorker: () => {
      const worker = new ScriptedWorker(act);
      workers.push(worker);
      return Promise.resolve(worker.handle);
    },
  });
  const info = await pool.load(REQUEST, never, () => undefined);
  const video = await pool.open('video.mp4', never);
  const poses: number[] = [];
  const run = pool.analyse(video, 15, info, never, ({ timestampMs }) => poses.push(timestampMs));
  return { workers, pool, poses, run };
}

describe('DetectorPool', () => {
  it('gives the same poses in the same order whatever the number of workers and their speeds', async () => {
    const expected = [0, 1, 2, 3, 4].flatMap((segment) => [0, 1000, 2000].map((t) => segment * 4000 + t));
    for (const size of [1, 2, 8]) {
      const { poses, run, workers } = await analyse(
        size,
        obedient((segment) => (segment % 2 === 0 ? 200 : 1)),
      );
      await run;
      expect(poses, `${size} workers`).to.deep.equal(expected);
      expect(workers.length).to.equal(Math.min(size, 5));
    }
  });

  it('closes the video everywhere when it is done', async () => {
    const { run, workers } = await analyse(
      2,
      obedient(() => 1),
    );
    await run;
    await new Promise((resolve) => setTimeout(resolve));
    for (const worker of workers) expect(worker.requests.at(-1)).to.deep.include({ call: 'close', video: 0 });
  });

  it('fails with what one worker failed with, and cancels the others', async () => {
    const cancelled: number[] = [];
    const { run } = await analyse(2, (request, answer) => {
      if (request.call === 'cancel') cancelled.push(request.id);
      else if (request.call !== 'segment') obedient(() => 1)(request, answer);
      else if (request.segment.index === 1) {
        const error = { code: 'media_decode_error', message: 'broken' } as const;
        answer({ id: request.id, kind: 'error', error });
      }
    });
    const error = await run.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(TrackerError).with.property('code', 'media_decode_error');
    expect(cancelled).to.have.length(1);
  });

  it('loads a detector once for the same request', async () => {
    const { pool, workers, run } = await analyse(
      1,
      obedient(() => 1),
    );
    await run;
    await pool.load(REQUEST, never, () => undefined);
    expect(workers[0]?.requests.filter(({ call }) => call === 'load')).to.have.length(1);
    pool.dispose();
    await Promise.resolve();
    await Promise.resolve();
    expect(workers[0]?.terminated).to.equal(true);
  });
});
