/**
 * Mistakes in exercise records, and how to make them.
 */
import { balanceLeg } from '../../../src/exercise/catalogue/balance.js';
import { plank } from '../../../src/exercise/catalogue/plank.js';
import { squat } from '../../../src/exercise/catalogue/squat.js';
import type { Path } from '../../../src/exercise/shape.js';
import type { ExerciseRecord } from '../../../src/exercise/types.js';

/** An object or a list of JSON. */
export type Json = Record<string | number, unknown>;

/** The value at a place of a record, and what it stands in. */
export function find(record: unknown, path: Path): { parent: Json; key: string | number } {
  const parent = path.slice(0, -1).reduce((value, key) => (value as Json)[key], record) as Json;
  return { parent, key: path.at(-1) ?? '' };
}

/** A copy of a record as JSON with another value at a place; undefined takes it out. */
export function changed(record: unknown, path: Path, value?: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(record)) as unknown;
  const { parent, key } = find(copy, path);
  parent[key] = value;
  return JSON.parse(JSON.stringify(copy));
}

/** What is wrong, the record, where, the value there, and how the message begins. */
export type Mistake = readonly [what: string, record: ExerciseRecord, path: Path, value: unknown, message: string];

/** Mistakes that the schema refuses too. */
export const OF_SHAPE: readonly Mistake[] = [
  ['a name in capitals', squat, ['name'], 'Squat', 'Squat.name: must be lower-case letters'],
  ['an unknown unit', squat, ['unit'], 'metres', 'squat.unit: must be "reps" or "seconds"; got "metres"'],
  ['no joints', squat, ['needs', 'joints'], [], 'squat.needs.joints: is empty'],
  ['an unknown joint', squat, ['needs', 'joints', 0], 'ear', 'squat.needs.joints[0]: must be "shoulder" or'],
  [
    'a placing without a direction',
    squat,
    ['needs', 'ready', 0, 'direction'],
    undefined,
    'squat.needs.ready[0].direction: is missing',
  ],
  ['an unknown signal', squat, ['cycle', 'depth'], 'elan', 'squat.cycle.depth: "elan" is no signal'],
  ['no signals', squat, ['cycle', 'signals'], [], 'squat.cycle.signals: is empty'],
  [
    'a slope without per',
    squat,
    ['score', 'depth', 'measure'],
    { signal: 'hipY', statistic: 'slope' },
    'squat.score.depth.measure.per: is missing',
  ],
  [
    'a shift over a part',
    squat,
    ['score', 'depth', 'measure'],
    { signal: 'thighDrop', statistic: 'shift', part: 'far' },
    'squat.score.depth.measure.part: is not known here; known are signal, statistic',
  ],
  [
    'the middle of a place',
    squat,
    ['score', 'depth', 'measure', 'signal'],
    'hipY',
    'squat.score.depth.measure.statistic: must be "range"',
  ],
  [
    'an unknown statistic',
    squat,
    ['score', 'depth', 'measure', 'statistic'],
    'mean',
    'squat.score.depth.measure.statistic: must be median, low',
  ],
  [
    'an unknown part',
    squat,
    ['score', 'depth', 'measure', 'part'],
    'middle',
    'squat.score.depth.measure.part: must be "rest" or',
  ],
  [
    'three numbers made one',
    squat,
    ['identity', 'evidence', 3, 'measure', 'of', 2],
    squat.score.depth.measure,
    'squat.identity.evidence[3].measure.of: must have 2 items',
  ],
  ['an unknown view', squat, ['rules', 1, 'views'], ['above'], 'squat.rules[1].views[0]: must be "front" or'],
  [
    'evidence asked in no view',
    squat,
    ['identity', 'evidence', 0, 'views'],
    [],
    'squat.identity.evidence[0].views: is empty',
  ],
  [
    'a weight below 0',
    squat,
    ['identity', 'evidence', 0, 'weights', 'pro'],
    -1,
    'squat.identity.evidence[0].weights.pro: must be 0 or more',
  ],
  ['an unknown severity', squat, ['rules', 0, 'severity'], 'fatal', 'squat.rules[0].severity: must be "info" or'],
  ['a penalty above 50', squat, ['rules', 0, 'penalty'], 51, 'squat.rules[0].penalty: must be 0 to 50; got 51'],
  ['a code that is none', squat, ['rules', 0, 'code'], 'Too shallow', 'squat.rules[0].code: must be a code'],
  ['an unknown reported unit', squat, ['criteria', 0, 'unit'], 'cm', 'squat.criteria[0].unit: must be "%" or'],
  ['a threshold for no difficulty', squat, ['cycle', 'needed', 'pro'], undefined, 'squat.cycle.needed.pro: is missing'],
  ['a share of 1', plank, ['hold', 'settle', 'share'], 1, 'plank.hold.settle.share: must be between 0 and 1; got 1'],
  ['a hold of no time', plank, ['hold', 'minHoldMs'], 0, 'plank.hold.minHoldMs: must be above 0; got 0'],
  ['a hold without bounds', plank, ['hold', 'enter'], [], 'plank.hold.enter: is empty'],
  ['a test of another unit', plank, ['test'], 'chair_stands', 'plank.test: must be "leg_stance"; got "chair_stands"'],
  ['repetitions of a hold', plank, ['cycle'], squat.unit === 'reps' && squat.cycle, 'plank.cycle: is not known here'],
];

