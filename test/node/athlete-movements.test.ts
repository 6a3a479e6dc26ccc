/**
 * The athlete's exercises for a larger catalogue: repetitions, angles, what stays where it is, and the options.
 */
import { expect } from 'chai';
import { bones } from '../athlete/body.js';
import type { BodySide, JointName, JointState } from '../athlete/body.js';
import { performance, UPCOMING } from '../athlete/movements.js';
import type { Performance, PerformanceOptions, UpcomingName } from '../athlete/movements.js';
import { angleDeg, distance, mix } from '../athlete/vec.js';

type Angle = (state: JointState, side: BodySide) => number;
type Range = readonly [number, number];

const at =
  (from: string, vertex: string, to: string): Angle =>
  ({ joints }, side) => {
    const joint = (name: string) => joints[`${side}_${name}` as JointName];
    return angleDeg(joint(from), joint(vertex), joint(to));
  };
const elbow = at('shoulder', 'elbow', 'wrist');
const shoulder = at('hip', 'shoulder', 'elbow');
const hip = at('shoulder', 'hip', 'knee');
const knee = at('hip', 'knee', 'ankle');
const ankle = at('knee', 'ankle', 'ball');
/** Degrees of the trunk from upright. */
const trunk: Angle = ({ joints: { pelvis, neck } }) => angleDeg(neck, pelvis, [pelvis[0], pelvis[1] + 1, pelvis[2]]);

/** Degrees of the thigh from straight down. */
const thigh: Angle = ({ joints }, side) => {
  const [x, y, z] = joints[`${side}_hip`];
  return angleDeg(joints[`${side}_knee`], [x, y, z], [x, y - 1, z]);
};

/** What the body of an exercise does. */
interface Expected {
  /** The angle that shows the repetitions, at rest and at the turning point (in the middle of a hold). */
  readonly main: readonly [Angle, Range, Range];
  readonly others?: readonly (readonly [Angle, Range, Range])[];
  /** Joints, without their side, that stay where they are; of both sides. */
  readonly planted: readonly string[];
  /** The sides move by turns or alone: joints that stay where they are on the side that does not move. */
  readonly idle?: readonly string[];
}

const STRAIGHT: Range = [164, 180];
const FEET = ['ball', 'heel'];

