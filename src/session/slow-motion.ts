/**
 * Videos that show people slowed down. The exercise engine works in the time in which they moved; where something lies in
 * the video stays the file's own time. Pure.
 */
import type {
  AngleExtreme,
  ExerciseMessage,
  ExerciseSummaryMessage,
  JointRange,
  PhysicalTest,
  SideRange,
} from '../exercise/messages.js';
import type { CaptureRate } from '../media/capture-rate.js';
import type { RepetitionSpan } from '../motion/phase.js';
import type { SlowMotionChoice } from './slow-motion-choice.js';

/** How many times slower than life a video plays. */
export interface SlowMotion {
  /** 1 and more. */
  readonly factor: number;
  /** Where that is from, unless it plays in real time. */
  readonly reason?: string;
}

/**
 * Cameras state their rate for ordinary videos too, and take fewer frames in the dark: 60 stated and 30 taken is no slow
 * motion. What phones call so begins at 120.
 */
const LEAST_CAPTURED_FPS = 100;
const LEAST_FACTOR = 1.5;

/** Played rates are a little off (29.97 for 30): a factor this near to a whole one is meant to be that. */
const WHOLE_TOLERANCE = 0.02;

const REAL_TIME: SlowMotion = { factor: 1 };

/** @param capture what the file says, where it says anything */
export function slowMotionOf(choice: SlowMotionChoice, capture: CaptureRate | undefined): SlowMotion {
  if (choice !== 'auto') return choice === 1 ? REAL_TIME : { factor: choice, reason: 'as the option slowMotion says' };
  if (!capture || capture.capturedFps < LEAST_CAPTURED_FPS) return REAL_TIME;
  const stated = capture.capturedFps / capture.playedFps;
  if (stated < LEAST_FACTOR) return REAL_TIME;
  const whole = Math.round(stated);
  const factor = Math.abs(stated - whole) <= WHOLE_TOLERANCE * whole ? whole : Math.round(stated * 100) / 100;
  const [captured, played] = [capture.capturedFps, capture.playedFps].map((fps) => Math.round(fps * 100) / 100);
  return { factor, reason: `auto: the file says that ${captured} frames/s were captured, and plays ${played}` };
}

/** The same at the time when it happened. */
export function inRealTime<T extends { readonly timestampMs: number }>(timed: T, factor: number): T {
  return factor === 1 ? timed : { ...timed, timestampMs: timed.timestampMs / factor };
}

/** The same, one by one. */
export function* allInRealTime<T extends { readonly timestampMs: number }>(
  all: Iterable<T>,
  factor: number,
): Iterable<T> {
  for (const timed of all) yield inRealTime(timed, factor);
}

/** What the engine says of real time, with the times of the file. How long something took stays as it was in life. */
export function inFileTime(message: ExerciseMessage, factor: number): ExerciseMessage {
  if (factor === 1) return message;
  const at = <T extends { readonly timestampMs: number }>(timed: T): T => ({
    ...timed,
    timestampMs: fileTime(timed.timestampMs, factor),
  });
  switch (message.type) {
    case 'recommendations':
      return { ...message, recommendations: message.recommendations.map(at) };
    case 'exercise_summary':
      return summaryInFileTime(message, factor, at);
    default:
      return at(message);
  }
}

function summaryInFileTime(
  summary: ExerciseSummaryMessage,
  factor: number,
  at: <T extends { readonly timestampMs: number }>(timed: T) => T,
): ExerciseSummaryMessage {
  const ends = <T extends { readonly startMs: number; readonly endMs: number }>(part: T): T => ({
    ...part,
    startMs: fileTime(part.startMs, factor),
    endMs: fileTime(part.endMs, factor),
  });
  const turn = <T extends { readonly bottomMs: number }>(part: T): T => ({
    ...part,
    bottomMs: fileTime(part.bottomMs, factor),
  });
  return {
    ...summary,
    slowMotion: factor,
    reps: summary.reps.map((rep) => ({
      ...turn(ends(rep)),
      findings: rep.findings.map(at),
      ...(rep.deviations && { deviations: rep.deviations.map(at) }),
    })),
    holds: summary.holds.map((hold) => ({ ...ends(hold), findings: hold.findings.map(at) })),
    near_misses: summary.near_misses.map((miss) => turn(ends(miss))),
    ...(summary.jumps && {
      jumps: summary.jumps.map((jump) => ({
        ...jump,
        takeoffMs: fileTime(jump.takeoffMs, factor),
        peakMs: fileTime(jump.peakMs, factor),
        landingMs: fileTime(jump.landingMs, factor),
        findings: jump.findings.map(at),
      })),
    }),
    ...(summary.range_of_motion && {
      range_of_motion: summary.range_of_motion.map((range) => rangeInFileTime(range, at)),
    }),
    ...(summary.tests && { tests: summary.tests.map((test) => testInFileTime(test, factor)) }),
  };
}

function rangeInFileTime(range: JointRange, at: (extreme: AngleExtreme) => AngleExtreme): JointRange {
  const side = (of: SideRange | null): SideRange | null =>
    of && { ...of, min: of.min && at(of.min), max: of.max && at(of.max) };
  return { ...range, left: side(range.left), right: side(range.right) };
}

/** How long something took stays as it was in life. */
function testInFileTime(test: PhysicalTest, factor: number): PhysicalTest {
  if (test.test !== 'single_leg_stance') return { ...test, startMs: fileTime(test.startMs, factor) };
  const stance = (of: typeof test.left): typeof test.left =>
    of && { ...of, startMs: fileTime(of.startMs, factor), endMs: fileTime(of.endMs, factor) };
  return { ...test, left: stance(test.left), right: stance(test.right) };
}

/** A repetition's times in the file. */
export function spanInFileTime({ startMs, turnMs, endMs }: RepetitionSpan, factor: number): RepetitionSpan {
  return { startMs: fileTime(startMs, factor), turnMs: fileTime(turnMs, factor), endMs: fileTime(endMs, factor) };
}

/** To microseconds, as all times of frames. */
export function fileTime(realMs: number, factor: number): number {
  return factor === 1 ? realMs : Math.round(realMs * factor * 1000) / 1000;
}
