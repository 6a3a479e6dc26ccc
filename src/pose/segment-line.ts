/**
 * The segments of one video on their way through the workers: which is analysed next, and their poses put back into order
 * and stitched together. The same poses come out whatever the number of workers and however fast each of them is.
 */
import type { Segment } from '../media/segments.js';
import { CutWatch } from './glance.js';
import type { SeenPose } from './protocol.js';
import { SEGMENT_ATTEMPTS } from './retry-policy.js';
import { isSamePerson } from './same-person.js';
import type { Pose } from './types.js';

/**
 * The person must have been seen this shortly before the end of a segment to be looked for at the beginning of the next.
 */
const SEEN_BEFORE_MS = 500;

/** One go at a segment. */
export interface Job {
  readonly segment: Segment;
  /** The person to follow, as last seen in the segment before; undefined where whoever is found will do. */
  readonly near: Pose | undefined;
  /** Aborts where the job has become useless. */
  readonly signal: AbortSignal;
}

interface OpenJob extends Job {
  readonly controller: AbortController;
  readonly poses: SeenPose[];
  ended: boolean;
}

interface Place {
  readonly segment: Segment;
  near: Pose | undefined;
  job: OpenJob | undefined;
  lost: number;
}

/** Gives out segments in order, and takes their poses. */
export class SegmentLine {
  readonly #places: Place[];
  readonly #waiting = new Set<() => void>();
  /** The first segment that is not complete, whose poses are passed on as they come. */
  #head = 0;
  /** Whether the head's poses are of the person that the segment before followed. */
  #headChecked = true;
  #passedOnMs = -Infinity;
  #lastSeen: Pose | undefined;
  readonly #cuts = new CutWatch();
  /** Whether the head's first frame begins another shot, once it is known. */
  #firstIsCut: boolean | undefined;

  /**
   * @param lookAhead how many segments may be under way or waiting at once, the head among them: what bounds the memory
   * @param onPose called with every pose, in order, once each
   * @param first the person to follow, as seen at the beginning; undefined where whoever is found will do
   */
  constructor(
    segments: readonly Segment[],
    private readonly lookAhead: number,
    private readonly onPose: (pose: Pose) => void,
    first?: Pose,
  ) {
    this.#places = segments.map((segment, index) => {
      return { segment, near: index === 0 ? first : undefined, job: undefined, lost: 0 };
    });
  }

  /** Whether all poses have been passed on. */
  get complete(): boolean {
    return this.#head >= this.#places.length;
  }

  /**
   * The next segment to analyse, once there is one: early ones first.
   *
   * @returns undefined where all is done
   */
  async next(signal: AbortSignal): Promise<Job | undefined> {
    for (;;) {
      signal.throwIfAborted();
      if (this.complete) return undefined;
      const place = this.#places.slice(this.#head, this.#head + this.lookAhead).find(({ job }) => !job);
      if (place) return this.#start(place);
      await this.#change(signal);
    }
  }

  /** Takes the next pose of a job. */
  add(job: Job, pose: SeenPose): void {
    const place = this.#placeOf(job);
    if (!place?.job) return;
    place.job.poses.push(pose);
    if (place === this.#places[this.#head]) this.#advance();
  }

  /** All poses of a job have come. */
  end(job: Job): void {
    const place = this.#placeOf(job);
    if (!place?.job) return;
    place.job.ended = true;
    this.#advance();
  }

  /**
   * A job failed by no fault of the video: its segment is to be analysed again.
   *
   * @returns whether there is any sense in it
   */
  giveBack(job: Job): boolean {
    const place = this.#placeOf(job);
    if (!place) return true;
    place.job = undefined;
    place.lost++;
    this.#changed();
    return place.lost < SEGMENT_ATTEMPTS;
  }

  #start(place: Place): Job {
    const controller = new AbortController();
    const { segment, near } = place;
    const job: OpenJob = { segment, near, controller, signal: controller.signal, poses: [], ended: false };
    place.job = job;
    return job;
  }

  #placeOf(job: Job): Place | undefined {
    const place = this.#places[job.segment.index];
    return place?.job === job ? place : undefined;
  }

  /** Passes on what can be passed on. */
  #advance(): void {
    for (let place = this.#places[this.#head]; place?.job; place = this.#places[this.#head]) {
      if (!this.#headChecked && !this.#check(place, place.job)) return;
      for (const { glance, ...found } of place.job.poses.splice(0)) {
        // A segment that was given back has passed on some already, and gives the same ones again.
        if (found.timestampMs <= this.#passedOnMs) continue;
        this.#passedOnMs = found.timestampMs;
        const isCut = this.#firstIsCut ?? (glance !== undefined && this.#cuts.isCut(glance));
        this.#firstIsCut = undefined;
        const pose: Pose = isCut ? { ...found, cut: true } : found;
        if (pose.keypoints.length > 0) this.#lastSeen = pose;
        this.onPose(pose);
      }
      if (!place.job.ended) return;
      this.#head++;
      this.#headChecked = false;
      this.#changed();
    }
  }

  /**
   * Compares the head's first pose with the last one of the segment before. A segment in which another person was found,
   * or nobody, is analysed again from where the person was, unless it begins with another shot.
   */
  #check(place: Place, job: OpenJob): boolean {
    const [first] = job.poses;
    if (!first && !job.ended) return false;
    if (first?.glance) this.#firstIsCut = this.#cuts.isCut(first.glance);
    const seen = this.#lastSeen;
    const isGone = !seen || this.#passedOnMs - seen.timestampMs > SEEN_BEFORE_MS;
    this.#headChecked =
      isGone ||
      !first ||
      this.#firstIsCut === true ||
      job.near !== undefined ||
      isSamePerson(seen.keypoints, first.keypoints);
    if (this.#headChecked) return true;
    place.near = seen;
    place.job = undefined;
    job.controller.abort(new DOMException('The segment is analysed again.', 'AbortError'));
    this.#headChecked = true;
    this.#changed();
    return false;
  }

  #changed(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}
