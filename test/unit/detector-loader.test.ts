import { expect } from 'chai';
import { unavailable } from '../../src/pose/backend-error.js';
import { FORCED_START_TIMEOUT_MS, START_TIMEOUT_MS } from '../../src/pose/backend-choice.js';
import type { DetectorRequest } from '../../src/pose/detector.js';
import type { PoolInfo } from '../../src/pose/pool.js';
import type { PoseBackend } from '../../src/pose/types.js';
import { BackendMemory, type ChoiceStorage } from '../../src/session/backend-memory.js';
import { DetectorLoader } from '../../src/session/detector-loader.js';
import { until } from '../helpers/until.js';

const REQUEST: DetectorRequest = { model: 'movenet-lightning', backend: 'auto', assetBase: 'https://assets.invalid/' };
const never = new AbortController().signal;
const ignore = () => undefined;

function storage(): ChoiceStorage & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
}

interface Device {
  readonly kept?: () => ChoiceStorage | undefined;
  readonly gpuMs?: number;
  readonly fingerprint?: string;
  /** What the pool does with a backend. */
  readonly poolLoad?: (backend: PoseBackend) => Promise<void>;
}

/** A page on a device whose WebGL takes `gpuMs` and WASM 30 ms a picture. */
function page({ kept, gpuMs = 2, fingerprint = 'device', poolLoad = () => Promise.resolve() }: Device = {}) {
  const trials: PoseBackend[] = [];
  const loads: string[] = [];
  let now = 0;
  let disposed = 0;
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  const loader = new DetectorLoader({
    pool: {
      load: async (request, _signal, onProgress): Promise<PoolInfo> => {
        loads.push(request.backend);
        onProgress(1);
        const backend = request.backend as PoseBackend;
        await poolLoad(backend);
        return { model: request.model, backend, kernels: 'simd', workers: 1 };
      },
      dispose: () => disposed++,
    },
    workers: 1,
    memory: new BackendMemory(kept ?? (() => undefined)),
    clock: {
      now: () => now,
      wait: (ms) => new Promise((resolve) => waits.push({ ms, end: resolve })),
    },
    fingerprint: () => Promise.resolve(fingerprint),
    candidate: (backend) => ({
      backend,
      obstacle: () => Promise.resolve(backend === 'webgpu' ? 'no adapter' : undefined),
      start: () => {
        trials.push(backend);
        return Promise.resolve({
          run: (times) => {
            now += times * (backend === 'wasm' ? 30 : gpuMs);
            return Promise.resolve();
          },
          end: ignore,
        });
      },
    }),
  });
  const load = (request = REQUEST, signal = never) => loader.load(request, signal, ignore);
  return { load, loader, trials, loads, waits, disposed: () => disposed };
}

describe('DetectorLoader', () => {
  it('tries once, and takes the same backend in later pages', async () => {
    const kept = storage();
    const first = page({ kept: () => kept });
    expect(await first.load()).to.include({ backend: 'webgl' });
    await first.load();
    expect(first.trials).to.deep.equal(['wasm', 'webgl']);
    // As if something else kept the GPU busy meanwhile.
    const second = page({ kept: () => kept, gpuMs: 90 });
    const info = await second.load();
    expect(info.backend).to.equal('webgl');
    expect(info.reason).to.contain('auto: WebGL').and.to.contain('(remembered)');
    expect(second.trials).to.deep.equal([]);
  });

  it('tries again where the browser, the GPU or the package has changed', async () => {
    const kept = storage();
    await page({ kept: () => kept }).load();
    const { load, trials } = page({ kept: () => kept, fingerprint: 'another GPU', gpuMs: 90 });
    expect(await load()).to.include({ backend: 'wasm' });
    expect(trials).to.deep.equal(['wasm', 'webgl']);
  });

  const blocked = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  for (const [what, kept] of [
    ['is blocked', blocked],
    ['is full', () => ({ getItem: () => null, setItem: blocked })],
    ['holds nonsense', () => ({ getItem: () => '{"backend":"x"', setItem: ignore })],
    ['holds an unknown backend', () => ({ getItem: () => '{"fingerprint":"","backend":"x"}', setItem: ignore })],
  ] as const) {
    it(`remembers within the page where storage ${what}`, async () => {
      const { load, trials } = page({ kept });
      expect(await load()).to.include({ backend: 'webgl' });
      expect(await load()).to.include({ backend: 'webgl' });
      expect(trials).to.deep.equal(['wasm', 'webgl']);
    });
  }

  it('takes WASM, now and later, where the chosen backend fails after all', async () => {
    const kept = storage();
    await page({ kept: () => kept }).load();
    const poolLoad = (backend: PoseBackend) =>
      backend === 'webgl' ? Promise.reject(unavailable('webgl', 'the driver was changed')) : Promise.resolve();
    const { load, loads } = page({ kept: () => kept, poolLoad });
    const info = await load();
    expect(info).to.include({ backend: 'wasm', reason: 'auto: WASM, as WebGL failed: the driver was changed' });
    expect(loads).to.deep.equal(['webgl', 'wasm']);
    expect((await page({ kept: () => kept }).load()).backend).to.equal('wasm');
  });

  it('takes WASM where the chosen backend hangs, and ends the worker that hangs', async () => {
    const kept = storage();
    await page({ kept: () => kept }).load();
    const poolLoad = (backend: PoseBackend) => (backend === 'webgl' ? new Promise<never>(ignore) : Promise.resolve());
    const { load, waits, disposed } = page({ kept: () => kept, poolLoad });
    const loading = load();
    await until(
      () => waits.length > 0,
      'the load is waited for',
      () => Promise.resolve(),
    );
    expect(waits[0]?.ms).to.equal(START_TIMEOUT_MS);
    waits[0]?.end();
    expect(await loading).to.include({ backend: 'wasm' });
    expect(disposed()).to.equal(1);
  });

  it('fails where a backend that was asked for hangs, and says what to do', async () => {
    const { load, waits, trials } = page({ poolLoad: () => new Promise<never>(ignore) });
    const loading = load({ ...REQUEST, backend: 'webgpu' }).catch((error: unknown) => error);
    await until(
      () => waits.length > 0,
      'the load is waited for',
      () => Promise.resolve(),
    );
    expect(waits[0]?.ms).to.equal(FORCED_START_TIMEOUT_MS);
    waits[0]?.end();
    const error = (await loading) as Error;
    expect(error).to.have.property('code', 'backend_unavailable');
    expect(error.message).to.contain('"webgpu"').and.to.contain('poseBackend=wasm');
    expect(trials).to.deep.equal([]);
  });

  it('does not take a broken download for a broken backend', async () => {
    const kept = storage();
    await page({ kept: () => kept }).load();
    const poolLoad = () => Promise.reject(new Error('the connection broke'));
    const failing = page({ kept: () => kept, poolLoad });
    expect(await failing.load().catch((error: Error) => error.message)).to.equal('the connection broke');
    expect(await page({ kept: () => kept }).load()).to.include({ backend: 'webgl' });
  });

  it('leaves the pool alone once a load is given up, whenever that happens', async () => {
    const loaded = new Set<number>();
    for (let turns = 0; turns < 12; turns++) {
      const { load, loads } = page();
      await load();
      loads.length = 0;
      const givenUp = new AbortController();
      const ended = load(REQUEST, givenUp.signal).catch((error: unknown) => error);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      const before = loads.length;
      loaded.add(before);
      givenUp.abort(new DOMException('another model', 'AbortError'));
      await ended;
      expect(loads, `given up after ${turns} turns`).to.have.length(before);
    }
    expect([...loaded]).to.have.members([0, 1]);
  });
});
