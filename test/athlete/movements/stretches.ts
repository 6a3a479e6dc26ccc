/**
 * Stretches that are held: on a chair, on the floor, kneeling and on one leg. Each is given by the directions of its limbs, at
 * rest and in the posture.
 */
import { ADULT, footFrame, solvePosture } from '../body.js';
import type { BodySide, FreeArm, JointName, JointState, LegPosture, PlantedArm, Posture, Turn } from '../body.js';
import { add, apply, cosDeg, distance, mix, mixVec, normalize, scale, sinDeg, subtract } from '../vec.js';
import type { Vec3 } from '../vec.js';
import { ARM_M, LYING_M, WRIST_M, hipOf } from './limbs.js';
import type { Trunk } from './limbs.js';
import { HANGING } from './standing.js';
import { held, sideOf, signOf, sway } from './tempo.js';
import type { Choreography, PerformanceOptions } from './types.js';

/**
 * Where a bone points, in degrees: `swing` in the side plane (0 down, 90 to the front, 180 up, -90 to the back), `out` away
 * from the middle of the body.
 */
interface Direction {
  readonly swing: number;
  readonly out?: number;
}

/** A leg by its bones, and by the degrees by which the foot is pointed. */
interface Leg {
  readonly thigh: Direction;
  readonly shin: Direction;
  readonly pointed?: number;
}

/** Where a wrist is to be, of a body whose other joints are known. */
type Reach = (joints: JointState['joints'], side: BodySide) => Vec3;

/** A trunk; rolls are those of somebody whose named side is the left one. */
interface Lean {
  readonly pelvis: Turn;
  readonly chest: Turn;
  readonly head: Turn;
}

/** A posture. Of two limbs the first is that of the side that the movement names. */
interface Key extends Lean {
  readonly legs: readonly [Leg, Leg];
  readonly arms: readonly [FreeArm | Reach, FreeArm | Reach];
}

/** How a stretch is performed. */
interface Stretch {
  readonly rest: Key;
  readonly full: Key;
  readonly moveS: number;
  /** The foot that stays where it is; the hips do where none does. */
  readonly stands?: 'named' | 'other';
  /** Where elbows point that reach for something: outwards, upwards, to the front. */
  readonly pole?: Vec3;
}

/** How high over the floor the joints of a body lie at least; others lie on it. */
const CLEARANCE: readonly (readonly [string, number])[] = [
  ['hip', LYING_M],
  ['shoulder', LYING_M],
  ['knee', 0.055],
  ['ankle', 0.06],
  ['ball', 0.02],
  ['toe', 0.02],
  ['heel', 0.02],
];
/** How high the tips of a hand on the floor are at least. */
const TIPS_M = 0.022;
const BOTH: readonly BodySide[] = ['left', 'right'];
const other = (side: BodySide): BodySide => (side === 'left' ? 'right' : 'left');

const along = (side: BodySide, { swing, out = 0 }: Direction): Vec3 => [
  signOf(side) * sinDeg(out),
  -cosDeg(swing) * cosDeg(out),
  sinDeg(swing) * cosDeg(out),
];

/** A straight leg, not quite locked. */
const straight = (swing: number, out = 0, pointed = 0): Leg => ({
  thigh: { swing, out },
  shin: { swing: swing - 2, out: out > 45 ? out - 2 : out },
  pointed,
});

const mixDirection = (a: Direction, b: Direction, t: number): Direction => ({
  swing: mix(a.swing, b.swing, t),
  out: mix(a.out ?? 0, b.out ?? 0, t),
});

const mixLeg = (a: Leg, b: Leg, t: number): Leg => ({
  thigh: mixDirection(a.thigh, b.thigh, t),
  shin: mixDirection(a.shin, b.shin, t),
  pointed: mix(a.pointed ?? 0, b.pointed ?? 0, t),
});

const mixTurn = (a: Turn, b: Turn, t: number, sign: number): Turn => ({
  pitch: mix(a.pitch ?? 0, b.pitch ?? 0, t),
  roll: sign * mix(a.roll ?? 0, b.roll ?? 0, t),
  yaw: mix(a.yaw ?? 0, b.yaw ?? 0, t),
});

const mixArm = (a: FreeArm, b: FreeArm, t: number): FreeArm => ({
  flexion: mix(a.flexion ?? 0, b.flexion ?? 0, t),
  abduction: mix(a.abduction ?? 0, b.abduction ?? 0, t),
  twist: mix(a.twist ?? 0, b.twist ?? 0, t),
  elbow: mix(a.elbow ?? 0, b.elbow ?? 0, t),
});

