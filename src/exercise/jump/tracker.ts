/**
 * Follows one video as a test of jumps. Nothing is said before all of it is there: where the floor is and how large the person is
 * are known by the whole.
 */
import { speak } from '../../texts/exercise-texts.js';
import { FALLBACK } from '../../texts/languages.js';
import { JUMP_TEXTS } from '../../texts/jump-texts.js';
import type { ExercisePose } from '../joints.js';
import { mean } from '../mean.js';
import type {
  CounterMessage,
  ExerciseMessage,
  ExerciseSummaryMessage,
  Finding,
  RecommendationSummary,
} from '../messages.js';
import { findJumps, spansToSee, type Jump, type Span } from './find-jumps.js';
import type { JumpMessage, JumpSummary, VisibleHips } from './messages.js';
import { jumpSample, quantile, type JumpSample } from './samples.js';

/** How a video is followed. */
export interface JumpOptions {
  /** Name of the exercise, for the summary. */
  readonly exercise: string;
  /** The person's height in cm. Without it the scale is that of gravity. */
  readonly userHeightCm?: number | undefined;
  /** Degrees by which the camera looks up; below 0 down. */
  readonly devicePitchDeg?: number | undefined;
  readonly difficulty?: ExerciseSummaryMessage['difficulty'] | undefined;
  readonly lang?: string | undefined;
}

/** Follows the jumps of one video. */
export class JumpTracker {
  #samples: JumpSample[] = [];
  readonly #close: JumpSample[] = [];
  readonly #spans: Span[] = [];
  #frames = 0;
  #firstMs = NaN;
  #lastMs = 0;
  #finished = false;

  constructor(private readonly options: JumpOptions) {}

