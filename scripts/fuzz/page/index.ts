/**
 * The page's side of the fuzzer: the built element with the fuzzer's worker, and what gives it its cases.
 */
import type { PoseUploadTracker } from '../../../src/element/pose-upload-tracker.js';
import { countForeign } from '../../../test/fuzz/dom-check.js';
import { FaultListener } from '../../../test/fuzz/faults.js';
import { mediaCases, type MediaCase } from '../../../test/fuzz/media-cases.js';
import { MediaLab, type MediaOutcome } from '../../../test/fuzz/media-run.js';
import { parameterCases } from '../../../test/fuzz/parameter-cases.js';
import { ParameterLab } from '../../../test/fuzz/parameter-run.js';
import { Endpoint } from './endpoint.js';

const folder = new URL('/clips/', location.href).href;
const faults = new FaultListener();

/** An element as every part of the fuzzer wants it. */
function createTracker(): PoseUploadTracker {
  const tracker = document.createElement('pose-upload-tracker');
  Object.assign(tracker, {
    token: 'fuzz',
    pace: 'max',
    keypoints: true,
    sessionSetup: { workers: 2, workerUrl: new URL('/fuzz/worker.js', location.href).href },
  });
  document.body.append(tracker);
  return tracker;
}

async function fetchClip(name: string): Promise<File> {
  return new File([await (await fetch(new URL(name, folder))).blob()], name);
}

let media: { readonly lab: MediaLab; readonly cases: readonly MediaCase[] } | undefined;
let parameters: { readonly lab: ParameterLab; readonly cases: ReturnType<typeof parameterCases> } | undefined;
let endpoint: Endpoint | undefined;

function mediaLab() {
  if (!media) throw new Error('no media fuzzing has begun');
  return media;
}

function endpointPage() {
  if (!endpoint) throw new Error('not on the endpoint page');
  return endpoint;
}

/** What the driver calls. Everything that goes in and out is JSON. */
const fuzz = {
  async beginMedia(seed: number, count: number, boundMs: number): Promise<readonly string[]> {
    await customElements.whenDefined('pose-upload-tracker');
    const lab = new MediaLab({ tracker: createTracker(), faults, folder, boundMs });
    media = { lab, cases: mediaCases(seed, count) };
    return lab.checkUsable();
  },
  checkMedia: (): Promise<readonly string[]> => mediaLab().lab.checkUsable(),
  runMedia: (index: number): Promise<MediaOutcome> => mediaLab().lab.run(fuzz.mediaCase(index)),
  /** A case with some of its mutations only. */
  runMediaPart: (index: number, mutations: readonly number[]): Promise<MediaOutcome> => {
    const given = fuzz.mediaCase(index);
    return mediaLab().lab.run({ ...given, mutations: given.mutations.filter((_, at) => mutations.includes(at)) });
  },
  mediaCase(index: number): MediaCase {
    const given = mediaLab().cases[index];
    if (!given) throw new Error(`no case ${index}`);
    return given;
  },
  /** A case as text, and its file in base64. */
  async describeMedia(index: number): Promise<{ text: string; name: string; base64: string }> {
    const given = fuzz.mediaCase(index);
    const file = await mediaLab().lab.fileOf(given);
    const text = JSON.stringify(given, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value), 2);
    return { text, name: file.name, base64: (await dataUrl(file)).replace(/^.*,/, '') };
  },

  async beginParameters(seed: number, count: number): Promise<void> {
    await customElements.whenDefined('pose-upload-tracker');
    const ownForeign = countForeign();
    const file = await fetchClip('empty-room.mp4');
    const lab = new ParameterLab(createTracker(), ownForeign, () => Promise.resolve(file));
    parameters = { lab, cases: parameterCases(seed, count) };
  },
  async runParameters(index: number): Promise<readonly string[]> {
    const given = parameters?.cases[index];
    if (!parameters || !given) throw new Error(`no case ${index}`);
    return [...(await parameters.lab.run(given)), ...(await faults.take())];
  },

  /** On the endpoint page: looks after the element that stands there. */
  async beginEndpoint(): Promise<void> {
    await customElements.whenDefined('pose-upload-tracker');
    const tracker = document.querySelector('pose-upload-tracker');
    if (!tracker) throw new Error('the endpoint page has no element');
    endpoint = new Endpoint(tracker, faults, () => fetchClip('empty-room.mp4'));
  },
  checkUrl: (isAnalysed: boolean) => endpointPage().checkParameters(isAnalysed),
  beginCommands: (seed: number, count: number) => endpointPage().beginCommands(seed, count),
  describeCommand: (index: number) => endpointPage().describeCommand(index),
  runCommand: (index: number) => endpointPage().runCommand(index),
  checkCommands: () => endpointPage().checkUsable(),
};

/** The page's side. */
export type FuzzPage = typeof fuzz;

function dataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('not readable'));
    reader.readAsDataURL(file);
  });
}

Object.assign(globalThis, { fuzz });