const EXPECTED: Readonly<Record<UpcomingName, Expected>> = {
  bicep_curl: { main: [elbow, STRAIGHT, [28, 42]], others: [[shoulder, [10, 25], [10, 30]]], planted: FEET, idle: [] },
  hammer_curl: { main: [elbow, STRAIGHT, [30, 46]], others: [[shoulder, [10, 25], [10, 30]]], planted: FEET, idle: [] },
  shoulder_press: {
    main: [elbow, [35, 55], [155, 180]],
    others: [[shoulder, [50, 80], [160, 180]]],
    planted: FEET,
    idle: [],
  },
  lateral_raise: {
    main: [shoulder, [10, 25], [90, 105]],
    others: [[elbow, STRAIGHT, STRAIGHT]],
    planted: FEET,
    idle: [],
  },
  deadlift: {
    main: [hip, [164, 180], [45, 58]],
    others: [
      [knee, [168, 180], [100, 118]],
      [trunk, [0, 5], [68, 76]],
      [elbow, [164, 180], [164, 180]],
    ],
    planted: FEET,
  },
  glute_bridge: {
    main: [hip, [122, 134], [164, 180]],
    others: [
      [knee, [62, 72], [75, 90]],
      [trunk, [86, 94], [108, 118]],
    ],
    planted: [...FEET, 'shoulder', 'elbow', 'wrist'],
  },
  sit_up: {
    main: [hip, [122, 138], [45, 65]],
    others: [
      [trunk, [86, 94], [5, 20]],
      [knee, [66, 80], [66, 80]],
    ],
    planted: [...FEET, 'hip'],
  },
  crunch: { main: [trunk, [86, 94], [50, 62]], others: [[hip, [122, 138], [90, 110]]], planted: [...FEET, 'hip'] },
  side_lunge: {
    main: [knee, [164, 180], [82, 96]],
    others: [
      [hip, [140, 165], [78, 98]],
      [trunk, [0, 5], [28, 42]],
    ],
    planted: FEET,
    idle: [],
  },
  high_knees: {
    main: [hip, [160, 180], [78, 95]],
    others: [[knee, [164, 180], [55, 75]]],
    planted: [],
    idle: ['ball'],
  },
  mountain_climber: {
    main: [hip, [155, 172], [42, 68]],
    others: [
      [knee, [165, 180], [42, 60]],
      [elbow, [160, 180], [160, 180]],
    ],
    planted: ['wrist', 'shoulder'],
    idle: FEET,
  },
  leg_raise: {
    main: [hip, [165, 180], [84, 98]],
    others: [[knee, [170, 180], [155, 172]]],
    planted: ['hip', 'shoulder', 'elbow', 'wrist'],
    idle: FEET,
  },
  calf_raise: { main: [ankle, [105, 125], [140, 160]], others: [[knee, [168, 180], [168, 180]]], planted: ['ball'] },
  tricep_dip: { main: [elbow, STRAIGHT, [60, 75]], others: [[shoulder, [0, 25], [42, 65]]], planted: ['wrist'] },
  pull_up: { main: [elbow, STRAIGHT, [25, 45]], others: [[shoulder, [165, 180], [45, 80]]], planted: ['wrist'] },
  burpee: {
    main: [trunk, [0, 5], [80, 95]],
    others: [
      [elbow, [135, 170], [45, 70]],
      [hip, [165, 180], [160, 180]],
    ],
    planted: [],
  },
  sit_to_stand: { main: [knee, [168, 180], [80, 95]], others: [[hip, [160, 180], [75, 95]]], planted: FEET },
  wall_sit: { main: [knee, [165, 180], [86, 98]], others: [[hip, [140, 155], [86, 98]]], planted: FEET },
  side_plank: { main: [trunk, [45, 62], [68, 78]], others: [[knee, [140, 180], [160, 180]]], planted: FEET },
  cobra: {
    main: [trunk, [86, 94], [25, 40]],
    others: [[elbow, [15, 45], [95, 125]]],
    planted: [...FEET, 'hip', 'wrist'],
  },
  bridge: { main: [hip, [122, 134], [164, 180]], planted: [...FEET, 'shoulder', 'elbow', 'wrist'] },
  tree: { main: [knee, [168, 180], [30, 50]], others: [[shoulder, [10, 25], [160, 180]]], planted: [] },
  warrior: { main: [knee, [168, 180], [90, 105]], others: [[shoulder, [10, 25], [85, 105]]], planted: FEET },
  chair_forward_fold: {
    main: [trunk, [2, 8], [82, 100]],
    others: [
      [hip, [84, 94], [5, 20]],
      [knee, [85, 95], [85, 95]],
    ],
    planted: FEET,
  },
  chair_side_stretch: {
    main: [trunk, [2, 8], [18, 28]],
    others: [
      [shoulder, [36, 46], [165, 180]],
      [knee, [85, 95], [85, 95]],
    ],
    planted: FEET,
  },
  split: { main: [hip, [148, 160], [84, 98]], others: [[knee, STRAIGHT, STRAIGHT]], planted: [] },
  facial_split: { main: [hip, [140, 152], [78, 92]], others: [[knee, STRAIGHT, STRAIGHT]], planted: [] },
  pancake: {
    main: [trunk, [2, 8], [76, 88]],
    others: [
      [hip, [76, 86], [45, 60]],
      [knee, STRAIGHT, STRAIGHT],
    ],
    planted: [...FEET, 'hip'],
  },
  closing: {
    main: [trunk, [2, 8], [74, 86]],
    others: [
      [hip, [82, 92], [10, 24]],
      [knee, STRAIGHT, STRAIGHT],
    ],
    planted: [...FEET, 'hip'],
  },
  bow: {
    main: [trunk, [86, 94], [42, 56]],
    others: [
      [knee, STRAIGHT, [74, 88]],
      [hip, STRAIGHT, [112, 126]],
    ],
    planted: [],
  },
  tiger: {
    main: [thigh, [0, 4], [106, 118]],
    others: [
      [hip, [92, 104], [142, 156]],
      [knee, [84, 95], [70, 84]],
    ],
    planted: ['wrist'],
    idle: ['knee', 'ankle'],
  },
  camel: {
    main: [trunk, [0, 5], [62, 78]],
    others: [
      [hip, STRAIGHT, [102, 116]],
      [knee, [84, 95], [86, 98]],
    ],
    planted: ['ball', 'ankle', 'knee'],
  },
  king_pigeon: { main: [trunk, [0, 5], [12, 24]], others: [[knee, [14, 26], [14, 26]]], planted: ['hip'] },
  foot_to_hand: {
    main: [hip, STRAIGHT, [48, 62]],
    others: [[knee, STRAIGHT, STRAIGHT]],
    planted: [],
    idle: FEET,
  },
  i: { main: [hip, STRAIGHT, [20, 34]], others: [[knee, STRAIGHT, STRAIGHT]], planted: [], idle: FEET },
  needle: {
    main: [trunk, [0, 5], [145, 160]],
    others: [
      [hip, STRAIGHT, [150, 165]],
      [knee, STRAIGHT, STRAIGHT],
    ],
    planted: [],
    idle: FEET,
  },
};

