/**
 * Finds the repetition of a reference: nobody says which movement it is, so all that may move is looked at.
 */
import { typicalOf } from './typical.js';
import type { Found } from '../identity.js';
import { MIN_JOINT_SCORE, type ExercisePose } from '../joints.js';
import { mean } from '../mean.js';
import { MovementWindow } from '../measure.js';
import { medianOf, quantile } from '../order.js';
import { PoseReader } from '../pose-reader.js';
import { read } from '../reading.js';
import { Recogniser, type Recognised } from '../recogniser.js';
import type { Sample } from '../signal-filter.js';
import { isPixels } from '../signals/names.js';
import type { Cycle, RepetitionRecord } from '../types.js';
import { ReferenceFault } from './reference-fault.js';
import { TRAIT_NAMES, traitKindOf, type TraitName } from './traits.js';

/** A signal that goes less far, in its noise, does not move. 1.5 and 3.5 count as many people (see `evidence.ts`). */
const LEAST_SWINGS = 2.5;
/** A movement has to go such a share of the way that its signals go in all. With .1, 4 people fewer are counted of 80; .4 does the same. */
const LEAST_SHARE = 0.25;
/** At the beginning and at the end of a video people rest. */
const REST_MS = 700;
/** They rest longer than they turn, which says half as much: an estimate. As much or nothing changes one of the 97 labelled recordings. */
const USUAL_SHARE = 0.5;
/**
 * Where neither tells, as in a video that begins and ends in the middle: they rest with low hands, straight elbows and on long
 * legs. How much each of these says goes by how far it moves. Less of it has 4 of 97 labelled recordings rest at the turning
 * point (`pushup_05`, `pushup_10`, `jack_03`, `tricep_dip_01`), by which a repetition fewer is counted of everybody.
 */
const POSTURE_SHARE = 0.35;
const LOW_AT_REST: ReadonlySet<TraitName> = new Set(['higherArmRaise', 'lowerArmRaise', 'frontThighDrop']);
const HIGH_AT_REST: ReadonlySet<TraitName> = new Set(['moreBentElbow']);
/**
 * Whose knees are never so low lies, or sits: their legs rest anyhow. A thigh that is level is 1. The labelled sit-ups, crunches and bridges
 * have 1.41 and more at their lowest (the twentieth of the frames), push-ups .74 at most, those who stand .45. Without it a bridge rests
 * at its top (`glute_bridge_01`).
 */
const KNEES_UP = 1.2;

/** An exercise that is done for a smaller share of a reference is not what it shows: a hand that wipes a face is one curl. */
const LEAST_EXERCISE = 0.15;

type Point = ExercisePose['keypoints'][number];

/** Joints, and those that come after them. */
const LIMBS = ['left', 'right'].flatMap((side) => [
  [`${side}_knee`, `${side}_ankle`] as const,
  [`${side}_elbow`, `${side}_wrist`] as const,
]);
/** Share of the picture along each side that is its edge, of the frames that a joint outside is there in, and is seen in at most. */
const EDGE = 0.08;
const MOST_AT_EDGE = 0.5;
const LEAST_SEEN = 0.2;

/** Every movement of the signals. */
const ANYTHING: RepetitionRecord['identity'] = { prior: 1, evidence: [] };

/** @returns all samples of a reference */
export function samplesOf(poses: readonly ExercisePose[]): readonly Sample[] {
  const reader = new PoseReader(Infinity);
  for (const pose of insideOnly(poses)) reader.read(pose);
  reader.flush();
  if (reader.framesWithBody === 0) throw new ReferenceFault('nobody');
  return reader.history;
}

/**
 * The joints that come before one that is outside of the picture: models place them at its edge, and where the camera moves they
 * seem to come and go.
 */
function insideOnly(poses: readonly ExercisePose[]): readonly ExercisePose[] {
  const outside: ReadonlySet<string> = new Set(
    LIMBS.flatMap(([joint, next]) =>
      shareOf(poses, next, isSeen) < LEAST_SEEN && shareOf(poses, joint, isAtEdge) > MOST_AT_EDGE ? [joint] : [],
    ),
  );
  if (outside.size === 0) return poses;
  return poses.map((pose) => ({
    ...pose,
    keypoints: pose.keypoints.map((point) => (outside.has(point.name) ? { ...point, score: 0 } : point)),
  }));
}

