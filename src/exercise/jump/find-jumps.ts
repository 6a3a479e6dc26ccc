/**
 * The jumps of a video.
 */
import type { Severity } from '../finding.js';
import { bodyHeight, feetHeights, findRises, isHopping, type Rise } from './flights.js';
import { beginningOf, JUMP_RULES, type Beginning } from './form.js';
import { measureFlight, type Flight } from './measure.js';
import type { JumpDiscardedMessage } from './messages.js';
import { quantile, type JumpSample } from './samples.js';

/** A lower jump cannot be told from a hop on the spot: cm. */
const LEAST_HEIGHT_CM = 10;
/**
 * Nobody stays in the air for longer than the fall lasts, but for what bent knees add to it at landing: heights by either. At 1.1 jumps
 * are lost, of people too; from 1.3 on none is.
 */
const LONGEST_STAY = 2;
/**
 * A foot that is so much higher than the other at take-off was not on the floor: share of the body's height, half of a shank. It may be .08
 * to .3; at .06 jumps of people and of the athlete's are hops.
 */
const ONE_LEG = 0.12;
/** Within so many ms around a jump both feet are seen on the floor. It may be 1500 to 4500. */
const FEET_MS = 3000;

/** What is taken for granted. */
export interface Known {
  readonly userHeightCm: number | undefined;
  /** Whether it is known by how much the camera looks up. */
  readonly isPitchKnown: boolean;
}

/** One jump. */
export interface Jump {
  readonly flight: Flight;
  readonly beginning: Beginning;
  /** What was found, and when. */
  readonly found: readonly { readonly code: string; readonly severity: Severity; readonly timeMs: number }[];
}

/** A flight that is no jump. */
export interface Discarded {
  readonly flight: Flight;
  readonly reason: JumpDiscardedMessage['reason'];
}

/** What a video shows. */
export interface Found {
  readonly bodyPx: number;
  readonly jumps: readonly Jump[];
  readonly discarded: readonly Discarded[];
}

/** A stretch of time in ms. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What comes before take-off and after landing that is to be looked at closely, in ms: the feet's last and first moments on the floor. */
const AROUND_MS = 300;
/** Flights last no longer, in ms: it would be a jump of 240 cm. What is longer is slowed down. */
const LONGEST_FLIGHT_MS = 1400;

/** Where jumps may be: what is to be looked at in every frame, in order and apart from each other. */
export function spansToSee(samples: readonly JumpSample[]): readonly Span[] {
  const { bodyPx, rises } = risesIn(samples);
  const spans: Span[] = [];
  for (const rise of rises) {
    const { fromMs, toMs } = spanOf(samples, rise, bodyPx);
    const last = spans.at(-1);
    if (last && fromMs <= last.toMs) spans[spans.length - 1] = { fromMs: last.fromMs, toMs: Math.max(toMs, last.toMs) };
    else spans.push({ fromMs, toMs });
  }
  return spans;
}

/** Around the flight, as far as it is known already; else wherever it may be. */
function spanOf(samples: readonly JumpSample[], rise: Rise, bodyPx: number): Span {
  const flight = measureFlight(samples, rise, { bodyPx, userHeightCm: undefined, isPitchKnown: false });
  if (flight && flight.seemsSlowedBy === undefined) {
    return { fromMs: flight.takeOffMs - AROUND_MS, toMs: flight.landingMs + AROUND_MS };
  }
  const peakMs = timeAt(samples, rise.top);
  return {
    fromMs: Math.max(timeAt(samples, rise.before), peakMs - LONGEST_FLIGHT_MS / 2) - AROUND_MS,
    toMs: Math.min(timeAt(samples, rise.after), peakMs + LONGEST_FLIGHT_MS / 2) + AROUND_MS,
  };
}

/** @param samples in order */
export function findJumps(samples: readonly JumpSample[], known: Known): Found {
  const { bodyPx, feet, rises } = risesIn(samples);
  const flights = rises.flatMap((rise) => {
    const flight = measureFlight(samples, rise, { bodyPx, ...known });
    return flight ? [{ rise, flight }] : [];
  });
  const jumps: Jump[] = [];
  const discarded: Discarded[] = [];
  flights.forEach(({ rise, flight }, index) => {
    const height = (flight.hipAtPeak - flight.hipAtTakeOff) / flight.pxPerCm;
    const isHeldUp = (flight.byAirTimeCm ?? 0) > LONGEST_STAY * height;
    const isInRealTime = flight.seemsSlowedBy === undefined;
    if (isOnOneLeg(samples, flight, bodyPx)) discarded.push({ flight, reason: 'one_leg' });
    else if (height < LEAST_HEIGHT_CM || (isInRealTime && isHopping(samples, flight.peakMs, bodyPx)))
      discarded.push({ flight, reason: 'too_low' });
    else if (!isHeldUp) {
      const previous = flights[index - 1]?.rise;
      const beginning = beginningOf(samples, feet, rise, flight, bodyPx, previous?.after === rise.before);
      const nextMs = flights[index + 1]?.flight.takeOffMs ?? Infinity;
      const found = JUMP_RULES.flatMap(({ code, severity, found: rule }) => {
        const timeMs = rule(samples, flight, bodyPx, nextMs);
        return timeMs === undefined ? [] : [{ code, severity, timeMs }];
      });
      jumps.push({ flight, beginning, found });
    }
  });
  return { bodyPx, jumps, discarded };
}

function risesIn(samples: readonly JumpSample[]): {
  readonly bodyPx: number;
  readonly feet: Float64Array;
  readonly rises: readonly Rise[];
} {
  const bodyPx = bodyHeight(samples);
  const feet = feetHeights(samples);
  return { bodyPx, feet, rises: findRises(feet, bodyPx) };
}

/** Whether only one foot was on the floor: by where each is otherwise. */
function isOnOneLeg(samples: readonly JumpSample[], { takeOffMs, floor }: Flight, bodyPx: number): boolean {
  const around = samples.filter(({ timeMs }) => Math.abs(timeMs - takeOffMs) <= FEET_MS);
  const lifted = (own: number, all: readonly number[]): number => own - quantile(all, 0.1);
  const left = lifted(
    floor.left,
    around.map(({ leftAnkle }) => leftAnkle),
  );
  const right = lifted(
    floor.right,
    around.map(({ rightAnkle }) => rightAnkle),
  );
  const apart = Math.abs(floor.left - floor.right);
  return Math.abs(left - right) > ONE_LEG * bodyPx || apart > 1.1 * ONE_LEG * bodyPx;
}

function timeAt(samples: readonly JumpSample[], index: number): number {
  return (samples[index] as JumpSample).timeMs;
}
