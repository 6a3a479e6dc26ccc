/**
 * What is said of jumps. Times are ms of media time, places pixels of the source media, heights cm.
 */
import type { Finding } from '../finding.js';

/**
 * How a jump begins: from a crouch that is held, by going down first, by falling onto the floor from a box, or from the landing
 * of the jump before.
 */
export type JumpKind = 'squat' | 'countermovement' | 'drop' | 'rebound';

/** One jump. What cannot be known is `null`. */
export interface JumpSummary {
  /** From 1. */
  readonly jump: number;
  readonly kind: JumpKind;
  /** When the feet leave the floor, when the body is highest, and when the feet touch the floor again. */
  readonly takeoffMs: number;
  readonly peakMs: number;
  readonly landingMs: number;
  /** From take-off to landing, in the time in which the person moved. */
  readonly airTimeMs: number | null;
  /** Rise of the body from take-off to its highest point, by all that was seen. */
  readonly heightCm: number | null;
  /** The same by the time in the air alone: g·t²/8. It is too high where the knees are bent at landing. */
  readonly byAirTimeCm: number | null;
  /** The same by the picture's scale alone, which the person's height gives. */
  readonly byScaleCm: number | null;
  /** The true height lies within so many cm of `heightCm` in 95 of 100 jumps. */
  readonly uncertaintyCm: number | null;
  /** Time on the floor before the jump, of those that begin with a fall or a jump. */
  readonly contactMs?: number;
  /** Reactive strength index: the jump's height in metres over the time on the floor in seconds. */
  readonly rsi?: number;
  /** How far the hips go down before the jump. */
  readonly countermovementCm: number | null;
  readonly findings: readonly Finding[];
  /** The height as it is shown: `34 ± 4 cm`; `–` where it is not known. */
  readonly text: string;
}

/** Which hips were seen. */
export interface VisibleHips {
  readonly left: boolean;
  readonly right: boolean;
}

/** The picture's scale is known. Sent once, where the person's height is given. */
export interface JumpCalibrationMessage {
  readonly type: 'jump_calibration';
  readonly calibrated: boolean;
  readonly cmPerPixel: number;
  /** Where the hips are while the person stands, from the picture's top. */
  readonly baselineY: number | null;
  readonly visibleHips: VisibleHips;
  readonly message: string;
  readonly timestampMs: number;
}

/** The feet have left the floor. */
export interface JumpStartedMessage {
  readonly type: 'jump_started';
  readonly message: string;
  readonly timestampMs: number;
}

/** How high the body has risen: at its highest point, and at the landing with `final: true`. */
export interface JumpHeightMessage {
  readonly type: 'jump_height';
  readonly jumpHeightCm: number | null;
  readonly measuring: boolean;
  readonly landed: boolean;
  readonly final?: true;
  /** Where the hips are at take-off and at their highest, from the picture's top, and the difference. */
  readonly baselineY: number;
  readonly minY: number;
  readonly deltaPixels: number;
  readonly sideUsed: 'both' | 'left' | 'right';
  readonly airTimeMs?: number;
  readonly airTimeSeconds?: number;
  readonly timestampMs: number;
}

/** What looked like a jump is none, or not one that is measured. */
export interface JumpDiscardedMessage {
  readonly type: 'jump_discarded';
  readonly reason: 'too_low' | 'one_leg';
  readonly userMessage: string;
  readonly timestampMs: number;
}

/** One jump is complete. */
export interface JumpResultMessage {
  readonly type: 'jump_result';
  /** From 1. */
  readonly jumpNumber: number;
  readonly jumpHeightCm: number | null;
  readonly uncertaintyCm: number | null;
  readonly airTimeMs?: number;
  readonly airTimeSeconds?: number;
  readonly kind: JumpKind;
  /** `34 ± 4 cm` */
  readonly text: string;
  readonly timestampMs: number;
}

/** All jumps, at the end. */
export interface JumpSummaryMessage {
  readonly type: 'jump_summary';
  readonly totalJumps: number;
  /** `null` where no height is known. */
  readonly avgJumpHeight: number | null;
  readonly maxJumpHeight: number | null;
  readonly minJumpHeight: number | null;
  readonly avgAirTimeSeconds?: number;
  readonly jumps: readonly Pick<JumpResultMessage, 'jumpNumber' | 'jumpHeightCm' | 'airTimeMs' | 'airTimeSeconds'>[];
  readonly timestampMs: number;
}

/** Everything that is said of jumps and of nothing else. */
export type JumpMessage =
  | JumpCalibrationMessage
  | JumpStartedMessage
  | JumpHeightMessage
  | JumpDiscardedMessage
  | JumpResultMessage
  | JumpSummaryMessage;