function legOf(trunk: Trunk, side: BodySide, { thigh, shin, pointed = 0 }: Leg): LegPosture {
  const hip = hipOf(trunk, side);
  const knee = add(hip, scale(along(side, thigh), ADULT.thigh));
  const ankle = add(knee, scale(along(side, shin), ADULT.shin));
  const heelLift = pointed - shin.swing;
  return {
    ball: add(ankle, apply(footFrame(side, heelLift), ADULT.ball)),
    heelLift,
    knee: subtract(knee, scale(add(hip, ankle), 0.5)),
  };
}

function moved({ pelvis, legs, ...rest }: Posture, by: Vec3): Posture {
  const legBy = (leg: LegPosture): LegPosture => ({ ...leg, ball: add(leg.ball, by) });
  return { ...rest, pelvis: add(pelvis, by), legs: { left: legBy(legs.left), right: legBy(legs.right) } };
}

/** As high as the floor asks for. */
function onTheFloor(posture: Posture): Posture {
  const { joints } = solvePosture(posture);
  const lifts = CLEARANCE.flatMap(([name, height]) =>
    BOTH.map((side) => height - joints[`${side}_${name}` as JointName][1]),
  );
  return moved(posture, [0, Math.max(...lifts), 0]);
}

function wristOf(arm: FreeArm | Reach, posture: Posture, side: BodySide): Vec3 {
  if (typeof arm === 'function') return arm(solvePosture(posture).joints, side);
  return solvePosture({ ...posture, arms: { left: arm, right: arm } }).joints[`${side}_wrist`];
}

/** The direction of a hand whose tips do not go below the floor. @param height of its wrist */
function overTheFloor([x, y, z]: Vec3, height: number): Vec3 {
  const least = -(height - TIPS_M) / ADULT.hand;
  if (y >= least) return [x, y, z];
  const level = Math.sqrt((1 - least * least) / (x * x + z * z + 1e-6));
  return [level * x, least, level * z];
}

/** An arm that reaches for a place, as far as it is long. @param flat how far the hand lies flat */
function reaching(posture: Posture, side: BodySide, to: Vec3, flat: number, [out, up, front]: Vec3): PlantedArm {
  const shoulder = solvePosture(posture).joints[`${side}_shoulder`];
  const way = subtract(to, shoulder);
  const share = Math.min(1, ARM_M / distance(to, shoulder));
  const [x, y, z] = add(shoulder, scale(way, share));
  const at: Vec3 = [x, Math.max(WRIST_M, y), z];
  const hand = normalize(mixVec(normalize(way), [0, 0.1, 1], flat));
  return { at, pole: [signOf(side) * out, up, front], hand: overTheFloor(hand, at[1]) };
}

function stretch(
  options: PerformanceOptions,
  { rest, full, moveS, stands, pole = [1, 0, -0.3] }: Stretch,
): Choreography {
  const named = sideOf(options, 0);
  const sign = signOf(named);
  const keyOf = (side: BodySide): 0 | 1 => (side === named ? 0 : 1);
  const bodyAt = (tS: number, t: number): Posture => {
    const breath = 0.4 * sway(tS);
    const chest = mixTurn(rest.chest, full.chest, t, sign);
    const trunk = {
      pelvis: [0, 1, 0] as Vec3,
      pelvisTurn: mixTurn(rest.pelvis, full.pelvis, t, sign),
      chestTurn: { ...chest, pitch: (chest.pitch ?? 0) + breath },
      headTurn: mixTurn(rest.head, full.head, t, sign),
    };
    const leg = (side: BodySide): LegPosture =>
      legOf(trunk, side, mixLeg(rest.legs[keyOf(side)], full.legs[keyOf(side)], t));
    return onTheFloor({
      ...trunk,
      legs: { left: leg('left'), right: leg('right') },
      arms: { left: HANGING, right: HANGING },
    });
  };
  const footOf = (posture: Posture): Vec3 =>
    stands ? posture.legs[stands === 'named' ? named : other(named)].ball : posture.pelvis;
  const [startX, , startZ] = footOf(bodyAt(0, 0));
  return held(options, moveS, (tS, t) => {
    const body = bodyAt(tS, t);
    const [x, , z] = footOf(body);
    const posture = moved(body, [startX - x, 0, startZ - z]);
    const arm = (side: BodySide): FreeArm | PlantedArm => {
      const [from, to] = [rest.arms[keyOf(side)], full.arms[keyOf(side)]];
      if (typeof from !== 'function' && typeof to !== 'function') return mixArm(from, to, t);
      const wrist = mixVec(wristOf(from, posture, side), wristOf(to, posture, side), t);
      return reaching(posture, side, wrist, typeof from === 'function' ? 1 : t, pole);
    };
    return { ...posture, arms: { left: arm('left'), right: arm('right') } };
  });
}

