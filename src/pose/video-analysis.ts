/**
 * The analysis of one video: its segments, onto the workers. Which worker analyses a segment changes nothing in its
 * result; the poses come out in the order of the media.
 */
import { anySignal, unlessAborted } from '../abort.js';
import type { VideoPart } from '../media/part.js';
import type { AnalysisFps } from '../media/sampling.js';
import { planSharing } from '../media/decode-cost.js';
import { planSegments } from '../media/segments.js';
import type { MediaInput, MediaRequest } from '../media/source.js';
import type { VideoInfo } from '../media/frame.js';
import type { DetectorClient, DetectorSlots, Slot } from './detector-slots.js';
import { WORKING } from './protocol.js';
import { ANALYSIS_PLACE, PreparationError, isBearable, isFault } from './retry-policy.js';
import { laterLooks } from './opening.js';
import { Opening, type PersonPick } from './opening-call.js';
import { SegmentLine } from './segment-line.js';
import { SharedDecoding } from './shared-decoding.js';
import type { Pose } from './types.js';

/** A video that is open in the pool. */
export interface PooledVideo {
  readonly number: number;
  readonly info: VideoInfo;
  /** What the workers read from. */
  readonly media: MediaInput;
  /** How it is asked for, where that is an address. */
  readonly request?: MediaRequest;
  /** All the data, where the first worker is downloading it: the others begin when it is there. */
  readonly whole?: Promise<Blob>;
  /** Gives each worker a line to whoever takes the pictures, where WebCodecs does not. */
  readonly connect?: () => MessagePort;
}

/** Who takes the poses of a video. */
export interface PoseConsumer {
  /** Called with every pose, in order. What it throws ends the analysis. */
  readonly onPose: (pose: Pose) => void;
  /** Resolves when there is room for the poses of another segment; without it there always is. */
  readonly room?: (signal: AbortSignal) => Promise<void>;
}

/** One analysis. */
export interface AnalysisRequest {
  readonly video: PooledVideo;
  readonly fps: AnalysisFps;
  /** What is analysed of the video: all of it by default. */
  readonly part?: VideoPart | undefined;
  /** Most workers at it. */
  readonly workers: number;
  /** Who is followed where several people are there; left out, whoever is found. */
  readonly person?: PersonPick;
  readonly signal: AbortSignal;
  readonly consumer: PoseConsumer;
}

/** What the workers of one analysis share. */
interface Analysis {
  readonly video: PooledVideo;
  readonly fps: AnalysisFps;
  readonly opening: Opening;
  /** Set where the first worker decodes for all. */
  readonly sharing: SharedDecoding | undefined;
  readonly room: PoseConsumer['room'];
  readonly signal: AbortSignal;
  /** Ends the whole analysis. */
  readonly fail: (error: unknown) => void;
}

/** Segments under way or waiting for earlier ones, for each worker: a slow one must not stop the others at once. */
const LOOK_AHEAD_PER_WORKER = 3;

/** @throws TrackerError of the video; `internal_error` where no worker is left that works */
export async function analyseVideo(
  slots: DetectorSlots,
  { video, fps, part, workers: most, person, signal, consumer: { onPose, room } }: AnalysisRequest,
): Promise<void> {
  const segments = planSegments(video.info, fps, part);
  const workers = Math.min(most, segments.length);
  const failed = new AbortController();
  const either = anySignal([signal, failed.signal]);
  const fail = (error: unknown) => failed.abort(error);
  const pass = (pose: Pose) => {
    if (either.aborted) return;
    try {
      onPose(pose);
    } catch (error) {
      fail(error);
    }
  };
  const begin = (followed: Pose | undefined) =>
    new SegmentLine(segments, workers * LOOK_AHEAD_PER_WORKER, pass, followed);
  const opening = new Opening(video.number, part, person, begin, laterLooks(video.info, part));
  const done = new AbortController();
  const plan = video.connect ? undefined : planSharing(video.info, segments, fps, workers);
  const lender = plan && (await slots.openerOf(video.number));
  const sharing =
    plan &&
    lender &&
    new SharedDecoding(lender, { video: video.number, segments, fps, ...plan }, anySignal([either, done.signal]));
  const analysis: Analysis = { video, fps, opening, sharing, room, signal: either, fail };
  let left = workers;
  const work = async (index: number) => {
    try {
      await workOff(slots, index, analysis);
    } catch (error) {
      if (either.aborted) throw either.reason;
      if (!isBearable(error) || --left === 0) {
        fail(error instanceof PreparationError ? error.cause : error);
        throw either.reason;
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: workers }, (_, index) => work(index)));
  } finally {
    done.abort(new DOMException('The analysis has ended.', 'AbortError'));
  }
}

/** The part of an analysis that is done in one place, by one worker or those that take its place. */
function workOff(slots: DetectorSlots, index: number, analysis: Analysis): Promise<void> {
  return slots.withWorker(index, ANALYSIS_PLACE, analysis.signal, async (slot) => {
    const client = await prepare(slots, slot, analysis);
    await analyseSegments(client, analysis);
  });
}

/** Has a worker load the detector and open the video. */
async function prepare(slots: DetectorSlots, slot: Slot, { video, signal }: Analysis): Promise<DetectorClient> {
  try {
    const client = await slot.client;
    if (slot.index > 0 && client.mainThreadReason !== undefined) throw new Error(client.mainThreadReason);
    await unlessAborted(slots.load(slot), signal);
    if (slot.video !== video.number) {
      // Where the worker was lost that downloaded it, it is downloaded again.
      const whole = video.whole?.catch(() => video.media) ?? Promise.resolve(video.media);
      const media = await unlessAborted(whole, signal);
      slot.video = video.number;
      const { number, request } = video;
      const pictures = video.connect && { pictures: video.connect() };
      await client.call('open', { video: number, media, ...(request && { request }), ...pictures }, signal);
    }
    return client;
  } catch (error) {
    if (signal.aborted || isFault(error)) throw error;
    throw new PreparationError(error);
  }
}

/** Has a worker analyse one segment after the other until none is left. */
async function analyseSegments(
  client: DetectorClient,
  { video, fps, opening, sharing, room, signal, fail }: Analysis,
): Promise<void> {
  const { line, like, seen } = await opening.known(client, signal);
  for (;;) {
    await room?.(signal);
    const job = await line.next(signal);
    if (!job) return;
    try {
      const { segment, near } = job;
      const either = anySignal([signal, job.signal]);
      const followed = near ? { near } : { ...(like && { like }), ...(seen && { seen }) };
      const from = sharing?.begin(job, client);
      await client.call(
        'segment',
        { video: video.number, segment, fps, ...followed, ...(from && { line: from }) },
        either,
        (report) => {
          if (report !== WORKING) line.add(job, report);
        },
      );
      line.end(job);
    } catch (error) {
      if (job.signal.aborted && !signal.aborted) continue;
      if (!line.giveBack(job)) fail(error);
      throw error;
    } finally {
      sharing?.end(job);
    }
  }
}
