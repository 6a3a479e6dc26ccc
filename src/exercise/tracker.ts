/**
 * The engine: one video, one exercise. It knows no exercise by name; it reads the record.
 */
import { speak } from '../texts/exercise-texts.js';
import { FALLBACK, languageTags } from '../texts/languages.js';
import { Adviser } from './advice.js';
import { AUTO } from './auto.js';
import { HoldCounter } from './hold-counter.js';
import { findMeasured, measuredExercises } from './measured.js';
import type { ExercisePose } from './joints.js';
import type { ExerciseMessage } from './messages.js';
import { PoseReader } from './pose-reader.js';
import type { Seen } from './pose-reader.js';
import { PostureWatch } from './posture.js';
import { Recogniser, SELDOM_MS } from './recogniser.js';
import type { ReferenceBook } from './reference-book.js';
import { REGISTRY } from './registry.js';
import { RepetitionCounter } from './repetition-counter.js';
import { summarise } from './summary.js';
import type { ExerciseTracker, ExerciseTrackerOptions } from './public-types.js';
import type { ExerciseRecord, RepetitionRecord } from './types.js';

export type { ExerciseTracker, ExerciseTrackerOptions } from './public-types.js';

const DIFFICULTIES = ['easy', 'normal', 'pro'] as const;
const MIN_GRADES = ['A', 'B', 'C', 'D'] as const;
/** Samples are kept for the longest repetition, what comes before it and what is seen ahead. */
export const MEMORY_MS = 26_000;

function oneOf<T extends string>(name: string, value: T | undefined, allowed: readonly T[]): void {
  if (value !== undefined && !allowed.includes(value)) {
    throw new TypeError(`options.${name}, when provided, must be one of ${allowed.join(', ')}; got ${String(value)}`);
  }
}

/**
 * @throws TypeError that names the option that is wrong and what is allowed
 */
export function createExerciseTracker(options: ExerciseTrackerOptions): ExerciseTracker {
  if (typeof options !== 'object' || options === null) throw new TypeError('options must be an object');
  const { exercise, ...others } = options;
  const measured = typeof exercise === 'string' && !REGISTRY.find(exercise) ? findMeasured(exercise) : undefined;
  if (measured) return measured.track(others);
  const record = typeof exercise === 'string' ? REGISTRY.find(exercise) : undefined;
  if (!record) {
    const remedy = exercise === AUTO ? '. recognizeExercise(poses) says which one it is, once all poses are there' : '';
    throw new TypeError(
      `options.exercise must be one of ${[...REGISTRY.names, ...measuredExercises().map((one) => one.exercise.name)].join(', ')}; got ${String(exercise)}${remedy}`,
    );
  }
  return trackRecord(record, others);
}

/** @throws TypeError for what every exercise takes */
export function checkShared(
  { difficulty, minGrade, lang }: Omit<ExerciseTrackerOptions, 'exercise'>,
  ownTags: readonly string[] = [],
): void {
  oneOf('difficulty', difficulty, DIFFICULTIES);
  oneOf('minGrade', minGrade, MIN_GRADES);
  oneOf('lang', lang, [...new Set([...languageTags(), ...ownTags])]);
}

/**
 * Runs a record that need not be in the catalogue.
 *
 * @param record a valid record; see `validateRecord`
 * @param rivals what else it may be
 * @param reference compares each repetition that counts with a reference
 * @throws TypeError that names the option that is wrong and what is allowed
 */
