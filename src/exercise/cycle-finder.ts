/**
 * Finds movements out and back, for all records alike: the signals of the record, each in units of its smallest
 * meaningful swing, become one by their dominant component; its turns are told from wobbles by the size of the
 * movements around them. No level is fixed but the noise floor of 1: valleys are the rest, wherever they are.
 */
import { commonCourse } from './common-course.js';
import { nthSmallest } from './order.js';
import type { Sample } from './signal-filter.js';
import { isPixels, SIGNAL_INDEX } from './signals/names.js';
import type { Cycle, CycleSignal } from './types.js';

/** A movement out and back. Times in ms since the first frame. */
export interface Movement {
  readonly startMs: number;
  /** The turning point, and the time around it in which the movement was near to it. */
  readonly farMs: number;
  readonly farFromMs: number;
  readonly farToMs: number;
  readonly endMs: number;
  /** From the valley before to the valley after; from the start where there is none before. */
  readonly fromMs: number;
  readonly toMs: number;
  /** How far it went out and came back, in units of the smallest meaningful swing: the smaller of both ways. */
  readonly size: number;
  /** It was under way, or at its turning point, when the video began; then the way back alone tells its size. */
  readonly outUnseen?: true;
}

/** Signals are looked at every so often, whatever the frame rate. */
export const GRID_MS = 50;
/** How far back cycles are looked for: the longest repetition and what tells its own size. */
export const WINDOW_MS = 24_000;
/** A signal that is not seen for longer is not known in between. */
export const MAX_GAP_MS = 1600;
/** A signal that is seen in a smaller share of the time than the one seen best is left out. */
const MIN_COVERAGE = 0.5;
/** Farther from the usual than so many swings is a misplaced joint, not more movement. */
const MOST_SWINGS = 8;
/** The noise floor: a smaller movement is none. */
const FLOOR = 0.9;
/** A turn by a smaller share of the movements around it is a wobble. */
const WOBBLE = 0.4;
/** Share of the way out that has to be undone. */
const LEAST_RETURN = 0.4;
/** Share of the way within which the start and the end of a movement are, and the turning point. */
const EDGE = 0.1;
const NEAR_FAR = 0.2;

/** Follows one record's signals. */
export class CycleFinder {
  readonly #indices: readonly number[];
  /** Which of the signals are places in the picture, that count in lengths of the trunk. */
  readonly #areTorsos: readonly boolean[];
  readonly #seenMs: number[];
  readonly #seen: number[];
  /** Per signal its values on the grid, from `#gridMs` on. */
  readonly #grid: number[][];
  #gridMs = NaN;
  /** Where the last movement that is settled ended. */
  #fromMs = -Infinity;
  #course: Float64Array = new Float64Array();
  #courseMs = NaN;

  constructor(private readonly cycle: Cycle) {
    this.#indices = cycle.signals.map(({ signal }) => SIGNAL_INDEX[signal]);
    this.#areTorsos = cycle.signals.map(({ signal }) => isPixels(signal));
    this.#seenMs = cycle.signals.map(() => -Infinity);
    this.#seen = cycle.signals.map(() => NaN);
    this.#grid = cycle.signals.map(() => []);
  }

