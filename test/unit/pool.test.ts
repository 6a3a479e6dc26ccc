import { expect } from 'chai';
import { TrackerError } from '../../src/errors.js';
import type { Segment } from '../../src/media/segments.js';
import { NOT_IN_WORKERS, type DetectorRequest } from '../../src/pose/detector.js';
import { DetectorPool, type PoolOptions } from '../../src/pose/pool.js';
import type { WorkerRequest } from '../../src/pose/protocol.js';
import type { Pose } from '../../src/pose/types.js';
import type { PoseConsumer } from '../../src/pose/video-analysis.js';
import type { CancelRequest, WorkerAnswer } from '../../src/workers/protocol.js';
import type { WorkerHandle } from '../../src/workers/start-worker.js';
import { settled } from '../helpers/until.js';

const REQUEST: DetectorRequest = { model: 'movenet-lightning', backend: 'wasm', assetBase: 'https://assets.invalid/' };
const INFO = { width: 1000, height: 1000, startMs: 0, durationMs: 30_000, codec: 'test' };
const FRAME_MS = 500;
const never = new AbortController().signal;

type Answer = (message: WorkerAnswer) => void;
type Request = WorkerRequest | CancelRequest;
type SegmentRequest = WorkerRequest<'segment'>;

/** What a test does to one request instead of what an obedient worker does; false leaves it to that. */
type Fault = (request: Request, worker: ScriptedWorker, answer: Answer) => boolean | void;

/** A worker whose answers a test decides. */
class ScriptedWorker {
  readonly requests: Request[] = [];
  terminated = false;
  #listeners: Record<string, ((event: never) => void)[]> = {};
  #cancelled = new Set<number>();

  constructor(
    readonly number: number,
    private readonly script: Script,
  ) {}

  get handle(): WorkerHandle {
    return {
      endpoint: {
        postMessage: (message) => {
          const request = message as Request;
          this.requests.push(request);
          if (request.call === 'cancel') this.#cancelled.add(request.id);
          const answer: Answer = (data) => !this.terminated && this.#emit('message', { data });
          if (!this.script.fault?.(request, this, answer)) this.#obey(request, answer);
        },
        addEventListener: (type: string, listener: (event: never) => void) => {
          (this.#listeners[type] ??= []).push(listener);
        },
      },
      terminate: () => {
        this.terminated = true;
      },
    };
  }

  crash(): void {
    this.#emit('error', new Event('error'));
  }

  of<C extends Request['call']>(call: C) {
    return this.requests.filter((request): request is Extract<Request, { call: C }> => request.call === call);
  }

  /** Answers like a worker whose segments take as many turns of the event loop as the script says. */
  #obey(request: Request, answer: Answer): void {
    const { id } = request;
    switch (request.call) {
      case 'load':
        return answer({ id, kind: 'result', value: { model: 'movenet-lightning', backend: 'wasm', kernels: 'simd' } });
      case 'open': {
        const { keyframesMs } = this.script;
        return answer({ id, kind: 'result', value: { info: { ...INFO, ...(keyframesMs && { keyframesMs }) } } });
      }
      case 'people':
        return answer({ id, kind: 'result', value: (this.script.people?.(0) ?? []).map((x) => [poseAt(0, x)]) });
      case 'segment':
        return void this.#segment(request, answer);
      case 'hand':
      case 'alone':
      case 'close':
        return answer({ id, kind: 'result', value: null });
      // One that lends goes on until it is cancelled.
      default:
    }
  }

  async #segment({ id, segment, near, like }: SegmentRequest, answer: Answer): Promise<void> {
    const turns = async () => {
      for (let turn = 0; turn < (this.script.turns?.(segment.index, this.number) ?? 1); turn++) await Promise.resolve();
    };
    await turns();
    for (const value of posesOf(segment, near ?? like, this.script)) {
      if (this.#cancelled.has(id)) return answer({ id, kind: 'cancelled' });
      answer({ id, kind: 'report', value });
      await turns();
    }
    answer({ id, kind: 'result', value: null });
  }

  #emit(type: string, event: unknown): void {
    for (const listener of this.#listeners[type] ?? []) listener(event as never);
  }
}

