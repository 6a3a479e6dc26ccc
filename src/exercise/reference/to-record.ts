/**
 * Makes an exercise of a signature, so that the engine counts by it as it counts by any record.
 */
import type { OwnTexts } from '../../texts/own-texts.js';
import { REFERENCE_TEXTS } from '../../texts/reference-texts.js';
import { REGISTRY, type Registry } from '../registry.js';
import { isPixels } from '../signals/names.js';
import type { ByDifficulty, CycleSignal, Measure, Reading, RepetitionRecord, ScaledSignal } from '../types.js';
import { evidenceOf } from './evidence.js';
import { recordIn } from './known.js';
import { ReferenceFault } from './reference-fault.js';
import type { KnownExercise, Signature } from './signature.js';
import { waysOf, type Way } from './ways.js';

/** The name of the exercise that a reference stands for. */
export const REFERENCE = 'reference';

/** The one finding of it. */
const SMALL = `${REFERENCE}.range.small`;
/** Shares of the reference's way that are asked at each difficulty. */
const NEEDED: ByDifficulty = { easy: 0.4, normal: 0.6, pro: 0.8 };
/** Less than such a share of what the easiest asks for is no attempt. */
const ATTEMPT = 0.5;
/** Share of a signal's way that means something in it. */
const SWING_SHARE = 0.2;
/** Of how long a repetition is its signals are averaged over so much, and no longer than that. */
const SMOOTHED_SHARE = 0.08;
const MOST_SMOOTHED_MS = 200;
/** So much shorter or longer it may be, within what a movement that is counted lasts: labelled squats take 1.2 s to 5.3 s. */
const LENGTH_FACTOR = 6;
const SHORTEST_MS = 250;
const LONGEST_MS = 20_000;

/**
 * @param registry the exercises that are known here
 * @returns the exercise: that which the reference was recognised as, asked for as far as the reference goes; else what moves
 *   and rests as in the reference
 * @throws ReferenceFault `no_repetition` where nothing in it moves
 */
export function recordOf(signature: Signature, registry: Registry = REGISTRY): RepetitionRecord {
  const record = recordIn(signature, registry);
  return record && signature.exercise ? known(signature, record, signature.exercise) : unknown(signature);
}

function known(signature: Signature, record: RepetitionRecord, { shift }: KnownExercise): RepetitionRecord {
  const { cycle } = record;
  return {
    ...named(signature, shiftOf(cycle.depth, shift), lesser(NEEDED, cycle.needed, shift)),
    texts: textsOf(record),
    needs: record.needs,
    cycle,
    ...(record.sides && { sides: record.sides }),
    identity: record.identity,
  };
}

/** Who does an exercise as far as it is asked for itself has done it, however far the reference goes: the scores tell. */
function lesser(shares: ByDifficulty, own: ByDifficulty, shift: number): ByDifficulty {
  const at = (difficulty: keyof ByDifficulty): number => Math.min(shares[difficulty], own[difficulty] / shift);
  return { easy: at('easy'), normal: at('normal'), pro: at('pro') };
}

/** Its directions, which the exercise may have texts of its own for. */
function textsOf({ needs, texts = {} }: RepetitionRecord): OwnTexts {
  const directions = needs.ready.map(({ direction }) => direction);
  const tags = [...new Set([...Object.keys(REFERENCE_TEXTS), ...Object.keys(texts)])];
  const entries = tags.map((tag) => {
    const said = Object.entries(texts[tag] ?? {}).filter(([code]) => directions.includes(code));
    return [tag, { ...Object.fromEntries(said), ...REFERENCE_TEXTS[tag] }] as const;
  });
  return Object.fromEntries(entries);
}

function unknown(signature: Signature): RepetitionRecord {
  const ways = waysOf(signature.traits);
  const [main] = ways.filter(({ moves }) => moves);
  if (!main) throw new ReferenceFault('no_repetition');
  const { durationMs } = signature;
  return {
    ...named(signature, rangeOf(main, ways), NEEDED),
    needs: { joints: ['shoulder', 'hip'], both: false, ready: [] },
    cycle: {
      depth: depthOf(main),
      signals: ways.filter(({ moves }) => moves).map(swingOf),
      phases: { rest: 'rest', out: 'out', far: 'far', back: 'back' },
      smoothingMs: Math.min(MOST_SMOOTHED_MS, SMOOTHED_SHARE * durationMs),
      minDurationMs: Math.max(SHORTEST_MS, Math.min(LONGEST_MS, durationMs) / LENGTH_FACTOR),
      maxDurationMs: Math.min(LONGEST_MS, LENGTH_FACTOR * durationMs),
      full: 1,
      needed: NEEDED,
    },
    identity: evidenceOf(signature, ways),
  };
}

/** What only goes along moves as it likes: it takes a larger swing to mean something. */
function swingOf({ signal, shift, kind, along }: Way): CycleSignal {
  return { signal, swing: (Math.sign(shift) * Math.max(kind.noise, SWING_SHARE * Math.abs(shift))) / Math.sqrt(along) };
}

/**
 * How far a repetition goes as a share of the reference's way: by the signal that tells best, or by the next, whichever went
 * farther. Who curls one arm after the other leaves the lower one at rest, and a squat lowers one person's hips and levels
 * another's thighs.
 */
function rangeOf(main: Way, ways: readonly Way[]): Measure {
  const next = ways.find((way) => way !== main && tellsRange(way));
  const range = shiftOf(main.signal, main.shift);
  return next && tellsRange(main) ? { take: 'larger', of: [range, shiftOf(next.signal, next.shift)] } : range;
}

function tellsRange({ signal, kind, moves, along }: Way): boolean {
  return moves && along === 1 && !kind.isProjected && !isPixels(signal);
}

/** How far it shifts as a share of the reference's way. */
function shiftOf(depth: Reading, shift: number): Measure {
  return { signal: shareOf(depth, shift), statistic: 'shift' };
}

/** A signal as a share of the reference's way. */
function shareOf(depth: Reading, shift: number): ScaledSignal {
  return typeof depth === 'string'
    ? { from: depth, scale: 1 / shift }
    : { ...depth, scale: depth.scale / shift, ...(depth.offset && { offset: depth.offset / shift }) };
}

/** The same from rest on, where that can be told. */
function depthOf({ signal, shift, rest }: Way): ScaledSignal {
  return { from: signal, scale: 1 / shift, ...(!isPixels(signal) && { offset: -rest / shift }) };
}

/** What both kinds have: a repetition has to go as far as in the reference. */
function named(
  { durationMs }: Signature,
  range: Measure,
  needed: ByDifficulty,
): Pick<RepetitionRecord, 'name' | 'aliases' | 'unit' | 'texts' | 'criteria' | 'rules' | 'score'> {
  return {
    name: REFERENCE,
    aliases: [],
    unit: 'reps',
    texts: REFERENCE_TEXTS,
    criteria: [{ code: SMALL, measure: range, atLeast: needed, attempt: ATTEMPT * needed.easy, unit: '%' }],
    rules: [
      {
        code: SMALL,
        severity: 'warning',
        when: [{ measure: range, min: needed.normal }],
        penalty: 0,
        witness: 'athlete',
      },
    ],
    score: {
      depth: { measure: range, full: 0.9, none: 0.1 },
      tempo: { fastMs: durationMs / 2, slowMs: 2 * durationMs },
    },
  };
}
