import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { contentType, startStaticServer, type FilesOptions, type StaticServer } from '../../server/static-server.mjs';

const PROGRAM = 'export const words = "again and again";\n'.repeat(200);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

describe('static server', () => {
  let folder = '';
  let server: StaticServer;

  /** Exactly what is given goes out, and nothing is unpacked: `fetch` would tidy up paths and decompress. */
  function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        );
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  async function start(options: Partial<FilesOptions> = {}) {
    server = await startStaticServer({ mounts: { '/': join(folder, 'root') }, compress: true, ...options });
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'static-server-'));
    mkdirSync(join(folder, 'root/page'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'nobody may read this');
    writeFileSync(join(folder, 'root/digits.bin'), '0123456789');
    writeFileSync(join(folder, 'root/program.js'), PROGRAM);
    writeFileSync(join(folder, 'root/.hidden'), 'hidden');
    writeFileSync(join(folder, 'root/page/index.html'), '<!doctype html><title>Page</title>');
  });

  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  for (const [range, status, contentRange, body] of [
    ['bytes=2-4', 206, 'bytes 2-4/10', '234'],
    ['bytes=0-0', 206, 'bytes 0-0/10', '0'],
    ['bytes=7-', 206, 'bytes 7-9/10', '789'],
    ['bytes=-3', 206, 'bytes 7-9/10', '789'],
    ['bytes=-99', 206, 'bytes 0-9/10', '0123456789'],
    ['bytes=5-99', 206, 'bytes 5-9/10', '56789'],
    ['bytes=10-', 416, 'bytes */10', undefined],
    ['bytes=0-1,4-5', 200, undefined, '0123456789'],
    ['bytes=4-2', 416, 'bytes */10', undefined],
    ['pages=1-2', 200, undefined, '0123456789'],
  ] as const) {
    it(`answers ${range} with ${status}`, async () => {
      await start();
      const answer = await ask('/digits.bin', { range });
      expect(answer.status).to.equal(status);
      expect(answer.headers['content-range']).to.equal(contentRange);
      if (body !== undefined) {
        expect(answer.body.toString()).to.equal(body);
        expect(answer.headers['content-length']).to.equal(String(body.length));
        expect(answer.headers['accept-ranges']).to.equal('bytes');
      }
    });
  }

  it('continues a download only of the same content', async () => {
    await start();
    const tag = String((await ask('/digits.bin')).headers['etag']);
    expect((await ask('/digits.bin', { range: 'bytes=4-', 'if-range': tag })).body.toString()).to.equal('456789');
    const other = await ask('/digits.bin', { range: 'bytes=4-', 'if-range': '"another"' });
    expect([other.status, other.body.toString()]).to.deep.equal([200, '0123456789']);
  });

  it('answers 304 to who has the content, compressed or not', async () => {
    await start();
    for (const [path, headers] of [
      ['/digits.bin', {}],
      ['/program.js', { 'accept-encoding': 'br' }],
    ] as const) {
      const first = await ask(path, headers);
      const tag = String(first.headers['etag']);
      const again = await ask(path, { ...headers, 'if-none-match': `"other", W/${tag}` });
      expect([again.status, again.body.length, again.headers['etag']]).to.deep.equal([304, 0, tag]);
      expect((await ask(path, { ...headers, 'if-none-match': '"other"' })).status).to.equal(200);
    }
  });

  it('tells versions apart that have the same size and time, as unpacked packages do', async () => {
    await start();
    const file = join(folder, 'root/program.js');
    const then = new Date('1985-10-26T08:15:00Z');
    utimesSync(file, then, then);
    const before = await ask('/program.js');
    writeFileSync(file, PROGRAM.replaceAll('again', 'never'));
    utimesSync(file, then, then);
    expect(statSync(file).size).to.equal(PROGRAM.length);
    const after = await ask('/program.js', { 'if-none-match': String(before.headers['etag']) });
    expect(after.status).to.equal(200);
    expect(after.body.toString()).to.contain('never');
    expect(after.headers).not.to.have.property('last-modified');
  });

  it('compresses as the client takes it, and only what gets smaller', async () => {
    await start();
    const brotli = await ask('/program.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers).to.include({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotli.headers['content-length']).to.equal(String(brotli.body.length));
    expect(brotliDecompressSync(brotli.body).toString()).to.equal(PROGRAM);
    const gzip = await ask('/program.js', { 'accept-encoding': 'gzip;q=0.5, br;q=0' });
    expect(gzip.headers['content-encoding']).to.equal('gzip');
    expect(gunzipSync(gzip.body).toString()).to.equal(PROGRAM);
    for (const accepted of ['identity', 'br;q=0, gzip;q=0', 'zstd']) {
      const plain = await ask('/program.js', { 'accept-encoding': accepted });
      expect(plain.headers).not.to.have.property('content-encoding');
      expect(plain.headers['vary']).to.equal('Accept-Encoding');
      expect(plain.body.toString()).to.equal(PROGRAM);
    }
    const weights = await ask('/digits.bin', { 'accept-encoding': 'br' });
    expect(weights.headers).not.to.have.any.keys('content-encoding', 'vary');
  });

  it('takes a range out of the file itself, not out of what it is compressed to', async () => {
    await start();
    const part = await ask('/program.js', { 'accept-encoding': 'br', range: 'bytes=7-11' });
    expect([part.status, part.body.toString()]).to.deep.equal([206, 'const']);
    expect(part.headers).not.to.have.property('content-encoding');
  });

  it('compresses a file again that has changed', async () => {
    await start();
    await ask('/program.js', { 'accept-encoding': 'gzip' });
    writeFileSync(join(folder, 'root/program.js'), PROGRAM.toUpperCase());
    const after = await ask('/program.js', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(after.body).toString()).to.equal(PROGRAM.toUpperCase());
  });

  it('answers HEAD as GET, without the content', async () => {
    await start();
    for (const headers of [{}, { 'accept-encoding': 'br' }, { range: 'bytes=1-3' }]) {
      const get = await ask('/program.js', headers);
      const head = await ask('/program.js', headers, 'HEAD');
      expect(head.status).to.equal(get.status);
      for (const name of ['content-length', 'content-type', 'content-encoding', 'etag', 'content-range']) {
        expect(head.headers[name], name).to.equal(get.headers[name]);
      }
      expect(head.body.length).to.equal(0);
    }
    expect((await ask('/nothing', {}, 'HEAD')).status).to.equal(404);
  });

  for (const path of [
    '/../secret.txt',
    '/page/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '//../secret.txt',
    '/page/%2e%2e/%2e%2e/secret.txt',
    '/%252e%252e/secret.txt',
    '/x/..%2fpage/',
    '/x/..%2f/digits.bin',
    '/page%2findex.html',
    '/%2e/digits.bin',
    '/page/../digits.bin',
    '/\\elsewhere.invalid/..%2fpage',
    '//elsewhere.invalid/..%2fpage',
    '/%00/../secret.txt',
    '/secret.txt%00.html',
    '/%',
    '/%c0%ae%c0%ae/secret.txt',
    '/.hidden',
    '/page/../.hidden',
    '/digits.bin/',
    '/nothing',
    '*',
    'http://elsewhere.invalid/digits.bin',
  ]) {
    it(`finds nothing at ${path}`, async () => {
      await start();
      const answer = await ask(path);
      expect(answer.status).to.equal(404);
      expect(answer.body.toString()).not.to.match(/nobody|hidden/);
    });
  }

  it('stays within each of its folders', async () => {
    mkdirSync(join(folder, 'media'));
    writeFileSync(join(folder, 'media/clip.mp4'), 'clip');
    await start({ mounts: { '/media/': join(folder, 'media'), '/one.txt': join(folder, 'secret.txt') } });
    expect((await ask('/media/clip.mp4')).headers['content-type']).to.equal('video/mp4');
    expect((await ask('/one.txt')).body.toString()).to.equal('nobody may read this');
    for (const path of ['/media/../secret.txt', '/one.txt/', '/one.txt.bak', '/program.js', '/mediaclip.mp4']) {
      expect((await ask(path)).status, path).to.equal(404);
    }
  });

  it('knows a file by one address, however that is encoded', async () => {
    writeFileSync(join(folder, 'root/page/a b+ü%20.txt'), 'shadowed');
    writeFileSync(join(folder, 'own.txt'), 'in its place');
    await start({ mounts: { '/': join(folder, 'root'), '/page/a b+ü%20.txt': join(folder, 'own.txt') } });
    for (const path of ['/page/a%20b+%C3%BC%2520.txt', '/%70age/a%20b%2B%c3%bc%2520%2Etxt']) {
      expect((await ask(path)).body.toString(), path).to.equal('in its place');
    }
    const doubled = await ask('/page//digits.bin?a=1');
    expect([doubled.status, doubled.headers['location']]).to.deep.equal([301, '/page/digits.bin?a=1']);
    expect((await ask('/%64igits.bin')).body.toString()).to.equal('0123456789');
  });

  it('redirects to a folder on this host only, and keeps the query', async () => {
    await start();
    for (const [path, location] of [
      ['/page?token=x', '/page/?token=x'],
      ['//page?token=x', '/page?token=x'],
      ['//page//?token=x//y', '/page/?token=x//y'],
      ['//elsewhere.invalid//page', '/elsewhere.invalid/page'],
    ] as const) {
      const answer = await ask(path);
      expect([answer.status, answer.headers['location']]).to.deep.equal([301, location]);
    }
    expect((await ask('/page/')).body.toString()).to.contain('<title>Page</title>');
  });

  it('leads paths to where it is told, and nothing else', async () => {
    await start({ redirects: { '/': '/page/', '/old': '/page/' } });
    for (const path of ['/?a=1', '/old?a=1']) {
      const { status, headers } = await ask(path);
      expect([status, headers['location']], path).to.deep.equal([302, '/page/?a=1']);
    }
    expect((await ask('/old/further')).status).to.equal(404);
  });

  it('answers GET, HEAD and OPTIONS only', async () => {
    await start();
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE']) {
      const answer = await ask('/digits.bin', {}, method);
      expect([answer.status, answer.headers['allow']], method).to.deep.equal([405, 'GET, HEAD, OPTIONS']);
    }
    expect((await ask('/digits.bin', {}, 'OPTIONS')).status).to.equal(204);
  });

  it('shows the folder’s own page for what is missing', async () => {
    writeFileSync(join(folder, 'root/404.html'), '<!doctype html><title>Nothing</title>');
    await start();
    const answer = await ask('/nothing');
    expect(answer.status).to.equal(404);
    expect(answer.headers['content-type']).to.equal('text/html; charset=utf-8');
    expect(answer.body.toString()).to.contain('<title>Nothing</title>');
  });

  it('sets its headers on every answer', async () => {
    await start({ headersOf: (path) => ({ 'X-Path': path }) });
    const tag = String((await ask('/digits.bin')).headers['etag']);
    for (const [path, headers, method] of [
      ['/digits.bin', {}, 'GET'],
      ['/digits.bin', { range: 'bytes=99-' }, 'GET'],
      ['/digits.bin', { 'if-none-match': tag }, 'GET'],
      ['/program.js', { 'accept-encoding': 'br' }, 'GET'],
      ['/page', {}, 'GET'],
      ['/nothing', {}, 'GET'],
      ['/digits.bin', {}, 'POST'],
      ['/digits.bin', {}, 'OPTIONS'],
    ] as const) {
      const answer = await ask(path, headers, method);
      expect(answer.headers['x-path'], `${method} ${path} ${answer.status}`).to.equal(path);
      expect(answer.headers).not.to.have.property('content-security-policy');
    }
  });

  it('survives clients that leave in the middle, and files that cannot be read', async () => {
    writeFileSync(join(folder, 'root/large.bin'), Buffer.alloc(20_000_000));
    await start();
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () =>
        socket.write('GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n'),
      );
      socket.once('data', () => socket.destroy());
      socket.once('close', () => resolve());
    });
    rmSync(join(folder, 'root/digits.bin'));
    expect((await ask('/digits.bin')).status).to.equal(404);
    expect((await ask('/program.js')).status).to.equal(200);
  });

  it('hears of paths without their queries', async () => {
    const paths: string[] = [];
    server = await startStaticServer({
      mounts: { '/': join(folder, 'root') },
      onRequest: (path) => paths.push(path),
    });
    expect(await (await fetch(`${server.origin}/page/?token=secret`)).text()).to.contain('Page');
    expect(paths).to.deep.equal(['/page/']);
  });
});

describe('content types', () => {
  for (const [file, type] of [
    ['a.wasm', 'application/wasm'],
    ['a.mjs', 'text/javascript'],
    ['a.JS', 'text/javascript'],
    ['a.mp4', 'video/mp4'],
    ['a.mov', 'video/quicktime'],
    ['a.webm', 'video/webm'],
    ['a.task', 'application/octet-stream'],
    ['a.bin', 'application/octet-stream'],
    ['a.json', 'application/json'],
    ['a.css', 'text/css'],
    ['a.unknown', 'application/octet-stream'],
  ] as const) {
    it(`of ${file}: ${type}`, () => {
      expect(contentType(file)).to.equal(type);
    });
  }
});
