/**
 * The shape of exercise records, as `types.ts` has it: records come as JSON, which no compiler has seen.
 */
import { signalOf } from './reading.js';
import {
  asObject,
  dictionary,
  list,
  listOfDifferent,
  matching,
  number,
  object,
  oneOf,
  optional,
  shown,
  text,
  type Fields,
  type Shape,
} from './shape.js';
import { isPixels, SIGNAL_INDEX, type SignalName } from './signals/names.js';
import type {
  BoundCodes,
  ByDifficulty,
  Check,
  CommonRecord,
  CompatibleExercise,
  Criterion,
  Cycle,
  CycleSignal,
  Evidence,
  Grading,
  HeldPosture,
  HoldCheck,
  HoldRecord,
  Identity,
  LiveCheck,
  Measure,
  Needs,
  Part,
  Reading,
  ReadyCheck,
  RepetitionRecord,
  Rule,
  DirectedShift,
  ScaledSignal,
  Sides,
  Stage,
  StillCheck,
  TargetAngle,
  View,
} from './types.js';

const word = text('lower-case letters, digits and _ that begin with a letter', /^[a-z][a-z0-9_]*$/);
const code = text('a code such as "sit_up.depth.shallow"', /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,2}$/);
const positive = number('above 0', (value) => value > 0);
const notNegative = number('0 or more', (value) => value >= 0);

const isSignal = (value: unknown): value is SignalName =>
  typeof value === 'string' && Object.hasOwn(SIGNAL_INDEX, value);
const signal: Shape = (value, place) => {
  if (!isSignal(value)) place.fail(`${shown(value)} is no signal`);
};
const plainSignal: Shape = (value, place) => {
  signal(value, place);
  if (isPixels(value as SignalName)) place.fail(`${shown(value)} is a place in the picture, which says nothing here`);
};

const scalable: Shape = (value, place) => {
  signal(value, place);
  if (value === 'torsoPx') place.fail('"torsoPx" is the size of the picture, which says nothing here');
};
const scaled = object<ScaledSignal>({
  from: scalable,
  scale: number('a number but 0', (value) => value !== 0),
  offset: optional(number()),
});
/** A signal as it is, or scaled. */
const reading: Shape = (value, place) => {
  (typeof value === 'object' ? scaled : signal)(value, place);
  const { from, offset } = value as ScaledSignal;
  if (offset !== undefined && isPixels(from)) place.at('offset').fail('says nothing of a place in the picture');
};
const view = oneOf<View>('front', 'oblique', 'side');
const views = optional(listOfDifferent(view, 1));
const part = oneOf<Part>('rest', 'end', 'out', 'far', 'back', 'whole', 'around');
const byDifficulty = object<ByDifficulty>({ easy: number(), normal: number(), pro: number() });
const factors = object<ByDifficulty>({ easy: positive, normal: positive, pro: positive });

/** What it is made of is told by its statistic. */
type MeasureWith<Statistic> = Extract<Measure, { statistic: Statistic }>;
const ofPart = object<MeasureWith<'range'>>({ signal: reading, part, statistic: text() });
const ofAll = object<MeasureWith<'shift' | 'gain'>>({ signal: reading, statistic: text() });
const MEASURES: Readonly<Record<string, Shape>> = {
  median: ofPart,
  low: ofPart,
  high: ofPart,
  range: ofPart,
  swing: ofPart,
  shift: ofAll,
  gain: ofAll,
  lag: ofAll,
  slope: object<MeasureWith<'slope'>>({ signal, statistic: text(), per: plainSignal }),
  passing: object<MeasureWith<'passing'>>({ signal, statistic: text(), per: optional(plainSignal) }),
  direction: object<MeasureWith<'direction'>>({
    statistic: text(),
    as: list(object<DirectedShift>({ signal: scalable, swing: positive, shift: number() }), 1),
  }),
  stages: object<MeasureWith<'stages'>>({ statistic: text() }),
};
const statistic = matching(
  Object.keys(MEASURES).join(', '),
  (value) => typeof value === 'string' && Object.hasOwn(MEASURES, value),
);
const measure: Shape = (value, place) => {
  const given = asObject(value, place);
  if ('take' in given || 'of' in given) return combined(value, place);
  statistic(given['statistic'], place.at('statistic'));
  MEASURES[given['statistic'] as string]?.(value, place);
  const of = given['signal'] as Reading | undefined;
  if (of && given['part'] && given['statistic'] !== 'range' && isPixels(signalOf(of))) {
    place.at('statistic').fail(`must be "range": ${shown(signalOf(of))} is a place in the picture`);
  }
};
const two: Shape = (value, place) => {
  list(measure, 2)(value, place);
  if ((value as readonly unknown[]).length > 2) place.fail('must have 2 items');
};
const combined = object<Extract<Measure, { take: string }>>({
  take: oneOf('smaller', 'larger', 'share', 'difference'),
  of: two,
});

