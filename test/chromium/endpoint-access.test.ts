/**
 * The endpoint page with a configuration file beside it, as a deployer has it.
 */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { SignJWT, base64url, exportJWK, generateKeyPair } from 'jose';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import { squat } from '../../src/exercise/catalogue/squat.js';
import type { TrackerMessage } from '../../src/output/messages.js';
import { sha256Hex } from '../helpers/access.js';
import { Heard, frameOf, otherOrigin } from '../helpers/hosts.js';
import { PATIENCE_MS, clipUrl } from '../helpers/tracker.js';

const CLIP = 'squat-side.mp4';
const PAGE = 'pose_tracker/upload_tracking/';

type WireMessage = TrackerMessage & { data?: unknown };

/** A configuration file as a server gives it. */
interface Deployment {
  readonly status?: number;
  readonly body: string;
  /** It fails until it is posted to. */
  readonly isDown?: boolean;
  /** The address of a script that the page begins with. */
  readonly script?: string;
  /** Who may embed the page. */
  readonly frameAncestors?: readonly string[];
}

let deployments = 0;

function address({ status = 200, ...deployment }: Deployment): string {
  // Each has a name of its own, as servers count what fails by it.
  const name = base64url.encode(JSON.stringify({ status, ...deployment, number: deployments++ }));
  return `/__test/deployed/${name}/${PAGE}`;
}

const withAccess = (access: object | 'open', more: object = {}): Deployment => ({
  body: JSON.stringify({ access, ...more }),
});

/** The address of a server that answers so. */
function answering(body: unknown, more: Record<string, string> = {}): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `/__test/answer?${new URLSearchParams({ body: text, ...more }).toString()}`;
}

interface Opened {
  readonly frame: HTMLIFrameElement;
  readonly messages: WireMessage[];
  next(type: string): Promise<WireMessage>;
  tracker(): Promise<PoseUploadTracker>;
  /** An element of the shadow tree, once it is there. */
  part(selector: string): Promise<HTMLElement>;
}

