/**
 * Gives damaged files to an element and looks at what comes of it: whatever the file is, a run ends in time, with a result
 * or one of the documented errors, and leaves the element as good as before.
 */
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import type { ErrorCode } from '../../src/errors.js';
import type { KeypointsMessage, TrackerMessage } from '../../src/output/messages.js';
import type { FaultListener } from './faults.js';
import { SOURCES, type MediaCase, type SourceFile } from './media-cases.js';
import { mutate } from './mutate.js';
import { loadSource, sourceName } from './sources.js';

/** How a run may fail by the kind of what is analysed. Anything else is a failure of ours. */
const RIGHT_CODES: Readonly<Record<SourceFile['kind'], readonly ErrorCode[]>> = {
  video: ['video_load_error', 'unsupported_media', 'media_decode_error'],
  image: ['image_load_error', 'unsupported_media'],
};

/** What became of one case. */
export interface MediaOutcome {
  readonly file: string;
  readonly outcome: 'result' | 'hang' | ErrorCode | 'other error';
  /** The error's text. */
  readonly message?: string;
  /** Frames with a pose, or a picture. */
  readonly frames: number;
  readonly tookMs: number;
  /** What must not be; empty where all is well. */
  readonly problems: readonly string[];
}

/** What the element under test needs. */
export interface MediaLabSetup {
  readonly tracker: PoseUploadTracker;
  readonly faults: FaultListener;
  /** Where the fixtures are. */
  readonly folder: string;
  /** Longest that a case may take. */
  readonly boundMs: number;
}

/** Runs cases on one element, one after the other. */
export class MediaLab {
  readonly #sources = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();
  readonly #messages: TrackerMessage[] = [];
  #reference: string | undefined;

  constructor(private readonly setup: MediaLabSetup) {
    setup.tracker.addEventListener('message', ({ detail }) => this.#messages.push(detail));
  }

  /** The damaged file of a case. */
  async fileOf({ source, mutations }: MediaCase): Promise<File> {
    const known = SOURCES[source];
    if (!known) throw new Error(`no source ${source}`);
    let sound = this.#sources.get(source);
    if (!sound) this.#sources.set(source, (sound = loadSource(known, this.setup.folder)));
    return new File([mutate(await sound, mutations)], sourceName(known));
  }

  /** Runs one case. */
  async run(given: MediaCase): Promise<MediaOutcome> {
    const file = await this.fileOf(given);
    const kind = SOURCES[given.source]?.kind ?? 'video';
    const { tracker } = this.setup;
    Object.assign(tracker, { source: kind, analysisFps: given.fps, export: given.exported });
    const ended = await this.#analyze(file, given.exported && kind === 'video');
    const problems = [...ended.problems, ...checkMessages(this.#messages, ended, kind)];
    return {
      file: file.name,
      outcome: ended.code ?? (ended.how === 'hang' ? 'hang' : ended.how === 'result' ? 'result' : 'other error'),
      ...(ended.message !== undefined && { message: ended.message }),
      frames: this.#messages.filter(({ type }) => type === 'keypoints').length,
      tookMs: ended.tookMs,
      problems: [...problems, ...(await this.setup.faults.take())],
    };
  }

  /** Analyses sound files: the result has to be the same every time. @returns what is wrong */
  async checkUsable(): Promise<string[]> {
    const results: string[] = [];
    for (const [index, kind] of [
      [0, 'video'],
      [SOURCES.findIndex(({ clip }) => clip === 'still.jpg'), 'image'],
    ] as const) {
      Object.assign(this.setup.tracker, { source: kind, analysisFps: 15, export: false });
      const ended = await this.#analyze(
        await this.fileOf({ source: index, mutations: [], fps: 15, exported: false }),
        false,
      );
      if (ended.how !== 'result') return [`a sound ${kind} does not work any more: ${ended.message ?? ended.how}`];
      results.push(JSON.stringify(this.#messages.filter(({ type }) => type === 'keypoints')));
    }
    const result = results.join();
    this.#reference ??= result;
    const problems = await this.setup.faults.take();
    if (result !== this.#reference) problems.push('a sound file gives another result than before');
    return problems;
  }

  async #analyze(file: File, isExported: boolean): Promise<Ended> {
    const { tracker, boundMs } = this.setup;
    await tracker.updateComplete;
    this.#messages.length = 0;
    const begun = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hang = new Promise<Ended>((resolve) => {
      timer = setTimeout(
        () => resolve({ how: 'hang', tookMs: boundMs, problems: [`no end after ${boundMs / 1000} s`] }),
        boundMs,
      );
    });
    const run = async (): Promise<Ended> => {
      const problems: string[] = [];
      try {
        await tracker.analyze(file);
        if (isExported) await this.#export(problems);
        return { how: 'result', tookMs: performance.now() - begun, problems };
      } catch (error) {
        const { code, message } = error as { code?: ErrorCode; message: string };
        return { how: 'error', ...(code && { code }), message, tookMs: performance.now() - begun, problems };
      }
    };
    const ended = await Promise.race([run(), hang]);
    clearTimeout(timer);
    if (ended.how === 'hang') tracker.cancel();
    await tracker.updateComplete;
    return ended;
  }

  /** Its error is not the run's: the analysis stays. */
  async #export(problems: string[]): Promise<void> {
    try {
      await this.setup.tracker.exportVideo();
    } catch (error) {
      const { code, message } = error as { code?: ErrorCode; message: string };
      if (code !== 'export_failed') problems.push(`the export failed with ${code}: ${message}`);
    }
  }
}

interface Ended {
  readonly how: 'result' | 'error' | 'hang';
  readonly code?: ErrorCode;
  readonly message?: string;
  readonly tookMs: number;
  readonly problems: readonly string[];
}

function checkMessages(messages: readonly TrackerMessage[], ended: Ended, kind: SourceFile['kind']): string[] {
  const problems: string[] = [];
  if (ended.how === 'hang') return problems;
  const errors = messages.filter((message) => message.type === 'error' && message.code !== 'export_failed');
  const expected = ended.how === 'error' ? 1 : 0;
  if (errors.length !== expected) problems.push(`${errors.length} error messages instead of ${expected}`);
  if (ended.how === 'error' && !(ended.code && RIGHT_CODES[kind].includes(ended.code))) {
    problems.push(`wrong error ${ended.code}: ${ended.message}`);
  }
  const poses = messages.filter((message): message is KeypointsMessage => message.type === 'keypoints');
  if (ended.how === 'result' && poses.length === 0) problems.push('a result without a single frame');
  let lastMs = -Infinity;
  for (const { timestampMs, width, height, score, keypoints } of poses) {
    const numbers = [timestampMs, width, height, score, ...keypoints.flatMap(({ x, y, z, score: s }) => [x, y, z, s])];
    if (!numbers.every(Number.isFinite)) problems.push(`a number that is none at ${timestampMs} ms`);
    if (!(width >= 1 && height >= 1)) problems.push(`a picture of ${width} × ${height} pixels`);
    if (timestampMs <= lastMs) problems.push(`${timestampMs} ms after ${lastMs} ms`);
    lastMs = timestampMs;
  }
  return [...new Set(problems)].slice(0, 5);
}
