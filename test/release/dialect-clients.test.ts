/**
 * Clients that were written for the hosted endpoint, as its public documentation and examples have them, in front of an
 * endpoint page that speaks its dialect. Each does what its original does with what it is given, and nothing else.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { base64url } from 'jose';
import { Heard, frameOf, otherOrigin, passedOnBy, query, type Message } from '../helpers/hosts.js';
import { PATIENCE_MS, clipUrl } from '../helpers/tracker.js';

const PAGE = '/test/fixtures/pages/configured-endpoint.html';
const CLIP = 'squat-side.mp4';

/** As the vendor's demo for React Native asks for an uploaded video; the address of the video is ours. */
const DEMO = {
  token: 'x',
  exercise: 'squat',
  width: '390',
  height: '844',
  isMobile: 'true',
  skeleton: 'true',
  placementOverlay: 'true',
  silhouette: 'true',
  silhouetteColor: '#dbeafe',
  loading_message: 'Getting ready',
  source: 'video',
  postureBox: 'false',
  uploadLabel: 'Upload a video',
};
/** What makes the runs of a test short, and what is counted in them known. */
const RUN = { videoSrc: clipUrl(CLIP), pace: 'max', truth: 'squat-side', dialect: '1' };
const ASKED = { recommendations: 'true', angles: 'true', progression: 'true' };

/** The page's window, as a page of its own origin sees it. */
type ClientWindow = Window & typeof globalThis & { readonly received: unknown[] };

/** The endpoint page with a program around it. */
async function shownBy(client: string, parameters: Record<string, string> = {}): Promise<ClientWindow> {
  const frame = await frameOf(`${PAGE}?${query({ ...DEMO, ...RUN, client, ...parameters })}`);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  return frame.contentWindow as ClientWindow;
}

const ENDED = /Analysis completed/;
const ended = ({ received }: ClientWindow) =>
  waitUntil(() => received.some((given) => ENDED.test(JSON.stringify(given))), 'the video has ended', {
    timeout: PATIENCE_MS,
  });

/** What the vendor's demo puts into the page once it has loaded. */
function injectDemo(window: ClientWindow): void {
  const host = (window as unknown as { ReactNativeWebView: { postMessage(text: string): void } }).ReactNativeWebView;
  window.addEventListener('message', ({ data }) => host.postMessage(JSON.stringify(data)));
  Object.assign(window, {
    webViewCallback: (data: unknown) => host.postMessage(JSON.stringify(data)),
    postMessage: (data: unknown) => host.postMessage(typeof data === 'string' ? data : JSON.stringify(data)),
  });
}

/** How the demo reads what comes: as text, serialised once or twice. */
function unwrapped(given: unknown): Message {
  const once: unknown = JSON.parse(given as string);
  return (typeof once === 'string' ? JSON.parse(once) : once) as Message;
}

/** What all of them have to have heard at the end of a video with squats in it. */
function expectWholeRun(messages: readonly Message[]): void {
  const texts = messages.filter(({ type }) => type === 'initialization');
  expect(texts.map(({ message }) => String(message).replace(/\d+/, 'N'))).to.include.members([
    'loading video',
    'Your video is processing, please stay on this page (N%)',
    'Analysis completed',
  ]);
  expect(texts[0]).to.deep.equal({ type: 'initialization', message: 'loading video', ready: false });
  expect(texts.filter(({ ready }) => ready === true)).to.deep.equal([texts.at(-1)]);
  expect(messages.at(-1), 'nothing comes after the end').to.equal(texts.at(-1));
  const counts = messages.filter(({ type }) => type === 'counter');
  expect(counts.map(({ current_count }) => current_count)).to.deep.equal([1, 2, 3, 3]);
  expect(counts.at(-1)).to.include({ final: true });
  expect(counts[0]?.['form_score']).to.have.all.keys('score', 'avg_score', 'grade');
  const summaries = messages.filter(({ type }) => type === 'exercise_summary');
  expect(summaries).to.have.length(1);
  expect(summaries[0]?.['history']).to.have.length(3);
  expect(messages.filter(({ type }) => type === 'error')).to.deep.equal([]);
}

