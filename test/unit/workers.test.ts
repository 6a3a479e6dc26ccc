import { expect } from 'chai';
import { startOnPage, type WorkerHandle } from '../../src/workers/start-worker.js';
import { WorkerClient, startClient, type Work } from '../../src/workers/worker-client.js';

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
    await new Promise((resolve) => setTimeout(resolve));
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
