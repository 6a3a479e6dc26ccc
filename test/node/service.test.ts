/**
 * The server as a service: slow and broken clients, links, conditions, and its end.
 */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { LIMITS, startHttpServer, type Limits } from '../../server/http-server.mjs';
import { securityHeaders } from '../../server/policy.mjs';
import { startStaticServer, type FilesOptions, type StaticServer } from '../../server/static-server.mjs';
import { skip } from '../helpers/skip.js';

/** Larger than what the system takes off a server's hands for a reader who reads nothing. */
const LARGE_BYTES = 24 * 2 ** 20;

describe('server as a service', () => {
  let folder = '';
  let server: StaticServer | undefined;
  const sockets: Socket[] = [];

  async function start(limits: Partial<Limits> = {}, options: Partial<FilesOptions> = {}): Promise<StaticServer> {
    const headersOf = () => ({ ...securityHeaders(), 'Cache-Control': 'public, max-age=31536000, immutable' });
    return (server = await startStaticServer({ mounts: { '/': join(folder, 'root') }, headersOf, limits, ...options }));
  }

  /** A connection that says something; `ended` resolves to all that it got, once it is closed. */
  function say(port: number, said: string, { reads = true } = {}) {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    const got: Buffer[] = [];
    if (reads) socket.on('data', (part: Buffer) => got.push(part));
    else socket.pause();
    socket.on('error', () => undefined);
    socket.write(said);
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    return { socket, closed, ended: closed.then(() => Buffer.concat(got).toString('latin1')) };
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'service-'));
    mkdirSync(join(folder, 'root/chunks'), { recursive: true });
    writeFileSync(join(folder, 'root/a.txt'), 'content');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
  });

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await server?.close();
    server = undefined;
    rmSync(folder, { recursive: true });
  });

  it('ends who sends the head of a request too slowly, or nothing at all', async () => {
    const { port } = await start({ headersMs: 50, requestMs: 60, checkMs: 20 });
    const slow = ['GET /a.txt HTTP/1.1\r\nHost: a\r\nX-', 'G', ''].map((said) => say(port, said).ended);
    for (const answer of await Promise.all(slow)) {
      if (answer !== '')
        expect(answer)
          .to.match(/^HTTP\/1\.1 408 /)
          .and.contain('Content-Security-Policy');
    }
  });

  it('ends who takes next to nothing of an answer', async () => {
    writeFileSync(join(folder, 'root/large.bin'), Buffer.alloc(LARGE_BYTES));
    const { port } = await start({ stallMs: 50 });
    const { socket, closed } = say(port, 'GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n', { reads: false });
    // Only who reads hears of the end: it writes until that fails.
    const timer = setInterval(() => socket.write('\r\n'), 10);
    await closed.finally(() => clearInterval(timer));
    expect(socket.destroyed).to.equal(true);
  });

  it('ends who asks for much that has no body, and reads nothing of it', async () => {
    // No other limit can have ended it: they are longer than a test may take.
    const others = { headersMs: 3_600_000, requestMs: 3_600_000, idleMs: 3_600_000, answersAtOnce: Infinity };
    const { port } = await start({ stallMs: 50, ...others });
    const asked = 'GET /chunks HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(40_000);
    const { socket, closed } = say(port, asked, { reads: false });
    const timer = setInterval(() => socket.write('\r\n'), 10);
    await closed.finally(() => clearInterval(timer));
    expect(socket.destroyed).to.equal(true);
  });

  it('lets readers take their time between parts', async () => {
    writeFileSync(join(folder, 'root/large.bin'), Buffer.alloc(LARGE_BYTES));
    const { origin } = await start();
    const answer = await fetch(`${origin}/large.bin`);
    let bytes = 0;
    for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) bytes += part.length;
    expect(bytes).to.equal(LARGE_BYTES);
  });

  it('ends both within a minute, and bounds connections', async () => {
    const { headersMs, requestMs, idleMs, stallMs, checkMs, connections } = LIMITS;
    for (const ms of [headersMs, requestMs, idleMs, stallMs]) expect(ms + checkMs).to.be.below(60_000);
    expect(connections).to.be.within(350, 10_000);
    // The same in a four hundredth of the time: all of them are gone in the end.
    const times = { headersMs, requestMs, idleMs, stallMs, checkMs };
    const limits = Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, Math.round(ms / 400)]));
    writeFileSync(join(folder, 'root/large.bin'), Buffer.alloc(LARGE_BYTES));
    const { port } = await start(limits);
    const readers = Array.from({ length: 20 }, () =>
      say(port, 'GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n', { reads: false }),
    );
    const senders = Array.from({ length: 15 }, () => say(port, 'GET /a.txt HTTP/1.1\r\nX-'));
    // A little now and then, so that none of them is merely idle.
    const timer = setInterval(() => {
      for (const { socket } of readers) socket.write('\r\n');
      for (const { socket } of senders) socket.write('x');
    }, 10);
    await Promise.all([...readers, ...senders].map(({ closed }) => closed)).finally(() => clearInterval(timer));
    for (const { socket } of [...readers, ...senders]) expect(socket.destroyed).to.equal(true);
  });

  it('has no more connections than its limit', async () => {
    const { port } = await start({ connections: 1 });
    const first = say(port, '');
    await once(first.socket, 'connect');
    const second = say(port, 'GET /a.txt HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await second.ended).to.equal('');
    first.socket.write('GET /a.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(await first.ended).to.match(/^HTTP\/1\.1 200 /);
  });

  describe('a connection that asks for much at once', () => {
    /** Answers what is held never, and all else at once. */
    async function startHolding() {
      let begun = 0;
      let onTooMany: () => void = () => undefined;
      const tooMany = new Promise<void>((resolve) => (onTooMany = resolve));
      server = await startHttpServer({
        port: 0,
        host: '127.0.0.1',
        errorHeaders: () => ({}),
        answer: (request, response) => {
          if (request.url !== '/held') response.end('content');
          else if (++begun > LIMITS.answersAtOnce) onTooMany();
          return Promise.resolve();
        },
      });
      return { port: server.port, tooMany, begun: () => begun };
    }

    it('is ended with no more than its number of answers under way, and others are answered', async () => {
      const { port, tooMany, begun } = await startHolding();
      const flood = say(port, 'GET /held HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(5000));
      const ended = flood.closed.then(() => 'ended');
      expect(await Promise.race([ended, tooMany.then(() => 'too many')])).to.equal('ended');
      expect(begun()).to.be.at.most(LIMITS.answersAtOnce);
      const other = say(port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      expect(await other.ended).to.contain('content');
    });

    it('is answered up to that number', async () => {
      const { port } = await startHolding();
      const asked = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(LIMITS.answersAtOnce - 1);
      const { ended } = say(port, `${asked}GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      expect((await ended).match(/content$|content(?=HTTP)/g)).to.have.length(LIMITS.answersAtOnce);
    });
  });

  for (const [what, status, said] of [
    ['no HTTP', 400, 'hello\r\n\r\n'],
    ['no host', 400, 'GET /a.txt HTTP/1.1\r\n\r\n'],
    ['too large a head', 431, `GET /a.txt HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['an expectation', 417, 'GET /a.txt HTTP/1.1\r\nHost: a\r\nExpect: the-best\r\n\r\n'],
    ['two lengths', 400, 'POST /a.txt HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0'],
  ] as const) {
    it(`sends the policy with its answer to ${what}`, async () => {
      const { port } = await start();
      const answer = await say(port, said).ended;
      expect(answer).to.match(new RegExp(`^HTTP/1\\.1 ${status} `));
      for (const [name, value] of Object.entries(securityHeaders())) expect(answer).to.contain(`${name}: ${value}\r\n`);
      expect(answer).to.contain('no-cache').and.not.to.contain('immutable');
    });
  }

  it('puts no answer of its own into the middle of another one', async () => {
    const started = await startHttpServer({
      port: 0,
      host: '127.0.0.1',
      errorHeaders: () => ({}),
      answer: (request, response) => {
        if (request.url === '/whole') response.end('whole');
        else response.write('the beginning');
        return Promise.resolve();
      },
    });
    const { socket, ended } = say(
      started.port,
      'GET /whole HTTP/1.1\r\nHost: a\r\n\r\nGET /half HTTP/1.1\r\nHost: a\r\n\r\n',
    );
    let got = '';
    socket.on('data', (part: Buffer) => {
      got += part.toString();
      if (got.includes('the beginning')) socket.write('garbage\r\n\r\n');
    });
    expect(await ended)
      .to.contain('whole')
      .and.not.contain('400 Bad Request');
    await started.close();
  });

  it('follows no link that leads outside', async function () {
    const root = join(folder, 'root');
    try {
      symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));
      symlinkSync(folder, join(root, 'up'));
      symlinkSync(join(root, 'a.txt'), join(root, 'inside.txt'));
      symlinkSync(join(folder, 'secret.txt'), join(root, '404.html'));
    } catch {
      skip(this, 'links cannot be made here');
    }
    const { origin } = await start();
    for (const path of ['/link.txt', '/up/secret.txt', '/nothing']) {
      const answer = await fetch(`${origin}${path}`);
      expect([answer.status, await answer.text()], path).to.deep.equal([404, 'Not found\n']);
    }
    expect(await (await fetch(`${origin}/inside.txt`)).text()).to.equal('content');
  });

  it('serves a root that is a link itself', async function () {
    try {
      symlinkSync(join(folder, 'root'), join(folder, 'current'));
    } catch {
      skip(this, 'links cannot be made here');
    }
    const { origin } = await start({}, { mounts: { '/': join(folder, 'current') } });
    expect(await (await fetch(`${origin}/a.txt`)).text()).to.equal('content');
  });

  it('answers If-Match and If-Unmodified-Since', async () => {
    const file = join(folder, 'root/a.txt');
    utimesSync(file, 1_600_000_000, 1_600_000_000);
    const { origin } = await start();
    const tag = (await fetch(`${origin}/a.txt`)).headers.get('etag') ?? '';
    const asked = async (headers: Record<string, string>) => {
      const answer = await fetch(`${origin}/a.txt`, { headers });
      await answer.text();
      return answer.status;
    };
    const changed = statSync(file).mtime;
    expect(await asked({ 'if-match': tag })).to.equal(200);
    expect(await asked({ 'if-match': `"other", ${tag}` })).to.equal(200);
    expect(await asked({ 'if-match': '*' })).to.equal(200);
    expect(await asked({ 'if-match': '"other"' })).to.equal(412);
    expect(await asked({ 'if-match': `W/${tag}` })).to.equal(412);
    expect(await asked({ 'if-match': '"other"', range: 'bytes=0-1' })).to.equal(412);
    expect(await asked({ 'if-unmodified-since': changed.toUTCString() })).to.equal(200);
    expect(await asked({ 'if-unmodified-since': new Date(changed.getTime() - 1000).toUTCString() })).to.equal(412);
    expect(await asked({ 'if-unmodified-since': 'yesterday' })).to.equal(200);
    expect(await asked({ 'if-match': tag, 'if-unmodified-since': new Date(0).toUTCString() })).to.equal(200);
    const refused = await fetch(`${origin}/a.txt`, { headers: { 'if-match': '"other"' } });
    expect(refused.headers.get('cache-control')).to.equal('no-cache');
  });

  it('lets no redirect be kept', async () => {
    const { origin } = await start({}, { redirects: { '/old': '/a.txt' } });
    for (const path of ['/chunks//missing.js', '/chunks', '/old']) {
      const { status, headers } = await fetch(`${origin}${path}`, { redirect: 'manual' });
      expect([status >= 301 && status <= 302, headers.get('cache-control')], path).to.deep.equal([true, 'no-cache']);
    }
  });

  it('finishes what is under way when it ends, and takes nothing more', async () => {
    writeFileSync(join(folder, 'root/large.bin'), Buffer.alloc(LARGE_BYTES));
    const { origin, port, close } = await start();
    const agent = new Agent({ keepAlive: true });
    const request = get(`${origin}/large.bin`, { agent });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const idle = say(port, '');
    await once(idle.socket, 'connect');
    const ended = close(60_000);
    const refused = connect(port, '127.0.0.1');
    expect(await once(refused, 'error')).to.have.length(1);
    expect((await text(answer)).length).to.equal(LARGE_BYTES);
    idle.socket.destroy();
    await ended;
    agent.destroy();
  });

  it('waits no longer than it is told to', async () => {
    writeFileSync(join(folder, 'root/large.bin'), Buffer.alloc(LARGE_BYTES));
    const { port, close } = await start();
    const { socket } = say(port, 'GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n', { reads: false });
    await once(socket, 'readable');
    await close(50);
    await expectNobodyListens(port);
  });
});

/** A server that has closed takes no connection any more. */
async function expectNobodyListens(port: number): Promise<void> {
  const refused = await fetch(`http://127.0.0.1:${port}/`).then(
    () => false,
    () => true,
  );
  expect(refused).to.equal(true);
}
