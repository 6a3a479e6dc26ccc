import { expect } from 'chai';
import { balanceLeg } from '../../src/exercise/catalogue/balance.js';
import { plank } from '../../src/exercise/catalogue/plank.js';
import { squat } from '../../src/exercise/catalogue/squat.js';
import type { HoldRecord } from '../../src/exercise/types.js';
import { distributionOf } from '../../src/tune/distribution.js';
import { written } from '../../src/tune/question.js';
import { readLabels, readPoses, RecordError, textOf, tune, type Recording } from '../../src/tune/index.js';
import { poseSequence } from '../athlete/keypoints.js';
import { performance } from '../athlete/movements.js';
import type { PerformanceOptions } from '../athlete/movements.js';

const noise = { share: 0.004, seed: 7 };

/** The athlete, with a label that says more than is known of the performance. */
function recorded(
  given: object,
  asked: Partial<PerformanceOptions> & Pick<PerformanceOptions, 'exercise'>,
  yawDeg = 45,
): Recording {
  const [label] = readLabels([{ name: asked.exercise, movement: asked.exercise, ...given }]);
  return {
    label: label!,
    poses: poseSequence(performance({ reps: 4, ...asked }), { yawDeg, distanceM: 4.5 }, { noise }),
  };
}

describe('tune: labels', () => {
  it('say what is wanted, in each of their ways', () => {
    const labels = readLabels([
      { name: 'a', exercise: 'squat', movement: 'knee bend', reps: 3 },
      { name: 'b', movement: 'walk', reps: null, hold: null },
      { name: 'c', movement: 'squat', reps: 4, reps_min: 3, reps_max: 5, rep_times_s: [1.5] },
      { name: 'd', movement: 'plank', hold: [2, 9.5], notes: 'more is no mistake' },
    ]);
    expect(labels.map(({ movement, wanted }) => [movement, wanted])).to.deep.equal([
      ['squat', [3, 3]],
      ['walk', undefined],
      ['squat', [3, 5]],
      ['plank', [6, 8]],
    ]);
    expect(labels.map(({ hold, repTimesS }) => [hold, repTimesS]).slice(2)).to.deep.equal([
      [undefined, [1.5]],
      [[2, 9.5], []],
    ]);
  });

  for (const [what, value, message] of [
    ['no list', {}, 'labels: must be a list; got an object'],
    ['an empty list', [], 'labels: is empty'],
    ['a name with a path', [{ name: '../a', movement: 'walk' }], 'labels[0].name: must be the name of a file'],
    ['no movement', [{ name: 'a' }], 'labels[0]: needs exercise, or movement'],
    ['a number as text', [{ name: 'a', exercise: 'squat', reps: '3' }], 'labels[0].reps: must be 0 or more; got "3"'],
    [
      'a range upside down',
      [{ name: 'a', movement: 'squat', reps_min: 4, reps_max: 3 }],
      'labels[0].reps_min: is above',
    ],
    [
      'a hold that ends first',
      [{ name: 'a', movement: 'plank', hold: [9, 2] }],
      'labels[0].hold: must be a start and an',
    ],
    [
      'a name twice',
      [
        { name: 'a', movement: 'walk' },
        { name: 'a', movement: 'squat' },
      ],
      'labels[1].name: "a" is there twice',
    ],
  ] as const) {
    it(`are refused by field: ${what}`, () => {
      expect(() => readLabels(value)).to.throw(RecordError, message);
    });
  }
});

describe('tune: keypoints', () => {
  const k = Array.from({ length: 17 }, (_, index) => [index, 2 * index, 0.5]);

  it('are read from a keypoints_batch message, and from bare sequences', () => {
    const bare = readPoses({
      w: 640,
      h: 360,
      frames: [
        { t: 0, k: null },
        { t: 66, k },
      ],
    });
    expect(bare.map(({ timestampMs, width, height, keypoints }) => [timestampMs, width, height, keypoints.length]))
      .to.deep //
      .equal([
        [0, 640, 360, 0],
        [66, 640, 360, 17],
      ]);
    expect(bare[1]?.keypoints[16]).to.deep.equal({ name: 'right_ankle', x: 16, y: 32, z: 0, score: 0.5 });
    const frames = bare.map(({ timestampMs, keypoints }) => ({ timestampMs, keypoints, score: 0.5 }));
    const batch = readPoses({ type: 'keypoints_batch', width: 640, height: 360, fps: 15, frames });
    expect(batch.map(({ score: _, ...pose }: object & { score?: number }) => pose)).to.deep.equal(bare);
  });

  for (const [what, value, message] of [
    ['a list', [], 'recording: must be an object; got a list'],
    ['a message of another kind', { type: 'keypoints' }, 'recording.width: is missing'],
    ['no frames', { w: 1, h: 1, frames: [] }, 'recording.frames: is empty'],
    ['a frame without a time', { w: 1, h: 1, frames: [{ k: null }] }, 'recording.frames[0].t: is missing'],
    ['too few keypoints', { w: 1, h: 1, frames: [{ t: 0, k: [[1, 2, 3]] }] }, 'recording.frames[0].k: must have 17'],
    [
      'a keypoint without a place',
      { width: 1, height: 1, frames: [{ timestampMs: 0, keypoints: [{ name: 'nose', x: 1 }] }] },
      'recording.frames[0].keypoints[0].y: is missing',
    ],
  ] as const) {
    it(`are refused by field: ${what}`, () => {
      expect(() => readPoses(value)).to.throw(RecordError, message);
    });
  }
});

