/**
 * Whether a track of some seconds, of a few frames each, looks like somebody who performs an exercise: for the choice
 * among several people, before anything is counted.
 */
import { BodySize } from './body-size.js';
import type { Movement } from './cycle-finder.js';
import { found } from './identity.js';
import { bodyOf } from './joints.js';
import type { ExercisePose } from './joints.js';
import { MovementWindow, viewOf } from './measure.js';
import { holdsNow, read } from './reading.js';
import type { Sample } from './signal-filter.js';
import { REGISTRY } from './registry.js';
import { SIGNAL_NAMES } from './signals/names.js';
import { readSignals } from './signals/read.js';
import { waysToHold } from './target-angles.js';
import type { ExerciseRecord, HoldRecord, RepetitionRecord } from './types.js';

/** Half of one movement, seen in so few frames, shows less than a set does (athlete: −0.7 at least; walking: −5.5 at most). */
const SPARSE = 1;
/** A hold is likely from this share of the frames on. */
const LEAST_HELD = 0.5;

/**
 * @param exercise a name or an alias
 * @param poses raw keypoints of one person, in order; they may be as far apart as half a second
 * @returns above 0 where the person rather performs it; -Infinity where that cannot be told
 */
export function performanceEvidence(exercise: string, poses: readonly ExercisePose[]): number {
  const record = REGISTRY.find(exercise);
  if (!record) throw new TypeError(`exercise must be one of ${REGISTRY.names.join(', ')}`);
  return evidenceFor(record, poses);
}

/** @returns the same for a record, which need not be known */
export function evidenceFor(record: ExerciseRecord, poses: readonly ExercisePose[]): number {
  const samples = samplesOf(poses);
  return record.unit === 'reps' ? evidenceOfMovement(record, samples) : evidenceOfHold(record, samples);
}

function samplesOf(poses: readonly ExercisePose[]): Sample[] {
  const size = new BodySize();
  const frames = poses.map(({ timestampMs, keypoints, keypoints3D }) => {
    const body = bodyOf(keypoints, keypoints3D);
    size.see(body, timestampMs);
    return { timeMs: timestampMs, body };
  });
  return frames.map(({ timeMs, body }) => {
    const values = new Float64Array(SIGNAL_NAMES.length);
    readSignals(body, size.at(timeMs), values);
    return { timeMs, values };
  });
}

/** The movement is the way between the least and the greatest depth that were seen, there and, mirrored, back. */
function evidenceOfMovement(record: RepetitionRecord, samples: readonly Sample[]): number {
  const { depth } = record.cycle;
  const seen = samples.filter((sample) => !Number.isNaN(read(sample, depth)));
  const depths = seen.map((sample) => read(sample, depth));
  const rest = depths.indexOf(Math.min(...depths));
  const far = depths.indexOf(Math.max(...depths));
  if (rest === far) return -Infinity;
  const way = seen.slice(Math.min(rest, far), Math.max(rest, far) + 1);
  if (far < rest) way.reverse();
  const [startMs, farMs] = [0, Math.abs((seen[far] as Sample).timeMs - (seen[rest] as Sample).timeMs)];
  const timeOf = ({ timeMs }: Sample): number => Math.abs(timeMs - (seen[rest] as Sample).timeMs);
  const out = way.map((sample) => ({ ...sample, timeMs: timeOf(sample) }));
  const back = out.slice(0, -1).map((sample) => ({ ...sample, timeMs: 2 * farMs - sample.timeMs }));
  const movement: Movement = {
    startMs,
    farMs,
    farFromMs: farMs,
    farToMs: farMs,
    endMs: 2 * farMs,
    fromMs: startMs,
    toMs: 2 * farMs,
    size: 1,
  };
  const window = new MovementWindow(movement, [...out, ...back.reverse()], record.cycle);
  return found(record, movement, window).logOdds + SPARSE;
}

/** The bounds of the hold, without those that cannot be judged from this side. */
function evidenceOfHold(record: HoldRecord, samples: readonly Sample[]): number {
  const ways = waysToHold(record, 'enter');
  const held = samples.filter((sample) => {
    const view = viewOf(read(sample, 'frontality'));
    return ways.some((checks) => {
      const verdicts = checks
        .filter(({ judgedFrom }) => !judgedFrom || !view || judgedFrom.includes(view))
        .map((check) => holdsNow(check, sample, view));
      return !verdicts.includes(false) && verdicts.includes(true);
    });
  });
  return samples.length ? held.length / samples.length - LEAST_HELD : -Infinity;
}