const UPRIGHT: Lean = { pelvis: {}, chest: { pitch: 2 }, head: { pitch: 3 } };
const both = <Item>(item: Item): readonly [Item, Item] => [item, item];
const STANDING = { ...UPRIGHT, legs: both(straight(1)), arms: both(HANGING) } as const;

/** On a seat of 0.45 m. */
const SEATED_LEGS = both<Leg>({ thigh: { swing: 86 }, shin: { swing: -4 }, pointed: -4 });
const SEATED_UPRIGHT = { pelvis: { pitch: 3 }, chest: { pitch: 6 }, head: { pitch: 6 } } as const;
const ON_THIGHS: FreeArm = { flexion: 38, abduction: 8, elbow: 48, twist: 20 };

const underShoulder: Reach = (joints, side) => {
  const [x, , z] = joints[`${side}_shoulder`];
  return [x, WRIST_M, z + 0.04];
};

/** Sitting on a chair, the trunk on the thighs, the hands at the floor. */
export const chairForwardFold = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: { ...SEATED_UPRIGHT, legs: SEATED_LEGS, arms: both(ON_THIGHS) },
    full: {
      pelvis: { pitch: 58 },
      chest: { pitch: 112 },
      head: { pitch: 125 },
      legs: SEATED_LEGS,
      arms: both(underShoulder),
    },
    moveS: 1.8,
    stands: 'named',
  });

/** Sitting on a chair, one arm, `side`, overhead, the trunk bent to the other side. */
export const chairSideStretch = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: { ...SEATED_UPRIGHT, legs: SEATED_LEGS, arms: both(ON_THIGHS) },
    full: {
      pelvis: { pitch: 3 },
      chest: { pitch: 3, roll: 38 },
      head: { pitch: 4, roll: 30 },
      legs: SEATED_LEGS,
      arms: [
        { flexion: 4, abduction: 164, elbow: 16, twist: 60 },
        { flexion: 4, abduction: 14, elbow: 24, twist: 10 },
      ],
    },
    moveS: 1.6,
    stands: 'named',
  });

const AT_THE_FLOOR: FreeArm = { flexion: 6, abduction: 46, elbow: 10, twist: 10 };

/** Front split: one leg, `side`, straight to the front, the other one to the back, the trunk upright. */
export const split = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: { ...UPRIGHT, legs: [straight(24, 0, 22), straight(-22, 0, 20)], arms: both(HANGING) },
    full: { ...UPRIGHT, legs: [straight(88, 0, 12), straight(-85, 0, 88)], arms: both(AT_THE_FLOOR) },
    moveS: 2.2,
  });

/** Middle split: both legs straight to the sides, the trunk upright. */
export const facialSplit = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: { ...UPRIGHT, legs: both(straight(2, 24)), arms: both(HANGING) },
    full: { ...UPRIGHT, legs: both(straight(4, 86)), arms: both(AT_THE_FLOOR) },
    moveS: 2.2,
  });

const STRADDLE = both(straight(87, 62));
const LONG_SIT = both(straight(88));
const BESIDE_HIPS: FreeArm = { flexion: 36, abduction: 12, elbow: 10, twist: 10 };

/** Sitting in a straddle, the chest at the floor between the legs. */
export const pancake = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: { ...SEATED_UPRIGHT, legs: STRADDLE, arms: both(BESIDE_HIPS) },
    full: {
      pelvis: { pitch: 68 },
      chest: { pitch: 90 },
      head: { pitch: 60 },
      legs: STRADDLE,
      arms: both<Reach>((joints, side) => {
        const [x, , z] = joints[`${side}_shoulder`];
        return [1.2 * x, WRIST_M, z + 0.5];
      }),
    },
    moveS: 2,
  });

/** Sitting with straight legs together, the trunk on them, the hands at the feet. */
export const closing = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: { ...SEATED_UPRIGHT, legs: LONG_SIT, arms: both(BESIDE_HIPS) },
    full: {
      pelvis: { pitch: 60 },
      chest: { pitch: 92 },
      head: { pitch: 95 },
      legs: LONG_SIT,
      arms: both<Reach>((joints, side) => add(joints[`${side}_ankle`], [signOf(side) * 0.04, 0.05, -0.03])),
    },
    moveS: 2,
  });

const PRONE: Lean = { pelvis: { pitch: 90 }, chest: { pitch: 90 }, head: { pitch: 70 } };