/** Mistakes that no schema can name. */
export const OF_MEANING: readonly Mistake[] = [
  ['no swing', squat, ['cycle', 'signals', 0, 'swing'], 0, 'squat.cycle.signals[0].swing: must be a number but 0'],
  [
    'a shortest movement above the longest',
    squat,
    ['cycle', 'minDurationMs'],
    14_000,
    'squat.cycle.minDurationMs: must be below maxDurationMs',
  ],
  [
    'a movement longer than what is looked at',
    squat,
    ['cycle', 'maxDurationMs'],
    30_000,
    'squat.cycle.maxDurationMs: must be at most 24000',
  ],
  [
    'less needed of more difficulty',
    squat,
    ['cycle', 'needed', 'pro'],
    0.1,
    'squat.cycle.needed: must not get looser from easy to pro',
  ],
  ['more needed than there is', squat, ['cycle', 'full'], 0.5, 'squat.cycle.full: must not be below what is needed'],
  ['bounds the wrong way round', squat, ['needs', 'ready', 0, 'min'], 60, 'squat.needs.ready[0].min: is above max'],
  [
    'a placing without bounds',
    squat,
    ['needs', 'ready', 0, 'max'],
    undefined,
    'squat.needs.ready[0]: needs min or max',
  ],
  [
    'a check without bounds',
    squat,
    ['rules', 0, 'when', 0, 'min'],
    undefined,
    'squat.rules[0].when[0]: needs min or max',
  ],
  [
    'a test by a foot that need not be seen',
    balanceLeg,
    ['needs', 'both'],
    false,
    'balance_leg.needs.both: must be true for the test "leg_stance"',
  ],
  [
    'a test by joints that need not be seen',
    balanceLeg,
    ['needs', 'joints'],
    ['hip', 'knee'],
    'balance_leg.needs.joints: "ankle" is missing, which the test "leg_stance" is timed by',
  ],
  ['a rule without checks', squat, ['rules', 0, 'when'], [], 'squat.rules[0].when: is empty'],
  [
    'a rule twice',
    squat,
    ['rules', 1, 'code'],
    'squat.depth.shallow',
    'squat.rules[1].code: "squat.depth.shallow" is there twice',
  ],
  ['a break without a hold', squat, ['rules', 0, 'onBreak'], 'hipHeight', 'squat.rules[0].onBreak: only a hold breaks'],
  ['a view twice', squat, ['rules', 1, 'views'], ['side', 'side'], 'squat.rules[1].views: names "side" twice'],
  ['the same full as none', squat, ['score', 'depth', 'full'], 0.1, 'squat.score.depth.none: must differ from full'],
  [
    'a slope on itself',
    squat,
    ['score', 'depth', 'measure'],
    { signal: 'crouch', statistic: 'slope', per: 'crouch' },
    'squat.score.depth.measure.per: must be another signal',
  ],
  [
    'a fast tempo above the slow one',
    squat,
    ['score', 'tempo', 'fastMs'],
    7000,
    'squat.score.tempo.fastMs: must be below slowMs',
  ],
  [
    'an attempt above the threshold',
    squat,
    ['criteria', 0, 'attempt'],
    0.3,
    'squat.criteria[0].attempt: asks for more',
  ],
  [
    'thresholds on both sides',
    squat,
    ['criteria', 0, 'atMost'],
    { easy: 3, normal: 2, pro: 1 },
    'squat.criteria[0]: needs either atLeast or atMost',
  ],
  [
    'a threshold on no side',
    squat,
    ['criteria', 0, 'atLeast'],
    undefined,
    'squat.criteria[0]: needs either atLeast or atMost',
  ],
  [
    'a looser threshold for more difficulty',
    squat,
    ['criteria', 0, 'atLeast', 'pro'],
    0.3,
    'squat.criteria[0].atLeast: must not get looser',
  ],
  [
    'a miss that nothing explains',
    squat,
    ['criteria', 0, 'code'],
    'squat.depth.deep',
    'squat.criteria[0].code: no rule "squat.depth.deep" explains it',
  ],
  [
    'evidence twice',
    squat,
    ['identity', 'evidence', 1, 'name'],
    'hips_fall',
    'squat.identity.evidence[1].name: "hips_fall" is there twice',
  ],
  [
    'evidence that says nothing',
    squat,
    ['identity', 'evidence', 0, 'pro'],
    0.05,
    'squat.identity.evidence[0].pro: must differ from against',
  ],
  [
    'size told by the rest',
    squat,
    ['identity', 'evidence', 0, 'measure'],
    { signal: 'hipHeight', part: 'rest', statistic: 'median' },
    'squat.identity.evidence[0].size: is not told by how the person is around a movement',
  ],
  ['an exercise that nothing can be', squat, ['identity', 'prior'], -100, 'squat.identity.prior: is too low'],
  [
    'blind by evidence that is not there',
    squat,
    ['identity', 'blind'],
    { pro: ['elan'] },
    'squat.identity.blind.pro: there is no evidence "elan"',
  ],
  [
    'a hold’s miss that nothing explains',
    plank,
    ['hold', 'enter', 4, 'code', 'above'],
    'plank.hips.low',
    'plank.hold.enter[4].code.above: no rule "plank.hips.low" explains it',
  ],
  [
    'staying stricter than entering',
    plank,
    ['hold', 'stay', 1, 'max'],
    35,
    'plank.hold.stay[1].max: is stricter than what hold.enter asks for',
  ],
  [
    'staying by what entering does not ask',
    plank,
    ['hold', 'stay', 1, 'signal'],
    'headDrop',
    'plank.hold.stay[1].max: is stricter',
  ],
  [
    'staying stricter in one difficulty',
    plank,
    ['hold', 'stay', 4, 'byDifficulty', 'pro'],
    0.5,
    'plank.hold.stay[4].min: is stricter',
  ],
  [
    'bounds that get looser',
    plank,
    ['hold', 'enter', 4, 'byDifficulty', 'pro'],
    1.2,
    'plank.hold.enter[4].byDifficulty: must not get looser',
  ],
  [
    'a factor of 0',
    plank,
    ['hold', 'enter', 4, 'byDifficulty', 'pro'],
    0,
    'plank.hold.enter[4].byDifficulty.pro: must be above 0',
  ],
  [
    'a turning point of a hold',
    plank,
    ['rules', 0, 'when', 0, 'measure', 'part'],
    'far',
    'plank.rules[0].when[0].measure.part: must be "whole" in a hold',
  ],
  [
    'a shift of a hold',
    plank,
    ['score', 'steadiness', 'measure'],
    { signal: 'hipSag', statistic: 'shift' },
    'plank.score.steadiness.measure.statistic: says nothing of a hold',
  ],
  [
    'a break by what is no bound',
    balanceLeg,
    ['rules', 2, 'onBreak'],
    'headDrop',
    'balance_leg.rules[2].onBreak: no bound of hold.stay is on headDrop',
  ],
  [
    'a break beside checks',
    balanceLeg,
    ['rules', 2, 'when'],
    balanceLeg.rules[0]?.when,
    'balance_leg.rules[2].when: must be empty beside onBreak',
  ],
  ['a text of no language', squat, ['texts'], { English: {} }, 'squat.texts.English: must be the tag of a language'],
  [
    'an empty text',
    squat,
    ['texts'],
    { en: { 'exercise.squat': '' } },
    'squat.texts.en["exercise.squat"]: must be text',
  ],
  [
    'a text that is never said',
    squat,
    ['texts'],
    { en: { 'squat.dpeth.shallow': 'Lower!' } },
    'squat.texts.en["squat.dpeth.shallow"]: is never said',
  ],
  [
    'a text called as a method of every object',
    squat,
    ['texts'],
    { en: { toString: 'Lower!' } },
    'squat.texts.en.toString: is never said',
  ],
  ['its own name as an alias', squat, ['aliases'], ['squats', 'squat'], 'squat.aliases[1]: is the name itself'],
  [
    'a depth that falls',
    squat,
    ['cycle', 'depth'],
    { from: 'crouch', scale: -1 },
    'squat.cycle.depth: falls where crouch swings out',
  ],
  [
    'smoothing as long as a repetition',
    squat,
    ['cycle', 'smoothingMs'],
    squat.cycle.minDurationMs,
    'squat.cycle.smoothingMs: must be below minDurationMs',
  ],
  [
    'two phases of one name',
    squat,
    ['cycle', 'phases', 'far'],
    squat.cycle.phases.rest,
    'squat.cycle.phases: must have four different names',
  ],
  [
    'a measure within a measure without end',
    squat,
    ['score', 'depth', 'measure'],
    nested(30),
    'squat.score.depth.measure.of[0].of[0]',
  ],
];

/** Deeper than what those who go through it bear. */
function nested(levels: number): unknown {
  let measure: unknown = squat.score.depth.measure;
  for (let level = 0; level < levels; level++) measure = { take: 'larger', of: [measure, squat.score.depth.measure] };
  return measure;
}
