import { expect } from 'chai';
import { contentType, parseRange, resolveFile, startStaticServer } from '../../scripts/lib/static-files.mjs';
import { fileURLToPath } from 'node:url';

describe('static files', () => {
  it('reads ranges', () => {
    expect(parseRange(undefined, 10)).to.equal(undefined);
    expect(parseRange('bytes=2-4', 10)).to.deep.equal({ start: 2, end: 4 });
    expect(parseRange('bytes=2-', 10)).to.deep.equal({ start: 2, end: 9 });
    expect(parseRange('bytes=-3', 10)).to.deep.equal({ start: 7, end: 9 });
    expect(parseRange('bytes=2-99', 10)).to.deep.equal({ start: 2, end: 9 });
    expect(parseRange('bytes=10-', 10)).to.equal('invalid');
    expect(parseRange('pages=1-2', 10)).to.equal(undefined);
  });

  it('stays inside its folders', () => {
    const mounts = { '/': '/srv/all', '/dist/': '/srv/built' };
    expect(resolveFile(mounts, '/dist/a.js')).to.equal('/srv/built/a.js');
    expect(resolveFile(mounts, '/b/c.js')).to.equal('/srv/all/b/c.js');
    expect(resolveFile(mounts, '/../secret')).to.equal(undefined);
    expect(resolveFile(mounts, '/dist/%2e%2e/secret')).to.equal(undefined);
    expect(resolveFile({ '/dist/': '/srv/built' }, '/other')).to.equal(undefined);
  });

  it('knows the types that browsers insist on', () => {
    expect(contentType('a.wasm')).to.equal('application/wasm');
    expect(contentType('a.mp4')).to.equal('video/mp4');
    expect(contentType('a.JS')).to.match(/^text\/javascript/);
  });

  it('redirects folders and keeps the query', async () => {
    const server = await startStaticServer({ '/': fileURLToPath(new URL('../fixtures', import.meta.url)) });
    try {
      const answer = await fetch(`${server.origin}/server?token=x`, { redirect: 'manual' });
      expect(answer.status).to.equal(301);
      expect(answer.headers.get('location')).to.equal('/server/?token=x');
      expect(await (await fetch(`${server.origin}/server/digits.txt`)).text()).to.equal('0123456789');
      expect(server.requests).to.deep.equal(['/server', '/server/digits.txt']);
    } finally {
      await server.close();
    }
  });
});
