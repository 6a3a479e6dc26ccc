/**
 * What a finding rests on, in terms that people understand: which part of the body, what was measured, what is allowed, and
 * when it showed.
 */
import type { Quantity } from '../texts/texts.js';
import type { MovementWindow } from './measure.js';
import type { Measured } from './messages.js';
import { read, signalOf } from './reading.js';
import type { SignalName } from './signals/names.js';
import type { Check, Grading, Measure, Rule } from './types.js';

/** What a signal is called where its value is told, and where its change is. Signals that nobody can picture are left out. */
interface Telling {
  readonly unit: Measured['unit'];
  readonly level?: Quantity;
  /** Of a value below 0, which is told without its sign. */
  readonly below?: Quantity;
  readonly change?: Quantity;
}

const TELLINGS: Readonly<Partial<Record<SignalName, Telling>>> = {
  trunkLean: { unit: '°', level: 'trunk', change: 'trunk_sway' },
  trunkBend: { unit: '°', change: 'trunk_sway' },
  kneeAngle: { unit: '°', level: 'knee', change: 'knee_change' },
  straighterKnee: { unit: '°', level: 'knee' },
  moreBentKnee: { unit: '°', level: 'knee' },
  elbowAngle: { unit: '°', level: 'elbow' },
  leftElbowAngle: { unit: '°', level: 'elbow' },
  rightElbowAngle: { unit: '°', level: 'elbow' },
  moreBentElbow: { unit: '°', level: 'elbow' },
  hipAngle: { unit: '°', level: 'hip', change: 'hip_change' },
  moreBentHip: { unit: '°', level: 'hip' },
  shoulderAngle: { unit: '°', change: 'upper_arm' },
  frontShinLean: { unit: '°', level: 'shin' },
  pelvisDrop: { unit: '°', level: 'pelvis' },
  shoulderTilt: { unit: '°', level: 'shoulders' },
  hipSag: { unit: '%', level: 'hips_below', below: 'hips_above' },
  kneeSag: { unit: '%', level: 'hips_below', below: 'hips_above' },
  kneeTracking: { unit: '%', level: 'knees_apart' },
  ankleSpread: { unit: '%', change: 'feet_apart' },
  hipShift: { unit: '%', level: 'hips_shift' },
  rearKneeHeight: { unit: '%', level: 'rear_knee' },
  thighDrop: { unit: '%', level: 'thighs' },
  headDrop: { unit: '%', level: 'head' },
};

/** Most digits after the point: more is not measured. */
const MOST_DIGITS = 2;

/**
 * @param depth what the depth of a repetition is measured by: the same number is then told as a share of the full depth
 * @returns what the rule's first check measured; undefined where there are no plain words for it. The other checks of a rule
 *   say when the first one counts.
 */
export function measuredOf({ when: [check] }: Rule, window: MovementWindow, depth?: Grading): Measured | undefined {
  if (!check) return undefined;
  const { min, max } = check;
  const value = window.measure(check.measure);
  const limit = min !== undefined && value < min ? min : max;
  if (limit === undefined || Number.isNaN(value)) return undefined;
  const bound = limit === min ? 'at_least' : 'at_most';
  if (depth && isSame(check.measure, depth.measure)) {
    return told('range', '%', value / depth.full, limit / depth.full, bound);
  }
  const telling = tellingOf(check.measure);
  if (!telling) return undefined;
  const { unit, quantity, below } = telling;
  if (limit >= 0 && value >= 0) return told(quantity, unit, value, limit, bound);
  if (below && limit < 0 && bound === 'at_least') return told(below, unit, -value, -limit, 'at_most');
  return undefined;
}

/** @returns when in the movement a rule's finding shows, in the window's time */
export function momentOf({ when: [check] }: Rule, window: MovementWindow): number {
  const { startMs, farMs, endMs } = window.span;
  const measure = check && plain(check.measure);
  if (!measure || !('part' in measure)) return farMs;
  switch (measure.part) {
    case 'rest':
    case 'end':
      return endMs;
    case 'out':
      return (startMs + farMs) / 2;
    case 'back':
      return (farMs + endMs) / 2;
    case 'whole':
      return worstMs(check, measure, window) ?? farMs;
    default:
      return farMs;
  }
}

/** When the signal was farthest on the wrong side. */
function worstMs(
  { min }: Check,
  { signal }: Extract<Measure, { readonly part: unknown }>,
  window: MovementWindow,
): number | undefined {
  let worst: { readonly timeMs: number; readonly excess: number } | undefined;
  for (const sample of window.samples('whole')) {
    const value = read(sample, signal);
    const excess = min === undefined ? value : -value;
    if (!Number.isNaN(excess) && excess > (worst?.excess ?? -Infinity)) worst = { timeMs: sample.timeMs, excess };
  }
  return worst?.timeMs;
}

function tellingOf(
  measure: Measure,
): { readonly unit: Measured['unit']; readonly quantity: Quantity; readonly below?: Quantity | undefined } | undefined {
  if ('take' in measure) {
    if (measure.take !== 'smaller' && measure.take !== 'larger') return undefined;
    const [first, second] = measure.of.map(tellingOf);
    return first?.quantity === second?.quantity ? first : undefined;
  }
  if (!('signal' in measure) || typeof measure.signal !== 'string') return undefined;
  const { unit, level, below, change } = TELLINGS[signalOf(measure.signal)] ?? {};
  const quantity = quantityBy(measure.statistic, level, change);
  return unit && quantity && { unit, quantity, below };
}

function quantityBy(
  statistic: Exclude<Measure, { readonly take: unknown }>['statistic'],
  level?: Quantity,
  change?: Quantity,
): Quantity | undefined {
  switch (statistic) {
    case 'median':
    case 'low':
    case 'high':
      return level;
    case 'shift':
    case 'range':
    case 'swing':
      return change;
    default:
      return undefined;
  }
}

/** The part of a measure that is looked at: of two, the first. */
function plain(measure: Measure): Exclude<Measure, { readonly take: unknown }> {
  return 'take' in measure ? plain(measure.of[0]) : measure;
}

function isSame(one: Measure, other: Measure): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Written with as many digits as tell the value from the limit. */
function told(
  quantity: Quantity,
  unit: Measured['unit'],
  value: number,
  limit: number,
  bound: Measured['bound'],
): Measured {
  const scale = unit === '%' ? 100 : 1;
  const rounded = (number: number, digits: number) => Math.round(number * scale * 10 ** digits) / 10 ** digits;
  let digits = 0;
  while (digits < MOST_DIGITS && rounded(value, digits) === rounded(limit, digits)) digits++;
  return { quantity, unit, value: rounded(value, digits), limit: rounded(limit, digits), bound };
}
