/**
 * What exercise records measure: signals, parts of a movement, statistics, and bounds on them.
 */
import type { Difficulty } from './messages.js';
import type { PixelSignal, SignalName } from './signals/names.js';

/** The same threshold for each difficulty. */
export type ByDifficulty = Readonly<Record<Difficulty, number>>;

/** A signal that is the same in every picture: a place in it says nothing at one moment. */
export type PlainSignal = Exclude<SignalName, PixelSignal>;

/**
 * A signal with its sense turned, its size changed or its zero moved: `scale` × the signal + `offset`. `{ "from": "elbowAngle",
 * "scale": -0.01, "offset": 1.7 }` is 0 where the elbow has 170°, and 1 where it has 70°.
 */
export interface ScaledSignal {
  /** Of a place in the picture the change, and how far it spreads, are all that can be taken, scaled too. Not `torsoPx`. */
  readonly from: SignalName;
  /** Not 0. */
  readonly scale: number;
  /** 0 by default. */
  readonly offset?: number;
}

/** A signal as it is, or scaled. */
export type Reading = SignalName | ScaledSignal;

/** How the camera sees the person: the chest (or back), a shoulder, or between the two. */
export type View = 'front' | 'oblique' | 'side';

/**
 * Which part of a repetition or of a hold is looked at. `rest` is its start and its end; `far` the turning point; `around`
 * a second and a half before and after it.
 */
export type Part = 'rest' | 'end' | 'out' | 'far' | 'back' | 'whole' | 'around';

/**
 * How the samples of a part become one number. `low` and `high` are the 10th and the 90th percentile, `range` the spread
 * from the 5th to the 95th. `swing` is the deviation as far as it lasts for 200 ms: what trembles from frame to frame adds
 * nothing.
 */
export type Statistic = 'median' | 'low' | 'high' | 'range' | 'swing';

/** How far one signal goes in a movement that others are compared with. */
export interface DirectedShift {
  /** A place in the picture counts in lengths of the trunk. */
  readonly signal: SignalName;
  /**
   * What counts as one.
   *
   * @exclusiveMinimum 0
   */
  readonly swing: number;
  readonly shift: number;
}

/** One number measured over a repetition or a second of a hold. */
export type Measure =
  /** Of one part. A place in the picture says nothing, only how far it spreads. */
  | { readonly signal: PlainSignal | ScaledSignal; readonly part: Part; readonly statistic: Statistic }
  | { readonly signal: PixelSignal; readonly part: Part; readonly statistic: 'range' }
  /** `shift`: the median at the turning point less the median at rest. `gain`: that per unit of the depth signal. */
  | { readonly signal: Reading; readonly statistic: 'shift' | 'gain' }
  /** How far the signal's middle is in time from that of the depth signal, as a share of the duration, unsigned. */
  | { readonly signal: Reading; readonly statistic: 'lag' }
  /**
   * The change per unit of `per`, unsigned, by least squares without what changes steadily with time, so that a camera
   * that pans or trembles does not show.
   */
  | { readonly signal: SignalName; readonly statistic: 'slope'; readonly per: PlainSignal }
  /**
   * How much more the signal is while the depth signal, or `per`, passes half its way than at its ends; fitted like
   * `slope`. 0 where `per` hardly moves.
   */
  | { readonly signal: SignalName; readonly statistic: 'passing'; readonly per?: PlainSignal }
  /**
   * How much the signals shift together as they do here, whatever the size: the cosine of the angle between both, each shift in
   * swings and 6 at most. 1 where all shift in the same proportion, 0 where they have nothing in common, −1 the other way; nearer
   * to 0 where they shift by less than 3 swings in all.
   */
  | {
      readonly statistic: 'direction';
      /** @minItems 1 */
      readonly as: readonly DirectedShift[];
    }
  /** Share of the cycle's `stages` that were passed in their order, 0 to 1. */
  | { readonly statistic: 'stages' }
  /** Two numbers made one: the smaller, the larger, first ÷ second, or first − second. */
  | { readonly take: 'smaller' | 'larger' | 'share' | 'difference'; readonly of: readonly [Measure, Measure] };

/** A measured number inside bounds, of which there is one at least. A number that cannot be measured (nothing visible) neither passes nor fails. */
export interface Check {
  readonly measure: Measure;
  readonly min?: number;
  readonly max?: number;
  /** Asked only in these views; everywhere by default. */
  readonly views?: readonly View[];
}

/** Bounds on one signal at one moment, one at least. */
export interface LiveCheck {
  readonly signal: PlainSignal;
  readonly min?: number;
  readonly max?: number;
  readonly views?: readonly View[];
}
