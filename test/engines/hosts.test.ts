/**
 * The endpoint page in the hands of hosts: each test plays one.
 */
import { expect, waitUntil } from '@open-wc/testing';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import { Heard, frameOf, otherOrigin, passedOnBy, query, type Message } from '../helpers/hosts.js';
import { skip } from '../helpers/skip.js';
import { PATIENCE_MS, clipFile, clipUrl } from '../helpers/tracker.js';

const ENDPOINT = '/scripted/pose_tracker/upload_tracking/';
const RUN = { token: 'x', keypoints: 'true', pace: 'max', analysisFps: '2' };

/** The endpoint's window, as a page of its own origin sees it. */
type EndpointWindow = Window & typeof globalThis & { readonly received: unknown[] };

const loaded = (frame: HTMLIFrameElement) =>
  new Promise<EndpointWindow>((resolve) =>
    frame.addEventListener('load', () => resolve(frame.contentWindow as EndpointWindow), { once: true }),
  );

/** Every message that the element of an endpoint page says from now on. */
function record(window: EndpointWindow): { tracker: PoseUploadTracker; said: string[]; done: Promise<void> } {
  const tracker = window.document.querySelector('pose-upload-tracker') as PoseUploadTracker;
  const said: string[] = [];
  const done = new Promise<void>((resolve) => {
    if (tracker.state === 'done') resolve();
    else tracker.addEventListener('keypoints_batch', () => queueMicrotask(resolve), { once: true });
  });
  tracker.addEventListener('message', ({ detail }) => said.push(detail.type));
  return { tracker, said, done };
}

/** The endpoint page in the page of a frame, once it is there: until then it has the frame's origin, or none. */
function trackerPageIn(frame: HTMLIFrameElement): EndpointWindow | undefined {
  try {
    // A page of another origin throws where it has no frame yet.
    const page = frame.contentWindow?.frames[0] as EndpointWindow | undefined;
    return page?.document.querySelector('pose-upload-tracker') ? page : undefined;
  } catch {
    return undefined;
  }
}

/** What the vendor's demo for React Native runs in the page after it has loaded. */
function injectDemoBridge(window: EndpointWindow): void {
  const texts = window as unknown as { received: string[] };
  const host = { postMessage: (text: string) => void texts.received.push(text) };
  Object.assign(window, { ReactNativeWebView: host });
  window.addEventListener('message', ({ data }) => host.postMessage(JSON.stringify(data)));
  Object.assign(window, {
    webViewCallback: (data: unknown) => host.postMessage(JSON.stringify(data)),
    postMessage: (data: unknown) => host.postMessage(typeof data === 'string' ? data : JSON.stringify(data)),
  });
}

const parsed = (texts: readonly unknown[]) => texts.map((text) => JSON.parse(String(text)) as Message);