interface Script {
  readonly size?: number;
  readonly turns?: (segment: number, worker: number) => number;
  readonly fault?: Fault;
  readonly keyframesMs?: readonly number[];
  /** Whom to follow of those who are there at the beginning, by their number; left out, nobody asks who they are. */
  readonly chosen?: number;
  /** Places of the people in the picture at a time; a fresh start finds the first of them. */
  readonly people?: (timestampMs: number) => readonly number[];
}

/** What a detector sees: follows who is nearest to where the person was, or else the first one. */
function* posesOf(segment: Segment, near: Pose | undefined, { people = () => [300] }: Script): Generator<Pose> {
  let at = near && xOf(near);
  const endMs = Math.min(segment.endMs, INFO.durationMs);
  for (let time = Math.ceil(segment.startMs / FRAME_MS) * FRAME_MS; time < endMs; time += FRAME_MS) {
    const there = people(time);
    at = at === undefined ? there[0] : there.find((x) => Math.abs(x - (at ?? 0)) < 100);
    yield poseAt(time, at);
  }
}

const xOf = (pose: Pose) => Math.round((pose.keypoints[0]?.x ?? 0) + 40);

function poseAt(timestampMs: number, x?: number): Pose {
  const point = (name: string, dx: number, y: number) => ({ name, x: (x ?? 0) + dx, y, z: 0, score: 0.9 });
  const keypoints =
    x === undefined
      ? []
      : [
          point('left_shoulder', -40, 300),
          point('right_shoulder', 40, 300),
          point('left_hip', -30, 500),
          point('right_hip', 30, 500),
          point('left_ankle', -30, 800),
        ];
  return { timestampMs, width: 1000, height: 1000, keypoints, score: keypoints.length ? 0.9 : 0 };
}

interface Scripted {
  readonly workers: ScriptedWorker[];
  readonly pool: DetectorPool;
  readonly poses: Pose[];
  readonly run: Promise<void>;
  /** Lets time pass, in sixths of how long one piece of work may be silent. */
  readonly tick: (count: number) => void;
}

async function analyse(script: Script, consumer: Partial<PoseConsumer> = {}, signal = never): Promise<Scripted> {
  const workers: ScriptedWorker[] = [];
  const tickers = new Set<() => void>();
  const options: PoolOptions = {
    workerUrl: 'worker.js',
    size: script.size ?? 2,
    startWorker: () => {
      const worker = new ScriptedWorker(workers.length, script);
      workers.push(worker);
      return Promise.resolve(worker.handle);
    },
    startOnPage: (_url, mainThreadReason) => {
      const worker = new ScriptedWorker(workers.length, script);
      workers.push(worker);
      return Promise.resolve({ ...worker.handle, mainThreadReason });
    },
    watch: {
      startTicker: (_ms, onTick) => {
        tickers.add(onTick);
        return () => tickers.delete(onTick);
      },
    },
  };
  const tick = (count: number) => {
    const running = [...tickers];
    for (let i = 0; i < count; i++) for (const onTick of running) if (tickers.has(onTick)) onTick();
  };
  const pool = new DetectorPool(options);
  const poses: Pose[] = [];
  const info = await pool.load(REQUEST, never, () => undefined);
  const video = await pool.open('video.mp4', never);
  const { chosen } = script;
  const person = chosen === undefined ? undefined : { follow: true, choose: () => chosen };
  const run = pool.analyse(video, 15, info, signal, { onPose: (pose) => poses.push(pose), ...consumer }, person);
  run.catch(() => undefined);
  return { workers, pool, poses, run, tick };
}

/** Lets everything happen that needs no more than turns of the event loop. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await settled();
}

/** Hears of rejections that nobody handles, in Node and in browsers. @returns stops it */
function onUnhandledRejection(listener: (reason: unknown) => void): () => void {
  if (typeof window === 'undefined') {
    process.on('unhandledRejection', listener);
    return () => process.off('unhandledRejection', listener);
  }
  const onEvent = ({ reason }: PromiseRejectionEvent) => listener(reason);
  window.addEventListener('unhandledrejection', onEvent);
  return () => window.removeEventListener('unhandledrejection', onEvent);
}

