import { expect } from '@open-wc/testing';

interface Recorded {
  readonly server: 'main' | 'other' | 'outside';
  readonly method: string;
  readonly url: string;
  readonly range: string | null;
}

async function json<T>(url: string, init?: RequestInit): Promise<T> {
  return (await (await fetch(url, init)).json()) as T;
}

describe('test server', () => {
  const file = '/test/fixtures/server/digits.txt';
  let other = '';

  before(async () => {
    other = (await json<{ otherOrigin: string }>('/__test/config.json')).otherOrigin;
  });

  it('serves fixtures whole and in ranges', async () => {
    const whole = await fetch(file);
    expect(whole.status).to.equal(200);
    expect(whole.headers.get('accept-ranges')).to.equal('bytes');
    expect(await whole.text()).to.equal('0123456789');
    for (const [range, text, contentRange] of [
      ['bytes=2-4', '234', 'bytes 2-4/10'],
      ['bytes=7-', '789', 'bytes 7-9/10'],
      ['bytes=-2', '89', 'bytes 8-9/10'],
    ] as const) {
      const part = await fetch(file, { headers: { range } });
      expect(part.status, range).to.equal(206);
      expect(part.headers.get('content-range')).to.equal(contentRange);
      expect(await part.text()).to.equal(text);
    }
    expect((await fetch(file, { headers: { range: 'bytes=99-' } })).status).to.equal(416);
  });

  it('answers with a status', async () => {
    expect((await fetch('/__test/status/404')).status).to.equal(404);
  });

  it('truncates and cuts', async () => {
    const short = await fetch(`/__test/truncated${file}?bytes=4`);
    expect(await short.text()).to.equal('0123');
    const error = await fetch(`/__test/cut${file}?bytes=4`)
      .then((answer) => answer.text())
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Error);
  });

  it('has a second origin with and without CORS', async () => {
    expect(await (await fetch(`${other}/__test/cors${file}`)).text()).to.equal('0123456789');
    const refused = await fetch(`${other}/__test/no-cors${file}`).catch((reason: unknown) => reason);
    expect(refused).to.be.instanceOf(TypeError);
  });

  it('records every request, and lets none out', async () => {
    await fetch('/__test/requests', { method: 'DELETE' });
    await fetch(`${file}?recorded`, { headers: { range: 'bytes=1-1' } });
    const outside = await fetch('http://outside.example/', { mode: 'no-cors' }).catch(() => undefined);
    expect(outside === undefined || outside.type === 'opaque').to.equal(true);
    const requests = await json<Recorded[]>('/__test/requests');
    const recorded = requests.find(({ url }) => url === `${file}?recorded`);
    expect(recorded).to.deep.include({ server: 'main', method: 'GET', range: 'bytes=1-1' });
    expect(recorded).to.have.property('referrer');
    expect(requests.some(({ server, url }) => server === 'outside' && url.includes('outside.example'))).to.equal(true);
  });
});