  /** @param pose of one frame, later than the one before */
  update(pose: ExercisePose): ExerciseMessage[] {
    if (this.#finished || pose.timestampMs <= this.#lastMs) return this.#first(pose);
    this.#see(pose);
    return [];
  }

  /** Where jumps may be: there, poses of every frame make the result surer. In the poses' own time. */
  spansToSee(): readonly Span[] {
    return spansToSee(this.#samples);
  }

  /** Takes the poses of a stretch in which every frame is seen, in place of those of `update`. */
  seeClosely(span: Span, poses: Iterable<ExercisePose>): void {
    this.#spans.push(span);
    for (const pose of poses) {
      const sample = jumpSample(pose, this.options.devicePitchDeg ?? 0);
      if (sample) this.#close.push(sample);
    }
  }

  /** @returns everything that there is to say */
  finish(): ExerciseMessage[] {
    if (this.#finished) return [];
    this.#finished = true;
    return tell(this.#all(), this.options, { frames: this.#frames, firstMs: this.#firstMs, lastMs: this.#lastMs });
  }

  /** A first frame may lie at 0. */
  #first(pose: ExercisePose): ExerciseMessage[] {
    if (!this.#finished && this.#frames === 0) this.#see(pose);
    return [];
  }

  #see(pose: ExercisePose): void {
    if (this.#frames++ === 0) this.#firstMs = pose.timestampMs;
    this.#lastMs = pose.timestampMs;
    const sample = jumpSample(pose, this.options.devicePitchDeg ?? 0);
    if (sample) this.#samples.push(sample);
  }

  #all(): readonly JumpSample[] {
    const isSeenClosely = ({ timeMs }: JumpSample): boolean =>
      this.#spans.some(({ fromMs, toMs }) => timeMs >= fromMs && timeMs < toMs);
    const rest = this.#samples.filter((sample) => !isSeenClosely(sample));
    return [...rest, ...this.#close].sort((a, b) => a.timeMs - b.timeMs);
  }
}

interface Seen {
  readonly frames: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** A person who is in fewer of the frames is nobody. */
const LEAST_SEEN = 0.05;

function tell(samples: readonly JumpSample[], options: JumpOptions, seen: Seen): ExerciseMessage[] {
  const { exercise, userHeightCm, difficulty = 'easy', lang = FALLBACK } = options;
  const say = speak(lang, exercise, JUMP_TEXTS);
  const { bodyPx, jumps, discarded } = findJumps(samples, {
    userHeightCm,
    isPitchKnown: options.devicePitchDeg !== undefined,
  });
  const summaries = jumps.map((jump, index) => summaryOf(jump, index + 1, say));
  const said: (JumpMessage | CounterMessage)[] = [];
  const calibrated = userHeightCm !== undefined && samples.length > 0 && !Number.isNaN(bodyPx);
  if (calibrated) said.push(calibration(samples, userHeightCm / bodyPx, say('jump.calibrated')));
  jumps.forEach((jump, index) => said.push(...messagesOf(jump, summaries[index] as JumpSummary, samples, say)));
  for (const { flight, reason } of discarded) {
    said.push({
      type: 'jump_discarded',
      reason,
      userMessage: say(`jump.discarded.${reason}`),
      timestampMs: inMs(flight.landingMs),
    });
  }
  said.sort((a, b) => a.timestampMs - b.timestampMs);
  return [
    ...said,
    { type: 'counter', current_count: jumps.length, final: true, unit: 'reps', timestampMs: seen.lastMs },
    totals(summaries, seen.lastMs),
    {
      type: 'exercise_summary',
      exercise,
      difficulty,
      counter: jumps.length,
      unit: 'reps',
      avg_rep_score: null,
      grade: null,
      durationMs: Math.round(seen.frames > 0 ? seen.lastMs - seen.firstMs : 0),
      view: viewOf(samples, bodyPx),
      reps: [],
      jumps: summaries,
      holds: [],
      best_hold_ms: 0,
      total_hold_ms: 0,
      recommendations: recommendationsOf(summaries),
      near_misses: [],
      not_judged: [],
      ...(jumps.length === 0 && { reason: reasonOf(samples.length, seen.frames, discarded.length, say) }),
    },
  ];
}

type Say = ReturnType<typeof speak>;

function reasonOf(
  samples: number,
  frames: number,
  discarded: number,
  say: Say,
): NonNullable<ExerciseSummaryMessage['reason']> {
  const code = samples < LEAST_SEEN * frames || frames === 0 ? 'nobody' : discarded > 0 ? 'too_small' : 'no_movement';
  return { code, message: say(`reason.${code}`) };
}

function calibration(samples: readonly JumpSample[], cmPerPixel: number, message: string): JumpMessage {
  const [first] = samples;
  return {
    type: 'jump_calibration',
    calibrated: true,
    cmPerPixel: rounded(cmPerPixel, 4),
    baselineY: orNull(quantile(samples.map(({ hipY }) => hipY))),
    visibleHips: visibleHips(samples),
    message,
    timestampMs: first?.timeMs ?? 0,
  };
}

/** Which hips are seen in most frames. */
function visibleHips(samples: readonly JumpSample[]): VisibleHips {
  const most = (seen: (sample: JumpSample) => boolean): boolean => 2 * samples.filter(seen).length > samples.length;
  return { left: most(({ leftHip }) => leftHip), right: most(({ rightHip }) => rightHip) };
}

function messagesOf(
  jump: Jump,
  summary: JumpSummary,
  samples: readonly JumpSample[],
  say: Say,
): (JumpMessage | CounterMessage)[] {
  const { takeoffMs, peakMs, landingMs, heightCm, airTimeMs, uncertaintyCm, kind, text, jump: number } = summary;
  const flying = samples.filter(({ timeMs }) => timeMs >= takeoffMs && timeMs <= landingMs);
  const { left, right } = visibleHips(flying);
  const minY = quantile(
    flying.map(({ hipY }) => hipY),
    0,
  );
  const deltaPixels = jump.flight.hipAtPeak - jump.flight.hipAtTakeOff;
  const places = {
    baselineY: rounded(minY + deltaPixels, 1),
    minY: rounded(minY, 1),
    deltaPixels: rounded(deltaPixels, 1),
    sideUsed: left === right ? 'both' : left ? 'left' : 'right',
  } as const;
  const air = airTimeMs === null ? {} : { airTimeMs, airTimeSeconds: rounded(airTimeMs / 1000, 3) };
  const height = { type: 'jump_height', jumpHeightCm: heightCm, ...places } as const;
  return [
    { type: 'jump_started', message: say('jump.started'), timestampMs: takeoffMs },
    { ...height, measuring: true, landed: false, timestampMs: peakMs },
    { ...height, measuring: false, landed: true, final: true, ...air, timestampMs: landingMs },
    { type: 'counter', current_count: number, final: false, unit: 'reps', timestampMs: landingMs },
    {
      type: 'jump_result',
      jumpNumber: number,
      jumpHeightCm: heightCm,
      uncertaintyCm,
      ...air,
      kind,
      text,
      timestampMs: landingMs,
    },
  ];
}

function summaryOf({ flight, beginning, found }: Jump, number: number, say: Say): JumpSummary {
  const { heightCm, uncertaintyCm, airTimeMs, byAirTimeCm, byScaleCm, pxPerCm, seemsSlowedBy } = flight;
  const { kind, contactMs, dipPx } = beginning;
  const findings: Finding[] = found.map(({ code, severity, timeMs }) => ({
    code,
    severity,
    message: say(code),
    timestampMs: inMs(timeMs),
  }));
  if (seemsSlowedBy !== undefined) {
    const message = say('jump.slowed', { factor: Math.round(seemsSlowedBy) });
    findings.unshift({ code: 'jump.slowed', severity: 'warning', message, timestampMs: inMs(flight.takeOffMs) });
  }
  const isKnown = heightCm !== undefined && uncertaintyCm !== undefined;
  const isInRealTime = seemsSlowedBy === undefined;
  return {
    jump: number,
    kind,
    takeoffMs: inMs(flight.takeOffMs),
    peakMs: inMs(flight.peakMs),
    landingMs: inMs(flight.landingMs),
    airTimeMs: airTimeMs === undefined ? null : Math.round(airTimeMs),
    heightCm: inTenths(heightCm),
    byAirTimeCm: inTenths(byAirTimeCm),
    byScaleCm: inTenths(byScaleCm),
    uncertaintyCm: inTenths(uncertaintyCm),
    ...(contactMs !== undefined && isInRealTime && { contactMs: Math.round(contactMs) }),
    ...(contactMs !== undefined && isInRealTime && isKnown && { rsi: rounded(heightCm / 100 / (contactMs / 1000), 2) }),
    countermovementCm: dipPx === undefined || !isKnown ? null : rounded(dipPx / pxPerCm, 0),
    findings,
    text: isKnown ? `${Math.round(heightCm)} ± ${Math.ceil(uncertaintyCm)} cm` : '–',
  };
}

function totals(jumps: readonly JumpSummary[], timestampMs: number): JumpMessage {
  const heights = jumps.flatMap(({ heightCm }) => heightCm ?? []);
  const airs = jumps.flatMap(({ airTimeMs }) => airTimeMs ?? []);
  const known = heights.length > 0;
  return {
    type: 'jump_summary',
    totalJumps: jumps.length,
    avgJumpHeight: known ? rounded(mean(heights), 1) : null,
    maxJumpHeight: known ? Math.max(...heights) : null,
    minJumpHeight: known ? Math.min(...heights) : null,
    ...(airs.length > 0 && { avgAirTimeSeconds: rounded(mean(airs) / 1000, 3) }),
    jumps: jumps.map(({ jump, heightCm, airTimeMs }) => ({
      jumpNumber: jump,
      jumpHeightCm: heightCm,
      ...(airTimeMs !== null && { airTimeMs, airTimeSeconds: rounded(airTimeMs / 1000, 3) }),
    })),
    timestampMs,
  };
}

/** What was found most often first. None of it was checked on people whose jumps somebody rated. */
function recommendationsOf(jumps: readonly JumpSummary[]): readonly RecommendationSummary[] {
  const counts = new Map<string, RecommendationSummary>();
  for (const { code, message } of jumps.flatMap(({ findings }) => findings)) {
    counts.set(code, { code, message, count: (counts.get(code)?.count ?? 0) + 1, unvalidated: true });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/** Width of the shoulders over the body's height, from which somebody is seen from the front and from the side. */
const FRONT = 0.15;
const SIDE = 0.07;

function viewOf(samples: readonly JumpSample[], bodyPx: number): ExerciseSummaryMessage['view'] {
  const width = Math.abs(quantile(samples.map(({ shoulders }) => shoulders))) / bodyPx;
  if (Number.isNaN(width)) return null;
  return width >= FRONT ? 'front' : width <= SIDE ? 'side' : 'oblique';
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : rounded(value, 1);
}

function inMs(timeMs: number): number {
  return rounded(timeMs, 1);
}

function inTenths(value: number | undefined): number | null {
  return value === undefined ? null : rounded(value, 1);
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
