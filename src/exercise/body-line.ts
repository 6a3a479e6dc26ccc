/**
 * Puts the bodies of a video's frames into a line: only the person who is followed, upright as the camera was held, and each
 * with the person's size, which is known once `SIZE_AHEAD_MS` after it have been seen.
 */
import { BodySize, SIZE_AHEAD_MS, type LimbLengths } from './body-size.js';
import { CameraRoll, turned } from './camera-roll.js';
import { bodyOf, SIDE_JOINTS } from './joints.js';
import type { Body, ExercisePose, SideJoint } from './joints.js';
import { PersonWatch } from './person-watch.js';

/** A face tells that somebody is there, who stands too near. */
const FACE_SCORE = 0.4;

/** A body without any joint. */
export const NOBODY = bodyOf([]);

/** A frame that waits for what comes after it. */
interface Frame {
  readonly timeMs: number;
  readonly body: Body;
  readonly width: number;
  readonly height: number;
  /** Whether it shows the person followed; may be found out later. */
  same: boolean;
}

/** The person in one frame. */
export interface SizedBody {
  /** Since the first frame. */
  readonly timeMs: number;
  /** Without joints where somebody else was seen, or nobody. */
  readonly body: Body;
  /** The person's limbs in pixels. */
  readonly limbs: LimbLengths;
}

/** Reads the poses of one video. All times are ms since its first frame. */
export class BodyLine {
  readonly #size = new BodySize();
  readonly #roll = new CameraRoll();
  readonly #person = new PersonWatch();
  readonly #waiting: Frame[] = [];
  #originMs = NaN;
  #lastMs = NaN;
  #frames = 0;
  #framesWithBody = 0;

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

  /** @returns the bodies whose size is known now; nothing of a frame that is not later than the last */
  read(pose: ExercisePose): readonly SizedBody[] {
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
  flush(): readonly SizedBody[] {
    return this.#due(Infinity);
  }

  #see(body: Body, ms: number): void {
    this.#size.see(body, ms);
    this.#roll.see(body, ms);
  }

  #due(untilMs: number): SizedBody[] {
    const due: SizedBody[] = [];
    for (const { timeMs, body, same, width, height } of this.#waiting) {
      if (timeMs > untilMs) break;
      const upright = same ? turned(body, this.#roll.at(timeMs), width, height) : NOBODY;
      due.push({ timeMs, body: upright, limbs: this.#size.at(timeMs) });
    }
    this.#waiting.splice(0, due.length);
    return due;
  }
}

function visibleJoints(body: Body): number {
  let count = 0;
  for (const side of [body.left, body.right]) {
    for (const joint of SIDE_JOINTS as readonly SideJoint[]) if (side[joint]) count++;
  }
  return count;
}
