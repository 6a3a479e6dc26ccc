/**
 * Everything that the package does, under the Content-Security-Policy that it comes with.
 */
import { expect, fixture, html } from '@open-wc/testing';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import type { TrackerMessage } from '../../src/output/messages.js';
import { expectNoViolations, takeViolations } from '../helpers/policy.js';
import { NO_WEBGL, hasWebgl, hasWebglInWorkers } from '../helpers/features.js';
import { skip } from '../helpers/skip.js';
import { clipUrl } from '../helpers/tracker.js';

const ENDPOINT = '/dist/pose_tracker/upload_tracking/';
const CLIP = 'audio.mp4';

/** A small video with sound, for what works frame by frame. */
const RUN = { token: 'x', pace: 'max', analysisFps: '2', keypoints: 'true', videoSrc: clipUrl(CLIP) };

async function open(address: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.width = '600';
  frame.height = '500';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = address;
  (await fixture(html`<div></div>`)).append(frame);
  await loaded;
  return frame;
}

/** The page's tracker, once its page's modules have run. */
async function trackerIn(frame: HTMLIFrameElement): Promise<PoseUploadTracker> {
  const page = frame.contentWindow;
  const name = 'pose-upload-tracker';
  await page?.customElements.whenDefined(name);
  const find = () => frame.contentDocument?.querySelector(name);
  const found = find();
  if (found) return found;
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const tracker = find();
      if (!tracker) return;
      observer.disconnect();
      resolve(tracker);
    });
    if (frame.contentDocument) observer.observe(frame.contentDocument, { childList: true, subtree: true });
  });
}

/** What the page around the endpoint receives, until a message fits. */
function received(frame: () => HTMLIFrameElement | undefined, fits: (message: TrackerMessage) => boolean) {
  return new Promise<TrackerMessage[]>((resolve) => {
    const messages: TrackerMessage[] = [];
    addEventListener('message', function listen({ data, source }: MessageEvent<TrackerMessage>) {
      if (source !== frame()?.contentWindow) return;
      messages.push(data);
      if (!fits(data)) return;
      removeEventListener('message', listen);
      resolve(messages);
    });
  });
}

/** Runs the endpoint page until a message of this type, or an error. */
async function runEndpoint(
  parameters: Record<string, string>,
  until: TrackerMessage['type'],
  endpoint = ENDPOINT,
): Promise<TrackerMessage[]> {
  const all = received(
    () => document.querySelector('iframe') ?? undefined,
    ({ type }) => type === until || type === 'error',
  );
  await open(`${endpoint}?${new URLSearchParams(parameters).toString()}`);
  const messages = await all;
  const failures = messages.flatMap((message) => (message.type === 'error' ? [message.message] : []));
  expect(failures).to.deep.equal([]);
  return messages;
}

async function otherOrigin(): Promise<string> {
  return ((await (await fetch('/__test/config.json')).json()) as { otherOrigin: string }).otherOrigin;
}

