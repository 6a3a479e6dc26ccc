/**
 * Whether cookies go with requests for media, and from where it is shown.
 */
import { expect } from 'chai';
import { loadWhole } from '../../src/media/load-whole.js';
import type { MediaInput, MediaRequest } from '../../src/media/source.js';
import { openUrl } from '../../src/media/url-source.js';
import { openVideo } from '../../src/media/video.js';
import { mediaRequest } from '../../src/session/own-media.js';
import { shownMedia } from '../../src/session/shown-media.js';

const HOST = 'page.example';

describe('a request for media', () => {
  it('is as any browser makes it where cookies are not to be left out', () => {
    for (const media of ['https://page.example/a.mp4', 'https://other.example/a.mp4', new Blob()]) {
      const request = mediaRequest(media, 'video', 'same-origin', HOST);
      expect(request).to.deep.equal({ credentials: 'same-origin', isWhole: false });
    }
  });

  it('never has cookies where they are to be left out; what the page’s own host has is shown from what was fetched', () => {
    const asked = (media: string | Blob) => mediaRequest(media, 'video', 'omit', HOST);
    // Pages that have their addresses upgraded load http from https, and any port may be the one that that leads to.
    const own = ['https://page.example/a.mp4', 'http://page.example/a.mp4', 'http://PAGE.example:8080/a.mp4'];
    for (const address of own) expect(asked(address), address).to.deep.equal({ credentials: 'omit', isWhole: true });
    for (const other of [
      'https://other.example/a',
      'https://a.page.example/a',
      'blob:https://page.example/1',
      'data:,',
    ]) {
      expect(asked(other), other).to.deep.equal({ credentials: 'omit', isWhole: false });
    }
    expect(asked(new Blob())).to.deep.equal({ credentials: 'omit', isWhole: false });
  });

  it('takes every picture whole where cookies are to be left out', () => {
    const asked = mediaRequest('https://other.example/a.jpg', 'image', 'omit', HOST);
    expect(asked).to.deep.equal({ credentials: 'omit', isWhole: true });
  });
});

describe('requests for media without cookies', () => {
  const URL_OF_MEDIA = 'http://page.example/a.mp4';
  const { signal } = new AbortController();
  const observer = { onActivity: () => undefined, onDownload: () => undefined };
  const browsersFetch = globalThis.fetch;
  const sent: RequestInit[] = [];
  let answer: (init: RequestInit) => Response;

  beforeEach(() => {
    sent.length = 0;
    globalThis.fetch = (_url, init = {}) => {
      sent.push(init);
      return Promise.resolve(answer(init));
    };
  });
  afterEach(() => {
    globalThis.fetch = browsersFetch;
  });

  const ranges = () => sent.map(({ headers }) => new Headers(headers).get('range'));
  function expectNoCookies(requests: number): void {
    expect(sent).to.have.length.at.least(requests);
    for (const { credentials } of sent) expect(credentials).to.equal('omit');
  }

  const omit = (isWhole: boolean): MediaRequest => ({ credentials: 'omit', isWhole });

  it('are those for each part', async () => {
    answer = (init) => {
      const [, from = '0', to = '9'] = /bytes=(\d+)-(\d*)/.exec(new Headers(init.headers).get('range') ?? '') ?? [];
      const end = Math.min(9, Number(to === '' ? 9 : to));
      return new Response(new Uint8Array(end - Number(from) + 1), {
        status: 206,
        headers: { 'content-range': `bytes ${from}-${end}/10` },
      });
    };
    // Nothing that can be read: every way to find that out has been tried.
    const failure = await openVideo(URL_OF_MEDIA, signal, { request: omit(false) }).catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'unsupported_media');
    expectNoCookies(2);
  });

  it('are those after a range was refused', async () => {
    answer = (init) => new Response('x', { status: new Headers(init.headers).has('range') ? 416 : 200 });
    await openUrl(URL_OF_MEDIA, signal, observer, omit(false));
    expect(ranges()).to.deep.equal(['bytes=0-0', null]);
    expectNoCookies(2);
  });

  it('ask for no part of what is wanted whole', async () => {
    answer = () => new Response('whole', { headers: { 'content-length': '5' } });
    const { whole } = await openUrl(URL_OF_MEDIA, signal, observer, omit(true));
    expect(await (await whole)?.text()).to.equal('whole');
    expect(ranges()).to.deep.equal([null]);
    expectNoCookies(1);
    expect(await (await loadWhole(URL_OF_MEDIA, 'image', signal, omit(true))).text()).to.equal('whole');
    expectNoCookies(2);
  });

  it('ask for no part either where the server answers with one unasked', async () => {
    answer = () =>
      new Response('whole', { status: 206, headers: { 'content-length': '5', 'content-range': 'bytes 0-4/5' } });
    const { whole, data } = await openUrl(URL_OF_MEDIA, signal, observer, omit(true));
    expect(await (data ?? (await whole))?.text()).to.equal('whole');
    expect(ranges()).to.deep.equal([null]);
  });

  it('are what a video is shown from, whatever was left of its download', async () => {
    answer = () => new Response('again');
    const run = { media: URL_OF_MEDIA, request: omit(true), signal };
    const lost = () => Promise.reject(new Error('The worker is gone.'));
    const shown = async (opened: { media: MediaInput; whole?: Promise<Blob> }) => {
      const media = await shownMedia(run, opened);
      return typeof media === 'string' ? media : media.text();
    };
    expect(await shown({ media: URL_OF_MEDIA })).to.equal('again');
    expect(await shown({ media: URL_OF_MEDIA, whole: lost() })).to.equal('again');
    expectNoCookies(2);
    expect(await shown({ media: new Blob(['opened']) })).to.equal('opened');
    expect(await shown({ media: URL_OF_MEDIA, whole: Promise.resolve(new Blob(['whole'])) })).to.equal('whole');
    expect(sent).to.have.length(2);
  });

  it('are those that find out what went wrong', async () => {
    answer = () => new Response('no', { status: 401 });
    for (const load of [
      () => openVideo(URL_OF_MEDIA, signal, { request: omit(false) }),
      () => loadWhole(URL_OF_MEDIA, 'video', signal, omit(true)),
    ]) {
      const failure = await load().catch((error: unknown) => error);
      expect(failure).to.have.nested.property('details.status', 401);
    }
    expectNoCookies(4);
  });
});