export function trackRecord(
  record: ExerciseRecord,
  options: Omit<ExerciseTrackerOptions, 'exercise'> = {},
  rivals: readonly ExerciseRecord[] = REGISTRY.rivalsOf(record),
  reference?: ReferenceBook,
): ExerciseTracker & { readonly counter: RepetitionCounter | HoldCounter } {
  const reader = new PoseReader(MEMORY_MS);
  const follower = followRecord(record, reader, options, rivals, reference);
  let finished = false;
  return {
    counter: follower.counter,
    update(pose) {
      if (finished) return [];
      if (!Array.isArray((pose as Partial<ExercisePose> | null | undefined)?.keypoints)) {
        throw new TypeError('pose.keypoints must be an array of keypoints; empty where nobody was found');
      }
      if (!Number.isFinite(pose.timestampMs)) throw new TypeError('pose.timestampMs must be a number of ms');
      return follower.see(reader.read(pose));
    },
    finish() {
      if (finished) return [];
      finished = true;
      return follower.finish(reader.flush());
    },
  };
}

/** Follows one record in what a reader has read; others may follow the same reader. */
export interface Follower {
  readonly counter: RepetitionCounter | HoldCounter;
  /** @param seen all that the reader told of one pose */
  see(seen: readonly Seen[]): ExerciseMessage[];
  /** @param seen all that the reader told at the end of the video */
  finish(seen: readonly Seen[]): ExerciseMessage[];
}

/**
 * @param reader of the video; what it tells is passed on to the follower each time
 * @throws TypeError that names the option that is wrong and what is allowed
 */
export function followRecord(
  record: ExerciseRecord,
  reader: PoseReader,
  options: Omit<ExerciseTrackerOptions, 'exercise'>,
  rivals: readonly ExerciseRecord[],
  reference?: ReferenceBook,
): Follower {
  const { difficulty = 'easy', minGrade, lang = FALLBACK } = options;
  checkShared(options, Object.keys(record.texts ?? {}));
  const say = speak(lang, record.name, record.texts);
  const posture = new PostureWatch(record, say);
  const shared = { difficulty, minGrade, say, reader, adviser: new Adviser(say), reference };
  // They tell what else a movement was. A hold is told by its bounds alone.
  const others = record.unit === 'reps' ? recognisersOf(otherThan(record, rivals), reader) : [];
  const counter =
    record.unit === 'reps' ? new RepetitionCounter(record, shared, others) : new HoldCounter(record, shared);
  const unspoken: Seen[] = [];
  let finished = false;

  const see = (seen: Seen): ExerciseMessage[] => {
    for (const other of others) other.push(seen.sample);
    unspoken.push(seen);
    return [...counter.see(seen.sample), ...tell(seen.sample.timeMs - counter.aheadMs)];
  };

  const tell = (untilMs: number): ExerciseMessage[] => {
    const messages: ExerciseMessage[] = [];
    let count = 0;
    for (const { body, sample, view } of unspoken) {
      const { timeMs } = sample;
      if (timeMs > untilMs) break;
      count++;
      if (finished) messages.push(...counter.settle(timeMs));
      messages.push(...counter.play(timeMs));
      const timestampMs = reader.originMs + timeMs;
      const change = posture.step(body, sample, view, counter.phase, counter.moving, timeMs, timestampMs);
      if (change) messages.push(change);
    }
    unspoken.splice(0, count);
    return messages;
  };

  return {
    counter,
    see: (seen) => seen.flatMap(see),
    finish(seen) {
      const messages = seen.flatMap(see);
      finished = true;
      messages.push(...tell(Infinity), ...counter.finish());
      for (const other of others) other.finish();
      messages.push(counter.counterMessage(true, reader.originMs + reader.nowMs));
      messages.push(summarise(counter, { reader, posture, others, difficulty, say, reference }));
      return messages;
    },
  };
}

function otherThan({ name }: RepetitionRecord, rivals: readonly ExerciseRecord[]): readonly RepetitionRecord[] {
  return rivals.filter((other) => other.unit === 'reps').filter((other) => other.name !== name);
}

/** @returns one of each, without rivals. Each looks at another time, so that no frame takes long. */
export function recognisersOf(records: readonly RepetitionRecord[], reader: PoseReader): readonly Recogniser[] {
  return records.map((record, index, { length }) => {
    return new Recogniser(record, () => reader.history, [], SELDOM_MS, (index * SELDOM_MS) / length);
  });
}
