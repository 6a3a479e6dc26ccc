/**
 * What is measured of the body beside what an exercise counts: how far joints go, and the tests that a clinic knows. All of it is
 * an estimate with an error bar, and nothing of it is a medical device's.
 */

/** An angle at one end of a joint's range. */
export interface AngleExtreme {
  /** Degrees 0..180 as in `angles`: a straight elbow, knee or hip has 180, an arm at the side is a shoulder of 0. */
  readonly deg: number;
  /** The true angle lies within so many degrees of it in 95 of 100 cases. */
  readonly uncertaintyDeg: number;
  /** When it was reached, in ms of media time. */
  readonly timestampMs: number;
}

/**
 * Why an angle is not told: `view`, as the limb points at the camera or bends out of the picture's plane; `unsure`, as the
 * keypoints are.
 */
export type UnjudgedAngle = 'view' | 'unsure';

/** How far a joint of one side went, as far as it was seen. */
export interface SideRange {
  /** The smallest and the largest angle; `null` where that cannot be told to 25°. */
  readonly min: AngleExtreme | null;
  readonly max: AngleExtreme | null;
  /** Why one of them is `null`. */
  readonly not_judged?: UnjudgedAngle;
  /** The view that it was seen from most. */
  readonly view: 'front' | 'oblique' | 'side' | null;
  /** In which share of the frames that show the person it was seen, 0..1. */
  readonly seen: number;
}

/** The difference of an angle between the sides. */
export interface AngleDifference {
  /** The left side's angle less the right side's. */
  readonly deg: number;
  readonly uncertaintyDeg: number;
}

/** The range of motion of one joint. */
export interface JointRange {
  readonly joint: 'shoulder' | 'elbow' | 'hip' | 'knee';
  /** `null` where that side was not seen. */
  readonly left: SideRange | null;
  readonly right: SideRange | null;
  /** Between the sides, at either end; `null` where one side is not told. */
  readonly difference: { readonly min: AngleDifference | null; readonly max: AngleDifference | null };
}

/** A length of time, and how sure it is. */
export interface MeasuredTime {
  readonly timeMs: number;
  /** The true time lies within so much of it in 95 of 100 cases. */
  readonly uncertaintyMs: number;
}

/**
 * Five times up from a chair, as fast as possible. The clock starts when the body begins to move on the seat: a video has no
 * "go", and the time that somebody takes to react to one is not in it.
 */
export interface FiveChairStands {
  readonly test: 'five_chair_stands';
  /** Until the person sits again after the fifth (Whitney et al. 2005); `null` where that was not seen. */
  readonly toSeat: MeasuredTime | null;
  /** Until they stand for the fifth time, as in the Short Physical Performance Battery (Guralnik et al. 1994). */
  readonly toStand: MeasuredTime | null;
  /** How many times they stood up, five at most. */
  readonly stands: number;
  /** When the clock starts, in ms of media time. */
  readonly startMs: number;
  readonly message: string;
}

/**
 * How many times up from a chair in 30 s (Jones, Rikli and Beam 1999; the CDC's STEADI). Who is more than halfway up when the time is over has stood up.
 */
export interface ChairStandsIn30S {
  readonly test: 'chair_stands_in_30_s';
  /** So far, where the video ends before. */
  readonly stands: number;
  /** Whether 30 s were seen. */
  readonly complete: boolean;
  /** How much of them was, in ms. */
  readonly observedMs: number;
  /** When the clock starts, in ms of media time. */
  readonly startMs: number;
  readonly message: string;
}

/** The longest stance on one leg. */
export interface LegStance extends MeasuredTime {
  /** In ms of media time. */
  readonly startMs: number;
  readonly endMs: number;
  /** The video begins or ends within it: it was longer. */
  readonly cut?: true;
}

/** Standing on one leg (Springer et al. 2007, who stop at 45 s: this goes on), the best of all attempts of either leg. */
export interface SingleLegStance {
  readonly test: 'single_leg_stance';
  /** Standing on the left leg; `null` where nobody did. */
  readonly left: LegStance | null;
  readonly right: LegStance | null;
  readonly message: string;
}

/** The result of a test. */
export type PhysicalTest = FiveChairStands | ChairStandsIn30S | SingleLegStance;

/** From where somebody was photographed: `left` is from their own left side. */
export type PostureView = 'front' | 'back' | 'left' | 'right' | 'oblique';

/** What is measured of a posture. */
export type PostureMeasureName =
  | 'head_tilt'
  | 'head_shift'
  | 'head_forward'
  | 'shoulders_tilt'
  | 'trunk_lean'
  | 'pelvis_tilt'
  | 'pelvis_shift'
  | 'left_knee_axis'
  | 'right_knee_axis'
  | 'knee_bend'
  | 'body_lean';

/** Which way something is off; `left` and `right` are the person's own, `none` is off by no more than the error. */
export type PostureDirection = 'left' | 'right' | 'forward' | 'back' | 'inward' | 'outward' | 'none';

/** One measure of a posture. */
export interface PostureMeasure {
  readonly measure: PostureMeasureName;
  /** 0 and more. */
  readonly value: number;
  /** Degrees, or percent of the body's height. */
  readonly unit: '°' | '%';
  /** The true value lies within so much of it in 95 of 100 cases. */
  readonly uncertainty: number;
  readonly toward: PostureDirection;
  /** The same as a sentence in the chosen language. */
  readonly message: string;
}

/** The posture of somebody who stands, in a picture. With `posture=true`. */
export interface PostureAnalysisMessage {
  readonly type: 'posture_analysis';
  /** `null` where it cannot be told. */
  readonly view: PostureView | null;
  /** Empty where nothing can be judged: `reason` says why. */
  readonly measures: readonly PostureMeasure[];
  /** What cannot be judged from this view, or from what is visible. */
  readonly not_judged: readonly PostureMeasureName[];
  /** Each joint's angle with its uncertainty; `null` where it is not seen, or not told to 25°. */
  readonly angles: Readonly<Record<string, { readonly deg: number; readonly uncertaintyDeg: number } | null>>;
  /** Nobody is seen, they do not stand upright, or they stand aslant to the camera. */
  readonly reason?: { readonly code: 'nobody' | 'not_standing' | 'view_unknown' | 'oblique'; readonly message: string };
  /** What is to stand beside such figures: that they are estimates, and that this is not a medical device. */
  readonly notice: string;
  readonly timestampMs: number;
  /** Size of the picture in pixels. */
  readonly width: number;
  readonly height: number;
}
