/**
 * The endpoint page in a native program: WebKitGTK in a few lines of Python (`test/fixtures/webkit-host/host.py`), which
 * is told of everything through its own script message handler, as an app is by WKWebView. Needs the built package.
 */
import { expect } from 'chai';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { findBrowser, requireWebviewPython } from '../../scripts/browsers.mjs';
import { displayFor } from '../../scripts/launchers/display.mjs';
import { startStaticServer } from '../../server/static-server.mjs';

type Message = Record<string, unknown> & { readonly type: string };

const local = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PROGRAM = local('../fixtures/webkit-host/host.py');

/** Shows one endpoint page, with what it says. */
class NativeHost {
  readonly messages: Message[] = [];
  /** What the program itself complains of, for the failing test. */
  complaints = '';
  readonly #program: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #waiting = new Set<() => void>();
  readonly #ended: Promise<number | null>;

  constructor(python: string, url: string, env: NodeJS.ProcessEnv) {
    this.#program = spawn(python, [PROGRAM, url], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#program.stderr.on('data', (data) => (this.complaints += String(data)));
    createInterface(this.#program.stdout).on('line', (line) => {
      this.messages.push(JSON.parse(line) as Message);
      for (const check of this.#waiting) check();
    });
    this.#ended = new Promise((resolve) => this.#program.once('exit', resolve));
  }

  /** The first message that fits, past or future. */
  next(fits: (message: Message) => boolean): Promise<Message> {
    const found = new Promise<Message>((resolve) => {
      const check = () => {
        const message = this.messages.find(fits);
        if (!message) return;
        this.#waiting.delete(check);
        resolve(message);
      };
      this.#waiting.add(check);
      check();
    });
    const ended = this.#ended.then((code) => {
      throw new Error(`The program ended with code ${code}: ${this.complaints}`);
    });
    return Promise.race([found, ended]);
  }

  command(command: object): void {
    this.#program.stdin.write(`${JSON.stringify(command)}\n`);
  }

  /** Ends the input, and so the program. */
  async close(): Promise<number | null> {
    this.#program.stdin.end();
    return this.#ended;
  }

  kill(): void {
    this.#program.kill('SIGKILL');
  }
}

describe('the endpoint page in a native WebKitGTK program', () => {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_AT_BRIDGE: '1' };
  let python = '';
  let origin = '';
  let host: NativeHost;
  const endings: (() => unknown)[] = [];

  before(async () => {
    python = requireWebviewPython();
    const server = await startStaticServer({
      mounts: { '/': local('../../dist'), '/clips/': local('../fixtures/clips') },
    });
    endings.push(() => server.close());
    origin = server.origin;
    Object.assign(env, await displayFor(findBrowser('webkit')?.xvfb));
  });

  afterEach(function () {
    if (this.currentTest?.state === 'failed') console.error(host.complaints, host.messages.at(-1));
    host.kill();
  });

  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  function show(parameters: Record<string, string>): NativeHost {
    const query = new URLSearchParams({ token: 'x', pace: 'max', ...parameters });
    host = new NativeHost(python, `${origin}/pose_tracker/upload_tracking/?${query.toString()}`, env);
    return host;
  }

  it('tells everything through its script message handler, as objects, each once', async () => {
    const { messages, next, close } = bound(
      show({ videoSrc: `${origin}/clips/squat-side.mp4`, exercise: 'squat', keypoints: 'true', analysisFps: '5' }),
    );
    const summary = await next(({ type }) => type === 'exercise_summary');
    const batch = await next(({ type }) => type === 'keypoints_batch');
    expect(await close()).to.equal(0);
    const count = (wanted: string) => messages.filter(({ type }) => type === wanted).length;
    expect(count('error')).to.equal(0);
    expect(messages.filter(({ type, ready }) => type === 'initialization' && ready === true)).to.have.length(1);
    expect([count('environment'), count('exercise_summary'), count('keypoints_batch')]).to.deep.equal([1, 1, 1]);
    const keypoints = messages.filter(({ type }) => type === 'keypoints');
    expect(keypoints.length).to.be.greaterThan(10);
    expect(batch['frames']).to.have.length(keypoints.length);
    for (const message of keypoints) expect(message['data']).to.deep.equal(message['keypoints']);
    const times = keypoints.map(({ timestampMs }) => timestampMs as number);
    expect(times).to.deep.equal([...new Set(times)].sort((a, b) => a - b));
    expect(summary['exercise']).to.equal('squat');
  }).timeout(120_000);

  it('obeys a command, and names one that it does not know', async () => {
    const { messages, next, command, close } = bound(
      show({ videoSrc: `${origin}/clips/vp9.webm`, export: 'true', analysisFps: '2' }),
    );
    const ready = await next(({ type }) => type === 'export_ready');
    command({ command: 'fly' });
    const error = await next(({ type }) => type === 'error');
    expect(error).to.include({ code: 'invalid_parameter' });
    expect(error['message']).to.contain('"fly"');

    command({ command: 'get_export', chunkBytes: 16_384 });
    const parts: Buffer[] = [];
    for (let total = 1; parts.length < total;) {
      const index = parts.length;
      const chunk = await next((message) => message.type === 'export_chunk' && message['index'] === index);
      parts.push(Buffer.from(chunk['data'] as string, 'base64'));
      total = chunk['total'] as number;
      command({ command: 'export_ack', index });
    }
    expect(await close()).to.equal(0);
    const whole = Buffer.concat(parts);
    expect(parts.length).to.be.greaterThan(1);
    expect(whole.length).to.equal(ready['size']);
    const last = messages.find(({ sha256 }) => sha256 !== undefined);
    expect(last?.['sha256']).to.equal(createHash('sha256').update(whole).digest('hex'));
    expect(messages.filter(({ type }) => type === 'error')).to.have.length(1);
  }).timeout(120_000);
});

/** Methods that can be taken apart. */
function bound(host: NativeHost) {
  return {
    messages: host.messages,
    next: host.next.bind(host),
    command: host.command.bind(host),
    close: host.close.bind(host),
  };
}