/** On the front, the hands at the ankles, chest and thighs raised. */
export const bow = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: { ...PRONE, legs: both(straight(-90, 0, 85)), arms: both<FreeArm>({ abduction: 8, elbow: 6 }) },
    full: {
      pelvis: { pitch: 70 },
      chest: { pitch: 36 },
      head: { pitch: 15 },
      legs: both<Leg>({ thigh: { swing: -110 }, shin: { swing: -210 }, pointed: 60 }),
      arms: both<Reach>((joints, side) => add(joints[`${side}_ankle`], [signOf(side) * 0.03, -0.03, 0.03])),
    },
    moveS: 1.8,
  });

const KNEELING_LEG: Leg = { thigh: { swing: 0 }, shin: { swing: -91 }, pointed: 86 };

/** On hands and knees, one leg, `side`, raised behind with a bent knee. */
export const tiger = (options: PerformanceOptions): Choreography => {
  const trunk: Lean = { pelvis: { pitch: 82 }, chest: { pitch: 82 }, head: { pitch: 70 } };
  return stretch(options, {
    rest: { ...trunk, legs: both(KNEELING_LEG), arms: both(underShoulder) },
    full: {
      ...trunk,
      legs: [{ thigh: { swing: -112 }, shin: { swing: -215 }, pointed: 60 }, KNEELING_LEG],
      arms: both(underShoulder),
    },
    moveS: 1.6,
    stands: 'other',
  });
};

/** Kneeling, bent back until the hands are at the heels. */
export const camel = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: { ...UPRIGHT, legs: both(KNEELING_LEG), arms: both(HANGING) },
    full: {
      pelvis: { pitch: -30 },
      chest: { pitch: -92 },
      head: { pitch: -110 },
      legs: both<Leg>({ ...KNEELING_LEG, thigh: { swing: -4 } }),
      arms: both<Reach>((joints, side) => add(joints[`${side}_ankle`], [signOf(side) * 0.03, 0.04, 0])),
    },
    moveS: 1.8,
    stands: 'named',
  });

const FOLDED: Leg = { thigh: { swing: 86, out: 12 }, shin: { swing: -84, out: -30 }, pointed: 60 };

/** One leg, `side`, folded in front, the other one behind with its foot raised to the hands, which reach for it overhead. */
export const kingPigeon = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: { ...UPRIGHT, legs: [FOLDED, straight(-86, 0, 88)], arms: both(AT_THE_FLOOR) },
    full: {
      pelvis: { pitch: 2 },
      chest: { pitch: -28 },
      head: { pitch: -45 },
      legs: [FOLDED, { thigh: { swing: -86 }, shin: { swing: -190 }, pointed: 60 }],
      arms: both<Reach>((joints, side) => {
        const back = BOTH.map((of) => joints[`${of}_ankle`]).reduce((a, b) => (b[1] > a[1] ? b : a));
        return add(back, [signOf(side) * 0.05, 0.12, 0.02]);
      }),
    },
    moveS: 2,
    pole: [1, 0.7, -0.2],
  });

/** Standing on one leg, the other one, `side`, raised straight to the front, its foot in the hand. */
export const footToHand = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: STANDING,
    full: {
      pelvis: { pitch: -4 },
      chest: { pitch: 12 },
      head: { pitch: 6 },
      legs: [straight(120), straight(1)],
      arms: [(joints, side) => add(joints[`${side}_ankle`], [0, 0.03, 0]), { ...HANGING, abduction: 24 }],
    },
    moveS: 2,
    stands: 'other',
  });

/** Standing on one leg, the other one, `side`, straight up beside the head, held by its arm. */
export const standingI = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: STANDING,
    full: {
      pelvis: { roll: 20 },
      chest: { pitch: 2, roll: 14 },
      head: { pitch: 3, roll: 10 },
      legs: [straight(2, 160), straight(1, -4)],
      arms: [(joints, side) => add(joints[`${side}_ankle`], [0, -0.04, 0.04]), { ...HANGING, abduction: 70 }],
    },
    moveS: 2.2,
    stands: 'other',
  });

/** Standing on one leg, folded forward to the hands on the floor, the other leg, `side`, straight up. */
export const needle = (options: PerformanceOptions): Choreography =>
  stretch(options, {
    rest: STANDING,
    full: {
      pelvis: { pitch: 124 },
      chest: { pitch: 170 },
      head: { pitch: 165 },
      // Its toes are pulled up, so that they clear the floor when the leg goes back.
      legs: [straight(-172, 0, -60), straight(1)],
      arms: both(underShoulder),
    },
    moveS: 2.4,
    stands: 'other',
  });