describe('under the policy of the endpoint page', () => {
  beforeEach(takeViolations);
  afterEach(expectNoViolations);

  it('a video is analysed, its exercise counted, and its overlay video made', async () => {
    const options = {
      exercise: 'squat',
      recommendations: 'true',
      progression: 'true',
      export: 'true',
      controls: 'true',
    };
    const messages = await runEndpoint({ ...RUN, ...options, poseBackend: 'wasm' }, 'export_ready');
    expect(messages.map(({ type }) => type)).to.include.members(['keypoints_batch', 'exercise_summary']);
  });

  it('a video is played and analysed with the backend that is found by itself', async () => {
    const messages = await runEndpoint({ ...RUN, pace: 'realtime' }, 'keypoints_batch');
    expect(messages.at(-1)?.type).to.equal('keypoints_batch');
  });

  it('a picture is analysed by WebGL, where there is WebGL 2', async function () {
    if (!(await hasWebglInWorkers())) skip(this, 'workers of this browser have no WebGL 2');
    // Its programs are compiled for a CPU where there is no GPU.
    this.timeout(180_000);
    const picture = { token: 'x', source: 'image', imageSrc: clipUrl('still.jpg'), keypoints: 'true' };
    const messages = await runEndpoint({ ...picture, poseBackend: 'webgl' }, 'image_overlay');
    const environment = messages.find(({ type }) => type === 'environment');
    expect(environment?.type === 'environment' && environment.poseBackend).to.equal('webgl');
  });

  it('a picture is analysed by BlazePose, where there is WebGL 2', async function () {
    if (!hasWebgl) skip(this, NO_WEBGL);
    const { token } = RUN;
    const picture = { token, source: 'image', imageSrc: clipUrl('still.jpg'), keypoints: 'true' };
    const messages = await runEndpoint({ ...picture, blazepose: 'true', blazeposeModel: 'lite' }, 'image_overlay');
    const keypoints = messages.find(({ type }) => type === 'keypoints');
    expect(keypoints?.type === 'keypoints' && keypoints.keypoints.length).to.equal(33);
  });

  it('a data: address is analysed', async () => {
    const bytes = new Uint8Array(await (await fetch(clipUrl('empty-room.mp4'))).arrayBuffer());
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    const frame = await open(`${ENDPOINT}?token=x&pace=max&analysisFps=2&keypoints=true`);
    const tracker = await trackerIn(frame);
    await tracker.analyze(`data:video/mp4;base64,${base64}`);
    expect(tracker.state).to.equal('done');
  });

  it('a video of a server that the policy names is analysed', async () => {
    const videoSrc = `${await otherOrigin()}/__test/cors/test/fixtures/clips/${CLIP}`;
    const messages = await runEndpoint({ ...RUN, videoSrc }, 'keypoints_batch');
    expect(messages.at(-1)?.type).to.equal('keypoints_batch');
  });

  it('a video of another server is analysed and played where the page is isolated', async () => {
    const videoSrc = `${await otherOrigin()}/__test/cors/test/fixtures/clips/${CLIP}`;
    const endpoint = '/isolated/pose_tracker/upload_tracking/';
    await runEndpoint({ ...RUN, videoSrc }, 'keypoints_batch', endpoint);
    const tracker = document.querySelector('iframe')?.contentDocument?.querySelector('pose-upload-tracker');
    expect(tracker?.shadowRoot?.querySelector('video')?.error ?? null).to.equal(null);
  });

  it('the page of an error, the documentation and styles given by parameters are shown', async () => {
    const refused = await open(`${ENDPOINT}?exercise=squat`);
    await (
      await trackerIn(refused)
    ).updateComplete;
    const styled = await open(
      `${ENDPOINT}?token=x&uploadButtonStyle=${encodeURIComponent('color: rgb(1, 2, 3); padding: 9px')}&width=320&height=200`,
    );
    const tracker = await trackerIn(styled);
    await tracker.updateComplete;
    const button = tracker.querySelector('button');
    expect(button && getComputedStyle(button).color).to.equal('rgb(1, 2, 3)');
    expect(tracker.getBoundingClientRect().width).to.equal(320);
    const documentation = await open('/dist/pose_tracker/documentation/');
    expect(documentation.contentDocument?.querySelectorAll('#parameters tr').length).to.be.greaterThan(20);
  });
});

describe('the policy of the endpoint page', () => {
  beforeEach(takeViolations);

  it('stops inline scripts, inline styles and eval', async () => {
    const frame = await open(`${ENDPOINT}?token=x`);
    const page = frame.contentWindow as Window & typeof globalThis & { ran?: boolean };
    const script = page.document.createElement('script');
    script.textContent = 'window.ran = true';
    page.document.body.append(script);
    const div = page.document.createElement('div');
    div.innerHTML = '<p style="color: red">text</p><img src="data:," onerror="window.ran = true">';
    page.document.body.append(div);
    expect(() => page.Function('window.ran = true')()).to.throw(/Content Security Policy|unsafe-eval|blocked by CSP/i);
    await page.fetch('http://outside.example/').catch(() => undefined);
    expect(page.ran).to.equal(undefined);
    const violations = await takeViolations();
    for (const directive of ['script-src', 'style-src-attr', 'connect-src']) {
      expect(
        violations.some((violation) => violation.includes(directive)),
        directive,
      ).to.equal(true);
    }
  });

  it('holds in workers too', async () => {
    const frame = await open(`${ENDPOINT}?token=x`);
    const page = frame.contentWindow as Window & typeof globalThis;
    // A worker of the page's own making has its policy; the package's workers bring theirs with their script.
    // Without the policy the test network answers, which a request without CORS is content with.
    const source = `fetch('http://outside.example/', { mode: 'no-cors' })
      .then(() => postMessage('answered'), () => postMessage('refused'));`;
    const url = page.URL.createObjectURL(new page.Blob([source], { type: 'text/javascript' }));
    const worker = new page.Worker(url);
    const said = await new Promise((resolve) => worker.addEventListener('message', ({ data }) => resolve(data)));
    worker.terminate();
    expect(said).to.equal('refused');
    for (const file of ['pose-worker.js', 'export-worker.js']) {
      const { headers } = await fetch(`/dist/assets/workers/${file}`);
      expect(headers.get('content-security-policy'), file).to.contain("connect-src 'self'");
    }
    await takeViolations();
  });
});

describe('under the policy that is documented for embedders', () => {
  beforeEach(takeViolations);
  afterEach(expectNoViolations);

  for (const [what, address] of [
    ['their own server', '/__test/embedder.html'],
    ['another server', '/__test/embedder.html?other'],
  ] as const) {
    it(`the element works with the package from ${what}`, async () => {
      const tracker = await trackerIn(await open(address));
      const environments: unknown[] = [];
      tracker.addEventListener('environment', ({ detail }) => environments.push(detail.workers));
      await tracker.analyze(clipUrl(CLIP));
      expect(tracker.state).to.equal('done');
      expect(environments).to.have.length(1);
      const video = await tracker.exportVideo();
      expect(video.size).to.be.greaterThan(1000);
    });
  }
});