describe('hosts of the endpoint page', () => {
  it('React Native, before and after the script of the vendor’s demo: each message once', async () => {
    const frame = await frameOf(
      `/test/fixtures/pages/native-host.html?${query({ ...RUN, videoSrc: clipUrl('squat-side.mp4') })}`,
    );
    const elsewhere = new Heard(({ source, data }) => (source === frame.contentWindow ? data : undefined));
    const window = await loaded(frame);
    const { received } = window;
    const { done } = record(window);
    injectDemoBridge(window);
    await done;
    const messages = parsed(received);
    expect(messages[0]).to.include({ type: 'endpoint_ready' });
    expect(messages.filter(({ type }) => type === 'keypoints_batch')).to.have.length(1);
    const times = messages.filter(({ type }) => type === 'keypoints').map(({ timestampMs }) => timestampMs);
    expect(times.length).to.be.greaterThan(4);
    expect(new Set(times).size).to.equal(times.length);
    expect(elsewhere.messages).to.deep.equal([]);
  });

  it('React Native that comes late: everything is kept, in order, once', async () => {
    const frame = await frameOf(
      `/test/fixtures/pages/played-host.html?${query({ ...RUN, videoSrc: clipUrl('squat-side.mp4') })}`,
    );
    const window = await loaded(frame);
    const { done } = record(window);
    await done;
    injectDemoBridge(window);
    // Its own window.postMessage leads to the program by now; React Native makes an event.
    window.dispatchEvent(new window.MessageEvent('message', { data: JSON.stringify({ command: 'fly', id: 1 }) }));
    const messages = parsed(window.received).filter(({ type }) => type !== undefined);
    expect(messages[0]).to.include({ type: 'endpoint_ready' });
    const types = messages.map(({ type }) => type);
    expect(types.at(-1)).to.equal('error');
    expect(types.at(-2)).to.equal('keypoints_batch');
    expect(types.filter((type) => type === 'endpoint_ready')).to.have.length(1);
    expect(messages.filter(({ ready }) => ready === true)).to.have.length(1);
    const times = messages.filter(({ type }) => type === 'keypoints').map(({ timestampMs }) => Number(timestampMs));
    const batch = messages.find(({ type }) => type === 'keypoints_batch');
    expect(batch?.['frames']).to.have.length(times.length);
    expect(times).to.deep.equal([...times].sort((a, b) => a - b));
  });

  it('React Native on Android, which speaks to the document', async () => {
    const window = await loaded(await frameOf('/test/fixtures/pages/played-host.html?token=x'));
    injectDemoBridge(window);
    window.document.dispatchEvent(new window.MessageEvent('message', { data: '{"command":"cancel","id":"a"}' }));
    // It waits until the page has read its configuration.
    const answers = () => parsed(window.received).filter(({ type }) => type === 'command_done');
    await waitUntil(() => answers().length > 0, 'it answers', { timeout: PATIENCE_MS });
    expect(answers().at(-1)).to.deep.equal({ type: 'command_done', name: 'cancel', id: 'a' });
  });

  it('flutter_inappwebview: kept until it says that it is ready, then as objects', async () => {
    const frame = await frameOf(
      `/test/fixtures/pages/played-host.html?${query({ ...RUN, play: 'flutter', videoSrc: clipUrl('squat-side.mp4') })}`,
    );
    const window = await loaded(frame);
    await record(window).done;
    expect(window.received).to.deep.equal([]);
    window.dispatchEvent(new window.Event('flutterInAppWebViewPlatformReady'));
    const received = window.received as { name: string; message: Message }[];
    expect(new Set(received.map(({ name }) => name))).to.deep.equal(new Set(['PoseTrackerBridge']));
    expect(received[0]?.message).to.include({ type: 'endpoint_ready' });
    expect(received.at(-1)?.message).to.include({ type: 'keypoints_batch' });
  });

  it('a page that has opened it', async function () {
    const popup = window.open(`${ENDPOINT}?${query({ ...RUN, videoSrc: clipUrl('squat-side.mp4') })}`, '_blank');
    if (!popup) skip(this, 'this browser opens no window for a program that drives it');
    try {
      const heard = new Heard(({ source, data }) => (source === popup ? data : undefined));
      await heard.type('keypoints_batch');
      expect(heard.messages[0]).to.include({ type: 'endpoint_ready' });
      popup.postMessage({ command: 'cancel', id: 5 }, location.origin);
      expect(await heard.type('command_done')).to.deep.equal({ type: 'command_done', name: 'cancel', id: 5 });
    } finally {
      popup.close();
    }
  });

  describe('of another origin', () => {
    /** The endpoint in a page of another origin, which tells what it hears. */
    async function embed(parameters: Record<string, string>) {
      const page = new URL(
        `/test/fixtures/pages/configured-endpoint.html?${query({ ...RUN, ...parameters })}`,
        location.href,
      ).href;
      const embedder = await otherOrigin();
      const frame = await frameOf(`${embedder}/test/fixtures/pages/embedder.html?${query({ frame: page })}`);
      const heard = passedOnBy(frame);
      return { embedder, frame, heard, command: (command: object) => frame.contentWindow?.postMessage(command, '*') };
    }

    it('is heard and told where the list names it; text where the configuration says so', async () => {
      const { heard, command } = await embed({ allowed: await otherOrigin(), text: '1' });
      await heard.next(({ text }) => String(text).includes('endpoint_ready'));
      command({ command: 'cancel' });
      const done = await heard.next(({ text }) => String(text).includes('command_done'));
      expect(JSON.parse(String(done['text']))).to.deep.equal({ type: 'command_done', name: 'cancel' });
    });

    it('hears of no part of a file of this host that arrives and is no video', async () => {
      const downloads = async (parameters: Record<string, string>) => {
        const { heard } = await embed({ allowed: await otherOrigin(), ...parameters });
        await heard.next(({ type }) => type === 'error' || type === 'keypoints_batch');
        return heard.messages.filter(({ stage }) => stage === 'download').map(({ value }) => Number(value));
      };
      // The model, which tells of its middle and its end, is half of it and may be heard of.
      for (const value of await downloads({ videoSrc: '/package-lock.json' }))
        expect(value).to.be.oneOf([0, 0.25, 0.5]);
      expect((await downloads({ videoSrc: clipUrl('squat-side.mp4') })).at(-1)).to.equal(1);
    });

    for (const [what, parameters] of [
      ['without a list', {}],
      ['where the list names others', { allowed: 'https://elsewhere.invalid' }],
    ] as const) {
      it(`hears that it may not hear and nothing else, and commands nothing, ${what}`, async () => {
        const { frame, heard, command } = await embed({ ...parameters, videoSrc: clipUrl('squat-side.mp4') });
        // Of the test's own origin, though the page between them is not.
        await waitUntil(() => trackerPageIn(frame), 'the endpoint page has loaded', { timeout: 30_000 });
        const { done, tracker } = record(trackerPageIn(frame)!);
        await done;
        const arrived = new Promise((resolve) =>
          trackerPageIn(frame)!.addEventListener('message', resolve, { once: true }),
        );
        command({ command: 'cancel' });
        await arrived;
        expect(tracker.state).to.equal('done');
        await heard.type('error');
        expect(heard.messages.map(({ type, code }) => [type, code])).to.deep.equal([['error', 'host_not_allowed']]);
        expect(JSON.stringify(heard.messages)).to.contain('allowedOrigins').and.not.to.contain('squat-side');
      });
    }
  });

  describe('commands', () => {
    async function hosted(parameters: Record<string, string> = {}) {
      const frame = await frameOf(`${ENDPOINT}?${query({ ...RUN, ...parameters })}`);
      const heard = new Heard(({ source, data }) => (source === frame.contentWindow ? data : undefined));
      await heard.type('endpoint_ready');
      return {
        heard,
        tracker: () => frame.contentDocument?.querySelector('pose-upload-tracker'),
        command: (command: object | string) => frame.contentWindow?.postMessage(command, location.origin),
      };
    }

    it('change options, analyse an address and cancel, without a reload', async () => {
      const { heard, command, tracker } = await hosted();
      command({ command: 'set_options', options: { exercise: 'squat', angles: true, pace: 'max' }, id: 1 });
      command({ command: 'analyze', url: clipUrl('squat-side.mp4'), id: 2 });
      const summary = await heard.type('exercise_summary');
      expect(summary['exercise']).to.equal('squat');
      expect(heard.messages.some(({ type }) => type === 'angles')).to.equal(true);
      expect(heard.messages.filter(({ type }) => type === 'command_done').map(({ id }) => id)).to.deep.equal([1, 2]);
      await heard.type('keypoints_batch');
      const before = heard.messages.length;
      command({ command: 'set_options', options: { exercise: 'plank', keypoints: 'perhaps', fly: 1 } });
      command({ command: 'cancel' });
      await heard.next((message) => message.type === 'command_done' && message['name'] === 'cancel', before);
      expect(tracker()?.exercise).to.equal('plank');
      expect(tracker()?.state).to.equal('idle');
      await heard.next((message) => message.type === 'error' && String(message['message']).includes('"fly"'), before);
      await heard.next((message) => message.type === 'error' && String(message['message']).includes('perhaps'), before);
    });

    it('analyse a picture and a video that the page hands over as Blobs', async () => {
      const { heard, command } = await hosted();
      const picture = new Blob([await clipFile('still.jpg')], { type: 'image/jpeg' });
      command({ command: 'analyze', blob: picture });
      await heard.type('image_overlay');
      const video = new Blob([await clipFile('squat-side.mp4')], { type: 'video/mp4' });
      command({ command: 'analyze', blob: video, fileName: 'mine.mp4' });
      await heard.type('keypoints_batch');
      expect(heard.messages.filter(({ type }) => type === 'error')).to.deep.equal([]);
    });

    it('analyse a file that a native program hands over in chunks', async () => {
      const { heard, command } = await hosted();
      const bytes = new Uint8Array(await (await clipFile('still.jpg')).arrayBuffer());
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      const size = bytes.length;
      const step = Math.ceil(size / 5);
      command(JSON.stringify({ command: 'put_media', size, fileName: 'still.jpg', mimeType: 'image/jpeg', sha256 }));
      for (let index = 0; index < 5; index++) {
        await heard.next((message) => message.type === 'media_ack' && message['index'] === index - 1);
        const part = bytes.subarray(index * step, (index + 1) * step);
        const data = btoa(Array.from(part, (byte) => String.fromCharCode(byte)).join(''));
        command(JSON.stringify({ command: 'media_chunk', index, data }));
      }
      await heard.type('image_overlay');
      expect(heard.messages.filter(({ type }) => type === 'error')).to.deep.equal([]);
    });

    it('that are malformed get a message each, and the page goes on', async () => {
      const { heard, command, tracker } = await hosted();
      const wrong = [
        { command: 3 },
        { command: null },
        { command: '' },
        { command: 'constructor' },
        { command: 'set_options' },
        { command: 'set_options', options: [] },
        { command: 'set_options', options: 'exercise' },
        { command: 'analyze' },
        { command: 'analyze', url: 'javascript:alert(1)' },
        { command: 'analyze', blob: 'x' },
        { command: 'put_media', size: -1 },
        { command: 'media_chunk', index: 0, data: 'AAAA' },
        { command: 'get_export', index: 'first' },
        { command: 'get_export' },
        { command: 'cancel', id: {} },
        '{"command":"cancel"',
      ];
      for (const [id, message] of wrong.entries()) {
        const before = heard.messages.length;
        command(typeof message === 'string' ? message : { id, ...message });
        const answer = await heard.next(() => true, before);
        expect(answer.type, JSON.stringify(message)).to.equal('error');
        expect(answer['code'], JSON.stringify(message)).to.be.oneOf(['invalid_parameter', 'export_failed']);
      }
      const before = heard.messages.length;
      for (const message of ['no JSON', { hello: 1 }, null, 4]) command(message as object);
      command({ command: 'cancel', id: 'last' });
      await heard.next(({ id }) => id === 'last');
      expect(heard.messages).to.have.length(before + 1);
      expect(tracker()?.state).to.equal('idle');
    });
  });
});
