/**
 * From what a page gives as the reference to the signature of its repetition: a stored one is read, a video is analysed by
 * the detector of the run, before the visitor's own.
 */
import { unlessAborted } from '../../abort.js';
import { isAbort, TrackerError } from '../../errors.js';
import type * as trackReferenceModule from '../../exercise/track-reference.js';
import type { MarkedPart } from '../../exercise/track-reference.js';
import { mediaPartOf } from '../../media/media-fragment.js';
import type { MediaInput, MediaRequest } from '../../media/source.js';
import { figureOf } from '../../motion/figure.js';
import { PoseTrack } from '../../motion/pose-track.js';
import { PoseSmoother } from '../../motion/smooth-pose.js';
import { loaded } from '../../not-loaded.js';
import type { DetectorPool, PoolInfo } from '../../pose/pool.js';
import type { Pose } from '../../pose/types.js';
import { checkInput } from '../check-input.js';
import { loadRecognition } from '../load-exercises.js';
import { openDecoded } from '../open-decoded.js';
import { personPick } from '../person-pick.js';
import type { Run } from '../run.js';
import { allInRealTime, slowMotionOf } from '../slow-motion.js';
import { recogniseIn } from '../tracked-exercise.js';
import { jsonOfAddress, jsonOfFile } from './json-or-media.js';
import { keepReference, keptReference } from './reference-cache.js';
import { referenceError, unreadable } from './reference-error.js';
import { referenceName, type ReferenceInput } from './reference-input.js';
import { readStored, type SignatureTools, type StoredSignature } from './stored-signature.js';

/** What comes after the end that somebody has marked is not needed; the smoothing looks a little ahead. */
const BEYOND_END_MS = 1000;

/** A detector, with the workers that it is loaded into. */
export interface LoadedDetector {
  readonly pool: DetectorPool;
  readonly info: PoolInfo;
}

/** What the loading of a reference needs of its run. */
export interface ReferenceHost {
  readonly run: Run;
  /** Loads the detector, where it has not been: the reference is a video that has to be analysed. */
  readonly detector: () => Promise<LoadedDetector>;
  /** How an address is asked for. */
  readonly requestFor: (media: MediaInput) => MediaRequest;
  /** It is a video, which is analysed now. */
  readonly onAnalysis: (name: string) => void;
  /** How much of it is analysed, 0..1. */
  readonly onProgress: (value: number) => void;
}

/** What is needed of the engine, which is loaded with the reference. */
type Tools = SignatureTools & Pick<typeof trackReferenceModule, 'findReference' | 'ReferenceFault'>;

/**
 * @returns the signature; the same one for the same address or file, as long as the page is open
 * @throws TrackerError `reference_error`
 */
export async function loadReference(input: ReferenceInput, host: ReferenceHost): Promise<StoredSignature> {
  const name = referenceName(input);
  const { run } = host;
  const tools = await unlessAborted(loaded(import('../../exercise/track-reference.js')), run.signal);
  if (typeof input !== 'string' && !(input instanceof Blob)) return readGiven(input, name, tools);
  try {
    checkInput(input, 'video');
    const source = typeof input === 'string' ? new URL(input, document.baseURI).href : input;
    const { model, analysisFps } = run.options;
    const how = `${model} ${analysisFps}`;
    const kept = keptReference(source, how);
    if (kept) return kept;
    const json = await jsonOf(source, host);
    const stored = json === undefined ? await analyse(source, name, host, tools) : readText(json, name, tools);
    keepReference(source, how, stored);
    return stored;
  } catch (error) {
    run.signal.throwIfAborted();
    if (isAbort(error) || (error instanceof TrackerError && !isAboutMedia(error))) throw error;
    throw unreadable(name, error);
  }
}

/** What fails beside it, such as the detector, is no fault of the reference. */
const ABOUT_MEDIA: ReadonlySet<string> = new Set([
  'video_load_error',
  'media_decode_error',
  'unsupported_media',
  'cross_origin_video',
]);

function isAboutMedia({ code }: TrackerError): boolean {
  return ABOUT_MEDIA.has(code);
}

