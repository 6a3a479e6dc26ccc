/**
 * The worker's side: does the work that the page asks for, one piece at a time.
 */
import { TrackerError, isAbort } from '../errors.js';
import { decodeImage, imageFrame } from '../media/image.js';
import { openVideo, type OpenVideo } from '../media/video.js';
import type { DetectorFactory, PoseDetector } from './detector.js';
import type { Pose } from './types.js';
import type { Endpoint, WorkerAnswer, WorkerCall, WorkerCalls, WorkerRequest } from './worker-protocol.js';

type Request<C extends WorkerCall> = Extract<WorkerRequest, { call: C }>;
type Report<C extends WorkerCall> = (value: WorkerCalls[C]['reports']) => void;

/** Answers the requests that arrive at `endpoint` with detectors made by `createDetector`. */
export function serveDetector(createDetector: DetectorFactory, endpoint: Endpoint): void {
  const server = new DetectorServer(createDetector);
  const running = new Map<number, AbortController>();
  endpoint.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
    const { id, call } = data;
    if (call === 'cancel') {
      running.get(id)?.abort();
      return;
    }
    const answer = (message: WorkerAnswer) => endpoint.postMessage(message);
    const controller = new AbortController();
    running.set(id, controller);
    server
      .handle(data, controller.signal, (value) => answer({ id, kind: 'report', value }))
      .then(
        (value) => answer({ id, kind: 'result', value }),
        (error: unknown) =>
          answer(
            controller.signal.aborted || isAbort(error)
              ? { id, kind: 'cancelled' }
              : { id, kind: 'error', error: TrackerError.from(error).toPlain() },
          ),
      )
      .finally(() => running.delete(id));
  });
}

class DetectorServer {
  #detector: PoseDetector | undefined;
  #video: OpenVideo | undefined;

  constructor(private readonly createDetector: DetectorFactory) {}

  async handle(
    request: Exclude<WorkerRequest, { call: 'cancel' }>,
    signal: AbortSignal,
    report: (value: unknown) => void,
  ): Promise<WorkerCalls[WorkerCall]['returns']> {
    switch (request.call) {
      case 'load':
        return this.#load(request, signal, report);
      case 'open':
        return this.#open(request, signal);
      case 'segment':
        return this.#segment(request, signal, report);
      case 'image':
        return this.#image(request);
      case 'close':
        this.#closeVideo();
        return null;
    }
  }

  async #load({ request }: Request<'load'>, signal: AbortSignal, report: Report<'load'>) {
    this.#detector?.dispose();
    this.#detector = undefined;
    const { detector, backend, reason } = await this.createDetector(request, signal, report);
    this.#detector = detector;
    return { model: detector.model, backend, ...(reason !== undefined && { reason }) };
  }

  async #open({ media }: Request<'open'>, signal: AbortSignal) {
    this.#closeVideo();
    this.#video = await openVideo(media, signal);
    return this.#video.info;
  }

  async #segment({ segment, fps }: Request<'segment'>, signal: AbortSignal, report: Report<'segment'>) {
    const detector = this.#ready();
    if (!this.#video) throw new Error('no video is open in this worker');
    detector.reset();
    for await (const frame of this.#video.frames(segment, fps, signal)) {
      let pose: Pose;
      try {
        pose = await detector.detect(frame);
      } finally {
        frame.close();
      }
      signal.throwIfAborted();
      report(pose);
    }
    return null;
  }

  async #image({ blob, name }: Request<'image'>) {
    const detector = this.#ready();
    const frame = imageFrame(await decodeImage(blob, name));
    try {
      detector.reset();
      return await detector.detect(frame);
    } finally {
      frame.close();
    }
  }

  #ready(): PoseDetector {
    if (!this.#detector) throw new Error('no detector is loaded in this worker');
    return this.#detector;
  }

  #closeVideo(): void {
    this.#video?.close();
    this.#video = undefined;
  }
}