describe('clients of the hosted endpoint, in its dialect', () => {
  it('the demo for React Native: its script, its address and its reader', async () => {
    const window = await shownBy('react-native');
    injectDemo(window);
    await ended(window);
    const messages = window.received.map(unwrapped).filter(({ type }) => typeof type === 'string');
    expectWholeRun(messages);
  });

  it('the handler iosListener of an app for iOS, which takes text and nothing else', async () => {
    const window = await shownBy('ios');
    await ended(window);
    expect(window.received.filter((body) => typeof body !== 'string')).to.deep.equal([]);
    expectWholeRun(window.received.map((body) => JSON.parse(body as string) as Message));
  });

  it('the function webViewCallback of an app for Android', async () => {
    const window = await shownBy('android');
    await ended(window);
    expectWholeRun(window.received.map((data) => (typeof data === 'string' ? JSON.parse(data) : data) as Message));
  });

  it('a channel of Flutter, with the script that its example runs', async () => {
    const window = await shownBy('flutter', ASKED);
    const channel = (window as unknown as { PoseTrackerBridge: { postMessage(text: string): void } }).PoseTrackerBridge;
    window.addEventListener('message', ({ data }) =>
      channel.postMessage(typeof data === 'string' ? data : JSON.stringify(data)),
    );
    await ended(window);
    const shown = { status: '', repCount: 0, feedback: '-', summary: '' };
    for (const given of window.received) {
      const data = JSON.parse(given as string) as Message;
      if (data.type === 'initialization') shown.status = String(data['message']);
      if (data.type === 'counter') shown.repCount = Number(data['current_count']);
      if (data.type === 'recommendations') shown.feedback = String(data['message']);
      if (data.type === 'exercise_summary') shown.summary = `reps=${String(data['counter'])}`;
    }
    expect(shown).to.include({ status: 'Analysis completed', repCount: 3, summary: 'reps=3' });
    expectWholeRun(window.received.map((given) => JSON.parse(given as string) as Message));
  });

  it('an iframe whose page only parses text, and is named as one that may hear', async () => {
    const page = `${PAGE}?${query({ ...DEMO, ...RUN, ...ASKED, keypoints: 'true', allowed: await otherOrigin() })}`;
    const embedder = `${await otherOrigin()}/test/fixtures/pages/embedder.html`;
    const frame = await frameOf(`${embedder}?${query({ frame: new URL(page, location.href).href })}`);
    const heard = passedOnBy(frame);
    await heard.next(({ text }) => ENDED.test(String(text)));
    expect(heard.messages.filter(({ text }) => typeof text !== 'string')).to.deep.equal([]);
    const messages = heard.messages.map(({ text }) => JSON.parse(text as string) as Message);
    expectWholeRun(messages);
    const of = (type: string) => messages.filter((message) => message.type === type);
    for (const { data } of of('keypoints')) {
      for (const { x, y } of data as { x: number; y: number }[]) expect(Math.max(x, y)).to.be.below(2);
    }
    const bent = of('angles').map(({ data }) => {
      const tree = data as { left_side: { knee_angle: { from_hip_to_ankle: number | null } } };
      return tree.left_side.knee_angle.from_hip_to_ankle;
    });
    expect(Math.min(...bent.filter((degrees) => degrees !== null))).to.be.below(100);
    for (const { direction } of of('posture')) {
      expect(direction).to.be.oneOf(['in-frame', 'face-camera', 'profile-camera', '']);
    }
    for (const { data } of of('recommendations')) {
      for (const text of data as unknown[]) expect(text).to.be.a('string');
    }
  });

  it('a page that is not named hears that it may not, as text that an older client reads, and nothing else', async () => {
    const page = new URL(`${PAGE}?${query({ ...DEMO, ...RUN, allowed: 'https://elsewhere.invalid' })}`, location.href);
    const frame = await frameOf(
      `${await otherOrigin()}/test/fixtures/pages/embedder.html?${query({ frame: page.href })}`,
    );
    const heard = passedOnBy(frame);
    const { text } = await heard.next(() => true);
    expect(JSON.parse(String(text))).to.include({ type: 'error', error: 'host_not_allowed' });
    expect(heard.messages).to.have.length(1);
  });

  describe('by the configuration file', () => {
    const FREE = { kind: 'table', tokens: [] as object[] };

    /** The endpoint page beside a configuration, in a page of its own origin. */
    async function deployed(config: object, parameters: Record<string, string>): Promise<Heard> {
      const body = JSON.stringify({ access: 'open', ...config });
      const name = base64url.encode(JSON.stringify({ status: 200, body }));
      const address = `/__test/deployed/${name}/pose_tracker/upload_tracking/`;
      const frame = await frameOf(`${address}?${query({ token: 'x', pace: 'max', analysisFps: '2', ...parameters })}`);
      return new Heard(({ source, data }) =>
        source === frame.contentWindow ? { type: 'raw', data: data } : undefined,
      );
    }
    const saidIn = ({ messages }: Heard) =>
      messages.map(({ data }) => (typeof data === 'string' ? JSON.parse(data) : data) as Message);
    const isEnd = ({ data }: Message) => ENDED.test(JSON.stringify(data));
    const VIDEO = { videoSrc: clipUrl(CLIP) };
    const bridge = { dialect: 'posetracker' };

    it('keypoints come without having been asked for where no exercise is set', async () => {
      const heard = await deployed({ bridge }, VIDEO);
      await heard.next(isEnd);
      expect(heard.messages.filter(({ data }) => typeof data !== 'string')).to.deep.equal([]);
      const types = new Set(saidIn(heard).map(({ type }) => type));
      expect(types).to.include.all.keys('keypoints', 'keypoints_batch');
    });

    it('they do not where one is set, nor in the page’s own wire', async () => {
      const exercising = await deployed({ bridge }, { ...VIDEO, exercise: 'squat' });
      await exercising.next(isEnd);
      const own = await deployed({}, VIDEO);
      await own.next(({ data }) => (data as Message).type === 'progress' && (data as Message)['stage'] === 'analysis');
      await own.next(({ data }) => (data as Message)['stage'] === 'analysis' && (data as Message)['value'] === 1);
      for (const heard of [exercising, own]) {
        expect(saidIn(heard).filter(({ type }) => type.startsWith('keypoints'))).to.deep.equal([]);
      }
    });

    it('nor ever on the free plan, where that is no error either', async () => {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('x')));
      const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      const heard = await deployed({ bridge, access: { ...FREE, tokens: [{ sha256, plan: 'free' }] } }, VIDEO);
      await heard.next(isEnd);
      const types = new Set(saidIn(heard).map(({ type }) => type));
      expect(types).not.to.include.any.keys('keypoints', 'keypoints_batch', 'error');
    });

    it('a picture: its texts, ready when the analysis begins, and objects where the configuration says so', async () => {
      const heard = await deployed(
        { bridge: { ...bridge, pageFormat: 'object' } },
        { source: 'image', imageSrc: clipUrl('still.jpg') },
      );
      await heard.next(({ data }) => (data as Message).type === 'image_overlay');
      const messages = saidIn(heard).filter(({ type }) => type === 'initialization');
      expect(messages.map(({ message, ready }) => [message, ready])).to.deep.equal([
        ['loading image', false],
        ['initializing pose model', false],
        ['running', true],
      ]);
    });

    it('an error: its code in both fields', async () => {
      const heard = await deployed({ bridge }, { exercise: 'flying', ...VIDEO });
      await heard.next(({ data }) => String(data).includes('"error"'));
      const error = saidIn(heard).find(({ type }) => type === 'error');
      expect(error).to.include({ code: 'invalid_exercise', error: 'invalid_exercise' });
    });
  });
});

