import { expect } from 'chai';
import { TrackerError } from '../../src/errors.js';
import {
  START_TIMEOUT_MS,
  chooseBackend,
  startWatched,
  type BackendCandidate,
  type Clock,
} from '../../src/pose/backend-choice.js';
import type { PoseBackend } from '../../src/pose/types.js';

const never = new AbortController().signal;

/** Time that passes only where a candidate says so; waits end as soon as nothing else can happen. */
class ScriptedClock implements Clock {
  #now = 0;
  readonly #waiting: { readonly at: number; readonly end: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  /** Lets time pass: ends the waits that are due. */
  pass(ms: number): void {
    this.#now += ms;
    for (const { end } of this.#waiting.filter(({ at }) => at <= this.#now)) end();
  }

  wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ at: this.#now + ms, end: resolve });
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  }
}

interface Script {
  readonly obstacle?: string | Error;
  /** What its start fails with; `hang` never ends. */
  readonly start?: Error | 'hang';
  readonly runMs?: number | 'hang';
}

const unavailable = (reason: string) => new TrackerError('backend_unavailable', `not here: ${reason}`, { reason });
const hang = () => new Promise<never>(() => undefined);

function contest(scripts: Partial<Record<PoseBackend, Script>>, workers = 2) {
  const clock = new ScriptedClock();
  const log: string[] = [];
  const candidate = (backend: PoseBackend): BackendCandidate => {
    const { obstacle, start, runMs = 30 } = scripts[backend] ?? { obstacle: 'not scripted' };
    return {
      backend,
      obstacle: () => (obstacle instanceof Error ? Promise.reject(obstacle) : Promise.resolve(obstacle)),
      start: (_signal, onFiles) => {
        log.push(`start ${backend}`);
        onFiles();
        if (start === 'hang') {
          setTimeout(() => clock.pass(START_TIMEOUT_MS));
          return hang();
        }
        if (start) return Promise.reject(start);
        return Promise.resolve({
          run: (times) => {
            if (runMs === 'hang') {
              setTimeout(() => clock.pass(START_TIMEOUT_MS));
              return hang();
            }
            clock.pass(times * runMs);
            return Promise.resolve();
          },
          end: () => log.push(`end ${backend}`),
        });
      },
    };
  };
  const choose = (signal = never) =>
    chooseBackend({ wasm: candidate('wasm'), gpus: [candidate('webgpu'), candidate('webgl')], workers, clock }, signal);
  return { choose, log, candidate, clock };
}

describe('the choice of a backend', () => {
  it('takes a GPU that is faster than all WASM workers together, and says by how much', async () => {
    const { choose, log } = contest({ wasm: {}, webgpu: { runMs: 4 }, webgl: { runMs: 1 } });
    expect(await choose()).to.deep.equal({
      backend: 'webgpu',
      reason: 'auto: WebGPU, 4.0 ms a picture, WASM 30.0 ms a picture in each of 2 workers',
    });
    expect(log).to.deep.equal(['start wasm', 'end wasm', 'start webgpu', 'end webgpu']);
  });

  it('keeps WASM where a GPU is slower than its workers together, though faster than one', async () => {
    const scripts = { wasm: {}, webgl: { runMs: 20 } };
    expect((await contest(scripts, 1).choose()).backend).to.equal('webgl');
    const { backend, reason } = await contest(scripts, 4).choose();
    expect(backend).to.equal('wasm');
    expect(reason).to.contain('WebGL: slower (20.0 ms a picture)').and.to.contain('4 workers');
  });

  it('tries nothing where only WASM can win', async () => {
    const { choose, log } = contest({
      wasm: {},
      webgpu: { obstacle: 'no adapter' },
      webgl: { obstacle: 'drawn in software' },
    });
    const { backend, reason } = await choose();
    expect(backend).to.equal('wasm');
    expect(reason).to.contain('WebGPU: no adapter').and.to.contain('WebGL: drawn in software');
    expect(log).to.deep.equal([]);
  });

  for (const [what, script, reason] of [
    ['that hangs while it starts', { start: 'hang' }, 'hangs or is too slow'],
    ['that hangs while it computes', { runMs: 'hang' }, 'slower (not done with 10 pictures after 1000 ms)'],
    ['that is ten times slower', { runMs: 300 }, 'slower'],
    ['that computes nonsense', { start: unavailable('keypoints that are 80.0 pixels off') }, '80.0 pixels off'],
    ['whose probe throws', { obstacle: new TypeError('features of null') }, 'features of null'],
  ] as const satisfies readonly (readonly [string, Script, string])[]) {
    it(`abandons a GPU ${what}, and ends it`, async () => {
      const { choose, log } = contest({ wasm: {}, webgpu: script });
      const choice = await choose();
      expect(choice.backend).to.equal('wasm');
      expect(choice.reason)
        .to.match(/^auto: WASM/)
        .and.to.contain('WebGPU: ')
        .and.to.contain(reason);
      const ran = log.includes('start webgpu') && !('start' in script);
      expect(log.includes('end webgpu')).to.equal(ran);
    });
  }

  it('tries the next GPU where the first fails', async () => {
    const { choose } = contest({ wasm: {}, webgpu: { start: 'hang' }, webgl: { runMs: 2 } });
    const { backend, reason } = await choose();
    expect(backend).to.equal('webgl');
    expect(reason).to.contain('WebGPU: it was not ready');
  });

  it('takes a GPU where WASM does not run, and fails with what WASM failed with where nothing does', async () => {
    const wasm = { start: unavailable('switched off') };
    expect((await contest({ wasm, webgl: {} }).choose()).backend).to.equal('webgl');
    const failure = await contest({ wasm, webgl: { start: unavailable('x') } })
      .choose()
      .catch((error: unknown) => error);
    expect(failure).to.equal(wasm.start);
  });

  it('does not take missing files for a missing backend', async () => {
    const missing = new TrackerError('model_load_error', 'not there');
    const failure = await contest({ wasm: {}, webgl: { start: missing } })
      .choose()
      .catch((error: unknown) => error);
    expect(failure).to.equal(missing);
  });

  it('stops when its signal aborts', async () => {
    const controller = new AbortController();
    const { choose } = contest({ wasm: {}, webgpu: { obstacle: 'none' }, webgl: { start: 'hang' } });
    const choice = choose(controller.signal).catch((error: unknown) => error);
    controller.abort();
    expect(await choice).to.have.property('name', 'AbortError');
  });

  it('ends one that starts after it was given up', async () => {
    const clock = new ScriptedClock();
    let finish: (started: { end(): void }) => void = () => undefined;
    const starting = startWatched(
      {
        backend: 'webgl',
        start: (_signal, onFiles) => {
          onFiles();
          return new Promise<{ end(): void }>((resolve) => (finish = resolve));
        },
      },
      clock,
      never,
    ).catch((error: unknown) => error);
    clock.pass(START_TIMEOUT_MS);
    expect(await starting).to.have.property('code', 'backend_unavailable');
    await new Promise<void>((resolve) => finish({ end: resolve }));
  });
});