async function failure(run: Promise<void>): Promise<unknown> {
  return run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
}

const allTimes = Array.from({ length: INFO.durationMs / FRAME_MS }, (_, index) => index * FRAME_MS);
const times = (poses: readonly Pose[]) => poses.map(({ timestampMs }) => timestampMs);

describe('DetectorPool', () => {
  it('gives the same poses in the same order whatever the number of workers and their speeds', async () => {
    for (const size of [1, 2, 8]) {
      const { poses, run, workers } = await analyse({ size, turns: (segment) => (segment % 2 === 0 ? 200 : 1) });
      await run;
      expect(times(poses), `${size} workers`).to.deep.equal(allTimes);
      expect(workers.length).to.equal(size);
    }
  });

  it('analyses the beginning first', async () => {
    const { run, workers } = await analyse({ size: 2 });
    await run;
    const order = workers.map((worker) => worker.of('segment').map(({ segment }) => segment.index));
    for (const indices of order) expect(indices).to.deep.equal([...indices].sort((a, b) => a - b));
    expect(order.map(([first]) => first)).to.deep.equal([0, 1]);
  });

  it('closes the video everywhere when it is done', async () => {
    const { run, workers } = await analyse({ size: 2 });
    await run;
    await settle();
    for (const worker of workers) expect(worker.requests.at(-1)).to.deep.include({ call: 'close', video: 0 });
  });

  it('fails with what the video failed with, and cancels the others', async () => {
    const { run, workers } = await analyse({
      turns: () => 50,
      fault: (request, _worker, answer) => {
        if (request.call !== 'segment' || request.segment.index !== 1) return false;
        answer({ id: request.id, kind: 'error', error: { code: 'media_decode_error', message: 'broken' } });
        return true;
      },
    });
    expect(await failure(run))
      .to.be.instanceOf(TrackerError)
      .with.property('code', 'media_decode_error');
    expect(workers.flatMap((worker) => worker.of('cancel'))).to.have.length(1);
    expect(workers.some(({ terminated }) => terminated)).to.equal(false);
  });

  it('fails with what the consumer fails with', async () => {
    const broken = new Error('the consumer is broken');
    const { run, workers } = await analyse(
      {},
      {
        onPose: () => {
          throw broken;
        },
      },
    );
    expect(await failure(run)).to.equal(broken);
    expect(workers).to.have.length(2);
  });

  it('loads a detector once for the same request', async () => {
    const { pool, workers, run } = await analyse({ size: 1 });
    await run;
    await pool.load(REQUEST, never, () => undefined);
    expect(workers[0]?.of('load')).to.have.length(1);
    pool.dispose();
    await settle();
    expect(workers[0]?.terminated).to.equal(true);
  });

  it('bounds how far workers run ahead of the slowest one', async () => {
    let release: () => void = () => undefined;
    const { run, workers, poses } = await analyse({
      size: 2,
      fault: (request, _worker, answer) => {
        if (request.call !== 'segment' || request.segment.index !== 0) return false;
        release = () => {
          for (const value of posesOf(request.segment, undefined, {}))
            answer({ id: request.id, kind: 'report', value });
          answer({ id: request.id, kind: 'result', value: null });
        };
        return true;
      },
    });
    await settle();
    const started = () => workers.flatMap((worker) => worker.of('segment').map(({ segment }) => segment.index));
    expect(Math.max(...started())).to.equal(5);
    expect(poses).to.deep.equal([]);
    release();
    await run;
    expect(times(poses)).to.deep.equal(allTimes);
  });

  it('waits for room in what takes the poses', async () => {
    let asked = 0;
    let makeRoom: () => void = () => undefined;
    const room = () => (++asked === 4 ? new Promise<void>((resolve) => (makeRoom = resolve)) : Promise.resolve());
    const { run, workers, poses } = await analyse({ size: 1 }, { room });
    await settle();
    expect(workers[0]?.of('segment')).to.have.length(3);
    makeRoom();
    await run;
    expect(times(poses)).to.deep.equal(allTimes);
  });
});

