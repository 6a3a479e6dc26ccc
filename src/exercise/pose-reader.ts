/**
 * Turns poses into steadied samples, and remembers as much of them as a repetition may last.
 */
import { bodyOf, SIDE_JOINTS } from './joints.js';
import type { Body, ExercisePose, SideJoint } from './joints.js';
import { LimbLengthTracker } from './limb-lengths.js';
import { viewOf } from './measure.js';
import { PersonWatch } from './person-watch.js';
import { SignalFilter } from './signal-filter.js';
import type { Sample } from './signal-filter.js';
import { SIGNAL_INDEX, SIGNAL_NAMES } from './signals/names.js';
import { readSignals } from './signals/read.js';
import type { View } from './types.js';

/** A face tells that somebody is there, who stands too near. */
const FACE_SCORE = 0.4;

/** How many samples are forgotten at a time. */
const FORGET_AT_ONCE = 256;

/** A body that was not seen for longer may have been learnt anew: sizes, place and phase. */
const VIEW_MEMORY_MS = 2500;

/** Reads the poses of one video. All times are ms since its first frame. */
export class PoseReader {
  readonly #limbs = new LimbLengthTracker();
  readonly #person = new PersonWatch();
  readonly #filter = new SignalFilter();
  readonly #history: Sample[] = [];
  #originMs = NaN;
  #lastMs = NaN;
  #frameMs = 66;
  #frontality = NaN;
  #frames = 0;
  #framesWithBody = 0;

  /** @param memoryMs how far back samples are kept */
  constructor(private readonly memoryMs: number) {}

  /** Media time of the first frame; NaN before it. */
  get originMs(): number {
    return this.#originMs;
  }

  /** Time of the last frame since the first. */
  get nowMs(): number {
    return Number.isNaN(this.#lastMs) ? 0 : this.#lastMs;
  }

  get frames(): number {
    return this.#frames;
  }

  /** Frames in which at least a torso, a leg or a face was found. */
  get framesWithBody(): number {
    return this.#framesWithBody;
  }

  /** How the camera has seen the person lately. */
  get view(): View | undefined {
    return viewOf(this.#frontality);
  }

  /** The samples so far, oldest first. */
  get history(): readonly Sample[] {
    return this.#history;
  }

  /** @returns the body and the sample of a frame; undefined for one that is not later than the last */
  read(pose: ExercisePose): { body: Body; sample: Sample } | undefined {
    if (Number.isNaN(this.#originMs)) this.#originMs = pose.timestampMs;
    // To the microsecond: the same frames an hour later must not differ by the last bit of a float.
    const timeMs = Math.round((pose.timestampMs - this.#originMs) * 1000) / 1000;
    if (!Number.isNaN(this.#lastMs)) {
      if (timeMs <= this.#lastMs) return undefined;
      this.#frameMs = timeMs - this.#lastMs;
    }
    this.#lastMs = timeMs;
    this.#frames++;
    const body = this.#person.same(bodyOf(pose.keypoints, pose.keypoints3D), timeMs);
    if (visibleJoints(body) >= 4 || (body.nose?.score ?? 0) >= FACE_SCORE) this.#framesWithBody++;
    const values = new Float64Array(SIGNAL_NAMES.length);
    readSignals(body, this.#limbs.update(body, this.#frameMs), values);
    const frontality = values[SIGNAL_INDEX.frontality] as number;
    if (!Number.isNaN(frontality)) {
      const gain = Number.isNaN(this.#frontality) ? 1 : Math.min(1, this.#frameMs / VIEW_MEMORY_MS);
      this.#frontality = Number.isNaN(this.#frontality)
        ? frontality
        : this.#frontality + gain * (frontality - this.#frontality);
    }
    return { body, sample: this.#keep(this.#filter.push(timeMs, values)) };
  }

  /** @returns the samples that the last frames would still have brought about had the video gone on */
  flush(): readonly Sample[] {
    const last = this.#history.at(-1);
    if (!last) return [];
    const samples: Sample[] = [];
    for (let step = 1, lag = this.#filter.lag; step <= lag; step++) {
      const values = new Float64Array(SIGNAL_NAMES.length).fill(NaN);
      samples.push(this.#keep(this.#filter.push(this.#lastMs + step * this.#frameMs, values)));
    }
    return samples;
  }

  #keep(sample: Sample): Sample {
    const history = this.#history;
    history.push(sample);
    // Cut in blocks: taking off one at a time would move the whole list on every frame.
    const lastOfBlock = history[FORGET_AT_ONCE - 1];
    if (lastOfBlock && lastOfBlock.timeMs < sample.timeMs - this.memoryMs) history.splice(0, FORGET_AT_ONCE);
    return sample;
  }
}

function visibleJoints(body: Body): number {
  let count = 0;
  for (const side of [body.left, body.right]) {
    for (const joint of SIDE_JOINTS as readonly SideJoint[]) if (side[joint]) count++;
  }
  return count;
}
