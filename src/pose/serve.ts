/**
 * The worker's side: does the work that the page asks for, one piece at a time.
 */
import type { Frame } from '../media/frame.js';
import { imageFrame } from '../media/image.js';
import { stillAt } from '../media/still.js';
import { openVideo, type OpenVideo } from '../media/video.js';
import { answerCalls } from '../workers/answer-calls.js';
import type { Endpoint } from '../workers/protocol.js';
import type { DetectorFactory, PoseDetector } from './detector.js';
import { CutWatch, type Glance } from './glance.js';
import { Lending } from './lending.js';
import { OPENING_FPS, openingOf, openingTracks } from './opening.js';
import { personMeant, type PersonChoice } from './people.js';
import {
  DETECTOR_WORK,
  WORKING,
  type AnalysedPicture,
  type Download,
  type WorkerCall,
  type WorkerCalls,
  type WorkerRequest,
} from './protocol.js';
import type { Pose } from './types.js';

type Report<C extends WorkerCall> = (value: WorkerCalls[C]['reports']) => void;

/** Least time between two reports that say no more than that the work goes on. */
const WORKING_INTERVAL_MS = 1000;

/** Least time between two reports of how much has been downloaded. */
const DOWNLOAD_INTERVAL_MS = 100;

/** Answers the requests that arrive at `endpoint` with detectors made by `createDetector`. */
export function serveDetector(createDetector: DetectorFactory, endpoint: Endpoint): void {
  const server = new DetectorServer(createDetector);
  answerCalls<WorkerCalls>(
    endpoint,
    (request, signal, report) => server.handle(request, signal, report),
    DETECTOR_WORK.transferred,
  );
}

class DetectorServer {
  #detector: PoseDetector | undefined;
  #video: OpenVideo | undefined;
  /** What is lent and borrowed of it. */
  #lending: Lending | undefined;
  /** The page's number for the video that is open, or being opened. */
  #videoNumber = -1;
  /** What the open video calls when it has read or decoded something. */
  #onActivity: () => void = () => undefined;
  /** What the open video calls with the share that has arrived of a download, and its bytes in total. */
  #onDownload: (share: number, bytes: number) => void = () => undefined;
  /** A detector remembers the frame before, so segments and pictures wait for one another. */
  #detection: Promise<unknown> = Promise.resolve();

  constructor(private readonly createDetector: DetectorFactory) {}

  async handle(
    request: WorkerRequest,
    signal: AbortSignal,
    report: (value: unknown) => void,
  ): Promise<WorkerCalls[WorkerCall]['returns']> {
    switch (request.call) {
      case 'load':
        return this.#load(request, signal, report);
      case 'trial':
        return this.#afterOthers(signal, () => this.#trial(request, signal));
      case 'open':
        return this.#open(request, signal, report);
      case 'data':
        return this.#data(request, report);
      case 'people':
        return this.#afterOthers(signal, () => this.#people(request, signal, report));
      case 'segment':
        return this.#afterOthers(signal, () => this.#segment(request, signal, report));
      case 'lend':
        await this.#lendingOf(request).lend(request, signal);
        return null;
      case 'hand':
        this.#lendingOf(request).hand(request.segment, request.line);
        return null;
      case 'alone':
        this.#lendingOf(request).alone(request.segment);
        return null;
      case 'image':
        return this.#image(request, signal);
      case 'still':
        return this.#still(request, signal);
      case 'close':
        if (request.video === this.#videoNumber) this.#closeVideo();
        return null;
    }
  }

  async #load({ request }: WorkerRequest<'load'>, signal: AbortSignal, report: Report<'load'>) {
    this.#detector?.dispose();
    this.#detector = undefined;
    const { detector, ...info } = await this.createDetector(request, signal, report);
    this.#detector = detector;
    return { model: detector.model, ...info };
  }

