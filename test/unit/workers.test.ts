import { expect } from 'chai';
import { answerCalls } from '../../src/workers/answer-calls.js';
import { withReplacement } from '../../src/workers/replace.js';
import { startOnPage, type WorkerHandle } from '../../src/workers/start-worker.js';
import { WorkerClient, startClient, type Work } from '../../src/workers/worker-client.js';
import { settled } from '../helpers/until.js';

interface Calls {
  knit: { takes: { wool: ArrayBuffer; pattern?: string }; reports: number; returns: string };
}

const KNITTING: Work = { name: 'the jumper', patience: { knit: 6000 }, transferred: ['wool'] };
const never = new AbortController().signal;

interface Sent {
  readonly message: unknown;
  readonly transfer: readonly Transferable[] | undefined;
}

function silentWorker() {
  const sent: Sent[] = [];
  let crash: () => void = () => undefined;
  let ended = false;
  const handle: WorkerHandle = {
    endpoint: {
      postMessage: (message, options) => sent.push({ message, transfer: options?.transfer }),
      addEventListener: (type: string, listener: (event: never) => void) => {
        if (type === 'error') crash = () => listener(Object.assign(new Event('error'), { message: 'torn' }) as never);
      },
    },
    terminate: () => (ended = true),
  };
  return { handle, sent, crash: () => crash(), ended: () => ended };
}

const failureOf = (work: Promise<unknown>) => work.catch((error: unknown) => error as Error);

describe('a worker that answers', () => {
  it('moves those fields of its result to the page that its work names, and copies the others', async () => {
    const sent: Sent[] = [];
    let ask: (event: MessageEvent) => void = () => undefined;
    const endpoint = {
      postMessage: (message: unknown, options?: { transfer?: Transferable[] }) =>
        void sent.push({ message, transfer: options?.transfer }),
      addEventListener: (_: string, listener: (event: never) => void) => (ask = listener as typeof ask),
    };
    const wool = new ArrayBuffer(8);
    answerCalls(endpoint, () => Promise.resolve({ wool, rest: 'some' }), KNITTING.transferred);
    ask(new MessageEvent('message', { data: { id: 3, call: 'knit' } }));
    await settled();
    const message = { id: 3, kind: 'result', value: { wool, rest: 'some' } };
    expect(sent).to.deep.equal([{ message, transfer: [wool] }]);
  });
});

describe('WorkerClient', () => {
  it('moves those fields to the worker that its work names, and copies the others', () => {
    const { handle, sent } = silentWorker();
    const client = new WorkerClient<Calls>(handle, KNITTING, () => () => undefined);
    const wool = new ArrayBuffer(8);
    client.call('knit', { wool, pattern: 'plain' }, never).catch(() => undefined);
    expect(sent).to.deep.equal([{ message: { id: 1, call: 'knit', wool, pattern: 'plain' }, transfer: [wool] }]);
  });

  it('calls the work by its name where the worker crashes or hangs', async () => {
    const crashing = silentWorker();
    const crashed = failureOf(
      new WorkerClient<Calls>(crashing.handle, KNITTING).call('knit', { wool: new ArrayBuffer(0) }, never),
    );
    crashing.crash();
    expect(await crashed)
      .to.have.property('message')
      .that.contains('The worker for the jumper stopped (torn).');
    let tick: () => void = () => undefined;
    const hanging = silentWorker();
    const client = new WorkerClient<Calls>(hanging.handle, KNITTING, (_ms, onTick) => {
      tick = onTick;
      return () => undefined;
    });
    const hung = failureOf(client.call('knit', { wool: new ArrayBuffer(0) }, never));
    for (let i = 0; i < 6; i++) tick();
    expect(await hung)
      .to.have.property('message')
      .that.contains('The worker for the jumper has not answered for 6 seconds.');
    expect(hanging.ended()).to.equal(true);
  });

  it('is not waited for once it is not wanted, and ended where it starts after that', async () => {
    const controller = new AbortController();
    const { handle, ended } = silentWorker();
    let arrive: (worker: WorkerHandle) => void = () => undefined;
    const start = () => new Promise<WorkerHandle>((resolve) => (arrive = resolve));
    const failed = failureOf(startClient<Calls>(start, 'worker.js', KNITTING, controller.signal));
    controller.abort(new DOMException('not wanted', 'AbortError'));
    expect(await failed).to.have.property('name', 'AbortError');
    arrive(handle);
    await settled();
    expect(ended()).to.equal(true);
  });
});

describe('a program that does not load', () => {
  it('is called by its work and its address', async () => {
    const url = new URL('./there-is-no-such-program.js', import.meta.url).href;
    // Node has no page that addresses are resolved against.
    const { location } = globalThis;
    if (!location) Object.assign(globalThis, { location: new URL(import.meta.url) });
    try {
      const error = await failureOf(startOnPage(url, 'as the test wants it', { work: KNITTING.name }));
      expect(error).to.have.property('code', 'model_load_error');
      expect(error).to.have.property('message').that.contains(`The program for the jumper did not load from ${url}`);
    } finally {
      if (!location) Reflect.deleteProperty(globalThis, 'location');
    }
  });
});

describe('withReplacement', () => {
  const replacing = (attempts: number, signal = never) => {
    const dropped: number[] = [];
    let worker = 0;
    const isFault = (error: unknown) => (error as Error).message === 'fault';
    const work = (outcomes: readonly string[]) =>
      withReplacement(
        { attempts, signal, isFault, next: () => worker++, drop: (lost) => dropped.push(lost) },
        (index) => {
          const outcome = outcomes[index] ?? 'done';
          return outcome === 'done' ? Promise.resolve(index) : Promise.reject(new Error(outcome));
        },
      );
    return { work, dropped };
  };

  it('gives the work to another worker where the first one was at fault', async () => {
    const { work, dropped } = replacing(2);
    expect(await work(['fault'])).to.equal(1);
    expect(dropped).to.deep.equal([0]);
  });

  it('fails after so many attempts, and drops every worker that was at fault', async () => {
    const { work, dropped } = replacing(3);
    expect(await failureOf(work(['fault', 'fault', 'fault']))).to.have.property('message', 'fault');
    expect(dropped).to.deep.equal([0, 1, 2]);
  });

  it('keeps a worker that was not at fault, and any once the work is given up', async () => {
    const { work, dropped } = replacing(2);
    expect(await failureOf(work(['damaged video']))).to.have.property('message', 'damaged video');
    const givenUp = replacing(2, AbortSignal.abort());
    expect(await failureOf(givenUp.work(['fault']))).to.have.property('message', 'fault');
    expect([...dropped, ...givenUp.dropped]).to.deep.equal([]);
  });
});
