/**
 * A site that is nobody's host: it opens the endpoint page of a deployer and wants what its visitor may see there.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { base64url } from 'jose';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import { Heard, frameOf, otherOrigin, passedOnBy, query } from '../helpers/hosts.js';
import { skip } from '../helpers/skip.js';
import { PATIENCE_MS, clipUrl } from '../helpers/tracker.js';

const PAGE = 'pose_tracker/upload_tracking/';

/** The address of something that only members of the deployer's site see. */
const PRIVATE = '/__test/private';
const membersOnly = (clip: string) => `${PRIVATE}${new URL(clipUrl(clip), location.href).pathname}`;

/** The endpoint page beside a configuration, with a scripted detector. */
const deployed = (config: object, parameters: Record<string, string>) =>
  `/__test/deployed/${base64url.encode(JSON.stringify({ status: 200, body: JSON.stringify(config) }))}/${PAGE}?${query({ token: 'x', pace: 'max', analysisFps: '2', ...parameters })}`;

/** What was asked for whose address begins so. */
async function requestsFor(path: string): Promise<{ url: string; cookie: string | null }[]> {
  const answer = await fetch('/__test/requests');
  return ((await answer.json()) as { url: string; cookie: string | null }[]).filter(({ url }) => url.startsWith(path));
}