async function open(deployment: Deployment, parameters: Record<string, string>): Promise<Opened> {
  const frame = document.createElement('iframe');
  const messages: WireMessage[] = [];
  const waiting = new Set<() => void>();
  addEventListener('message', ({ source, data }: MessageEvent<WireMessage>) => {
    if (source !== frame.contentWindow) return;
    messages.push(data);
    for (const check of waiting) check();
  });
  frame.src = `${address(deployment)}?${new URLSearchParams(parameters).toString()}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  (await fixture(html`<div></div>`)).append(frame);
  await loaded;
  const tracker = () =>
    Promise.resolve(frame.contentDocument?.querySelector('pose-upload-tracker') as PoseUploadTracker);
  return {
    frame,
    messages,
    tracker,
    next: (type) =>
      new Promise((resolve) => {
        const check = () => {
          const found = messages.find((message) => message.type === type);
          if (!found) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    part: async (selector) => {
      const find = async () => (await tracker()).renderRoot.querySelector<HTMLElement>(selector);
      await waitUntil(find, `${selector} is there`, { interval: 5, timeout: PATIENCE_MS });
      return (await find())!;
    },
  };
}

async function errorOf(deployment: Deployment, parameters: Record<string, string>): Promise<[string, unknown, string]> {
  const opened = await open(deployment, parameters);
  const error = await opened.next('error');
  if (error.type !== 'error') throw new Error('no error');
  expect(opened.messages.filter(({ type }) => type === 'initialization')).to.deep.equal([]);
  opened.frame.remove();
  return [error.code, error.details?.['reason'], error.message];
}

const PICTURE = { source: 'image', imageSrc: clipUrl('still.jpg'), keypoints: 'true' };

/** Whoever is let in gets what the plan holds. */
async function expectAdmitted(deployment: Deployment, parameters: Record<string, string>): Promise<void> {
  const opened = await open(deployment, { ...PICTURE, ...parameters });
  expect(await opened.next('keypoints')).to.have.property('data');
  await opened.next('image_overlay');
  expect(opened.messages.filter(({ type }) => type === 'error')).to.deep.equal([]);
  opened.frame.remove();
}

describe('endpoint page with a configuration', () => {
  const tokens = ['free', 'large', 'old'].map((name) => `${name}-token`);
  let table: Deployment;
  before(async () => {
    const [free, large, old] = await Promise.all(tokens.map(sha256Hex));
    table = withAccess({
      kind: 'table',
      tokens: [
        { sha256: free, plan: 'free' },
        { sha256: large, plan: 'developer' },
        { sha256: old, plan: 'company', expiresAt: '2001-01-01T00:00:00Z' },
      ],
    });
  });

  it('takes any token where it says so', async () => {
    await expectAdmitted({ body: '{ "access": "open" }' }, { token: 'x' });
  });

  it('lets nobody in where there is none', async () => {
    for (const status of [404, 410]) {
      const [code, reason, message] = await errorOf({ status, body: '{"access":"open"}' }, { token: 'x' });
      expect([code, reason]).to.deep.equal(['token_check_failed', 'config']);
      expect(message).to.contain('pose-tracker.config.json').and.contain(String(status));
    }
  });

  it('looks plans up in its table', async () => {
    expect(await errorOf(table, { token: 'other' })).to.include.members(['invalid_token', 'unknown']);
    expect(await errorOf(table, { token: 'old-token' })).to.include.members(['invalid_token', 'expired']);
    const [code, , message] = await errorOf(table, { token: 'free-token', angles: 'true' });
    expect(code).to.equal('developer_features_not_allowed');
    expect(message).to.match(/^You cannot use developer features: angles\./);
    await expectAdmitted(table, { token: 'large-token' });
  });

  it('asks its server, by the Authorization header', async () => {
    const deployed = (url: string) => withAccess({ kind: 'endpoint', url });
    const free = deployed(answering({ plan: 'free' }));
    expect(await errorOf(free, { token: 'x', export: 'true' })).to.include('developer_features_not_allowed');
    const refuses = deployed(answering({}, { status: '401' }));
    expect(await errorOf(refuses, { token: 'x' })).to.include.members(['invalid_token', 'unknown']);
    const nonsense = deployed(answering('<!doctype html>'));
    expect(await errorOf(nonsense, { token: 'x' })).to.include.members(['token_check_failed', 'answer']);
    const down = deployed('/__test/status/503');
    expect(await errorOf(down, { token: 'x' })).to.include.members(['token_check_failed', 'unreachable']);
    const { otherOrigin } = (await (await fetch('/__test/config.json')).json()) as { otherOrigin: string };
    const elsewhere = deployed(otherOrigin + answering({ plan: 'developer' }));
    await expectAdmitted(elsewhere, { token: 'x' });
  });

  it('checks signed tokens against its key set', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwksUrl = answering({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] });
    const signed = withAccess({ kind: 'signed', jwksUrl, audience: 'gym' });
    const sign = (aud: string, plan = 'developer') =>
      new SignJWT({ plan, aud }).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(privateKey);
    expect(await errorOf(signed, { token: 'x' })).to.include.members(['invalid_token', 'malformed']);
    expect(await errorOf(signed, { token: await sign('spa') })).to.include.members(['invalid_token', 'audience']);
    const free = { token: await sign('gym', 'free'), keypoints: 'true' };
    expect(await errorOf(signed, free)).to.include('developer_features_not_allowed');
    await expectAdmitted(signed, { token: await sign('gym') });
  });

  it('lets nobody in where it is wrong or cannot be read, whatever the URL says', async () => {
    const wrong: Deployment[] = [
      { body: '<!doctype html><title>Home</title>' },
      { body: '' },
      { body: '[]' },
      { body: '{"acess":{"kind":"any"}}' },
      { body: '{"access":{"kind":"open"}}' },
      { body: '{"access":"any"}' },
      { body: '{}' },
      ...[403, 401, 404].map((status) => ({ status, body: '{"access":"open"}' })),
    ];
    for (const deployment of wrong) {
      const [code, reason, message] = await errorOf(deployment, {
        token: 'x',
        config: '/__test/answer?body={}',
        access: 'any',
        verifyToken: 'any',
        plan: 'company',
      });
      expect([code, reason], deployment.body).to.deep.equal(['token_check_failed', 'config']);
      expect(message).to.contain('pose-tracker.config.json');
    }
  });

  it('counts the exercises in it', async () => {
    const texts = { en: { 'exercise.chair_squat': 'Chair squat' } };
    const exercises = [{ ...squat, name: 'chair_squat', aliases: [], texts }];
    const opened = await open(withAccess('open', { exercises }), {
      token: 'x',
      exercise: 'chair_squat',
      videoSrc: clipUrl(CLIP),
      pace: 'max',
    });
    expect(await opened.next('exercise_summary')).to.include({ exercise: 'chair_squat' });
    opened.frame.remove();
  });

  it('lets nobody in where an exercise in it is wrong, and names the field', async () => {
    const exercises = [{ name: 'sit_up', unit: 'reps' }];
    const [code, reason, message] = await errorOf(
      { body: JSON.stringify({ access: 'open', exercises }) },
      { token: 'x' },
    );
    expect([code, reason]).to.deep.equal(['token_check_failed', 'config']);
    expect(message).to.contain('a wrong exercise in the field exercises[0]. sit_up.aliases: is missing.');
  });

  it('tries again what was down', async () => {
    const opened = await open({ ...withAccess({ kind: 'any' }), isDown: true }, { token: 'x' });
    const error = await opened.next('error');
    expect(error.type === 'error' && [error.code, error.details]).to.deep.equal([
      'token_check_failed',
      { reason: 'unreachable' },
    ]);
    const retry = await opened.part('[part=retry]');
    expect((await opened.tracker()).querySelector('button')).to.equal(null);
    await fetch(new URL('pose-tracker.config.json', opened.frame.src), { method: 'POST' });
    retry.click();
    const tracker = await opened.tracker();
    await waitUntil(() => tracker.state === 'idle', 'the element takes files', { timeout: PATIENCE_MS });
    await tracker.updateComplete;
    expect(tracker.querySelector('button')).to.exist;
    expect(opened.messages.filter(({ type }) => type === 'error')).to.have.length(1);
  });

  it('links to its documentation', async () => {
    const deployment = { body: JSON.stringify({ access: 'open', documentationUrl: 'https://docs.example/tracking' }) };
    const opened = await open(deployment, { documentationUrl: 'https://elsewhere.example/' });
    const link = (await opened.part('[role=alert] a')) as HTMLAnchorElement;
    const leads = () => link.href === 'https://docs.example/tracking';
    await waitUntil(leads, 'the link leads to the documentation that is configured', { timeout: PATIENCE_MS });
    expect((await opened.part('[role=alert]')).textContent).to.contain('Missing token=YOUR API_KEY');
  });
});

describe('the token', () => {
  const TOKEN = 'secret-token-4711-which-nobody-repeats';

  const RECORDER = '/test/fixtures/pages/recorder.js';

  interface Recorded {
    readonly url: string;
    readonly referrer: string | null;
    readonly authorization: string | null;
  }

  /** What was asked of the servers, but for the page itself. */
  async function requests(): Promise<Recorded[]> {
    const all = (await (await fetch('/__test/requests')).json()) as Recorded[];
    return all.filter(({ url }) => !url.includes(`/${PAGE}?`));
  }

  const videos = { videoSrc: clipUrl(CLIP), exercise: 'squat', pace: 'max', analysisFps: '4' };
  const everything = { ...videos, keypoints: 'true', angles: 'true', export: 'true', progression: 'true' };

  /** Everything that came out of the page in any way. */
  async function traces(opened: Opened): Promise<string> {
    const window = opened.frame.contentWindow as unknown as {
      written: string[];
      localStorage: Storage;
      sessionStorage: Storage;
    };
    const stored = [window.localStorage, window.sessionStorage].map((storage) => JSON.stringify({ ...storage }));
    const link = (await opened.tracker()).renderRoot.querySelector<HTMLAnchorElement>('[role=alert] a')?.href;
    return [
      JSON.stringify(opened.messages),
      ...window.written,
      ...stored,
      opened.frame.contentDocument?.cookie,
      link,
    ].join('\n');
  }

  it('is in nothing that leaves the page, but for the header of the one who checks it', async () => {
    await fetch('/__test/requests', { method: 'DELETE' });
    const url = answering({ plan: 'company' });
    const opened = await open(
      { ...withAccess({ kind: 'endpoint', url }), script: RECORDER },
      { token: TOKEN, ...everything },
    );
    const exported = await opened.next('export_ready');
    expect(await traces(opened)).not.to.contain(TOKEN);
    const asked = await requests();
    const checks = asked.filter(({ authorization }) => authorization !== null);
    expect(checks.map(({ url, authorization }) => [url, authorization])).to.deep.equal([[url, `Bearer ${TOKEN}`]]);
    expect(asked.length).to.be.greaterThan(5);
    for (const { url, referrer } of asked) expect(`${url} ${referrer}`).not.to.contain(TOKEN);
    if (exported.type !== 'export_ready') throw new Error('no export');
    const bytes = await (await fetch(exported.url)).arrayBuffer();
    expect(bytes.byteLength).to.be.greaterThan(1000);
    expect(new TextDecoder('latin1').decode(bytes)).not.to.contain(TOKEN);
    expect(exported.fileName).not.to.contain(TOKEN);
  });

  it('is in no word about what went wrong', async () => {
    const failing: Deployment[] = [
      { body: 'nonsense' },
      withAccess({ kind: 'table', tokens: [] }),
      withAccess({ kind: 'endpoint', url: '/__test/status/500' }),
      withAccess({ kind: 'endpoint', url: answering({ plan: TOKEN }) }),
      withAccess({ kind: 'endpoint', url: answering({}, { status: '401' }) }),
      withAccess({ kind: 'endpoint', url: 'http://nowhere.invalid/' }),
      withAccess({ kind: 'endpoint', url: answering({ plan: 'free' }) }),
      withAccess({ kind: 'signed', jwksUrl: '/__test/status/404', audience: 'gym' }),
    ];
    await fetch('/__test/requests', { method: 'DELETE' });
    for (const deployment of failing) {
      const opened = await open({ ...deployment, script: RECORDER }, { token: TOKEN, ...everything });
      await opened.next('error');
      await opened.part('[role=alert]');
      expect(await traces(opened), deployment.body).not.to.contain(TOKEN);
      opened.frame.remove();
    }
    for (const { url, referrer } of await requests()) {
      // One of these servers is told by its own address to answer with the token.
      if (!url.startsWith('/__test/answer?')) expect(url).not.to.contain(TOKEN);
      expect(String(referrer), url).not.to.contain(TOKEN);
    }
  });

  it('is still there after the page is loaded anew', async () => {
    const entry = { sha256: await sha256Hex(TOKEN), plan: 'developer' };
    const opened = await open(withAccess({ kind: 'table', tokens: [entry] }), { token: TOKEN, ...PICTURE });
    await opened.next('image_overlay');
    opened.messages.length = 0;
    opened.frame.contentWindow?.location.reload();
    await opened.next('image_overlay');
    expect(opened.messages.filter(({ type }) => type === 'error')).to.deep.equal([]);
  });
});

describe('the page before it knows its configuration', () => {
  it('answers each of more commands than can wait for it', async () => {
    const body = JSON.stringify({ access: 'open' });
    const frame = await frameOf(
      `${address({ body, isDown: true, script: '/test/fixtures/pages/early-commands.js' })}?token=x`,
    );
    const heard = new Heard(({ source, data }) => (source === frame.contentWindow ? data : undefined));
    const answers = new Map<unknown, unknown>();
    const idOf = ({ id, details }: Record<string, unknown>) => id ?? (details as { id?: unknown } | undefined)?.id;
    await waitUntil(
      () => {
        for (const message of heard.messages) answers.set(idOf(message), message);
        return answers.size >= 1200;
      },
      // Those that are too many are answered first.
      'all are answered',
      { timeout: PATIENCE_MS },
    );
    for (let id = 0; id < 1200; id++) expect(answers.has(id), String(id)).to.equal(true);
  });

  it('that could not be read at first refuses nobody, and loses no command of who is in its list', async () => {
    const body = JSON.stringify({ access: 'open', allowedOrigins: [location.origin] });
    const page = await otherOrigin();
    const url = `${page}${address({ body, isDown: true, frameAncestors: [location.origin] })}`;
    const configUrl = `${url}pose-tracker.config.json`;
    const asked = async () => {
      const answer = await fetch('/__test/requests');
      const requests = (await answer.json()) as { url: string; method: string }[];
      return requests.filter((request) => configUrl.endsWith(request.url) && request.method === 'GET').length;
    };
    const frame = await frameOf(`${url}?token=x`);
    const heard = new Heard(({ source, data }) => (source === frame.contentWindow ? data : undefined));
    const say = (id: number) => frame.contentWindow?.postMessage({ command: 'cancel', id }, page);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    say(1);
    await waitUntil(async () => (await asked()) > 1, 'it was asked for twice', { timeout: PATIENCE_MS });
    await fetch(configUrl, { method: 'POST', mode: 'no-cors' });
    say(2);
    for (const id of [1, 2]) await heard.next((message) => message.type === 'command_done' && message['id'] === id);
    expect(heard.messages.map(({ type, code }) => code ?? type)).not.to.include('host_not_allowed');
  });
});
