/**
 * Mistakes in scaled signals, stages, sides and target angles.
 */
import { plank } from '../../../src/exercise/catalogue/plank.js';
import { squat } from '../../../src/exercise/catalogue/squat.js';
import type { Path } from '../../../src/exercise/shape.js';
import type { Mistake } from './mistakes.js';

const DEPTH: Path = ['cycle', 'depth'];
const STAGES: Path = ['cycle', 'stages'];
const SCORED: Path = ['score', 'depth', 'measure'];
const ANGLES: Path = ['hold', 'angles'];
const LEVEL = { phase: 'level', when: [{ signal: 'crouch', min: 0.5 }] };
const SIDES = { left: 'leftKneeAngle', right: 'rightKneeAngle', apart: 0.5 };
const KNEE = { joint: 'knee', side: 'left', degrees: 180, tolerance: 15 };

/** Mistakes that the schema refuses too. */
export const OF_SHAPE: readonly Mistake[] = [
  [
    'a direction of nothing',
    squat,
    ['identity', 'evidence', 0, 'measure'],
    { statistic: 'direction', as: [] },
    'squat.identity.evidence[0].measure.as: is empty',
  ],
  [
    'a direction of signals that have no size',
    squat,
    ['identity', 'evidence', 0, 'measure'],
    { statistic: 'direction', as: [{ signal: 'armRaise', swing: 0, shift: 1 }] },
    'squat.identity.evidence[0].measure.as[0].swing: must be',
  ],
  [
    'an unknown signal, scaled',
    squat,
    DEPTH,
    { from: 'elan', scale: 1 },
    'squat.cycle.depth.from: "elan" is no signal',
  ],
  ['a signal scaled by nothing', squat, DEPTH, { from: 'crouch' }, 'squat.cycle.depth.scale: is missing'],
  ['no stages', squat, STAGES, [], 'squat.cycle.stages: is empty'],
  ['a stage that is always', squat, STAGES, [{ ...LEVEL, when: [] }], 'squat.cycle.stages[0].when: is empty'],
  [
    'a stage told by a place',
    squat,
    STAGES,
    [LEVEL, { phase: 'low', when: [{ signal: 'hipY', min: 1 }] }],
    'squat.cycle.stages[1].when[0].signal: "hipY" is a place in the picture',
  ],
  [
    'a side told by a place',
    squat,
    ['sides'],
    { ...SIDES, left: 'wristY' },
    'squat.sides.left: "wristY" is a place in the picture',
  ],
  [
    'sides as far apart as can be',
    squat,
    ['sides'],
    { ...SIDES, apart: 1 },
    'squat.sides.apart: must be between 0 and 1; got 1',
  ],
  ['one side only', squat, ['sides'], { ...SIDES, right: undefined }, 'squat.sides.right: is missing'],
  [
    'something compatible without a reason',
    squat,
    ['compatible'],
    [{ exercise: 'lunge' }],
    'squat.compatible[0].reason: is missing',
  ],
  [
    'a reason that says nothing',
    squat,
    ['compatible'],
    [{ exercise: 'lunge', reason: '' }],
    'squat.compatible[0].reason: must be text that is not empty',
  ],
  [
    'something compatible that can be no name',
    squat,
    ['compatible'],
    [{ exercise: 'Side lunge', reason: 'alike' }],
    'squat.compatible[0].exercise: must be lower-case letters',
  ],
  ['what nobody does every day', squat, ['everyday'], false, 'squat.everyday: must be true; got false'],
  ['what is no experiment', squat, ['experimental'], false, 'squat.experimental: must be true; got false'],
  ['no angles', plank, ANGLES, [], 'plank.hold.angles: is empty'],
  [
    'an angle of no joint that bends',
    plank,
    ANGLES,
    [{ ...KNEE, joint: 'wrist' }],
    'plank.hold.angles[0].joint: must be "elbow" or',
  ],
  [
    'an angle of both sides',
    plank,
    ANGLES,
    [{ ...KNEE, side: 'both' }],
    'plank.hold.angles[0].side: must be "left" or "right"',
  ],
  [
    'more than half a turn',
    plank,
    ANGLES,
    [KNEE, { ...KNEE, degrees: 181 }],
    'plank.hold.angles[1].degrees: must be 0 to 180; got 181',
  ],
  [
    'an angle that nobody can hold',
    plank,
    ANGLES,
    [{ ...KNEE, tolerance: 0 }],
    'plank.hold.angles[0].tolerance: must be above 0; got 0',
  ],
];

/** Mistakes that no schema can name. */
export const OF_MEANING: readonly Mistake[] = [
  [
    'compatible with itself',
    squat,
    ['compatible'],
    [{ exercise: 'squat', reason: 'the same' }],
    'squat.compatible[0].exercise: "squat" is this one itself',
  ],
  [
    'compatible twice',
    squat,
    ['compatible'],
    [
      { exercise: 'lunge', reason: 'alike' },
      { exercise: 'lunge', reason: 'much alike' },
    ],
    'squat.compatible[1].exercise: "lunge" is there twice',
  ],
  [
    'a signal made nothing',
    squat,
    DEPTH,
    { from: 'crouch', scale: 0 },
    'squat.cycle.depth.scale: must be a number but 0; got 0',
  ],
  [
    'the size of the picture, scaled',
    squat,
    DEPTH,
    { from: 'torsoPx', scale: 1 },
    'squat.cycle.depth.from: "torsoPx" is the size of the picture',
  ],
  [
    'a place with its zero moved',
    squat,
    [...SCORED, 'signal'],
    { from: 'hipY', scale: 1, offset: 1 },
    'squat.score.depth.measure.signal.offset: says nothing of a place in the picture',
  ],
  [
    'the middle of a scaled place',
    squat,
    [...SCORED, 'signal'],
    { from: 'hipY', scale: 1 },
    'squat.score.depth.measure.statistic: must be "range"',
  ],
  [
    'a stage without bounds',
    squat,
    STAGES,
    [{ ...LEVEL, when: [{ signal: 'crouch' }] }],
    'squat.cycle.stages[0].when[0]: needs min or max',
  ],
  [
    'evidence of stages that there are not',
    squat,
    ['identity', 'evidence', 0, 'measure'],
    { statistic: 'stages' },
    'squat.identity.evidence[0].measure.statistic: needs cycle.stages',
  ],
  [
    'a score of stages that there are not',
    squat,
    SCORED,
    { take: 'larger', of: [{ statistic: 'stages' }, squat.score.depth.measure] },
    'squat.score.depth.measure.of[0].statistic: needs cycle.stages',
  ],
  [
    'stages of a hold',
    plank,
    ['score', 'steadiness', 'measure'],
    { statistic: 'stages' },
    'plank.score.steadiness.measure.statistic: says nothing of a hold',
  ],
  [
    'sides that are the same',
    squat,
    ['sides'],
    { ...SIDES, right: SIDES.left },
    'squat.sides.right: must be another signal than left',
  ],
  [
    'an angle’s miss that nothing explains',
    plank,
    ANGLES,
    [{ ...KNEE, code: { below: 'plank.knees.low' } }],
    'plank.hold.angles[0].code.below: no rule "plank.knees.low" explains it',
  ],
];
