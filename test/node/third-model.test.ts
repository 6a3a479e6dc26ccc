/**
 * A model more in the table, and nothing else: options, documentation, workers, loader, download and `environment` take it.
 */
import { expect } from 'chai';
import { register } from 'tsx/esm/api';
import { optionsMarkdown } from '../../scripts/lib/options-doc.mjs';
import type * as Options from '../../src/element/options.js';
import type * as ToRunOptions from '../../src/element/to-run-options.js';
import type * as Models from '../../src/pose/models.js';
import type * as Memory from '../../src/session/backend-memory.js';
import type * as Loader from '../../src/session/detector-loader.js';
import type * as Workers from '../../src/session/detector-workers.js';
import type * as StartRun from '../../src/session/start-run.js';
import type { BackendCandidate } from '../../src/pose/backend-choice.js';
import type { ModelEntry, PoseModel } from '../../src/pose/models.js';
import type { EnvironmentMessage, TrackerMessage } from '../../src/output/messages.js';
import type { Run } from '../../src/session/run.js';
import type { LoadingSnapshot } from '../../src/session/snapshot.js';
import type { GreetRequest, WorkerAnswer } from '../../src/workers/protocol.js';
import type { WorkerStarter } from '../../src/workers/start-worker.js';

const NAME = 'blazepose-pocket' as PoseModel;
const ENTRY: ModelEntry = {
  title: 'BlazePose pocket',
  family: 'blazepose',
  inputSize: 256,
  chosenBy: { blazepose: true, blazeposeModel: 'pocket' },
  keypoints: 33,
  hasDepth: true,
  worker: 'workers/pocket-worker.js',
  backends: ['wasm', 'webgl'],
  auto: 'fastest',
  files: { task: { path: 'models/pocket.task', bytes: 1000 }, wasm: { path: 'wasm/pocket.wasm', bytes: 234 } },
};
const ASSETS = { assetBase: 'https://assets.invalid/' };
const never = new AbortController().signal;
const ignore = () => undefined;

/** Modules of their own, so that other tests see the table as it is. */
const own = register({ namespace: 'third-model' });
const load = <T>(path: string): Promise<T> => own.import(`../../src/${path}`, import.meta.url) as Promise<T>;

async function optionsWithIt() {
  const options = await load<typeof Options>('element/options.ts');
  const { toRunOptions } = await load<typeof ToRunOptions>('element/to-run-options.ts');
  const values = { ...options.defaultOptionValues(), blazepose: true, blazeposeModel: 'pocket' as 'lite' };
  return { ...options, runOptions: toRunOptions(values, ASSETS) };
}

/** Starts workers that load whatever they are asked for, and keeps what they were started from. */
function obedientWorkers() {
  const urls: string[] = [];
  const start: WorkerStarter = (url) => {
    urls.push(url);
    let answer: (data: WorkerAnswer) => void = ignore;
    return Promise.resolve({
      endpoint: {
        postMessage: (message) => {
          const { id, request } = message as GreetRequest & { request?: { model: string } };
          answer({ id, kind: 'result', value: { model: request?.model, backend: 'wasm', kernels: 'mediapipe' } });
        },
        addEventListener: (type: string, listener: (event: never) => void) => {
          if (type === 'message') answer = (data) => listener({ data } as never);
        },
      },
      terminate: ignore,
    });
  };
  return { start, urls };
}

describe('a model more in the table', () => {
  before(async () => {
    const { MODELS } = await load<typeof Models>('pose/models.ts');
    Object.assign(MODELS, { [NAME]: ENTRY });
  });
  after(() => own.unregister());

  it('can be chosen, and is in the documentation of the options', async () => {
    const { OPTIONS, runOptions } = await optionsWithIt();
    const allowed = OPTIONS.find(({ name }) => name === 'blazeposeModel')?.allowed;
    expect(allowed).to.deep.equal(['lite', 'full', 'heavy', 'pocket']);
    expect(runOptions.model).to.equal(NAME);
    expect(await optionsMarkdown(OPTIONS)).to.contain('`heavy`, `pocket`');
    const before = await import('../../src/element/options.js');
    expect(before.OPTIONS.find(({ name }) => name === 'blazeposeModel')?.allowed).to.not.include('pocket');
  });

  it('is loaded by its own workers, told as it arrives, and named in `environment`', async () => {
    const { runOptions } = await optionsWithIt();
    const { DetectorWorkers } = await load<typeof Workers>('session/detector-workers.ts');
    const { LoadingState, loadDetector, sendEnvironment } = await load<typeof StartRun>('session/start-run.ts');
    const { start, urls } = obedientWorkers();
    const { pool, loader } = new DetectorWorkers({ workers: 1, startWorker: start }).join({
      ...runOptions,
      poseBackend: 'wasm',
    });
    const sent: TrackerMessage[] = [];
    const updates: { loading?: LoadingSnapshot }[] = [];
    const run = {
      media: 'clip.mp4',
      options: { ...runOptions, poseBackend: 'wasm' },
      signal: never,
      pool,
      loader,
      send: (message: TrackerMessage) => sent.push(message),
      update: (change: { loading?: LoadingSnapshot }) => updates.push(change),
    } as unknown as Run;
    new LoadingState(run);
    expect(updates[0]?.loading?.model.bytes).to.equal(1234);
    await sendEnvironment(run, await loadDetector(run, ignore), { decoder: 'webcodecs' });
    expect(urls).to.deep.equal(['https://assets.invalid/workers/pocket-worker.js']);
    expect(sent.find((message): message is EnvironmentMessage => message.type === 'environment')?.model).to.equal(NAME);
  });

  it('is tried on the backends that it has, where the fastest is to be taken', async () => {
    const { DetectorLoader } = await load<typeof Loader>('session/detector-loader.ts');
    const { BackendMemory } = await load<typeof Memory>('session/backend-memory.ts');
    const asked: string[] = [];
    const loader = new DetectorLoader({
      pool: {
        load: ({ model }) => Promise.resolve({ model, backend: 'wasm', kernels: 'mediapipe', workers: 1 }),
        dispose: ignore,
      },
      workers: 1,
      memory: new BackendMemory(ignore),
      clock: { now: () => 0, wait: () => new Promise(ignore) },
      fingerprint: () => Promise.resolve(''),
      candidate: (backend): BackendCandidate => {
        asked.push(backend);
        return {
          backend,
          obstacle: () => Promise.resolve(backend === 'wasm' ? undefined : 'none here'),
          start: () => Promise.reject(new Error('there is nothing to compare')),
        };
      },
    });
    await loader.load({ model: NAME, backend: 'auto', ...ASSETS }, never, ignore);
    expect(asked).to.deep.equal(['wasm', 'webgl']);
  });
});

describe('the table of models', () => {
  it('is chosen from by one set of options each', async () => {
    const { chosenModel, modelEntries } = await import('../../src/pose/models.js');
    const { OPTIONS, defaultOptionValues } = await import('../../src/element/options.js');
    for (const [model, { chosenBy }] of modelEntries()) {
      expect(chosenModel({ ...defaultOptionValues(), ...chosenBy })).to.equal(model);
      for (const [name, value] of Object.entries(chosenBy)) {
        const option = OPTIONS.find((row) => row.name === name);
        expect(option?.allowed ?? [true, false], `${name} of ${model}`).to.include(value);
      }
    }
    expect(chosenModel(defaultOptionValues())).to.equal(modelEntries()[0]?.[0]);
  });
});