describe('a foreign site', () => {
  before(() => {
    document.cookie = `member=yes; SameSite=Lax; path=${PRIVATE}`;
  });
  after(() => {
    document.cookie = `member=; max-age=0; path=${PRIVATE}`;
  });

  for (const [what, media] of [
    ['a picture', { source: 'image', imageSrc: 'still.jpg' }],
    ['a video', { videoSrc: 'squat-side.mp4', keypoints: 'true', export: 'true', exercise: 'squat' }],
  ] as const) {
    it(`that opens the endpoint page hears nothing of ${what}, and gets nothing by commands`, async function () {
      const [name, clip] = 'imageSrc' in media ? ['imageSrc', media.imageSrc] : ['videoSrc', media.videoSrc];
      const parameters = { token: 'x', pace: 'max', analysisFps: '2', ...media, [name]: clipUrl(clip) };
      const channel = `said-${what}`;
      const said = new Heard(({ data }) => data, new BroadcastChannel(channel));
      const endpoint = `/test/fixtures/pages/configured-endpoint.html?${query({ ...parameters, channel })}`;
      const opener = `/test/fixtures/pages/opener.html?${query({ open: new URL(endpoint, location.href).href })}`;
      const frame = await frameOf(`${await otherOrigin()}${opener}`);
      const heard = passedOnBy(frame);
      if (!(await heard.type('opened'))['isOpen'])
        skip(this, 'this browser opens no window for a program that drives it');
      await said.type('imageSrc' in media ? 'image_overlay' : 'export_ready');
      const command = (given: object | string) => frame.contentWindow?.postMessage(given, '*');
      for (const name of ['get_export', 'cancel', 'fly']) command({ command: name, id: name });
      command({ command: 'analyze', url: '/missing.mp4' });
      // Its last word comes after all that it was told before.
      await heard.type('error');
      command('close');
      expect(heard.messages.map(({ type, code }) => code ?? type)).to.deep.equal(['opened', 'host_not_allowed']);
    });
  }

  it('makes the page load nothing with the cookies of its visitor, by whatever way', async () => {
    const open = '/__test/cors';
    const own = (clip: string) => `${open}${new URL(clipUrl(clip), location.href).pathname}`;
    const [still, video] = [own('still.jpg'), own('vp9.webm')];
    const redirected = `${await otherOrigin()}/__test/redirect/302/page${video}`;
    const ways: [Record<string, string>, object?][] = [
      [{ source: 'image', imageSrc: still }],
      [{ source: 'image', imageSrc: `/__test/redirect/307/same${still}` }],
      [{ videoSrc: video, export: 'true', pace: 'realtime' }],
      [{ videoSrc: `/__test/redirect/302/same${video}` }],
      [{ videoSrc: redirected }],
      [{}, { command: 'analyze', url: video }],
      [{}, { command: 'analyze', url: still, source: 'image' }],
      [{}, { command: 'set_options', options: { videoSrc: video } }],
      [{ source: 'image' }, { command: 'set_options', options: { imageSrc: still } }],
    ];
    document.cookie = `member=yes; SameSite=Lax; path=${open}`;
    try {
      await fetch(still);
      expect((await requestsFor(still)).map(({ cookie }) => cookie)).to.deep.equal(['member=yes']);
      for (const [parameters, given] of ways) {
        await fetch('/__test/requests', { method: 'DELETE' });
        const frame = await frameOf(deployed({ access: 'open' }, { keypoints: 'true', ...parameters }));
        const heard = new Heard(({ source, data }) => (source === frame.contentWindow ? data : undefined));
        if (given) {
          await heard.type('endpoint_ready');
          frame.contentWindow?.postMessage(given, location.origin);
        }
        const last = parameters['export'] ? ['export_ready'] : ['image_overlay', 'keypoints_batch'];
        await heard.next(({ type }) => last.includes(type) || type === 'error');
        const what = JSON.stringify([parameters, given]);
        expect(
          heard.messages.filter(({ type }) => type === 'error'),
          what,
        ).to.deep.equal([]);
        const requests = await requestsFor(open);
        expect(requests, what).not.to.deep.equal([]);
        for (const { cookie } of requests) expect(cookie, what).to.equal(null);
        frame.remove();
      }
    } finally {
      document.cookie = `member=; max-age=0; path=${open}`;
    }
  });

  it('makes the page load nothing that only members see', async () => {
    expect((await fetch(membersOnly('still.jpg'))).status).to.equal(200);
    const ways = [
      { source: 'image', imageSrc: membersOnly('still.jpg') },
      { videoSrc: membersOnly('vp9.webm') },
      { videoSrc: `/__test/redirect/302/same${membersOnly('vp9.webm')}` },
      { source: 'image', imageSrc: `${location.origin}/__test/redirect/307/same${membersOnly('still.jpg')}` },
    ];
    for (const way of ways) {
      const frame = await frameOf(deployed({ access: 'open' }, way));
      const heard = new Heard(({ source, data }) => (source === frame.contentWindow ? data : undefined));
      const error = await heard.type('error');
      expect(error['details'], JSON.stringify(way)).to.include({ reason: 'http_status', status: 401 });
      frame.remove();
    }
  });

  it('finds that media of the page’s own host is played and shown from what was fetched so', async () => {
    const clip = new URL(clipUrl('squat-side.mp4'), location.href).pathname;
    // Another port of the host, as https is to http: where addresses are upgraded they are the same.
    for (const videoSrc of [clip, `${await otherOrigin()}/__test/cors${clip}`]) {
      const frame = await frameOf(deployed({ access: 'open' }, { videoSrc, keypoints: 'true' }));
      const heard = new Heard(({ source, data }) => (source === frame.contentWindow ? data : undefined));
      await heard.type('keypoints_batch');
      const tracker = frame.contentDocument?.querySelector('pose-upload-tracker') as PoseUploadTracker;
      const isPlayed = () => tracker.renderRoot.querySelector('video')?.src.startsWith('blob:') === true;
      await waitUntil(isPlayed, 'the video is played', { timeout: PATIENCE_MS });
      frame.remove();
    }
    const picture = await frameOf(deployed({ access: 'open' }, { source: 'image', imageSrc: clipUrl('still.jpg') }));
    const other = new Heard(({ source, data }) => (source === picture.contentWindow ? data : undefined));
    await other.type('image_overlay');
    const tracker = picture.contentDocument?.querySelector('pose-upload-tracker') as PoseUploadTracker;
    await tracker.updateComplete;
    expect(tracker.renderRoot.querySelector('img')?.src).to.match(/^blob:/);
  });

  it('waits for no end of a video that is fetched so, where nothing has to keep step with it', async () => {
    const held = `/__test/held/${Math.random()}`;
    const clip = new URL(clipUrl('squat-oblique.mp4'), location.href).pathname;
    const videoSrc = `${held}${clip}?bytes=300000`;
    const frame = await frameOf(deployed({ access: 'open' }, { videoSrc, keypoints: 'true' }));
    const heard = new Heard(({ source, data }) => (source === frame.contentWindow ? data : undefined));
    await heard.type('keypoints');
    expect((await fetch(held, { method: 'POST' })).status).to.equal(204);
    await heard.type('keypoints_batch');
    expect(heard.messages.filter(({ type }) => type === 'error')).to.deep.equal([]);
  });

  it('is let at them where the configuration says so', async () => {
    const config = { access: 'open', media: { credentials: 'same-origin' } };
    const frame = await frameOf(deployed(config, { source: 'image', imageSrc: membersOnly('still.jpg') }));
    const heard = new Heard(({ source, data }) => (source === frame.contentWindow ? data : undefined));
    await heard.type('image_overlay');
    expect(heard.messages.filter(({ type }) => type === 'error')).to.deep.equal([]);
  });
});