const SIDES: readonly BodySide[] = ['left', 'right'];
const other = (side: BodySide): BodySide => (side === 'left' ? 'right' : 'left');

const holds = (exercise: UpcomingName): boolean => performance({ exercise }).truth.reps.length === 0;
const REPEATED = UPCOMING.filter((exercise) => !holds(exercise));
const HELD = UPCOMING.filter(holds);
/** Movements that can be asked to use one arm or leg. */
const BY_SIDE = REPEATED.filter((exercise) => EXPECTED[exercise].idle !== undefined);
/** Those of them that take one at a time even where both are asked for. */
const IN_TURN: readonly UpcomingName[] = ['side_lunge', 'high_knees', 'mountain_climber'];
/** Whose named side is the one that stands; the other one shows the angle. */
const movingSide = (exercise: UpcomingName, side: BodySide): BodySide => (exercise === 'tree' ? other(side) : side);

const statesOf = ({ durationS, poseAt }: Performance, stepS: number): JointState[] =>
  Array.from({ length: Math.floor(durationS / stepS) + 1 }, (_, index) => poseAt(index * stepS));

/** The turning point of the first repetition, or the middle of the hold. */
function turnOf({ truth, poseAt }: Performance): JointState {
  const [hold] = truth.holds;
  return poseAt(hold ? (hold.start + hold.end) / 2 : (truth.reps[0]?.bottom ?? NaN));
}

/** How far the main angle is from rest (0) to the turning point of the full movement (1), at any time, by side. */
function courseOf(performed: Performance): (tS: number, side: BodySide) => number {
  const exercise = performed.options.exercise as UpcomingName;
  const [angle] = EXPECTED[exercise].main;
  const full = performance({ exercise, side: 'right' });
  const side = movingSide(exercise, 'right');
  const [rest, turn] = [angle(full.poseAt(0), side), angle(turnOf(full), side)];
  return (tS, of) => (angle(performed.poseAt(tS), of) - rest) / (turn - rest);
}

/** How often a side goes past the middle of the movement. */
function countedOf(performed: Performance, side: BodySide): number {
  const course = courseOf(performed);
  let count = 0;
  let wasBeyond = false;
  for (let tS = 0; tS <= performed.durationS; tS += 0.04) {
    const beyond = course(tS, side) > 0.5;
    if (beyond && !wasBeyond) count++;
    wasBeyond = beyond;
  }
  return count;
}

const asked = (exercise: UpcomingName, options: Partial<PerformanceOptions> = {}): Performance =>
  performance({ exercise, reps: 4, variation: 0.15, ...options });