const bounds = { min: optional(number()), max: optional(number()), views };
const liveCheck: Fields<LiveCheck> = { signal: plainSignal, ...bounds };
const check = object<Check>({ measure, ...bounds });
const needs = object<Needs>({
  joints: listOfDifferent(oneOf('shoulder', 'elbow', 'wrist', 'hip', 'knee', 'ankle'), 1),
  both: oneOf(true, false),
  ready: list(object<ReadyCheck>({ ...liveCheck, direction: word })),
});
const rule = object<Rule>({
  code,
  severity: oneOf('info', 'warning', 'error'),
  when: list(check),
  onBreak: optional(plainSignal),
  penalty: number('0 to 50', (value) => value >= 0 && value <= 50),
  // None: it is judged from nowhere, until it beats chance on people.
  views: optional(listOfDifferent(view)),
  witness: oneOf('people', 'athlete'),
});
const grading = object<Grading>({ measure, full: number(), none: number() });

const common = {
  $schema: optional(text()),
  name: word,
  aliases: listOfDifferent(word),
  needs,
  rules: list(rule),
  compatible: optional(list(object<CompatibleExercise>({ exercise: word, reason: text() }))),
  everyday: optional(oneOf(true)),
  experimental: optional(oneOf(true)),
  texts: optional(
    dictionary(text('the tag of a language without region, such as "de"', /^[a-z]{2,3}$/), dictionary(text(), text())),
  ),
} satisfies Fields<Omit<CommonRecord, 'unit'>>;

const cycle = object<Cycle>({
  depth: reading,
  signals: list(object<CycleSignal>({ signal, swing: number('a number but 0', (value) => value !== 0) }), 1),
  phases: object<Cycle['phases']>({ rest: text(), out: text(), far: text(), back: text() }),
  stages: optional(list(object<Stage>({ phase: text(), when: list(object<LiveCheck>(liveCheck), 1) }), 1)),
  startsFar: optional(oneOf(true)),
  smoothingMs: notNegative,
  minDurationMs: positive,
  maxDurationMs: positive,
  full: number(),
  needed: byDifficulty,
});
const evidence = object<Evidence>({
  name: word,
  measure,
  against: number(),
  pro: number(),
  weights: object<Evidence['weights']>({ pro: notNegative, against: notNegative }),
  size: optional(oneOf(true)),
  views,
});
const identity = object<Identity>({
  prior: number(),
  evidence: list(evidence),
  blind: optional(
    object<NonNullable<Identity['blind']>>({
      pro: list(word, 1),
      against: optional(list(word)),
      unknown: optional(list(word)),
    }),
  ),
});
const criterion = object<Criterion>({
  code,
  measure,
  atLeast: optional(byDifficulty),
  atMost: optional(byDifficulty),
  attempt: optional(number()),
  unit: oneOf('%', '°', 'ms'),
  views,
});
const repetitionRecord = object<RepetitionRecord>({
  ...common,
  unit: oneOf('reps'),
  test: optional(oneOf('chair_stands')),
  cycle,
  sides: optional(
    object<Sides>({
      left: plainSignal,
      right: plainSignal,
      apart: number('between 0 and 1', (value) => value > 0 && value < 1),
      views,
    }),
  ),
  identity,
  criteria: list(criterion),
  score: object<RepetitionRecord['score']>({
    depth: grading,
    symmetry: optional(grading),
    steadiness: optional(grading),
    tempo: object<RepetitionRecord['score']['tempo']>({ fastMs: positive, slowMs: positive }),
  }),
});

const boundCodes = object<BoundCodes>({ below: optional(code), above: optional(code) });
const holdCheck = object<HoldCheck>({
  ...liveCheck,
  byDifficulty: optional(factors),
  code: optional(boundCodes),
  unit: optional(oneOf('%', '°')),
  judgedFrom: views,
});
const targetAngle = object<TargetAngle>({
  joint: oneOf('elbow', 'shoulder', 'hip', 'knee'),
  side: oneOf('left', 'right'),
  degrees: number('0 to 180', (value) => value >= 0 && value <= 180),
  tolerance: positive,
  code: optional(boundCodes),
});
const holdRecord = object<HoldRecord>({
  ...common,
  unit: oneOf('seconds'),
  test: optional(oneOf('leg_stance')),
  hold: object<HeldPosture>({
    enter: list(holdCheck, 1),
    stay: list(holdCheck),
    angles: optional(list(targetAngle, 1)),
    minHoldMs: positive,
    graceMs: notNegative,
    settle: object<HeldPosture['settle']>({
      signal: plainSignal,
      share: number('between 0 and 1', (value) => value > 0 && value < 1),
    }),
    still: list(object<StillCheck>({ signal, maxRange: positive, overMs: positive })),
  }),
  score: object<HoldRecord['score']>({ steadiness: grading }),
});

/** What a record has depends on its unit. */
export const exerciseRecord: Shape = (value, place) => {
  const { unit } = asObject(value, place);
  oneOf('reps', 'seconds')(unit, place.at('unit'));
  (unit === 'reps' ? repetitionRecord : holdRecord)(value, place);
};