describe('DetectorPool with a video whose keyframes are far apart', () => {
  const lineOf = ({ line }: SegmentRequest) => line !== undefined;
  const segmentsOf = (workers: readonly ScriptedWorker[]) => workers.flatMap((worker) => worker.of('segment'));

  it('has the first worker decode for all, and gives each segment a line to it once', async () => {
    const { run, workers, poses } = await analyse({ size: 3, keyframesMs: [0] });
    await run;
    expect(times(poses)).to.deep.equal(allTimes);
    const [lend, ...others] = workers.flatMap((worker) => worker.of('lend'));
    expect(others).to.deep.equal([]);
    expect(workers[0]?.of('lend')).to.deep.equal([lend]);
    expect(lend?.segments[0]?.startMs).to.equal(0);
    expect(segmentsOf(workers).every(lineOf)).to.equal(true);
    const hands = workers[0]?.of('hand') ?? [];
    for (const { index } of lend?.segments ?? []) {
      const ofSegment = hands.filter(({ segment }) => segment === index).map(({ line }) => line !== undefined);
      expect(ofSegment, `segment ${index}: handed out, and dropped at its end`).to.deep.equal([true, false]);
    }
    expect(workers[0]?.of('cancel').map(({ id }) => id)).to.include(lend?.id);
  });

  it('has each decode for itself where there are keyframes enough', async () => {
    const keyframesMs = Array.from({ length: 120 }, (_, index) => 250 * index);
    const { run, workers } = await analyse({ size: 2, keyframesMs });
    await run;
    expect(workers.flatMap((worker) => worker.of('lend'))).to.deep.equal([]);
    expect(segmentsOf(workers).some(lineOf)).to.equal(false);
  });

  it('tells the others where the worker that decodes is lost, and they decode the rest', async () => {
    let lost = false;
    const { run, workers, poses } = await analyse({
      size: 2,
      keyframesMs: [0],
      turns: () => 20,
      fault: (request, worker) => {
        if (request.call !== 'segment' || request.segment.index !== 2 || lost) return false;
        lost = true;
        worker.crash();
        return true;
      },
    });
    await run;
    expect(times(poses)).to.deep.equal(allTimes);
    expect(workers.map(({ terminated }) => terminated)).to.deep.equal([true, false, false]);
    const told = workers[1]?.of('alone').map(({ segment }) => segment);
    expect(told).to.have.length(1);
    const after = segmentsOf(workers).filter((request) => request.segment.index === 2 || request.segment.index > 3);
    expect(
      after.filter(lineOf).map(({ segment }) => segment.index),
      'with a line',
    ).to.deep.equal([2]);
  });

  it('has a segment that is analysed again decoded by whoever analyses it', async () => {
    // Whoever is first to be found is another person than the one who was followed.
    const people = (timestampMs: number) => (timestampMs < 3000 ? [300] : [700, 300]);
    const { run, workers, poses } = await analyse({ size: 2, keyframesMs: [0], people });
    await run;
    expect(times(poses)).to.deep.equal(allTimes);
    const again = segmentsOf(workers).filter(({ near }) => near !== undefined);
    expect(again.length).to.be.above(0);
    expect(again.some(lineOf)).to.equal(false);
  });
});