describe('tune: numbers', () => {
  it('are told by where shares of them lie, and those that are none are left out', () => {
    const hundred = Array.from({ length: 101 }, (_, index) => index);
    expect(distributionOf([NaN, ...hundred.reverse(), Infinity])).to.deep.equal({
      count: 101,
      least: 0,
      '5 %': 5,
      '25 %': 25,
      '50 %': 50,
      '75 %': 75,
      '95 %': 95,
      most: 100,
    });
    expect(distributionOf([NaN])).to.include({ count: 0, least: null, most: null });
  });

  it('are written down as measures are thought of', () => {
    const shift = { signal: { from: 'elbowAngle', scale: -0.01, offset: 1.7 }, statistic: 'shift' } as const;
    const high = { signal: 'proneDrop', part: 'far', statistic: 'high' } as const;
    expect(written({ take: 'share', of: [shift, high] })).to.equal(
      'share(shift(-0.01 × elbowAngle + 1.7), high(proneDrop, far))',
    );
    expect(written({ statistic: 'stages' })).to.equal('stages');
    const as = [{ signal: 'armRaise', swing: 0.1, shift: 1 }] as const;
    expect(written({ statistic: 'direction', as })).to.equal('direction(armRaise)');
    expect(written({ signal: 'hipY', statistic: 'slope', per: 'crouch' })).to.equal('slope(hipY, per crouch)');
  });
});

describe('tune: repetitions', () => {
  const recordings = [
    recorded({ name: 'deep', reps: 4 }, { exercise: 'squat' }),
    recorded({ name: 'half', exercise: 'squats', reps: 5 }, { exercise: 'squat', depth: 0.45 }, 90),
    recorded({ name: 'lunges' }, { exercise: 'lunge' }, 90),
    recorded({ name: 'walk' }, { exercise: 'walk', reps: 8 }),
  ];
  const report = tune(squat, recordings, 'normal');
  const numberAt = (path: string) => report.numbers.find((one) => one.path === path)!;

  it('are counted beside what is wanted, with the reason and the near misses', () => {
    const [deep, half, lunges, walk] = report.recordings;
    expect(deep).to.deep.include({
      role: 'positive',
      wanted: [4, 4],
      count: 4,
      verdict: 'right',
      movements: 4,
      reason: null,
    });
    expect(half).to.deep.include({ role: 'positive', count: 0, verdict: 'too few' });
    expect(half?.nearMisses).to.deep.equal({ 'squat.depth.shallow': 4 });
    expect(lunges).to.deep.include({ role: 'negative', wanted: [0, 0], count: 0, verdict: 'right' });
    expect(lunges?.reason).to.deep.include({ code: 'other_movement', looks_like: 'lunge' });
    expect(walk).to.include({ role: 'negative', verdict: 'right' });
    expect(tune(squat, [recorded({ exercise: 'squat' }, { exercise: 'squat' })]).recordings[0]).to.include({
      verdict: 'unknown',
      wanted: null,
    });
    expect(tune(squat, [recorded({ reps: 3 }, { exercise: 'squat' })]).recordings[0]?.verdict).to.equal('too many');
    const wrong = { ...squat, identity: { prior: 100, evidence: [] }, criteria: [] };
    expect(tune(wrong, [recorded({}, { exercise: 'lunge' })]).recordings[0]).to.include({ verdict: 'false' });
  });

  it('are measured by set, by movement, and with the bounds of the record', () => {
    const evidence = report.numbers.filter(({ path }) => path.startsWith('identity'));
    expect(evidence.map(({ name }) => name)).to.deep.equal(squat.identity.evidence.map(({ name }) => name));
    const fall = numberAt('identity.evidence[0]');
    expect(fall).to.deep.include({
      name: 'hips_fall',
      measure: 'shift(hipY)',
      per: 'set',
      bounds: { against: 0.05, pro: 0.4 },
    });
    expect([fall.positive.count, fall.positive.least! > 0.2, fall.negative.count > 0]).to.deep.equal([2, true, true]);
    const criterion = numberAt('criteria[0]');
    expect(criterion.bounds).to.deep.equal({ atLeast: { easy: 0.24, normal: 0.45, pro: 0.66 }, attempt: 0.13 });
    // From the front another criterion asks: of neither recording.
    expect([criterion.positive.count, numberAt('criteria[1]').positive.count]).to.deep.equal([8, 0]);
    expect(criterion.positive.most! - criterion.positive.least!).to.be.above(0.3);
    expect(numberAt('rules[0].when[0]').bounds).to.deep.equal({ min: 0.5 });
    expect(numberAt('score.depth').bounds).to.deep.equal({ full: 0.85, none: 0.1 });
    expect(numberAt('cycle.depth').bounds).to.deep.include({ full: 1 });
    expect(numberAt('cycle').positive['50 %']).to.be.within(1000, 2000);
  });

  it('are those at the times of the label, or most of the movements, and not what else goes on', () => {
    const squats = recorded({ reps: 4 }, { exercise: 'squat' });
    const lastMs = squats.poses.at(-1)!.timestampMs;
    const jacks = recorded({}, { exercise: 'jumping_jack', reps: 2 }).poses;
    const mixed = [...squats.poses, ...jacks.map((pose) => ({ ...pose, timestampMs: lastMs + 66 + pose.timestampMs }))];
    const movementsOf = (given: object) => {
      const [label] = readLabels([{ name: 'mixed', exercise: 'squat', reps: 4, ...given }]);
      const { numbers, recordings: all } = tune(squat, [{ label: label!, poses: mixed }]);
      return { measured: numbers.find(({ path }) => path === 'cycle')?.positive.count, found: all[0]?.movements };
    };
    const most = movementsOf({});
    expect(most.measured).to.equal(4);
    expect(most.found).to.be.above(4);
    expect(movementsOf({ rep_times_s: [1.5, 3.5, 5.5, 7.5] }).measured).to.equal(4);
  });
});

