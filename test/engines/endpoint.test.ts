import { expect, fixture, html } from '@open-wc/testing';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import type { TrackerMessage } from '../../src/output/messages.js';
import { expectNoViolations, takeViolations } from '../helpers/policy.js';
import { clipUrl } from '../helpers/tracker.js';

const ENDPOINT = '/scripted/pose_tracker/upload_tracking/';
const CLIP = 'vp9.webm';

type WireMessage = TrackerMessage & { data?: unknown };

interface Hosted {
  readonly frame: HTMLIFrameElement;
  readonly messages: WireMessage[];
  readonly origins: Set<string>;
  next(fits: (message: WireMessage) => boolean): Promise<WireMessage>;
  readonly tracker: PoseUploadTracker | null | undefined;
}

/** The endpoint page in an iframe, as a page that embeds it sees it. */
async function host(parameters: Record<string, string>): Promise<Hosted> {
  const messages: WireMessage[] = [];
  const origins = new Set<string>();
  const waiting = new Set<() => void>();
  const frame = document.createElement('iframe');
  frame.width = '600';
  frame.height = '500';
  addEventListener('message', (event: MessageEvent<WireMessage>) => {
    if (event.source !== frame.contentWindow) return;
    messages.push(event.data);
    origins.add(event.origin);
    for (const check of waiting) check();
  });
  frame.src = `${ENDPOINT}?${new URLSearchParams(parameters).toString()}`;
  (await fixture(html`<div></div>`)).append(frame);
  return {
    frame,
    messages,
    origins,
    next: (fits) =>
      new Promise((resolve) => {
        const check = () => {
          const found = messages.find(fits);
          if (!found) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    get tracker() {
      return frame.contentDocument?.querySelector('pose-upload-tracker');
    },
  };
}

describe('endpoint page', () => {
  beforeEach(takeViolations);
  afterEach(expectNoViolations);

  it('analyses videoSrc and posts plain messages to the page that embeds it', async () => {
    const hosted = await host({
      token: 'x',
      videoSrc: clipUrl(CLIP),
      keypoints: 'true',
      angles: 'true',
      pace: 'max',
      analysisFps: '5',
      isMobile: 'true',
      silhouette: '1',
    });
    const batch = await hosted.next(({ type }) => type === 'keypoints_batch');
    expect(batch.type === 'keypoints_batch' && batch.frames.length).to.be.greaterThan(10);
    const keypoints = hosted.messages.filter((message) => message.type === 'keypoints');
    expect(keypoints.length).to.be.greaterThan(10);
    for (const message of keypoints) expect(message.data).to.deep.equal(message.keypoints);
    for (const message of hosted.messages.filter(({ type }) => type === 'angles')) {
      expect(message.data).to.have.property('left_knee');
    }
    expect(hosted.messages.filter((message) => message.type === 'initialization' && message.ready)).to.have.length(1);
    expect(hosted.messages.filter(({ type }) => type === 'error')).to.deep.equal([]);
    expect([...hosted.origins]).to.deep.equal([location.origin]);
  });

  it('hands the overlay video over in chunks, one lost and one repeated', async () => {
    const hosted = await host({ token: 'x', videoSrc: clipUrl(CLIP), export: 'true', pace: 'max', analysisFps: '2' });
    const ready = await hosted.next(({ type }) => type === 'export_ready');
    const parts = new Map<number, Uint8Array<ArrayBuffer>>();
    const command = (message: object) => hosted.frame.contentWindow?.postMessage(message, location.origin);
    let lost = false;
    const sha256 = await new Promise<unknown>((resolve) => {
      addEventListener('message', function receive({ source, data }: MessageEvent<Record<string, unknown>>) {
        if (source !== hosted.frame.contentWindow || data['type'] !== 'export_chunk') return;
        const index = Number(data['index']);
        if (index === 2 && !lost) {
          lost = true;
          command({ command: 'get_export', chunkBytes: 8192, index: 2 });
          return;
        }
        parts.set(
          index,
          Uint8Array.from(atob(String(data['data'])), (character) => character.charCodeAt(0)),
        );
        command({ command: 'export_ack', index });
        if (index === 1) command({ command: 'export_ack', index });
        if (index < Number(data['total']) - 1) return;
        removeEventListener('message', receive);
        resolve(data['sha256']);
      });
      command({ command: 'get_export', chunkBytes: 8192 });
    });
    expect(parts.size).to.be.greaterThan(4);
    const whole = new Blob([...parts].sort(([a], [b]) => a - b).map(([, part]) => part));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await whole.arrayBuffer()));
    expect(sha256).to.equal([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    expect(whole.size).to.equal(ready.type === 'export_ready' && ready.size);
  });

  it('names a command that it does not know, and leaves other messages alone', async () => {
    const hosted = await host({ token: 'x' });
    await new Promise((resolve) => hosted.frame.addEventListener('load', resolve, { once: true }));
    for (const message of ['no JSON', { hello: 1 }, null, JSON.stringify({ command: 'fly' })]) {
      hosted.frame.contentWindow?.postMessage(message, location.origin);
    }
    const error = await hosted.next(({ type }) => type === 'error');
    expect(error).to.include({ code: 'invalid_parameter' });
    expect(error.type === 'error' && error.message).to.contain('"fly"');
    expect(hosted.messages.filter(({ type }) => type === 'error')).to.have.length(1);
  });

  it('shows the words of the reference and a link without a token', async () => {
    const hosted = await host({ exercise: 'squat' });
    const text = 'Invalid params. Please refer to our API documentation. Missing token=YOUR API_KEY';
    const error = await hosted.next(({ type }) => type === 'error');
    expect(error).to.include({ code: 'missing_token', message: text });
    await hosted.tracker?.updateComplete;
    const alert = hosted.tracker?.shadowRoot?.querySelector('[role=alert]');
    expect(alert?.textContent).to.contain(text);
    expect(alert?.querySelector('a')?.textContent).to.equal('Documentation');
  });

  it('analyses imageSrc and posts the picture with the skeleton', async () => {
    const hosted = await host({ token: 'x', source: 'image', imageSrc: clipUrl('still.jpg') });
    const overlay = await hosted.next(({ type }) => type === 'image_overlay');
    expect(overlay.data).to.match(/^data:image\/png;base64,/);
    expect(hosted.messages.some(({ type }) => type === 'keypoints' || type === 'angles')).to.equal(false);
  });

  it('names a wrong parameter and goes on', async () => {
    const hosted = await host({ token: 'x', keypoints: 'perhaps' });
    const error = await hosted.next(({ type }) => type === 'error');
    expect(error).to.include({ code: 'invalid_parameter' });
    expect(hosted.tracker?.state).to.equal('idle');
  });

  it('posts JSON strings to a React Native WebView, and nothing to anybody else', async () => {
    const frame = document.createElement('iframe');
    const elsewhere: unknown[] = [];
    addEventListener('message', ({ source, data }) => {
      if (source === frame.contentWindow) elsewhere.push(data);
    });
    frame.src = `/test/fixtures/pages/native-host.html?${new URLSearchParams({
      token: 'x',
      videoSrc: clipUrl(CLIP),
      keypoints: 'true',
      pace: 'max',
      analysisFps: '2',
    }).toString()}`;
    (await fixture(html`<div></div>`)).append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const tracker = frame.contentDocument?.querySelector('pose-upload-tracker') as PoseUploadTracker;
    if (tracker.state !== 'done') {
      await new Promise((resolve) => tracker.addEventListener('keypoints_batch', resolve, { once: true }));
    }
    const received = (frame.contentWindow as unknown as { received: string[] }).received;
    const messages = received.map((text) => JSON.parse(text) as WireMessage);
    expect(messages.at(-1)?.type).to.equal('keypoints_batch');
    expect(messages.filter(({ type }) => type === 'environment')).to.have.length(1);
    expect(elsewhere).to.deep.equal([]);
  });
});