describe('DetectorPool ahead of its work', () => {
  const started = async (
    request: DetectorRequest,
    { size = 4, fault = () => false, expected = 2 }: { size?: number; fault?: Fault; expected?: number } = {},
  ) => {
    const workers: ScriptedWorker[] = [];
    const start = (mainThreadReason?: string) => {
      const worker = new ScriptedWorker(workers.length, { fault });
      workers.push(worker);
      return Promise.resolve({ ...worker.handle, ...(mainThreadReason && { mainThreadReason }) });
    };
    const options = { workerUrl: 'worker.js', size, sizeFor: () => 2 };
    const pool = new DetectorPool({ ...options, startWorker: () => start(), startOnPage: (_url, why) => start(why) });
    pool.expectWork(expected);
    const loading = pool.load(request, never, () => undefined);
    await settle();
    const loads = () => workers.map((worker) => worker.of('load').length);
    return { pool, workers, loading, loads };
  };

  it('loads the workers that are expected to have work once the first has all files, and all when that is likely', async () => {
    let arrive: () => void = () => undefined;
    let finish: () => void = () => undefined;
    const { pool, loading, loads } = await started(REQUEST, {
      fault: ({ id, call }, { number }, answer) => {
        if (call !== 'load' || number > 0) return false;
        arrive = () => answer({ id, kind: 'report', value: 1 });
        finish = () => answer({ id, kind: 'result', value: { model: 'movenet-lightning', backend: 'wasm' } });
        return true;
      },
    });
    expect(loads(), 'while the first one fetches').to.deep.equal([1]);
    arrive();
    await settle();
    expect(loads(), 'while the first one starts').to.deep.equal([1, 1]);
    pool.expectWork(Infinity);
    await settle();
    expect(loads()).to.deep.equal([1, 1, 1, 1]);
    finish();
    expect((await loading).workers).to.equal(4);
    pool.expectWork(Infinity);
    await settle();
    expect(loads(), 'once each').to.deep.equal([1, 1, 1, 1]);
  });

  it('loads one worker where a GPU computes', async () => {
    const { loading, loads } = await started({ ...REQUEST, backend: 'webgl' }, { expected: Infinity });
    await loading;
    await settle();
    expect(loads()).to.deep.equal([1]);
  });

  it('loads them where the model leaves no choice', async () => {
    const { loading, loads } = await started({ ...REQUEST, model: 'blazepose-lite', backend: 'auto' });
    await loading;
    await settle();
    expect(loads()).to.deep.equal([1, 1]);
  });

  it('ends those that a large video leaves no memory for', async () => {
    const { pool, loading, workers } = await started(REQUEST, { expected: Infinity });
    const info = await loading;
    await settle();
    await pool.analyse(await pool.open('large.mp4', never), 15, info, never, { onPose: () => undefined });
    expect(workers.map(({ terminated }) => terminated)).to.deep.equal([false, false, true, true]);
  });

  it('tries one that failed ahead of its work again when there is some', async () => {
    let left = 1;
    const { pool, loading, workers } = await started(REQUEST, {
      size: 2,
      fault: ({ id, call }, { number }, answer) => {
        if (call !== 'load' || number === 0 || left-- <= 0) return false;
        answer({ id, kind: 'error', error: { code: 'model_load_error', message: 'no memory' } });
        return true;
      },
    });
    const info = await loading;
    await settle();
    const poses: Pose[] = [];
    await pool.analyse(await pool.open('video.mp4', never), 15, info, never, { onPose: (pose) => poses.push(pose) });
    expect(times(poses)).to.deep.equal(allTimes);
    expect(workers.map((worker) => worker.of('segment').length > 0)).to.deep.equal([true, false, true]);
  });
});

