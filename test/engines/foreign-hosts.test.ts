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
    expect((await fetch(membersOnly('still.jpg'))).status).to.equal(200);
    const ways = [
      { source: 'image', imageSrc: membersOnly('still.jpg') },
      { videoSrc: membersOnly('squat-side.mp4') },
      { videoSrc: `/__test/redirect/302/same${membersOnly('squat-side.mp4')}` },
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

  it('finds that media of the page’s own origin is played and shown from what was fetched so', async () => {
    const frame = await frameOf(
      deployed({ access: 'open' }, { videoSrc: clipUrl('squat-side.mp4'), keypoints: 'true' }),
    );
    const heard = new Heard(({ source, data }) => (source === frame.contentWindow ? data : undefined));
    await heard.type('keypoints_batch');
    const shown = (selector: string) =>
      (frame.contentDocument?.querySelector('pose-upload-tracker') as PoseUploadTracker).renderRoot.querySelector(
        selector,
      );
    await waitUntil(() => (shown('video') as HTMLVideoElement).src.startsWith('blob:'), 'the video is played', {
      timeout: PATIENCE_MS,
    });
    const picture = await frameOf(deployed({ access: 'open' }, { source: 'image', imageSrc: clipUrl('still.jpg') }));
    const other = new Heard(({ source, data }) => (source === picture.contentWindow ? data : undefined));
    await other.type('image_overlay');
    const tracker = picture.contentDocument?.querySelector('pose-upload-tracker') as PoseUploadTracker;
    await tracker.updateComplete;
    expect(tracker.renderRoot.querySelector('img')?.src).to.match(/^blob:/);
  });

  it('is let at them where the configuration says so', async () => {
    const config = { access: 'open', media: { credentials: 'same-origin' } };
    const frame = await frameOf(deployed(config, { source: 'image', imageSrc: membersOnly('still.jpg') }));
    const heard = new Heard(({ source, data }) => (source === frame.contentWindow ? data : undefined));
    await heard.type('image_overlay');
    expect(heard.messages.filter(({ type }) => type === 'error')).to.deep.equal([]);
  });
});
