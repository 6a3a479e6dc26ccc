/**
 * Turns poses into steadied samples, each with what was seen up to `SIZE_AHEAD_MS` after it, and remembers as much of
 * them as a repetition may last.
 */
import { BodyLine, NOBODY, type SizedBody } from './body-line.js';
import type { Body, ExercisePose } from './joints.js';
import { SignalFilter } from './signal-filter.js';
import type { Sample } from './signal-filter.js';
import { SIGNAL_INDEX, SIGNAL_NAMES } from './signals/names.js';
import { readSignals } from './signals/read.js';
import type { View } from './types.js';
import { ViewWatch } from './view-watch.js';

/** How many samples are forgotten at a time. */
const FORGET_AT_ONCE = 256;

/** What was seen at one moment. */
export interface Seen {
  readonly body: Body;
  readonly sample: Sample;
  /** How the camera saw the person of late. */
  readonly view: View | undefined;
}

/** Reads the poses of one video. All times are ms since its first frame. */
export class PoseReader {
  readonly #line = new BodyLine();
  readonly #filter = new SignalFilter();
  readonly #history: Sample[] = [];
  readonly #views = new ViewWatch();
  #sampledMs = NaN;
  #frameMs = 66;

  /** @param memoryMs how far back samples are kept */
  constructor(private readonly memoryMs: number) {}

  /** Media time of the first frame; NaN before it. */
  get originMs(): number {
    return this.#line.originMs;
  }

  /** Time of the last frame since the first. */
  get nowMs(): number {
    return this.#line.nowMs;
  }

  get frames(): number {
    return this.#line.frames;
  }

  /** Frames in which at least a torso, a leg or a face was found. */
  get framesWithBody(): number {
    return this.#line.framesWithBody;
  }

  /** How the camera has seen the person lately. */
  get view(): View | undefined {
    return this.#views.view;
  }

  /** The samples so far, oldest first. */
  get history(): readonly Sample[] {
    return this.#history;
  }

  /** @returns what can be told now of this frame and those before it; nothing of a frame that is not later than the last */
  read(pose: ExercisePose): readonly Seen[] {
    return this.#line.read(pose).map((sized) => this.#sample(sized));
  }

  /** @returns what is left when the video has ended */
  flush(): readonly Seen[] {
    const seen = this.#line.flush().map((sized) => this.#sample(sized));
    if (Number.isNaN(this.#sampledMs)) return seen;
    for (let step = 1, lag = this.#filter.lag; step <= lag; step++) {
      const values = new Float64Array(SIGNAL_NAMES.length).fill(NaN);
      const sample = this.#keep(this.#filter.push(this.#sampledMs + step * this.#frameMs, values));
      seen.push({ body: seen.at(-1)?.body ?? NOBODY, sample, view: this.view });
    }
    return seen;
  }

  #sample({ timeMs, body, limbs }: SizedBody): Seen {
    if (!Number.isNaN(this.#sampledMs)) this.#frameMs = timeMs - this.#sampledMs;
    this.#sampledMs = timeMs;
    const values = new Float64Array(SIGNAL_NAMES.length);
    readSignals(body, limbs, values);
    this.#views.see(values[SIGNAL_INDEX.frontality] as number, this.#frameMs);
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
