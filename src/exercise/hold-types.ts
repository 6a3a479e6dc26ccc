/**
 * What records of exercises that are held have of their own.
 */
import type { ByDifficulty, LiveCheck, PlainSignal, View } from './measure-types.js';
import type { SignalName } from './signals/names.js';

/** The rules that explain a posture in which everything is kept but one bound: it is a near miss. */
export type BoundCodes = {
  readonly below?: string;
  readonly above?: string;
};

/** A bound of a hold. */
export interface HoldCheck extends LiveCheck {
  /** Factor on the bounds, above 0. */
  readonly byDifficulty?: ByDifficulty;
  readonly code?: BoundCodes;
  /** Unit of the reported value: `%` values are shares of 1 and are reported × 100; `%` by default. */
  readonly unit?: '%' | '°';
  /** From another view that it is broken says nothing of the posture. */
  readonly judgedFrom?: readonly View[];
}

/** How little a signal may spread over some time. */
export interface StillCheck {
  readonly signal: SignalName;
  /** @exclusiveMinimum 0 */
  readonly maxRange: number;
  /** @exclusiveMinimum 0 */
  readonly overMs: number;
}

/** What a joint is bent to in a posture. */
export interface TargetAngle {
  readonly joint: 'elbow' | 'shoulder' | 'hip' | 'knee';
  readonly side: 'left' | 'right';
  /**
   * 180° is a straight elbow, hip or knee; an arm at the side is a shoulder of 0°.
   *
   * @minimum 0
   * @maximum 180
   */
  readonly degrees: number;
  /**
   * How many degrees more or less it may have to enter; half as many again to stay.
   *
   * @exclusiveMinimum 0
   */
  readonly tolerance: number;
  readonly code?: BoundCodes;
}

/** A posture, and how it is kept. */
export interface HeldPosture {
  /**
   * All must be kept to enter the hold.
   *
   * @minItems 1
   */
  readonly enter: readonly HoldCheck[];
  /** All must be kept to stay in it: no stricter than `enter`. */
  readonly stay: readonly HoldCheck[];
  /**
   * All must be kept too, of the posture or of its mirror image, whichever it is nearer to.
   *
   * @minItems 1
   */
  readonly angles?: readonly TargetAngle[];
  /**
   * A hold shorter than this is none.
   *
   * @exclusiveMinimum 0
   */
  readonly minHoldMs: number;
  /**
   * How long a condition may be broken without ending the hold.
   *
   * @minimum 0
   */
  readonly graceMs: number;
  /**
   * The hold begins when the signal first reaches this share of its usual level in the hold, and ends when it last
   * did: on the way in and out the bounds, which must fit everybody, are kept for longer.
   */
  readonly settle: {
    readonly signal: PlainSignal;
    /**
     * @exclusiveMinimum 0
     * @exclusiveMaximum 1
     */
    readonly share: number;
  };
  /** Signals that must stay within `maxRange` over `overMs` to enter, and within three times that to stay. */
  readonly still: readonly StillCheck[];
}