describe('tune: holds', () => {
  it('are measured at every moment of the hold, by second, and over the time of stillness', () => {
    const shown = performance({ exercise: 'balance_leg', holdS: 6 });
    const [truth] = shown.truth.holds;
    const hold = [truth!.start, truth!.end];
    const report = tune(balanceLeg, [
      recorded({ hold }, { exercise: 'balance_leg', holdS: 6 }, 0),
      recorded({ name: 'still' }, { exercise: 'stand', holdS: 5 }, 0),
    ]);
    expect(report.recordings.map(({ verdict, movements }) => [verdict, movements])).to.deep.equal([
      ['right', null],
      ['right', null],
    ]);
    const at = (path: string) => report.numbers.find((one) => one.path === path)!;
    const lift = at('hold.enter[0]');
    expect(lift).to.deep.include({ measure: 'ankleGap', per: 'sample', bounds: { min: 0.22 } });
    expect(lift.positive.count).to.be.within(85, 95);
    expect([lift.positive['25 %']! > 0.22, lift.negative['75 %']! < 0.22]).to.deep.equal([true, true]);
    expect(at('hold.enter[4]').bounds).to.deep.equal({ min: { easy: 158, normal: 158 * 1.015, pro: 158 * 1.03 } });
    expect(at('hold.stay[0]').bounds).to.deep.equal({ min: 0.14 });
    expect(at('hold.still[0]').positive.count).to.equal(4);
    expect(at('score.steadiness').positive.count).to.equal(6);
  });

  it('are compared with the posture or its mirror image', () => {
    const tree: HoldRecord = {
      ...plank,
      name: 'tree',
      hold: {
        ...plank.hold,
        enter: [{ signal: 'trunkLean', max: 30 }],
        angles: [
          { joint: 'knee', side: 'left', degrees: 173, tolerance: 15 },
          { joint: 'knee', side: 'right', degrees: 40, tolerance: 25 },
        ],
      },
    };
    for (const side of ['left', 'right'] as const) {
      const shown = recorded({ hold: [3, 8] }, { exercise: 'tree', holdS: 6, side }, 0);
      const angles = tune(tree, [shown]).numbers.filter(({ path }) => path.startsWith('hold.angles'));
      expect(angles.map(({ name, bounds }) => [name, bounds])).to.deep.equal([
        ['left knee', { degrees: 173, tolerance: 15 }],
        ['right knee', { degrees: 40, tolerance: 25 }],
      ]);
      const [straight, bent] = angles.map(({ positive }) => positive['50 %']);
      expect(straight, side).to.be.above(155);
      expect(bent, side).to.be.below(90);
    }
  });
});

describe('tune: the report', () => {
  it('reads in 100 columns, with every number and every recording', () => {
    const recordings = [
      recorded({ reps: 4 }, { exercise: 'squat' }),
      recorded({ name: 'a_lunge_with_a_long_name' }, { exercise: 'lunge' }, 90),
    ];
    const text = textOf(tune(squat, recordings));
    for (const line of text.split('\n')) expect(line.length, line).to.be.at.most(100);
    for (const { name } of squat.identity.evidence) expect(text).to.contain(`  ${name}  `);
    expect(text).to.contain('squat, in reps, difficulty easy');
    expect(text).to.contain('  hips_fall  shift(hipY)  against 0.05, pro 0.4\n');
    expect(text).to.contain('atLeast 0.24 / 0.45 / 0.66, attempt 0.13');
    expect(text).to.match(/\n {2}right +squat +squat +oblique +4 +4 +4\n/);
    expect(text).to.match(/a_lunge_with_a_long_name[^]*other_movement: \w+[^]*looks like lunge/);
    expect(text.split('\n').at(-1)).to.equal('1 of 1 recordings of it are counted right, 0 of 1 others are counted.');
  });
});