/** In how many of the poses a joint is so, as a share. */
function shareOf(
  poses: readonly ExercisePose[],
  joint: string,
  isSo: (point: Point, pose: ExercisePose) => boolean,
): number {
  const those = poses.filter((pose) => pose.keypoints.some((point) => point.name === joint && isSo(point, pose)));
  return those.length / poses.length;
}

function isSeen({ score = 1 }: Point): boolean {
  return score >= MIN_JOINT_SCORE;
}

function isAtEdge({ x, y }: Point, { width, height }: ExercisePose): boolean {
  return Math.min(x, width - x) < EDGE * width || Math.min(y, height - y) < EDGE * height;
}

/** Start and end of a repetition in ms. */
export interface Marks {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * @param marked in ms since the first frame, where somebody says so
 * @param record the exercise that it shows; without it all that moves is looked at
 * @returns the repetition that is most like the others; undefined where there is none of the exercise
 * @throws ReferenceFault `no_repetition` where nothing moves
 */
export function findRepetition(
  samples: readonly Sample[],
  marked?: Marks,
  record?: RepetitionRecord,
): MovementWindow | undefined {
  const all = marked ? samples.filter(({ timeMs }) => timeMs >= marked.startMs && timeMs <= marked.endMs) : samples;
  const { cycle, identity } = record ?? { cycle: cycleOf(all), identity: ANYTHING };
  const found = movementsOf(samples, { cycle, identity });
  if (marked) return markedOf(samples, cycle, marked, found, record !== undefined);
  const [firstMs, lastMs] = [samples[0]?.timeMs ?? 0, samples.at(-1)?.timeMs ?? 0];
  const movingMs = found.reduce((sum, { movement: { startMs, endMs } }) => sum + endMs - startMs, 0);
  if (record && movingMs < LEAST_EXERCISE * (lastMs - firstMs)) return undefined;
  return typicalOf(found.map(({ window }) => window));
}

/** What moves, with its sense: away from where the body rests. */
function cycleOf(samples: readonly Sample[]): Cycle {
  const courses = TRAIT_NAMES.flatMap((signal) => {
    const values = samples.map((sample) => read(sample, signal) / (isPixels(signal) ? read(sample, 'torsoPx') : 1));
    const [low, , high] = spreadOf(values);
    const { noise } = traitKindOf(signal);
    const isSeen = values.filter((value) => !Number.isNaN(value)).length * 2 >= values.length;
    return isSeen && high - low >= LEAST_SWINGS * noise ? [{ signal, noise, values, low, way: high - low }] : [];
  });
  const [main] = [...courses].sort((a, b) => b.way / b.noise - a.way / a.noise);
  if (!main) throw new ReferenceFault('no_repetition');
  const signed = courses.map((one) => ({ ...one, sense: covariance(main.values, one.values) < 0 ? -1 : 1 }));
  const out = restPlace(samples, common(signed)) - POSTURE_SHARE * postureOut(signed) <= 0 ? 1 : -1;
  return {
    // Nobody asks how far out such a movement was: the signature says what of it is depth.
    depth: { from: main.signal, scale: out / main.way },
    signals: signed.map(({ signal, noise, way, sense }) => ({
      signal,
      swing: out * sense * Math.max(noise, LEAST_SHARE * way),
    })),
    phases: { rest: 'rest', out: 'out', far: 'far', back: 'back' },
    smoothingMs: 150,
    minDurationMs: 250,
    maxDurationMs: 15_000,
    full: 1,
    needed: { easy: 0.4, normal: 0.55, pro: 0.7 },
  };
}

/** One signal that moves. */
interface Course {
  readonly signal: TraitName;
  readonly noise: number;
  readonly low: number;
  readonly way: number;
  /** 1 where it rises with the others, −1 where it falls. */
  readonly sense: number;
}

/** Which way along the course leads out of the posture that people rest in: 1 up, −1 down, 0 where it tells nothing. */
function postureOut(courses: readonly Course[]): number {
  let [sum, all] = [0, 0];
  for (const { signal, noise, low, way, sense } of courses) {
    if (signal === 'frontThighDrop' && low > KNEES_UP) continue;
    const says = LOW_AT_REST.has(signal) ? 1 : HIGH_AT_REST.has(signal) ? -1 : 0;
    sum += (says * sense * way) / noise;
    all += (Math.abs(says) * way) / noise;
  }
  return all > 0 ? sum / all : 0;
}

/** What the signals have in common at each moment, in their noise. */
function common(
  courses: readonly { readonly values: readonly number[]; readonly noise: number; readonly sense: number }[],
): readonly number[] {
  const middles = courses.map(({ values }) => medianOf(values));
  const length = courses[0]?.values.length ?? 0;
  return Array.from({ length }, (_, moment) => {
    const swings = courses.map(
      ({ values, noise, sense }, at) => (sense * ((values[moment] ?? NaN) - (middles[at] ?? NaN))) / noise,
    );
    const seen = swings.filter((swing) => !Number.isNaN(swing));
    return seen.length * 2 >= swings.length ? mean(seen) : NaN;
  });
}

/** Where the body rests on the course: below 0 where it is low, above 0 where it is high. */
function restPlace(samples: readonly Sample[], course: readonly number[]): number {
  const [firstMs, lastMs] = [samples[0]?.timeMs ?? 0, samples.at(-1)?.timeMs ?? 0];
  const atEnds = course.filter((_, at) => {
    const { timeMs = 0 } = samples[at] ?? {};
    return timeMs - firstMs <= REST_MS || lastMs - timeMs <= REST_MS;
  });
  const [low, usual, high] = spreadOf(course);
  const rest = medianOf(atEnds);
  const placeOf = (level: number): number => (Number.isNaN(level) ? 0 : (level - low) / (high - low) - 0.5);
  return placeOf(rest) + USUAL_SHARE * placeOf(usual);
}

/** The lowest, usual and highest of what is known, without the outermost twentieths. */
function spreadOf(values: readonly number[]): readonly [low: number, usual: number, high: number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return [quantile(sorted, 0.05), quantile(sorted, 0.5), quantile(sorted, 0.95)];
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const both = a.flatMap((value, at) => (Number.isNaN(value + (b[at] as number)) ? [] : [[value, b[at] as number]]));
  const meanOf = (of: 0 | 1): number => mean(both.map((pair) => pair[of] as number));
  const [meanA, meanB] = [meanOf(0), meanOf(1)];
  return both.reduce((sum, [x = 0, y = 0]) => sum + (x - meanA) * (y - meanB), 0);
}

/** The movements of a record, those left out that are its exercise done too small. */
function movementsOf(
  samples: readonly Sample[],
  record: Pick<RepetitionRecord, 'cycle' | 'identity'>,
): readonly Recognised[] {
  const seen: Sample[] = [];
  const recogniser = new Recogniser(record as RepetitionRecord, () => seen);
  const found: Recognised[] = [];
  for (const sample of samples) {
    seen.push(sample);
    found.push(...recogniser.push(sample));
  }
  return [...found, ...recogniser.finish()].filter(({ small }) => small === 'no');
}

/**
 * The turning point is where one was found, else where the body is farthest.
 *
 * @param isKnown one has to be found: what was marked may be another movement than the rest of the video
 */
function markedOf(
  samples: readonly Sample[],
  cycle: Cycle,
  { startMs, endMs }: Marks,
  found: readonly Found[],
  isKnown: boolean,
): MovementWindow | undefined {
  const inside = samples.filter(({ timeMs }) => timeMs > startMs && timeMs < endMs);
  const turn = found.find(({ movement: { farMs } }) => farMs > startMs && farMs < endMs)?.movement;
  if (isKnown && !turn) return undefined;
  const depths = inside.map((sample) => read(sample, cycle.depth));
  const farthest = inside[depths.indexOf(Math.max(...depths.filter((depth) => !Number.isNaN(depth))))];
  const farMs = turn?.farMs ?? farthest?.timeMs;
  if (farMs === undefined) return undefined;
  const { farFromMs, farToMs } = turn ?? { farFromMs: farMs, farToMs: farMs };
  const span = { startMs, farMs, farFromMs, farToMs, endMs, fromMs: startMs, toMs: endMs };
  return new MovementWindow(span, samples, cycle);
}