describe('DetectorPool with faulty workers', () => {
  const atSegment = (index: number, fails: (worker: ScriptedWorker, answer: Answer, id: number) => void): Fault => {
    return (request, worker, answer) => {
      if (request.call !== 'segment' || request.segment.index !== index) return false;
      fails(worker, answer, request.id);
      return true;
    };
  };
  /** Only the first so many times. */
  const only = (count: number, fault: Fault): Fault => {
    let left = count;
    return (...given) => {
      if (left === 0 || !fault(...given)) return false;
      left--;
      return true;
    };
  };

  for (const size of [1, 2]) {
    it(`replaces a worker that crashes in the middle of a segment, of ${size}, and gives every pose once`, async () => {
      const { run, poses, workers } = await analyse({
        size,
        fault: only(
          1,
          atSegment(2, (worker, answer, id) => {
            answer({ id, kind: 'report', value: poseAt(2000, 300) });
            answer({ id, kind: 'report', value: poseAt(2500, 300) });
            worker.crash();
          }),
        ),
      });
      await run;
      expect(times(poses)).to.deep.equal(allTimes);
      expect(workers).to.have.length(size + 1);
      expect(workers.filter(({ terminated }) => terminated)).to.have.length(1);
    });

    it(`replaces a worker that hangs, of ${size}`, async () => {
      const { run, poses, workers, tick } = await analyse({
        size,
        fault: only(
          1,
          atSegment(2, () => undefined),
        ),
      });
      await settle();
      tick(5);
      await settle();
      expect(workers).to.have.length(size);
      tick(1);
      await run;
      expect(times(poses)).to.deep.equal(allTimes);
      expect(workers).to.have.length(size + 1);
    });
  }

  it('does not take a worker for hung that decodes without finding a frame to analyse', async () => {
    let alive: () => void = () => undefined;
    let go: () => void = () => undefined;
    const { run, workers, poses, tick } = await analyse({
      size: 1,
      fault: only(1, (request, _worker, answer) => {
        if (request.call !== 'segment') return false;
        alive = () => answer({ id: request.id, kind: 'report', value: 'working' });
        go = () => {
          for (const value of posesOf(request.segment, undefined, {}))
            answer({ id: request.id, kind: 'report', value });
          answer({ id: request.id, kind: 'result', value: null });
        };
        return true;
      }),
    });
    await settle();
    for (let i = 0; i < 3; i++) {
      tick(5);
      alive();
    }
    expect(workers).to.have.length(1);
    go();
    await run;
    expect(workers[0]?.terminated).to.equal(false);
    expect(times(poses)).to.deep.equal(allTimes);
    expect(workers).to.have.length(1);
  });

  it('goes on without a worker that fails twice', async () => {
    const { run, poses, workers } = await analyse({
      size: 2,
      fault: (request, worker) => {
        // The second worker, and the one that takes its place.
        if (request.call !== 'segment' || worker.number === 0) return false;
        worker.crash();
        return true;
      },
    });
    await run;
    expect(times(poses)).to.deep.equal(allTimes);
    expect(workers).to.have.length(3);
    expect(workers.map(({ terminated }) => terminated)).to.deep.equal([false, true, true]);
  });

  it('goes on without a further worker that cannot be made ready', async () => {
    const { run, poses } = await analyse({
      size: 2,
      fault: (request, worker, answer) => {
        if (request.call !== 'load' || worker.number === 0) return false;
        answer({ id: request.id, kind: 'error', error: { code: 'model_load_error', message: 'no memory' } });
        return true;
      },
    });
    await run;
    expect(times(poses)).to.deep.equal(allTimes);
  });

  it('fails where no worker is left, and works again in the next run', async () => {
    let broken = true;
    const { run, pool, workers } = await analyse({
      size: 1,
      fault: (request, worker) => {
        if (request.call !== 'segment' || !broken) return false;
        worker.crash();
        return true;
      },
    });
    const error = await failure(run);
    expect(error).to.be.instanceOf(TrackerError).with.property('code', 'internal_error');
    expect((error as TrackerError).details).to.deep.equal({ reason: 'worker_lost' });
    expect(workers).to.have.length(2);
    broken = false;
    const info = await pool.load(REQUEST, never, () => undefined);
    const poses: Pose[] = [];
    await pool.analyse(await pool.open('video.mp4', never), 15, info, never, { onPose: (pose) => poses.push(pose) });
    expect(times(poses)).to.deep.equal(allTimes);
  });

  it('calls a video damaged whose reader does not come to an end with it, and opens the next one', async () => {
    const workers: ScriptedWorker[] = [];
    const tickers = new Set<() => void>();
    let stuck = true;
    const pool = new DetectorPool({
      workerUrl: 'worker.js',
      size: 1,
      startWorker: () => {
        const worker = new ScriptedWorker(workers.length, { fault: ({ call }) => call === 'open' && stuck });
        workers.push(worker);
        return Promise.resolve(worker.handle);
      },
      watch: {
        startTicker: (_ms, onTick) => {
          tickers.add(onTick);
          return () => tickers.delete(onTick);
        },
      },
    });
    await pool.load(REQUEST, never, () => undefined);
    const opening = pool.open(new File(['x'], 'loop.mkv'), never).catch((error: unknown) => error);
    await settle();
    for (let tick = 0; tick < 6; tick++) for (const onTick of [...tickers]) onTick();
    const error = await opening;
    expect(error).to.be.instanceOf(TrackerError).with.property('code', 'media_decode_error');
    expect((error as TrackerError).message).to.contain('loop.mkv');
    expect(workers.map(({ terminated }) => terminated)).to.deep.equal([true]);
    stuck = false;
    await pool.load(REQUEST, never, () => undefined);
    expect((await pool.open('video.mp4', never)).info).to.deep.equal(INFO);
    expect(workers).to.have.length(2);
  });

  it('gives up a segment that every worker fails at', async () => {
    const { run, workers } = await analyse({ size: 8, fault: atSegment(3, (worker) => worker.crash()) });
    expect(await failure(run)).to.have.property('code', 'internal_error');
    expect(workers.filter(({ terminated }) => terminated).length).to.be.at.most(3);
  });

  it('loads again where the first worker crashes in load, once', async () => {
    for (const [crashes, ok] of [
      [1, true],
      [2, false],
    ] as const) {
      let left: number = crashes;
      const started = analyse({
        size: 1,
        fault: (request, worker) => {
          if (request.call !== 'load' || left === 0) return false;
          left--;
          worker.crash();
          return true;
        },
      });
      const result = await started.catch((error: unknown) => error as TrackerError);
      if (ok) {
        expect(result).to.have.property('run');
        await (result as Scripted).run;
        expect(times((result as Scripted).poses)).to.deep.equal(allTimes);
      } else {
        expect(result).to.have.property('code', 'internal_error');
      }
    }
  });

  it('moves to the page where the detector lacks something in workers, and only then', async () => {
    const lacking =
      (reason: string): Fault =>
      ({ id, call }, { number }, answer) => {
        if (call !== 'load' || number > 0) return false;
        const error = { code: 'backend_unavailable' as const, message: 'no such thing', details: { reason } };
        answer({ id, kind: 'error', error });
        return true;
      };
    const { workers, run, poses } = await analyse({ size: 3, fault: lacking(NOT_IN_WORKERS) });
    await run;
    expect(times(poses)).to.deep.equal(allTimes);
    // One in a worker, which is ended, and one on the page; no others beside it.
    expect(workers.map(({ terminated }) => terminated)).to.deep.equal([true, false]);
    expect(workers.map((worker) => worker.of('segment').length > 0)).to.deep.equal([false, true]);

    const failed = await analyse({ fault: lacking('elsewhere too') }).catch((error: unknown) => error);
    expect(failed).to.include({ code: 'backend_unavailable', message: 'no such thing' });
  });

  it('leaves nothing behind where it is given up while a further worker starts', async () => {
    const workers: ScriptedWorker[] = [];
    let arrive: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (arrive = resolve));
    const pool = new DetectorPool({
      workerUrl: 'worker.js',
      size: 2,
      startWorker: async () => {
        const worker = new ScriptedWorker(workers.length, { fault: ({ call }) => call === 'segment' });
        workers.push(worker);
        if (workers.length > 1) await late;
        return worker.handle;
      },
    });
    const unheard: unknown[] = [];
    const stopListening = onUnhandledRejection((reason) => unheard.push(reason));
    const controller = new AbortController();
    const info = await pool.load(REQUEST, never, () => undefined);
    const video = await pool.open('video.mp4', never);
    const run = pool.analyse(video, 15, info, controller.signal, { onPose: () => undefined });
    const failed = failure(run);
    await settle();
    controller.abort(new DOMException('cancelled', 'AbortError'));
    pool.dispose();
    arrive();
    expect(await failed).to.have.property('name', 'AbortError');
    await settle();
    expect(workers.map(({ terminated }) => terminated)).to.deep.equal([true, true]);
    expect(unheard).to.deep.equal([]);
    stopListening();
  });

  it('says nothing more once it is cancelled', async () => {
    const controller = new AbortController();
    const fault: Fault = ({ call }) => call === 'segment';
    const { run, poses, workers, tick } = await analyse({ size: 2, fault }, {}, controller.signal);
    await settle();
    controller.abort(new DOMException('cancelled', 'AbortError'));
    expect(await failure(run)).to.have.property('name', 'AbortError');
    tick(6);
    await settle();
    expect(poses).to.deep.equal([]);
    expect(workers).to.have.length(2);
    for (const worker of workers) {
      expect(worker.of('cancel')).to.have.length(1);
      expect(worker.of('close').length).to.be.greaterThan(0);
      expect(worker.terminated).to.equal(false);
    }
  });
});

