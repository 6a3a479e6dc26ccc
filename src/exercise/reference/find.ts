/**
 * Finds the repetition of a reference: nobody says which movement it is, so all that may move is looked at.
 */
import type { Found } from '../identity.js';
import type { ExercisePose } from '../joints.js';
import { medianOf, MovementWindow, quantile } from '../measure.js';
import { PoseReader } from '../pose-reader.js';
import { read } from '../reading.js';
import { Recogniser } from '../recogniser.js';
import type { Sample } from '../signal-filter.js';
import type { Cycle, PlainSignal, RepetitionRecord } from '../types.js';
import { ReferenceFault } from './reference-fault.js';

/**
 * Signals of both sides together, with what is noise of each: models swap left and right at times, and whoever changes sides
 * does the same movement.
 */
export const MOVING: readonly { readonly signal: PlainSignal; readonly noise: number }[] = [
  { signal: 'elbowAngle', noise: 12 },
  { signal: 'shoulderAngle', noise: 12 },
  { signal: 'hipAngle', noise: 12 },
  { signal: 'kneeAngle', noise: 12 },
  { signal: 'trunkLean', noise: 8 },
  { signal: 'armRaise', noise: 0.1 },
  { signal: 'thighDrop', noise: 0.08 },
  { signal: 'hipHeight', noise: 0.1 },
  { signal: 'proneDrop', noise: 0.08 },
  { signal: 'ankleSpread', noise: 0.15 },
];

/** A signal that goes less far, in its noise, does not move. */
const LEAST_SWINGS = 2.5;
/** A movement has to go such a share of the way that its signal goes in all. */
const LEAST_SHARE = 0.25;
/** At the beginning and at the end of a video people rest. */
const REST_MS = 700;

/** @returns all samples of a reference */
export function samplesOf(poses: readonly ExercisePose[]): readonly Sample[] {
  const reader = new PoseReader(Infinity);
  for (const pose of poses) reader.read(pose);
  reader.flush();
  if (reader.framesWithBody === 0) throw new ReferenceFault('nobody');
  return reader.history;
}

/**
 * @param marked start and end of the repetition in ms since the first frame, where somebody says so
 * @returns the repetition that is most like the others
 * @throws ReferenceFault `nobody`, `no_repetition`
 */
export function findRepetition(
  samples: readonly Sample[],
  marked?: { readonly startMs: number; readonly endMs: number },
): MovementWindow {
  const all = marked ? samples.filter(({ timeMs }) => timeMs >= marked.startMs && timeMs <= marked.endMs) : samples;
  const cycle = cycleOf(all);
  const found = movementsOf(samples, cycle);
  if (marked) return markedOf(samples, cycle, marked, found);
  const usual = (of: (one: Found) => number): number => medianOf(found.map(of));
  const [size, duration] = [usual(({ movement }) => movement.size), usual(durationOf)];
  const unlike = (one: Found): number =>
    Math.abs(Math.log(one.movement.size / size)) + Math.abs(Math.log(durationOf(one) / duration));
  const [typical] = [...found].sort((a, b) => unlike(a) - unlike(b));
  if (!typical) throw new ReferenceFault('no_repetition');
  return typical.window;
}

function durationOf({ movement: { startMs, endMs } }: Found): number {
  return endMs - startMs;
}

/** What moves, with its sense: away from where the body rests. */
function cycleOf(samples: readonly Sample[]): Cycle {
  const [firstMs, lastMs] = [samples[0]?.timeMs ?? 0, samples.at(-1)?.timeMs ?? 0];
  const isRest = ({ timeMs }: Sample): boolean => timeMs - firstMs <= REST_MS || lastMs - timeMs <= REST_MS;
  const courses = MOVING.map(({ signal, noise }) => {
    const values = samples.map((sample) => read(sample, signal));
    const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
    const [low, high] = [quantile(sorted, 0.05), quantile(sorted, 0.95)];
    const rest = medianOf(samples.filter(isRest).map((sample) => read(sample, signal)));
    const isSeen = sorted.length * 2 >= values.length;
    return { signal, noise, values, low, high, rest, swings: isSeen ? (high - low) / noise : 0 };
  });
  const moving = courses.filter(({ swings }) => swings >= LEAST_SWINGS).sort((a, b) => b.swings - a.swings);
  const [main] = moving;
  if (!main) throw new ReferenceFault('no_repetition');
  const out = main.rest - main.low <= main.high - main.rest ? 1 : -1;
  const signals = moving.map(({ signal, noise, values, low, high }) => {
    const sense = out * (covariance(main.values, values) < 0 ? -1 : 1);
    return { signal, swing: sense * Math.max(noise, LEAST_SHARE * (high - low)) };
  });
  const [from, to] = out > 0 ? [main.low, main.high] : [main.high, main.low];
  return {
    depth: { from: main.signal, scale: 1 / (to - from), offset: -from / (to - from) },
    signals,
    phases: { rest: 'rest', out: 'out', far: 'far', back: 'back' },
    smoothingMs: 150,
    minDurationMs: 250,
    maxDurationMs: 15_000,
    full: 1,
    needed: { easy: 0.4, normal: 0.55, pro: 0.7 },
  };
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const both = a.flatMap((value, at) => (Number.isNaN(value + (b[at] as number)) ? [] : [[value, b[at] as number]]));
  const mean = (of: 0 | 1): number => both.reduce((sum, pair) => sum + (pair[of] as number), 0) / both.length;
  const [meanA, meanB] = [mean(0), mean(1)];
  return both.reduce((sum, [x = 0, y = 0]) => sum + (x - meanA) * (y - meanB), 0);
}

/** The movements of a cycle, whatever they are. */
function movementsOf(samples: readonly Sample[], cycle: Cycle): readonly Found[] {
  const record: Pick<RepetitionRecord, 'cycle' | 'identity'> = { cycle, identity: { prior: 1, evidence: [] } };
  const seen: Sample[] = [];
  const recogniser = new Recogniser(record as RepetitionRecord, () => seen);
  const found: Found[] = [];
  for (const sample of samples) {
    seen.push(sample);
    found.push(...recogniser.push(sample));
  }
  return [...found, ...recogniser.finish()];
}

/** The turning point is where one was found, else where the body is farthest. */
function markedOf(
  samples: readonly Sample[],
  cycle: Cycle,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  found: readonly Found[],
): MovementWindow {
  const inside = samples.filter(({ timeMs }) => timeMs > startMs && timeMs < endMs);
  const turn = found.find(({ movement: { farMs } }) => farMs > startMs && farMs < endMs)?.movement.farMs;
  const depths = inside.map((sample) => read(sample, cycle.depth));
  const farthest = inside[depths.indexOf(Math.max(...depths.filter((depth) => !Number.isNaN(depth))))];
  const farMs = turn ?? farthest?.timeMs;
  if (farMs === undefined) throw new ReferenceFault('no_repetition');
  const span = { startMs, farMs, farFromMs: farMs, farToMs: farMs, endMs, fromMs: startMs, toMs: endMs };
  return new MovementWindow(span, samples, cycle);
}