describe('movements of the athlete for a larger catalogue', () => {
  for (const exercise of UPCOMING) {
    const { main, others = [], planted, idle = [] } = EXPECTED[exercise];

    it(`keeps every bone, stays over the floor and never leaps from frame to frame: ${exercise}`, () => {
      for (const side of ['left', 'right', 'alternate', 'both'] as const) {
        const states = statesOf(asked(exercise, { side, reps: 2 }), 0.01);
        for (const [from, to, length] of bones()) {
          const errors = states.map(({ joints }) => Math.abs(distance(joints[from], joints[to]) - length));
          expect(Math.max(...errors), `${from} to ${to}`).to.be.below(1e-9);
        }
        for (const name of Object.keys(states[0]?.joints ?? {}) as JointName[]) {
          const points = states.map(({ joints }) => joints[name]);
          const steps = points.slice(1).map((point, index) => distance(point, points[index] ?? point));
          expect(Math.min(...points.map(([, y]) => y)), `${name} over the floor`).to.be.above(0.0199);
          // Hands at the full swing of a hop move at 10 m/s.
          expect(Math.max(...steps), `${name} in 10 ms`).to.be.below(0.12);
        }
      }
    });

    it(`bends the joints as far as people do: ${exercise}`, () => {
      for (const side of SIDES) {
        const performed = asked(exercise, { side });
        const [rest, turn] = [performed.poseAt(0), turnOf(performed)];
        const moving = movingSide(exercise, side);
        for (const [index, [angle, atRest, atTurn]] of [main, ...others].entries()) {
          expect(angle(rest, moving), `rest of angle ${index}`).to.be.within(...atRest);
          expect(angle(turn, moving), `turn of angle ${index}`).to.be.within(...atTurn);
        }
      }
    });

    it(`leaves where it is what stands, lies or grips: ${exercise}`, () => {
      for (const side of SIDES) {
        const states = statesOf(asked(exercise, { side }), 0.04);
        const first = states[0] as JointState;
        // On one foot the other one is in the air, held still against the hips only.
        const sides = exercise === 'calf_raise' ? [side] : SIDES;
        const names = [
          ...planted.flatMap((name) => sides.map((of) => `${of}_${name}`)),
          ...idle.map((name) => `${other(side)}_${name}`),
        ] as JointName[];
        for (const name of names) {
          const moved = states.map(({ joints }) => distance(joints[name], first.joints[name]));
          expect(Math.max(...moved), name).to.be.below(0.005);
        }
      }
    });
  }

  for (const exercise of REPEATED) {
    it(`repeats as often and as fast as asked: ${exercise}`, () => {
      for (const pace of [{}, { secondsPerRep: 5 }, { pauseTopS: 0.6, pauseBottomS: 0.8 }, { depth: 0.8 }]) {
        const performed = asked(exercise, { side: 'right', ...pace });
        expect(performed.truth.reps).to.have.length(4);
        expect(countedOf(performed, 'right'), JSON.stringify(pace)).to.equal(4);
        const { secondsPerRep, pauseBottomS } = performed.options;
        const moving = performed.truth.reps.reduce((sum, { start, end }) => sum + end - start - pauseBottomS, 0);
        expect(moving / 4).to.be.closeTo(secondsPerRep, 1e-9);
      }
    });

    it(`turns at the true turning points, stays there in a pause and comes back to rest: ${exercise}`, () => {
      const performed = asked(exercise, { side: 'right', pauseTopS: 0.5, pauseBottomS: 0.5 });
      const course = courseOf(performed);
      for (const { start, bottom, end } of performed.truth.reps) {
        expect(course(start, 'right')).to.be.closeTo(0, 0.06);
        expect(course(end, 'right')).to.be.closeTo(0, 0.06);
        for (const aside of [-0.24, 0, 0.24]) expect(course(bottom + aside, 'right')).to.be.closeTo(1, 0.06);
      }
    });
  }

  // A burpee goes to the floor at every depth; what its depth does has a test of its own.
  for (const exercise of REPEATED.filter((name) => name !== 'burpee')) {
    it(`goes as far as the depth says: ${exercise}`, () => {
      const [none, third, more, full] = [0, 0.3, 0.6, 1].map((depth) => {
        const performed = asked(exercise, { side: 'right', depth });
        return courseOf(performed)(performed.truth.reps[0]?.bottom ?? NaN, 'right');
      });
      expect(none).to.be.closeTo(0, 0.05);
      expect(third).to.be.within(0.08, 0.6);
      expect(more).to.be.within((third ?? NaN) + 0.1, 0.9);
      expect(full).to.be.closeTo(1, 0.03);
    });
  }

  for (const exercise of BY_SIDE) {
    it(`moves the sides that it is asked to: ${exercise}`, () => {
      const counts = (side: PerformanceOptions['side']): readonly number[] =>
        SIDES.map((of) => countedOf(asked(exercise, { side }), of));
      expect(counts('left')).to.deep.equal([4, 0]);
      expect(counts('right')).to.deep.equal([0, 4]);
      expect(counts('alternate')).to.deep.equal([2, 2]);
      expect(counts('both')).to.deep.equal(IN_TURN.includes(exercise) ? [2, 2] : [4, 4]);
      const first = courseOf(asked(exercise, { side: 'alternate' }));
      const { bottom } = asked(exercise).truth.reps[0] ?? { bottom: NaN };
      expect(first(bottom, 'right')).to.be.closeTo(1, 0.06);
      expect(first(bottom, 'left')).to.be.below(0.5);
    });
  }

  for (const exercise of HELD) {
    it(`holds as long and as far as asked: ${exercise}`, () => {
      for (const side of SIDES) {
        const performed = performance({ exercise, holdS: 6, side });
        const moving = movingSide(exercise, side);
        const course = courseOf(performed);
        const { start, end } = performed.truth.holds[0] ?? { start: NaN, end: NaN };
        expect(end - start).to.be.closeTo(6, 1e-9);
        for (let tS = start; tS <= end; tS += 0.25) expect(course(tS, moving)).to.be.closeTo(1, 0.06);
        expect(course(0, moving)).to.be.closeTo(0, 0.06);
        expect(course(performed.durationS, moving)).to.be.closeTo(0, 0.06);
        const half = performance({ exercise, holdS: 6, side, depth: 0.6 });
        expect(courseOf(half)((start + end) / 2, moving)).to.be.within(0.3, 0.9);
      }
    });
  }

  it('lowers the chest of a burpee by its depth, hands and feet in place, and hops at the end', () => {
    const elbowAt = (depth: number): number => elbow(turnOf(asked('burpee', { depth })), 'left');
    expect(elbowAt(0.4)).to.be.above(elbowAt(0.7) + 15);
    expect(elbowAt(0.7)).to.be.above(elbowAt(1) + 15);
    const performed = asked('burpee');
    const { start, bottom, end } = performed.truth.reps[0] ?? { start: NaN, bottom: NaN, end: NaN };
    const lowest = performed.poseAt(bottom);
    for (const name of ['left_wrist', 'right_wrist', 'left_ball', 'right_ball'] as const) {
      for (const aside of [-0.25, 0.25]) {
        expect(distance(performed.poseAt(bottom + aside).joints[name], lowest.joints[name]), name).to.be.below(1e-6);
      }
    }
    const highest = Math.max(
      ...Array.from({ length: 100 }, (_, index) => performed.poseAt(mix(bottom, end, index / 100)).joints.left_ball[1]),
    );
    expect(highest).to.be.within(0.12, 0.2);
    expect(distance(performed.poseAt(end).joints.left_ball, performed.poseAt(start).joints.left_ball)).to.be.below(
      1e-6,
    );
  });

  it('keeps the back at the wall in a wall sit, and level thighs at full depth', () => {
    const performed = asked('wall_sit');
    for (const { joints } of statesOf(performed, 0.05)) {
      for (const name of ['left_hip', 'right_hip', 'left_shoulder', 'right_shoulder'] as const) {
        expect(joints[name][2], name).to.be.closeTo(0, 0.005);
      }
    }
    const { joints } = turnOf(performed);
    expect(joints.left_hip[1] - joints.left_knee[1]).to.be.closeTo(0, 0.06);
  });

  it('moves the bar of a deadlift straight up and down, from the thighs to where its plates stand on the floor', () => {
    const wrists = statesOf(asked('deadlift'), 0.05).map(({ joints }) => joints.left_wrist);
    const [zs, ys] = [wrists.map(([, , z]) => z), wrists.map(([, y]) => y)];
    expect(Math.max(...zs) - Math.min(...zs)).to.be.below(0.01);
    expect(Math.min(...ys)).to.be.within(0.26, 0.36);
    expect(Math.max(...ys)).to.be.within(0.78, 0.95);
  });

  it('lifts the chin over the bar, and the feet off the floor', () => {
    const performed = asked('pull_up');
    const { joints } = turnOf(performed);
    expect(joints.nose[1]).to.be.above(joints.left_wrist[1] + 0.05);
    for (const state of statesOf(performed, 0.05)) expect(state.joints.left_toe[1]).to.be.above(0.1);
  });
});
