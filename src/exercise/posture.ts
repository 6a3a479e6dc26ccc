/**
 * Says whether the person is placed as the exercise needs it, and what is missing.
 */
import type { Say } from '../texts/exercise-texts.js';
import type { Body } from './joints.js';
import { holdsNow } from './reading.js';
import type { PostureMessage } from './messages.js';
import type { Sample } from './signal-filter.js';
import type { ExerciseRecord, View } from './types.js';

/** A joint counts as missing when it was not seen for so long: one bad frame changes nothing. */
const MISSING_AFTER_MS = 350;
/** A change of readiness has to last this long to be said. */
const CHANGE_AFTER_MS = 250;

type Needed = ExerciseRecord['needs']['joints'][number];

interface Stance {
  readonly ready: boolean;
  readonly direction: string;
  readonly missing: readonly string[];
}

/** Follows the posture of one person. */
export class PostureWatch {
  /** The joints asked for, with the time when each half was last seen. */
  readonly #joints: readonly (readonly { readonly side: 'left' | 'right'; readonly joint: Needed; seenMs: number }[])[];
  #said: { stance: Stance; phase: string } | undefined;
  #pending: { key: string; sinceMs: number } | undefined;
  #everVisible = false;

  constructor(
    private readonly record: ExerciseRecord,
    private readonly say: Say,
  ) {
    this.#joints = record.needs.joints.map((joint) =>
      (['left', 'right'] as const).map((side) => ({ side, joint, seenMs: -Infinity })),
    );
  }

  /** Whether the whole needed body was ever seen. */
  get everVisible(): boolean {
    return this.#everVisible;
  }

  /**
   * @param moving in the middle of a repetition or a hold, where the starting position is not asked for
   * @returns what changed
   */
  step(
    body: Body,
    sample: Sample,
    view: View | undefined,
    phase: string,
    moving: boolean,
    timeMs: number,
    timestampMs: number,
  ): PostureMessage | undefined {
    const stance = this.#stance(body, sample, view, moving, timeMs);
    const key = keyOf(stance);
    const said = this.#said;
    if (said && keyOf(said.stance) === key) {
      this.#pending = undefined;
      if (said.phase === phase) return undefined;
      return this.#say(said.stance, phase, timestampMs);
    }
    if (said) {
      if (this.#pending?.key !== key) this.#pending = { key, sinceMs: timeMs };
      if (timeMs - this.#pending.sinceMs < CHANGE_AFTER_MS) {
        return said.phase === phase ? undefined : this.#say(said.stance, phase, timestampMs);
      }
    }
    this.#pending = undefined;
    return this.#say(stance, phase, timestampMs);
  }

  #say(stance: Stance, phase: string, timestampMs: number): PostureMessage {
    this.#said = { stance, phase };
    return {
      type: 'posture',
      ready: stance.ready,
      message: stance.ready ? '' : this.say(stance.direction),
      direction: stance.direction,
      posture: phase,
      missingKeypoints: stance.missing,
      timestampMs,
    };
  }

  #stance(body: Body, sample: Sample, view: View | undefined, moving: boolean, timeMs: number): Stance {
    const missing = this.#missing(body, timeMs);
    if (missing.length > 0) {
      const nobody = !body.nose && this.record.needs.joints.every((joint) => !body.left[joint] && !body.right[joint]);
      return { ready: false, direction: nobody ? 'nobody' : 'step_back', missing };
    }
    this.#everVisible = true;
    // Who moves without having been placed is not placed by moving.
    const unplaced = this.#said?.stance.ready === false && this.#said.stance.missing.length === 0;
    if (!moving || (unplaced && this.record.unit === 'reps')) {
      for (const check of this.record.needs.ready) {
        if (holdsNow(check, sample, view) === false) {
          return { ready: false, direction: check.direction ?? 'none', missing };
        }
      }
    }
    return { ready: true, direction: 'none', missing };
  }

  #missing(body: Body, timeMs: number): readonly string[] {
    const missing: string[] = [];
    const least = this.record.needs.both ? 1 : 2;
    for (const halves of this.#joints) {
      let unseen = 0;
      for (const half of halves) {
        if (body[half.side][half.joint]) half.seenMs = timeMs;
        if (timeMs - half.seenMs > MISSING_AFTER_MS) unseen++;
      }
      if (unseen < least) continue;
      for (const { side, joint, seenMs } of halves) {
        if (timeMs - seenMs > MISSING_AFTER_MS) missing.push(`${side}_${joint}`);
      }
    }
    return missing;
  }
}

function keyOf({ ready, direction, missing }: Stance): string {
  return `${ready} ${direction} ${missing.join()}`;
}