  /** @param sample later than the one before */
  push({ timeMs, values }: Sample): void {
    if (Number.isNaN(this.#gridMs)) this.#gridMs = Math.ceil(timeMs / GRID_MS) * GRID_MS;
    for (const [index, grid] of this.#grid.entries()) {
      const value =
        (values[this.#indices[index] as number] as number) /
        (this.#areTorsos[index] ? (values[SIGNAL_INDEX.torsoPx] as number) : 1);
      const [beforeMs, before] = [this.#seenMs[index] as number, this.#seen[index] as number];
      while (this.#gridMs + GRID_MS * grid.length <= timeMs) {
        grid.push(NaN);
      }
      if (Number.isNaN(value)) continue;
      if (timeMs - beforeMs <= MAX_GAP_MS) {
        const first = Math.max(0, Math.floor((beforeMs - this.#gridMs) / GRID_MS) + 1);
        for (let at = first; at < grid.length; at++) {
          const ms = this.#gridMs + GRID_MS * at;
          grid[at] = before + ((value - before) * (ms - beforeMs)) / (timeMs - beforeMs);
        }
      } else if (this.#gridMs + GRID_MS * (grid.length - 1) === timeMs) {
        grid[grid.length - 1] = value;
      }
      this.#seenMs[index] = timeMs;
      this.#seen[index] = value;
    }
  }

  /** Movements are looked for from the end of this one on. */
  settle({ toMs }: Movement): void {
    this.#fromMs = toMs;
  }

  /** @returns the movements since the last that was settled, the last of them perhaps not over yet */
  find(): readonly Movement[] {
    this.#forget();
    this.#course = this.#combined();
    this.#courseMs = this.#gridMs;
    const movements: Movement[] = [];
    const first = Math.max(0, Math.ceil((this.#fromMs - this.#gridMs) / GRID_MS));
    for (let from = first; from < this.#course.length; from++) {
      if (Number.isNaN(this.#course[from])) continue;
      let to = from;
      while (to + 1 < this.#course.length && !Number.isNaN(this.#course[to + 1])) to++;
      movements.push(...this.#movements(from, to));
      from = to;
    }
    return movements;
  }

  /** @returns how far out the signals were, in swings, when last looked at; NaN where it is not known */
  level(ms: number): number {
    return this.#course[Math.round((ms - this.#courseMs) / GRID_MS)] ?? NaN;
  }

  #forget(): void {
    const length = this.#grid[0]?.length ?? 0;
    const most = WINDOW_MS / GRID_MS;
    // In blocks: see `PoseReader`.
    if (length < most + 100) return;
    for (const grid of this.#grid) grid.splice(0, length - most);
    this.#gridMs += (length - most) * GRID_MS;
  }

  #combined(): Float64Array {
    const length = this.#grid[0]?.length ?? 0;
    const columns: Float64Array[] = [];
    const known = this.#grid.map(knownOf);
    const most = Math.max(...known.map((values) => values.length));
    for (const [index, grid] of this.#grid.entries()) {
      const { swing } = this.cycle.signals[index] as CycleSignal;
      const values = known[index] as number[];
      if (values.length === 0 || values.length < MIN_COVERAGE * most) continue;
      const middle = nthSmallest(values, values.length >> 1);
      const column = new Float64Array(length);
      for (let at = 0; at < length; at++) {
        const swings = ((grid[at] as number) - middle) / swing;
        column[at] = Math.max(-MOST_SWINGS, Math.min(MOST_SWINGS, swings));
      }
      columns.push(averaged(column, Math.round(this.cycle.smoothingMs / GRID_MS)));
    }
    return commonCourse(columns, length, Math.round(this.#gridMs / GRID_MS));
  }

  #movements(from: number, to: number): Movement[] {
    const course = this.#course;
    const level = (at: number): number => course[at] as number;
    // After a movement that is settled comes its own rest.
    const startsFar = this.cycle.startsFar === true && this.#gridMs + GRID_MS * from > this.#fromMs;
    const turns = withoutWobbles(turnsOf(course, from, to, startsFar), course);
    const movements: Movement[] = [];
    for (let i = 1; i + 1 < turns.length; i++) {
      const [before, far, after] = [turns[i - 1], turns[i], turns[i + 1]] as [number, number, number];
      const wayOut = level(far) - level(before);
      const back = level(far) - level(after);
      const outUnseen = startsFar && i === 1 && wayOut < WOBBLE * back;
      const out = outUnseen ? back : wayOut;
      const near = level(far) - NEAR_FAR * Math.min(out, back);
      if (out < FLOOR || back < FLOOR || back < LEAST_RETURN * out) continue;
      let start = far;
      const edge = outUnseen ? near : level(before) + EDGE * out;
      while (start > before && level(start) > edge) start--;
      let end = far;
      while (end < after && level(end) > level(after) + EDGE * back) end++;
      let farFrom = far;
      while (farFrom > start && level(farFrom - 1) >= near) farFrom--;
      let farTo = far;
      while (farTo < end && level(farTo + 1) >= near) farTo++;
      const ms = (at: number): number => this.#gridMs + GRID_MS * at;
      movements.push({
        startMs: ms(start),
        farMs: ms(far),
        farFromMs: ms(farFrom),
        farToMs: ms(farTo),
        endMs: ms(end),
        fromMs: ms(outUnseen ? start : before),
        toMs: ms(after),
        size: Math.min(out, back),
        ...(outUnseen && { outUnseen }),
      });
    }
    return movements;
  }
}

function knownOf(values: readonly number[]): number[] {
  const known: number[] = [];
  for (const value of values) if (!Number.isNaN(value)) known.push(value);
  return known;
}

/** Running mean over `width` values of what is known; width 1 and less changes nothing. */
function averaged(values: Float64Array, width: number): Float64Array {
  const half = width >> 1;
  if (half < 1) return values;
  const means = new Float64Array(values.length);
  let sum = 0;
  let count = 0;
  const take = (at: number, sign: 1 | -1): void => {
    const value = values[at];
    if (value === undefined || Number.isNaN(value)) return;
    sum += sign * value;
    count += sign;
  };
  for (let at = 0; at < half; at++) take(at, 1);
  for (let at = 0; at < values.length; at++) {
    take(at + half, 1);
    take(at - half - 1, -1);
    means[at] = Number.isNaN(values[at]) ? NaN : sum / count;
  }
  return means;
}

/** Turning points by turns, the first and the last a valley: a smaller way than half the floor makes no turn. */
function turnsOf(course: Float64Array, from: number, to: number, startsFar: boolean): number[] {
  const least = FLOOR / 2;
  const level = (at: number): number => course[at] as number;
  const turns: number[] = [];
  let low = from;
  let high = from;
  let rising: boolean | undefined;
  for (let at = from; at <= to; at++) {
    if (level(at) < level(low)) low = at;
    if (level(at) > level(high)) high = at;
    if (rising !== true && level(at) - level(low) >= least) {
      turns.push(low);
      rising = true;
      high = at;
    } else if (rising !== false && level(high) - level(at) >= least) {
      // What was already under way has no way out, unless that may be so.
      if (rising) turns.push(high);
      else if (startsFar) turns.push(from, high);
      rising = false;
      low = at;
    }
  }
  // A movement that is still on its way out is none yet.
  if (rising === false && turns.length > 0) turns.push(low);
  return turns;
}

/** Takes out the smallest ways there and back until none is small beside those around it. */
function withoutWobbles(turns: number[], course: Float64Array): number[] {
  const way = (i: number): number =>
    Math.abs((course[turns[i + 1] as number] as number) - (course[turns[i] as number] as number));
  for (;;) {
    let smallest = -1;
    for (let i = 1; i + 2 < turns.length; i++) {
      const small = way(i);
      if (small >= Math.max(FLOOR, WOBBLE * Math.min(way(i - 1), way(i + 1)))) continue;
      // Beside ways as small as itself it is one of many: the smallest of all goes first.
      if (smallest < 0 || small < way(smallest)) smallest = i;
    }
    if (smallest < 0) return turns;
    turns.splice(smallest, 2);
  }
}