function jsonOf(source: MediaInput, { run, requestFor }: ReferenceHost): Promise<string | undefined> {
  return typeof source === 'string' ? jsonOfAddress(source, requestFor(source), run.signal) : jsonOfFile(source);
}

function readText(text: string, name: string, tools: Tools): StoredSignature {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw noSignature(name, 'It is no valid JSON', error);
  }
  return readGiven(given, name, tools);
}

function readGiven(given: unknown, name: string, tools: Tools): StoredSignature {
  try {
    return readStored(given, tools);
  } catch (error) {
    throw noSignature(name, error instanceof Error ? error.message : String(error), error);
  }
}

function noSignature(name: string, problem: string, cause: unknown): TrackerError {
  const remedy = 'Give a video of the movement, or a signature as this package has saved it.';
  return referenceError('not_a_signature', name, `It is no signature of a movement: ${problem}. ${remedy}`, {}, cause);
}

async function analyse(source: MediaInput, name: string, host: ReferenceHost, tools: Tools): Promise<StoredSignature> {
  const { signal } = host.run;
  const part = partOf(source, name);
  const { poses, slowness } = await posesOf(source, name, host, part?.endMs);
  const recognition = await unlessAborted(loaded(loadRecognition()), signal);
  const detected = await recogniseIn(recognition, poses, 1, signal);
  try {
    const marked: MarkedPart | undefined = part && {
      startMs: part.startMs / slowness,
      endMs: (part.endMs ?? Infinity) / slowness,
    };
    const { signature, ...span } = tools.findReference(poses, marked, detected);
    const figure = figureOf(smoothed(poses), span);
    return { ...signature, ...(figure && { figure }) };
  } catch (error) {
    if (!(error instanceof tools.ReferenceFault)) throw error;
    throw referenceError(error.problem, name, error.message, {}, error);
  }
}

function partOf(source: MediaInput, name: string): ReturnType<typeof mediaPartOf> {
  try {
    return typeof source === 'string' ? mediaPartOf(source) : undefined;
  } catch (error) {
    throw referenceError('wrong_part', name, `${(error as Error).message}.`, {}, error);
  }
}

/**
 * @returns the poses as the detector gives them, at the times at which the person moved, up to the end of the part that is
 *   meant, and how many times slower than that the video plays
 */
async function posesOf(
  source: MediaInput,
  name: string,
  host: ReferenceHost,
  endMs = Infinity,
): Promise<{ readonly poses: readonly Pose[]; readonly slowness: number }> {
  const { run, requestFor, onAnalysis, onProgress } = host;
  const { signal, options } = run;
  const { pool, info } = await unlessAborted(host.detector(), signal);
  const { video, stepper } = await openDecoded(
    { ...run, pool, media: source, name, request: requestFor(source) },
    () => undefined,
  );
  const enough = new AbortController();
  const onAbort = (): void => enough.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  const poses: Pose[] = [];
  try {
    signal.throwIfAborted();
    onAnalysis(name);
    const { startMs, durationMs } = video.info;
    const lastMs = Math.min(durationMs, endMs);
    const onPose = (pose: Pose): void => {
      if (pose.timestampMs > endMs + BEYOND_END_MS)
        return enough.abort(new DOMException('Enough was seen.', 'AbortError'));
      poses.push(pose);
      onProgress(Math.min(0.999, Math.max(0, (pose.timestampMs - startMs) / Math.max(1, lastMs - startMs))));
    };
    await pool.analyse(video, options.analysisFps, info, enough.signal, { onPose }, personPick('auto', undefined));
  } catch (error) {
    signal.throwIfAborted();
    if (!enough.signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    stepper?.close();
    pool.close(video);
  }
  onProgress(1);
  const { factor: slowness } = slowMotionOf('auto', video.info.capture);
  return { poses: [...allInRealTime(poses, slowness)], slowness };
}

function smoothed(poses: readonly Pose[]): PoseTrack {
  const smoother = new PoseSmoother();
  const track = new PoseTrack();
  for (const pose of poses) track.append(smoother.smooth(pose));
  return track;
}