describe('DetectorPool with several people', () => {
  const counts = [1, 2, 8];
  const run = async (script: Script) => {
    const tracks: string[] = [];
    let last: Scripted | undefined;
    for (const size of counts) {
      for (const slow of [0, 1, 3]) {
        const scripted = await analyse({ ...script, size, turns: (segment) => (segment % 4 === slow ? 150 : 1) });
        await scripted.run;
        tracks.push(JSON.stringify(scripted.poses));
        last = scripted;
      }
    }
    expect(new Set(tracks).size, 'the same with any number of workers').to.equal(1);
    const poses = last?.poses ?? [];
    expect(times(poses)).to.deep.equal(allTimes);
    return poses.map((pose) => (pose.keypoints.length > 0 ? xOf(pose) : undefined));
  };

  it('stays with the person who was there first, wherever a fresh start finds somebody else', async () => {
    const places = await run({ people: (time) => (time < 5000 ? [300] : time < 17_000 ? [700, 300] : [300, 700]) });
    expect(new Set(places)).to.deep.equal(new Set([300]));
  });

  it('has every segment look for whom the opening chose', async () => {
    const people = () => [300, 700];
    expect(new Set(await run({ people, chosen: 1 }))).to.deep.equal(new Set([700]));
    expect(new Set(await run({ people, chosen: 0 }))).to.deep.equal(new Set([300]));
    const { workers, run: ended } = await analyse({ people, chosen: 1 });
    await ended;
    expect(workers.flatMap((worker) => worker.of('people'))).to.have.length(1);
    const first = workers.flatMap((worker) => worker.of('segment')).filter(({ near }) => near);
    expect(
      first.map(({ segment }) => segment.index),
      'nothing is analysed twice',
    ).to.deep.equal([0]);
  });

  it('tells every segment where the only person was at the beginning', async () => {
    const { workers, run: ended } = await analyse({ people: () => [300], chosen: 0 });
    await ended;
    const [first, ...others] = workers
      .flatMap((worker) => worker.of('segment'))
      .sort((a, b) => a.segment.index - b.segment.index);
    expect(first).to.include.keys('near');
    expect(others.length).to.be.greaterThan(4);
    for (const request of others) {
      expect(request.seen && xOf(request.seen)).to.equal(300);
      expect(request).to.not.have.any.keys('near', 'like');
    }
  });

  it('follows a person who walks while another one stands', async () => {
    const walker = (time: number) => 100 + Math.round(time / 50);
    const places = await run({ people: (time) => (time < 3000 ? [walker(time)] : [850, walker(time)]) });
    expect(places).to.deep.equal(allTimes.map(walker));
  });

  it('takes whoever is found after the person has left', async () => {
    const places = await run({ people: (time) => (time < 9000 ? [300] : time < 11_000 ? [] : [700]) });
    expect(places[0]).to.equal(300);
    expect(places.at(-1)).to.equal(700);
  });

  it('looks again where the person was if a fresh start finds nobody', async () => {
    const {
      run: done,
      poses,
      workers,
    } = await analyse({
      size: 2,
      fault: (request, _worker, answer) => {
        if (request.call !== 'segment' || request.near) return false;
        if (request.segment.index !== 3) return false;
        for (const { timestampMs } of posesOf(request.segment, undefined, {})) {
          answer({ id: request.id, kind: 'report', value: poseAt(timestampMs) });
        }
        answer({ id: request.id, kind: 'result', value: null });
        return true;
      },
    });
    await done;
    expect(poses.every(({ keypoints }) => keypoints.length > 0)).to.equal(true);
    const again = workers.flatMap((worker) => worker.of('segment')).filter(({ near }) => near);
    expect(again.map(({ segment }) => segment.index)).to.deep.equal([3]);
  });

  it('analyses nothing twice where there is one person', async () => {
    const { run: done, workers } = await analyse({
      size: 2,
      people: (time) => [300 + Math.round(60 * Math.sin(time / 300))],
    });
    await done;
    const indices = workers.flatMap((worker) => worker.of('segment').map(({ segment }) => segment.index));
    expect(indices).to.have.length(new Set(indices).size);
  });
});
