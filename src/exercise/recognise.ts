/**
 * Tells which exercise a video shows: all of them follow it at once, none knowing of the others, and the one that most of
 * the movement was is the exercise.
 */
import { Adviser } from './advice.js';
import { goTogether, mayCountAs } from './compatible.js';
import { divideTime } from './divided-time.js';
import { HoldCounter } from './hold-counter.js';
import { KNOWN, KNOWN_AT_END } from './identity.js';
import type { MovementSet } from './movement-set.js';
import type { ExercisePose } from './joints.js';
import type { ExerciseCandidate, ExerciseDetectedMessage } from './messages.js';
import { PoseReader } from './pose-reader.js';
import type { Recognised, Recogniser } from './recogniser.js';
import { REGISTRY } from './registry.js';
import type { Sample } from './signal-filter.js';
import { MEMORY_MS, recognisersOf } from './tracker.js';
import type { ExerciseRecord, HoldRecord, RepetitionRecord } from './types.js';

/** What is recognised is never quite sure. */
const MOST_CONFIDENT = 0.99;
/** An exercise with so much of the time of the likeliest is close to it. */
const CLOSE = 0.5;
/** Where nothing is surely an exercise, so many movements that are more likely one than not are told; one may be chance. */
const LEAST_LIKELY = 2;
/** The more special of two that go together, such as the tree of a balance, is meant where it is nearly all of it. */
const NEARLY_ALL = 0.8;

/** What was recognised, as the message `exercise_detected` says it. */
export type DetectedExercise = Omit<ExerciseDetectedMessage, 'type'>;

/** Some of the video, in ms since the first frame. */
interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** What belongs together of what was one exercise, and how sure that is. */
interface Part {
  readonly logOdds: number;
  readonly stretches: readonly Stretch[];
  /** Movements, or seconds. */
  readonly count: number;
}

/** Everything that was one exercise. */
interface Followed {
  readonly record: ExerciseRecord;
  readonly parts: readonly Part[];
}

/** What was followed of one exercise: what was surely it, and what was more likely it than not. */
interface Outcome {
  readonly sure: Followed;
  readonly likely: Followed;
}

/** Follows one exercise through one video. */
interface Follower {
  see(sample: Sample): void;
  finish(): Outcome;
}

/**
 * @param poses raw keypoints of the whole video, in order
 * @param records what it may be; by default all that are known
 */
export function recognise(poses: Iterable<ExercisePose>, records?: readonly ExerciseRecord[]): DetectedExercise {
  const recognition = new Recognition(records);
  for (const pose of poses) recognition.see(pose);
  return recognition.finish();
}

/** The same, a pose at a time. */
export class Recognition {
  readonly #reader = new PoseReader(MEMORY_MS);
  readonly #followers: readonly Follower[];

  /** @param records what it may be; by default all that are known */
  constructor(records: readonly ExerciseRecord[] = REGISTRY.records) {
    const repeated = records.filter((record): record is RepetitionRecord => record.unit === 'reps');
    const held = records.filter((record): record is HoldRecord => record.unit === 'seconds');
    this.#followers = [
      ...recognisersOf(repeated, this.#reader).map((recogniser) => new MovementFollower(recogniser)),
      ...held.map((record) => new HoldFollower(record, this.#reader)),
    ];
  }

  /** @param pose raw keypoints of one frame, later than the one before */
  see(pose: ExercisePose): void {
    this.#take(this.#reader.read(pose));
  }

  /** @returns what it was, now that the video has ended */
  finish(): DetectedExercise {
    this.#take(this.#reader.flush());
    const outcomes = this.#followers.map((follower) => follower.finish());
    const originMs = Number.isNaN(this.#reader.originMs) ? 0 : this.#reader.originMs;
    const sure = likeliest(
      outcomes.map((outcome) => outcome.sure),
      originMs,
    );
    if (sure.exercise !== null) return sure;
    const likely = likeliest(
      outcomes.map((outcome) => outcome.likely),
      originMs,
    );
    return likely.exercise === null ? sure : likely;
  }

  #take(all: readonly { readonly sample: Sample }[]): void {
    for (const { sample } of all) for (const follower of this.#followers) follower.see(sample);
  }
}

/** Keeps the movements that are an exercise. */
class MovementFollower implements Follower {
  readonly #found = new Map<MovementSet, Stretch[]>();

  constructor(private readonly recogniser: Recogniser) {}

  see(sample: Sample): void {
    this.#keep(this.recogniser.push(sample));
  }

  finish(): Outcome {
    this.#keep(this.recogniser.finish());
    const { record } = this.recogniser;
    // Not before the end: a set is known by all of its movements.
    const parts = [...this.#found].map(([set, stretches]) => ({
      set,
      logOdds: set.logOdds(),
      stretches,
      count: stretches.length,
    }));
    const likely = parts.filter(({ stretches }) => stretches.length >= LEAST_LIKELY);
    return { sure: { record, parts: parts.filter(({ set }) => set.sure) }, likely: { record, parts: likely } };
  }

  #keep(found: readonly Recognised[]): void {
    for (const { set, movement, small } of found) {
      if (small !== 'no') continue;
      const stretches = this.#found.get(set) ?? [];
      stretches.push({ startMs: movement.startMs, endMs: movement.endMs });
      this.#found.set(set, stretches);
    }
  }
}

