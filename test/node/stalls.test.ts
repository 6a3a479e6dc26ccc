import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { fetchUnlessStalled, type StartTimer } from '../../src/media/stalls.js';

describe('fetchUnlessStalled', () => {
  let server: Server;
  let url = '';

  before(async () => {
    server = createServer((request, response) => {
      if (request.url === '/silent') return;
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
