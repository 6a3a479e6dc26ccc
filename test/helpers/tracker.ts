/**
 * Elements and files for browser tests.
 */
import '../../src/define.js';
import { fixture, html } from '@open-wc/testing';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import type { MessageOf, MessageType, TrackerMessage } from '../../src/output/messages.js';
import type { AnalysisResult } from '../../src/session/analysis-result.js';
import type { SessionSetup } from '../../src/session/session-setup.js';

/** Where the built models, WASM files and the real worker are. */
export const BUILT_ASSETS = new URL('/dist/assets/', location.href).href;

/** A clip or picture of the synthetic athlete. */
export const clipUrl = (name: string): string => new URL(`/test/fixtures/clips/${name}`, location.href).href;

/** The URL of the scripted worker. */
export const scriptedWorker = (script = ''): string =>
  new URL(`/test/helpers/scripted-worker.ts?${script}`, location.href).href;

/** The URL of the export worker in a browser that lacks something. */
export const exportWorker = (script = ''): string =>
  new URL(`/test/helpers/export-worker.ts?${script}`, location.href).href;

/** An element under test, with everything it has said. */
export interface TestTracker {
  readonly tracker: PoseUploadTracker;
  readonly messages: TrackerMessage[];
  of<T extends MessageType>(type: T): MessageOf<T>[];
  /** The first message that fits, past or future. */
  next<T extends MessageType>(type: T, fits?: (message: MessageOf<T>) => boolean): Promise<MessageOf<T>>;
  /** An element of its shadow tree. */
  part<K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K];
  part(selector: string): HTMLElement;
}

/** What an element under test is made with. */
export interface TestTrackerOptions {
  readonly options?: Partial<PoseUploadTracker>;
  /** The scripted detector's script; `real` takes the built worker with the real model. */
  readonly detector?: string;
  /** What the export worker's browser lacks. */
  readonly exporter?: string;
  /** Anything else that sessions are to be set up with. */
  readonly setup?: Partial<SessionSetup>;
}

/** Makes an element with a scripted detector, put into the page. */
export async function createTracker({
  options = {},
  detector = '',
  exporter = '',
  setup = {},
}: TestTrackerOptions = {}): Promise<TestTracker> {
  const tracker = document.createElement('pose-upload-tracker');
  const recorded = record(tracker);
  Object.assign(
    tracker,
    { token: 'test', pace: 'max', assetBase: BUILT_ASSETS },
    {
      sessionSetup: {
        ...(detector !== 'real' && { workerUrl: scriptedWorker(detector), exportWorkerUrl: exportWorker(exporter) }),
        ...setup,
      },
    },
    options,
  );
  const container = await fixture(html`<div></div>`);
  container.append(tracker);
  await tracker.updateComplete;
  return recorded;
}

/** Records what an element says. */
export function record(tracker: PoseUploadTracker): TestTracker {
  const messages: TrackerMessage[] = [];
  const of = <T extends MessageType>(type: T) =>
    messages.filter((message): message is MessageOf<T> => message.type === type);
  tracker.addEventListener('message', ({ detail }) => messages.push(detail));
  const part = (selector: string): HTMLElement => {
    const found = tracker.renderRoot.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector} in the shadow tree`);
    return found;
  };
  return {
    tracker,
    messages,
    of,
    next: <T extends MessageType>(type: T, fits: (message: MessageOf<T>) => boolean = () => true) =>
      new Promise<MessageOf<T>>((resolve) => {
        const past = of(type).find(fits);
        if (past) {
          resolve(past);
          return;
        }
        tracker.addEventListener('message', function check({ detail }) {
          if (detail.type !== type || !fits(detail as MessageOf<T>)) return;
          tracker.removeEventListener('message', check);
          resolve(detail as MessageOf<T>);
        });
      }),
    part: part,
  };
}

/** Analyses something, and waits for the last message: with `pace="realtime"` that comes after the result. */
export async function analyseToEnd(tracker: PoseUploadTracker, media: File | string): Promise<AnalysisResult> {
  const result = await tracker.analyze(media);
  if (tracker.state !== 'done') {
    await new Promise<void>((resolve) => {
      tracker.addEventListener('statechange', ({ detail }) => {
        if (detail.state === 'done') resolve();
      });
    });
  }
  return result;
}

/** Fetches a fixture as a file. */
export async function clipFile(name: string, as = name): Promise<File> {
  const answer = await fetch(clipUrl(name));
  if (!answer.ok) throw new Error(`no fixture ${name}`);
  return new File([await answer.blob()], as);
}

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & { code?: string; details?: unknown }> {
  return promise.then(
    () => {
      throw new Error('it did not reject');
    },
    (error: unknown) => error as Error,
  );
}

/** How long a test waits for what comes at once on an idle machine. */
export const PATIENCE_MS = 60_000;