/** Keeps the holds of an exercise. */
class HoldFollower implements Follower {
  readonly #counter: HoldCounter;

  constructor(
    private readonly record: HoldRecord,
    private readonly reader: PoseReader,
  ) {
    const say = (code: string): string => code;
    const adviser = new Adviser(say);
    this.#counter = new HoldCounter(record, { difficulty: 'easy', minGrade: undefined, say, reader, adviser });
  }

  see(sample: Sample): void {
    this.#counter.see(sample);
  }

  finish(): Outcome {
    this.#counter.finish();
    const { holds, count } = this.#counter;
    const { originMs } = this.reader;
    const stretches = holds.map(({ startMs, endMs }) => ({ startMs: startMs - originMs, endMs: endMs - originMs }));
    // Its bounds are kept or not. What says more is how long: held for as long as it has to be it is just known.
    const logOdds = (KNOWN * Math.max(0, ...stretches.map(lengthOf))) / this.record.hold.minHoldMs;
    const parts = stretches.length > 0 ? [{ logOdds, stretches, count }] : [];
    const held = { record: this.record, parts };
    return { sure: held, likely: held };
  }
}

/** An exercise that something of the video was. */
interface Candidate extends ExerciseCandidate {
  readonly record: ExerciseRecord;
  readonly startMs: number;
  /** How long it went on, and how much of that was it rather than another. */
  readonly ms: number;
  readonly wonMs: number;
  readonly logOdds: number;
}

function likeliest(followed: readonly Followed[], originMs: number): DetectedExercise {
  // Who sits, between two sets or all the while, need not do a wall sit: it takes no time from another exercise.
  const telling = followed.filter(({ record }) => !record.everyday);
  const claims = telling.flatMap(({ record, parts }) =>
    parts.flatMap(({ logOdds, stretches }) => stretches.map((stretch) => ({ owner: record, logOdds, ...stretch }))),
  );
  const won = divideTime(claims, goTogether);
  const candidates = followed
    .filter(({ parts }) => parts.length > 0)
    .map((one) => candidateOf(one, won.get(one.record) ?? 0))
    .sort((a, b) => b.wonMs - a.wonMs || b.logOdds - a.logOdds);
  const most = candidates.find(({ record }) => !record.everyday);
  if (!most) return { exercise: null, confidence: 0, candidates: candidates.map(publicPart), timestampMs: originMs };
  const special = candidates.find(
    ({ record, wonMs }) => isMoreSpecial(record, most.record) && wonMs >= NEARLY_ALL * most.wonMs,
  );
  const best = special ?? most;
  const others = candidates.filter((other) => other !== best && isClose(other, best));
  return {
    exercise: best.exercise,
    confidence: best.confidence,
    candidates: [best, ...others].map(publicPart),
    timestampMs: originMs + Math.round(best.startMs),
  };
}

function candidateOf({ record, parts }: Followed, wonMs: number): Candidate {
  const stretches = parts.flatMap((part) => part.stretches);
  const msOf = (part: Part): number => part.stretches.reduce((sum, stretch) => sum + lengthOf(stretch), 0);
  // The set that went on for longest speaks for all.
  const main = parts.reduce((a, b) => (msOf(b) > msOf(a) ? b : a));
  return {
    record,
    exercise: record.name,
    confidence: Math.min(MOST_CONFIDENT, Math.round(100 / (1 + Math.exp(-main.logOdds))) / 100),
    count: parts.reduce((sum, { count }) => sum + count, 0),
    unit: record.unit,
    startMs: Math.min(...stretches.map(({ startMs }) => startMs)),
    ms: parts.reduce((sum, part) => sum + msOf(part), 0),
    wonMs,
    logOdds: main.logOdds,
  };
}

function publicPart({ exercise, confidence, count, unit }: Candidate): ExerciseCandidate {
  return { exercise, confidence, count, unit };
}

function lengthOf({ startMs, endMs }: Stretch): number {
  return endMs - startMs;
}

function isClose(other: Candidate, best: Candidate): boolean {
  if (goTogether(other.record, best.record)) return true;
  return other.ms >= CLOSE * best.ms && other.logOdds >= (best.logOdds < KNOWN ? KNOWN_AT_END : KNOWN);
}

/** Whether one movement is always the other too, and not the other way round. */
function isMoreSpecial(one: ExerciseRecord, other: ExerciseRecord): boolean {
  return mayCountAs(one, other) && !mayCountAs(other, one);
}
