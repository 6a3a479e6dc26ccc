/**
 * The recipe for use without a network: `hosting/service-worker.js` in a browser of a few lines.
 */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';

const ORIGIN = 'https://app.example';

type Handler = (event: object) => void;

/** A page's requests go through it; the network can be cut. */
function start() {
  const stores = new Map<string, Map<string, Response>>([
    ['pose-upload-tracker-0', new Map()],
    ['of the page', new Map()],
  ]);
  const handlers = new Map<string, Handler>();
  const asked: string[] = [];
  const network = { isThere: true, text: 'first' };
  const fetched = (request: Request): Promise<Response> => {
    asked.push(request.url);
    if (!network.isThere) return Promise.reject(new TypeError('no network'));
    return Promise.resolve(new Response(network.text, { status: request.url.includes('missing') ? 404 : 200 }));
  };
  const caches = {
    keys: () => Promise.resolve([...stores.keys()]),
    delete: (name: string) => Promise.resolve(stores.delete(name)),
    open: (name: string) => {
      const store = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, store);
      return Promise.resolve({
        match: (key: string) => Promise.resolve(store.get(key)?.clone()),
        put: (key: string, answer: Response) => Promise.resolve(void store.set(key, answer)),
      });
    },
  };
  const self = {
    location: new URL(ORIGIN),
    clients: { claim: () => Promise.resolve() },
    skipWaiting: () => Promise.resolve(),
    addEventListener: (type: string, handler: Handler) => handlers.set(type, handler),
  };
  runInNewContext(readFileSync('hosting/service-worker.js', 'utf8'), { self, caches, fetch: fetched, URL, Promise });
  /** @returns undefined where it leaves the request to the browser */
  const ask = async (path: string, init?: RequestInit): Promise<string | undefined> => {
    let answer: Promise<Response> | undefined;
    const request = new Request(new URL(path, ORIGIN), init);
    handlers.get('fetch')?.({ request, respondWith: (given: Promise<Response>) => (answer = given) });
    return answer && (await answer).text();
  };
  const activate = async () => {
    let done: Promise<unknown> = Promise.resolve();
    handlers.get('activate')?.({ waitUntil: (given: Promise<unknown>) => (done = given) });
    await done;
  };
  return { ask, activate, stores, network, asked };
}

const failure = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => (error as Error).message,
  );

describe('the service worker', () => {
  it('gives without a network what was loaded with one, and no token with its page', async () => {
    const { ask, network, stores } = start();
    const page = '/pose_tracker/upload_tracking/?token=secret&exercise=squat';
    for (const path of [page, '/assets/models/movenet-lightning.bin', '/chunks/session-a1b2.js']) await ask(path);
    network.isThere = false;
    expect(await ask(page)).to.equal('first');
    expect(await ask('/assets/models/movenet-lightning.bin')).to.equal('first');
    expect(await ask('/chunks/session-a1b2.js')).to.equal('first');
    expect(await failure(ask('/define.js'))).to.equal('no network');
    const keys = [...stores.values()].flatMap((store) => [...store.keys()]);
    expect(keys).to.have.length(3);
    expect(keys.join()).not.to.contain('secret');
  });

  it('asks the server whether models and entries are current, and not for what has a hash in its name', async () => {
    const { ask, network, asked } = start();
    for (const path of ['/define.js', '/chunks/session-a1b2.js']) await ask(path);
    network.text = 'second';
    expect(await ask('/define.js')).to.equal('second');
    expect(await ask('/chunks/session-a1b2.js')).to.equal('first');
    expect(asked).to.have.length(3);
  });

  it('keeps no video, no part of a file, nothing of others and no failure', async () => {
    const { ask, network } = start();
    expect(await ask('/squat.mp4')).to.equal(undefined);
    expect(await ask('/assets/models/x.bin', { headers: { range: 'bytes=0-9' } })).to.equal(undefined);
    expect(await ask('https://other.example/define.js')).to.equal(undefined);
    expect(await ask('/define.js', { method: 'POST' })).to.equal(undefined);
    await ask('/missing.js');
    network.isThere = false;
    expect(await failure(ask('/missing.js'))).to.equal('no network');
  });

  it('lets go of what another one of its versions has kept, and of nothing else', async () => {
    const { activate, stores } = start();
    await activate();
    expect([...stores.keys()]).to.deep.equal(['of the page']);
  });
});
