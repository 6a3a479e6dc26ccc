/**
 * What is measured of repetitions: the movements that the engine finds for a record, whatever they are, in their sets.
 */
import type { ExercisePose } from '../exercise/index.js';
import type { MovementSet } from '../exercise/movement-set.js';
import { MovementWindow } from '../exercise/measure.js';
import { medianOf } from '../exercise/order.js';
import { PoseReader } from '../exercise/pose-reader.js';
import { Recogniser } from '../exercise/recogniser.js';
import type { Measure, RepetitionRecord, View } from '../exercise/types.js';
import { boundsOf, isAsked, viewsOfBoth, written, type Question } from './question.js';
import type { Label } from './recordings.js';

/** No evidence makes up for it: all sets are kept as refused ones. */
const NEVER = -1e9;

/** Movements of like shape, each cut out of its recording. */
export interface MeasuredSet {
  readonly set: MovementSet;
  readonly windows: readonly MovementWindow[];
}

/** @returns the sets of a recording, and when it begins in ms of media time */
export function setsOf(
  record: RepetitionRecord,
  poses: readonly ExercisePose[],
): { readonly sets: readonly MeasuredSet[]; readonly originMs: number } {
  const reader = new PoseReader(Infinity);
  const never: RepetitionRecord = { ...record, identity: { ...record.identity, prior: NEVER } };
  const recogniser = new Recogniser(never, () => reader.history);
  for (const pose of poses) for (const { sample } of reader.read(pose)) recogniser.push(sample);
  for (const { sample } of reader.flush()) recogniser.push(sample);
  recogniser.finish();
  const sets = recogniser.refused.map((set): MeasuredSet => ({
    set,
    windows: set.members.map(({ movement }) => {
      const window = new MovementWindow(movement, reader.history, record.cycle);
      // A repetition is judged by how its set is seen.
      window.view = set.view;
      return window;
    }),
  }));
  return { sets, originMs: reader.originMs };
}

/**
 * Which sets of a recording of the exercise are it: those that most turning points of the label are in, or, where it names
 * none, the one with most movements. People walk into the picture, too.
 */
export function setsShown(
  sets: readonly MeasuredSet[],
  { repTimesS }: Pick<Label, 'repTimesS'>,
  originMs: number,
): readonly MeasuredSet[] {
  if (sets.length === 0) return [];
  if (repTimesS.length === 0) return [sets.reduce((a, b) => (b.set.size > a.set.size ? b : a))];
  const timesMs = repTimesS.map((s) => 1000 * s - originMs);
  return sets.filter(({ set: { members } }) => {
    const hits = members.filter(({ movement: { fromMs, toMs } }) => timesMs.some((ms) => fromMs <= ms && ms <= toMs));
    return 2 * hits.length > members.length;
  });
}

/** @returns every number that the record asks of its movements */
export function questionsOf(record: RepetitionRecord): readonly Question<MeasuredSet>[] {
  const { cycle, identity, criteria, rules, score } = record;
  const perMovement = (measure: Measure, views?: readonly View[]) => ({
    measure: written(measure),
    per: 'movement' as const,
    ...(views && { views }),
    take: ({ windows }: MeasuredSet) =>
      windows.map((window) => (isAsked(views, window.view) ? window.measure(measure) : NaN)),
  });
  const duration: Question<MeasuredSet> = {
    path: 'cycle',
    name: 'duration',
    measure: 'ms',
    per: 'movement',
    bounds: { minDurationMs: cycle.minDurationMs, ...score.tempo, maxDurationMs: cycle.maxDurationMs },
    take: ({ set }) => set.members.map(({ movement: { startMs, endMs } }) => endMs - startMs),
  };
  return [
    {
      path: 'cycle.depth',
      name: 'depth',
      bounds: { needed: cycle.needed, full: cycle.full },
      ...perMovement({ signal: cycle.depth, statistic: 'shift' }),
    },
    duration,
    ...identity.evidence.map(({ name, measure, against, pro, views }, index): Question<MeasuredSet> => ({
      path: `identity.evidence[${index}]`,
      name,
      measure: written(measure),
      per: 'set',
      bounds: { against, pro },
      ...(views && { views }),
      // As the engine has it: the usual number of a set decides.
      take: ({ set: { members } }) => [medianOf(members.map(({ values }) => values[index] as number))],
    })),
    ...criteria.map(({ code, measure, atLeast, atMost, attempt, views }, index) => ({
      path: `criteria[${index}]`,
      name: code,
      bounds: boundsOf({ atLeast, atMost, attempt }),
      ...perMovement(measure, views),
    })),
    ...rules.flatMap(({ code, when, views }, index) =>
      when.map((check, at) => ({
        path: `rules[${index}].when[${at}]`,
        name: code,
        bounds: boundsOf({ min: check.min, max: check.max }),
        ...perMovement(check.measure, viewsOfBoth(views, check.views)),
      })),
    ),
    ...(['depth', 'symmetry', 'steadiness'] as const).flatMap((part) => {
      const { measure, full, none } = score[part] ?? {};
      if (!measure) return [];
      return [{ path: `score.${part}`, name: part, bounds: boundsOf({ full, none }), ...perMovement(measure) }];
    }),
  ];
}