describe('a page that shows the endpoint within an app whose channel reaches into frames', () => {
  /** The endpoint in a frame of another origin's page, with a native channel in it. */
  async function framed(parameters: Record<string, string>) {
    const address = new URL(`${PAGE}?${query({ token: 'x', framed: '1', ...parameters })}`, location.href).href;
    const frame = await frameOf(
      `${await otherOrigin()}/test/fixtures/pages/embedder.html?${query({ frame: address })}`,
    );
    const heard = passedOnBy(frame);
    const program = () => (frame.contentWindow?.frames[0] as ClientWindow | undefined)?.received ?? [];
    return { heard, program };
  }
  /** Of the test's own origin, though the page between them is not; until it is there that page's own, or none. */
  const told = (program: () => unknown[]) => {
    try {
      return program().map((given) =>
        typeof given === 'string' ? (JSON.parse(given) as Message) : (given as Message),
      );
    } catch {
      return [];
    }
  };
  const hasBegun = (program: () => unknown[]) =>
    waitUntil(() => told(program).some(({ type }) => type === 'endpoint_ready'), 'the app is told', {
      timeout: PATIENCE_MS,
    });

  for (const client of ['webview2', 'flutter']) {
    it(`is the host where the configuration prefers it, and it may hear: ${client}`, async () => {
      const { heard, program } = await framed({ client, prefer: 'page', allowed: await otherOrigin() });
      await heard.type('endpoint_ready');
      expect(told(program)).to.deep.equal([]);
    });

    it(`is not where it does not: ${client}`, async () => {
      const { heard, program } = await framed({ client, allowed: await otherOrigin() });
      await hasBegun(program);
      expect(heard.messages).to.deep.equal([]);
    });

    it(`is told that it may not where it may not, and the app hears all: ${client}`, async () => {
      const { heard, program } = await framed({ client, prefer: 'page', allowed: 'https://elsewhere.invalid' });
      await hasBegun(program);
      expect(await heard.type('error')).to.include({ code: 'host_not_allowed' });
      expect(heard.messages).to.have.length(1);
    });
  }
});