  async #trial({ runs }: WorkerRequest<'trial'>, signal: AbortSignal) {
    const detector = this.#ready();
    for (let run = 0; run < runs; run++) {
      await detector.check?.();
      signal.throwIfAborted();
    }
    return null;
  }

  async #open({ video, media, request, pictures }: WorkerRequest<'open'>, signal: AbortSignal, report: Report<'open'>) {
    this.#closeVideo();
    this.#videoNumber = video;
    this.#onActivity = atMostEvery(WORKING_INTERVAL_MS, () => report(WORKING));
    this.#reportDownload(report);
    const observer = {
      onActivity: () => this.#onActivity(),
      onDownload: (share: number, bytes: number) => this.#onDownload(share, bytes),
    };
    const opened = await openVideo(media, signal, { observer, pictures, request });
    if (this.#videoNumber !== video) {
      opened.close();
      throw superseded();
    }
    this.#video = opened;
    this.#lending = new Lending(opened, observer.onActivity);
    return {
      info: opened.info,
      ...(opened.data && { data: opened.data }),
      ...(opened.whole && { isDownloading: true as const }),
    };
  }

  async #data({ video }: WorkerRequest<'data'>, report: Report<'data'>) {
    const whole = this.#videoNumber === video ? this.#video?.whole : undefined;
    if (!whole) throw superseded();
    this.#reportDownload(report);
    return whole;
  }

  #reportDownload(report: (download: Download) => void): void {
    let download: Download = { share: 0, bytes: 0 };
    const send = atMostEvery(DOWNLOAD_INTERVAL_MS, () => report(download));
    this.#onDownload = (share, bytes) => {
      download = { share, bytes };
      send();
    };
  }

  async #people({ video, follow, part }: WorkerRequest<'people'>, signal: AbortSignal, report: Report<'people'>) {
    const detector = this.#ready();
    if (!this.#video || this.#videoNumber !== video) throw superseded();
    if (!detector.findPeople) return [];
    detector.reset();
    this.#onActivity = atMostEvery(WORKING_INTERVAL_MS, () => report(WORKING));
    const frames = this.#video.frames(openingOf(this.#video.info, part), OPENING_FPS, signal);
    return openingTracks(detector, frames, follow);
  }

  async #segment(
    { video, segment, fps, near, like, seen, line }: WorkerRequest<'segment'>,
    signal: AbortSignal,
    report: Report<'segment'>,
  ) {
    const detector = this.#ready();
    const lending = this.#lendingOf({ video });
    detector.reset(near, like, seen);
    this.#onActivity = atMostEvery(WORKING_INTERVAL_MS, () => report(WORKING));
    const cuts = new CutWatch();
    for await (const frame of lending.frames(segment, fps, signal, line)) {
      let pose: Pose;
      let glance: Glance | undefined;
      try {
        glance = await detector.glance?.(frame);
        if (glance && cuts.isCut(glance)) detector.reset(undefined, like);
        pose = await detector.detect(frame);
      } finally {
        frame.close();
      }
      signal.throwIfAborted();
      report({ ...pose, ...(glance && { glance }) });
    }
    return null;
  }

  async #image({ picture, person }: WorkerRequest<'image'>, signal: AbortSignal) {
    const frame = imageFrame(picture);
    try {
      const found = await this.#afterOthers(signal, () => this.#poseIn(frame, person));
      signal.throwIfAborted();
      return { ...found, picture };
    } catch (error) {
      frame.close();
      throw error;
    }
  }

  async #poseIn(frame: Frame, person: PersonChoice): Promise<Omit<AnalysedPicture, 'picture'>> {
    const detector = this.#ready();
    detector.reset();
    const people = (await detector.findPeople?.(frame)) ?? [];
    const chosen = personMeant(people, person);
    return { pose: people[chosen] ?? (await detector.detect(frame)), people, chosen };
  }

  /** By a decoder of its own, beside whatever else is done. */
  async #still({ video, timeMs }: WorkerRequest<'still'>, signal: AbortSignal) {
    if (!this.#video || this.#videoNumber !== video) throw superseded();
    return { picture: await stillAt(this.#video, timeMs, signal) };
  }

  #afterOthers<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const done = this.#detection.then(() => {
      signal.throwIfAborted();
      return work();
    });
    this.#detection = done.catch(() => undefined);
    return done;
  }

  #lendingOf({ video }: { readonly video: number }): Lending {
    if (!this.#lending || this.#videoNumber !== video) throw superseded();
    return this.#lending;
  }

  #ready(): PoseDetector {
    if (!this.#detector) throw new Error('no detector is loaded in this worker');
    return this.#detector;
  }

  #closeVideo(): void {
    this.#video?.close();
    this.#video = undefined;
    this.#lending = undefined;
    this.#videoNumber = -1;
  }
}

/** A function that calls `act` when it is called, unless it has just done so. */
function atMostEvery(ms: number, act: () => void): () => void {
  let resting = false;
  return () => {
    if (resting) return;
    resting = true;
    setTimeout(() => (resting = false), ms);
    act();
  };
}

/** Another video took the place of this one: no failure. */
function superseded(): DOMException {
  return new DOMException('Another video took its place.', 'AbortError');
}
