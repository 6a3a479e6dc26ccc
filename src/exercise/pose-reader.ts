/**
 * Turns poses into steadied samples, each with what was seen up to `SIZE_AHEAD_MS` after it, and remembers as much of
 * them as a repetition may last.
 */
import { BodySize, SIZE_AHEAD_MS } from './body-size.js';
import { CameraRoll, turned } from './camera-roll.js';
import { bodyOf, SIDE_JOINTS } from './joints.js';
import type { Body, ExercisePose, SideJoint } from './joints.js';
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

/** How long a view is remembered. */
const VIEW_MEMORY_MS = 2500;

const NOBODY = bodyOf([]);

/** A frame that waits for what comes after it. */
interface Frame {
  readonly timeMs: number;
  readonly body: Body;
  readonly width: number;
  readonly height: number;
  /** Whether it shows the person followed; may be found out later. */
  same: boolean;
}

/** What was seen at one moment. */
export interface Seen {
  readonly body: Body;
  readonly sample: Sample;
  /** How the camera saw the person of late. */
  readonly view: View | undefined;
}

/** Reads the poses of one video. All times are ms since its first frame. */
export class PoseReader {
  readonly #size = new BodySize();
  readonly #roll = new CameraRoll();
  readonly #person = new PersonWatch();
  readonly #filter = new SignalFilter();
  readonly #waiting: Frame[] = [];
  readonly #history: Sample[] = [];
  #originMs = NaN;
  #lastMs = NaN;
  #sampledMs = NaN;
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

  /** @returns what can be told now of this frame and those before it; nothing of a frame that is not later than the last */
  read(pose: ExercisePose): readonly Seen[] {
    if (Number.isNaN(this.#originMs)) this.#originMs = pose.timestampMs;
    // To the microsecond: the same frames an hour later must not differ by the last bit of a float.
    const timeMs = Math.round((pose.timestampMs - this.#originMs) * 1000) / 1000;
    if (timeMs <= this.#lastMs) return [];
    this.#lastMs = timeMs;
    this.#frames++;
    const body = bodyOf(pose.keypoints, pose.keypoints3D);
    const { same, sinceMs } = this.#person.see(body, timeMs, pose.cut);
    if (sinceMs !== undefined) {
      // Who is followed now was the same before: after a cut nothing is lost.
      this.#size.cut(sinceMs);
      for (const frame of this.#waiting) {
        if (frame.timeMs < sinceMs || frame.same) continue;
        frame.same = true;
        this.#see(frame.body, frame.timeMs);
      }
    }
    this.#waiting.push({ timeMs, body, same, width: pose.width, height: pose.height });
    if (same) {
      this.#see(body, timeMs);
      if (visibleJoints(body) >= 4 || (body.nose?.score ?? 0) >= FACE_SCORE) this.#framesWithBody++;
    }
    return this.#due(timeMs - SIZE_AHEAD_MS);
  }

  /** @returns what is left when the video has ended */
  flush(): readonly Seen[] {
    const seen = this.#due(Infinity);
    if (Number.isNaN(this.#sampledMs)) return seen;
    for (let step = 1, lag = this.#filter.lag; step <= lag; step++) {
      const values = new Float64Array(SIGNAL_NAMES.length).fill(NaN);
      const sample = this.#keep(this.#filter.push(this.#sampledMs + step * this.#frameMs, values));
      seen.push({ body: seen.at(-1)?.body ?? NOBODY, sample, view: this.view });
    }
    return seen;
  }

  #see(body: Body, ms: number): void {
    this.#size.see(body, ms);
    this.#roll.see(body, ms);
  }

  #due(untilMs: number): Seen[] {
    const seen: Seen[] = [];
    let count = 0;
    for (const { timeMs, body, same, width, height } of this.#waiting) {
      if (timeMs > untilMs) break;
      count++;
      seen.push(this.#sample(timeMs, same ? turned(body, this.#roll.at(timeMs), width, height) : NOBODY));
    }
    this.#waiting.splice(0, count);
    return seen;
  }

  #sample(timeMs: number, body: Body): Seen {
    if (!Number.isNaN(this.#sampledMs)) this.#frameMs = timeMs - this.#sampledMs;
    this.#sampledMs = timeMs;
    const values = new Float64Array(SIGNAL_NAMES.length);
    readSignals(body, this.#size.at(timeMs), values);
    const frontality = values[SIGNAL_INDEX.frontality] as number;
    if (!Number.isNaN(frontality)) {
      const gain = Math.min(1, this.#frameMs / VIEW_MEMORY_MS);
      this.#frontality = Number.isNaN(this.#frontality)
        ? frontality
        : this.#frontality + gain * (frontality - this.#frontality);
    }
    return { body, sample: this.#keep(this.#filter.push(timeMs, values)), view: this.view };
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
