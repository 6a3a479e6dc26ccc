import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { loadWhole } from '../../src/media/load-whole.js';
import { StalledError, fetchUnlessStalled, type StartTimer } from '../../src/media/stalls.js';
import { urlError } from '../../src/media/url-errors.js';
import { fetchAsset } from '../../src/pose/assets.js';

describe('fetchUnlessStalled', () => {
  let server: Server;
  let url = '';

  before(async () => {
    server = createServer((request, response) => {
      if (request.url === '/silent') return;
      if (request.url === '/odd') return void response.writeHead(999).end('go away');
      response.writeHead(200, { 'content-length': '8' });
      response.write('half');
      if (request.url === '/whole') response.end('half');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  /** A timer whose time is over when the test says so. */
  function manualTimer() {
    const running = new Set<() => void>();
    let started: () => void = () => undefined;
    const startTimer: StartTimer = (_ms, onEnd) => {
      running.add(onEnd);
      started();
      return () => running.delete(onEnd);
    };
    return {
      running,
      startTimer,
      onceStarted: () => new Promise<void>((resolve) => (started = resolve)),
      expire: () => running.forEach((onEnd) => onEnd()),
    };
  }

  const messageOf = (promise: Promise<unknown>) =>
    promise.then(
      () => '',
      (error: unknown) => (error as Error).message,
    );

  it('gives on a status that the standard does not know', async () => {
    expect((await fetchUnlessStalled(`${url}/odd`)).status).to.equal(999);
    const { signal } = new AbortController();
    const { code, details } = await urlError('video', `${url}/odd`, signal, new Error('any'));
    expect([code, details]).to.deep.equal([
      'video_load_error',
      { reason: 'http_status', status: 999, url: `${url}/odd` },
    ]);
  });

  it('gives what a server sends, and runs no timer while nobody waits', async () => {
    const { startTimer, running } = manualTimer();
    const response = await fetchUnlessStalled(`${url}/whole`, {}, startTimer);
    expect(running.size).to.equal(0);
    expect(response.headers.get('content-length')).to.equal('8');
    expect(await response.text()).to.equal('halfhalf');
    expect(running.size).to.equal(0);
  });

  it('fails where no answer comes', async () => {
    const { startTimer, expire, onceStarted } = manualTimer();
    const started = onceStarted();
    const answer = messageOf(fetchUnlessStalled(`${url}/silent`, {}, startTimer));
    await started;
    expire();
    expect(await answer).to.contain('sent nothing');
  });

  it('fails where an answer stops in the middle', async () => {
    const { startTimer, expire, onceStarted } = manualTimer();
    const response = await fetchUnlessStalled(`${url}/half`, {}, startTimer);
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value).to.have.length(4);
    const started = onceStarted();
    const next = messageOf(reader?.read() ?? Promise.resolve());
    await started;
    expire();
    expect(await next).to.contain('sent nothing');
  });
});

describe('what is loaded from a server that stalls', () => {
  let server: Server;
  let url = '';
  let requests = 0;
  const { setTimeout } = globalThis;
  const { signal } = new AbortController();

  before(async () => {
    // The time in which a server may be silent passes at once; other timers are left alone.
    globalThis.setTimeout = ((work: () => void, ms: number) =>
      setTimeout(work, ms === 20_000 ? 20 : ms)) as typeof globalThis.setTimeout;
    server = createServer((request, response) => {
      requests++;
      if (request.url === '/silent') return;
      response.writeHead(200, { 'content-length': '8' });
      response.write('half');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    requests = 0;
  });

  after(() => {
    globalThis.setTimeout = setTimeout;
    server.closeAllConnections();
    server.close();
  });

  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => ({ code: 'none', message: '' }),
      (error: unknown) => error as { code: string; message: string },
    );

  for (const path of ['/silent', '/half']) {
    it(`is a picture that fails, and nobody asks again (${path})`, async () => {
      const { code, message } = await failure(loadWhole(url + path, 'image', signal));
      expect(code).to.equal('image_load_error');
      expect(message).to.contain('has sent nothing for 20 seconds');
      expect(requests).to.equal(1);
    });

    it(`is a model file that fails (${path})`, async () => {
      const { code, message } = await failure(fetchAsset(url + path, signal));
      expect(code).to.equal('model_load_error');
      expect(message)
        .to.contain('has sent nothing for 20 seconds')
        .and.to.contain(url + path);
    });
  }

  it('is a video whose server stalls only when it is asked what is wrong', async () => {
    const { code, message } = await urlError('video', `${url}/silent`, signal, new Error('a reset'));
    expect(code).to.equal('video_load_error');
    expect(message).to.contain('has sent nothing for 20 seconds');
    expect((await urlError('video', `${url}/silent`, signal, new StalledError())).code).to.equal('video_load_error');
    expect(requests).to.equal(1);
  });
});

describe('a file of the package', () => {
  let server: Server;
  let url = '';
  let answers: string[] = [];
  const asked: (string | undefined)[] = [];
  const { signal } = new AbortController();

  before(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers['cache-control']);
      response.end(answers.shift());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
  });

  after(() => void server.close());

  const check = (content: Uint8Array) => (content.length === 5 ? undefined : 'it is cut off');

  it('is fetched once more past the cache where it is wrong', async () => {
    answers = ['who', 'whole'];
    expect(new TextDecoder().decode(await fetchAsset(url, signal, { check }))).to.equal('whole');
    expect(asked).to.deep.equal([undefined, 'no-cache']);
  });

  it('is an error where it is wrong again', async () => {
    answers = ['who', 'who', 'whole'];
    const error = await fetchAsset(url, signal, { check }).catch((thrown: unknown) => thrown);
    expect(error).to.have.property('code', 'model_load_error');
    expect((error as Error).message).to.contain('it is cut off');
    expect(answers).to.deep.equal(['whole']);
  });
});
