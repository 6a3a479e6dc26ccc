/**
 * Postures that are held: side plank, cobra, tree, warrior II.
 */
import { ADULT, ANKLE_HEIGHT_M, ankleOf, footFrame, turnFrame } from '../body.js';
import type { BodySide, LegPosture, PlantedArm } from '../body.js';
import { add, apply, bisect, distance, mix, mixVec } from '../vec.js';
import type { Vec3 } from '../vec.js';
import { LEG_M, LYING_M, WRIST_M, freeLeg, spanOf } from './limbs.js';
import { HANGING, STANDING_HIP_M, flatLeg, kneeOut, settle, standing } from './standing.js';
import { bothSides, held, minimumJerk, sideOf, signOf, sway } from './tempo.js';
import type { Choreography, PerformanceOptions } from './types.js';

const ELBOW_M = 0.04;
/** Half of the distance between the ankles that lie on each other, and the height of their middle. */
const STACKED_HALF_M = 0.045;
const ANKLES_M = 0.12;
/** The legs are not quite locked, so that the upper one reaches as well. */
const SIDE_LEG_M = 0.99 * (ADULT.thigh + ADULT.shin);

/** From the joint between pelvis and chest to the ankles. */
const BELOW_WAIST_M = ADULT.pelvisHeight + SIDE_LEG_M;

/** A body on its side in the frontal plane: the supporting elbow at x = 0, the feet towards positive x. */
interface SideLine {
  readonly waist: Vec3;
  /** Degrees of the chest from upright towards the supporting arm. */
  readonly roll: number;
}

/** Down the body of somebody who has rolled by this much. */
const downBody = (roll: number, metres: number): Vec3 => apply(turnFrame({ roll }), [0, -metres, 0]);

/** The chest for its roll, with the upper arm tipped by `tilt` degrees towards the feet. */
function sideLine(roll: number, tilt: number): SideLine {
  const shoulder = add([0, ELBOW_M, 0], downBody(-tilt, -ADULT.upperArm));
  const shoulders = add(shoulder, apply(turnFrame({ roll }), [ADULT.shoulderHalfWidth, 0, 0]));
  return { waist: add(shoulders, downBody(roll, ADULT.chestHeight)), roll };
}

/** Side plank on one forearm, `side`, with straight legs: up from the hip on the floor, hold, and down again. */
export function sidePlank(options: PerformanceOptions): Choreography {
  const supporting = sideOf(options, 0);
  const sign = signOf(supporting);
  // The feet are where the body is straight with the upper arm upright.
  const feetOf = (roll: number): Vec3 => add(sideLine(roll, 0).waist, downBody(roll, BELOW_WAIST_M));
  const straightRoll = bisect(50, 90, (roll) => feetOf(roll)[1] < ANKLES_M);
  const ankles = feetOf(straightRoll);
  // The body bends at the waist, and the shoulder comes nearer to the feet.
  const lineAt = (roll: number): SideLine =>
    sideLine(
      roll,
      bisect(-2, 60, (tilt) => distance(sideLine(roll, tilt).waist, ankles) > BELOW_WAIST_M),
    );
  const rollOfLegs = ({ waist }: SideLine): number =>
    (Math.atan2(ankles[0] - waist[0], waist[1] - ankles[1]) * 180) / Math.PI;
  const lowerHip = (line: SideLine): number => {
    const roll = rollOfLegs(line);
    const below = apply(turnFrame({ roll }), [-ADULT.hipHalfWidth, -ADULT.pelvisHeight, 0]);
    return line.waist[1] + below[1];
  };
  const lyingRoll = bisect(straightRoll, 0, (roll) => lowerHip(lineAt(roll)) > LYING_M);
  /** Built for the right arm; the left one is its mirror image. The middle of the body is that of the scene. */
  const placed = ([x, y, z]: Vec3): Vec3 => [sign * (0.7 - x), y, z];
  const footTip = -sign * straightRoll;
  const legOf = (side: BodySide): LegPosture => {
    const off = side === supporting ? -STACKED_HALF_M : STACKED_HALF_M;
    const stacked = add(ankles, apply(turnFrame({ roll: straightRoll }), [off, 0, 0]));
    return {
      ball: add(placed(stacked), apply(turnFrame({ roll: footTip }), ADULT.ball)),
      tip: footTip,
      knee: [0, 0, 1],
    };
  };
  return held(options, 1.1, (tS, reached) => {
    const line = lineAt(mix(lyingRoll, straightRoll, reached));
    const legRoll = rollOfLegs(line);
    return {
      pelvis: placed(add(line.waist, downBody(legRoll, ADULT.pelvisHeight))),
      pelvisTurn: { roll: -sign * legRoll },
      chestTurn: { roll: -sign * line.roll },
      headTurn: { roll: -sign * (line.roll - 4), yaw: sway(tS, 1) },
      legs: bothSides(legOf),
      arms: bothSides((side) =>
        side === supporting
          ? { at: placed([0, ELBOW_M, 0]), forearm: [0, 0, 1], pole: [0, -1, 0], hand: [0, 0, 1] }
          : { ...HANGING, flexion: 0, abduction: 4 },
      ),
    };
  });
}

/** Pitches of pelvis, chest and head from lying on the front to the raised chest. */
const COBRA = { pelvis: [90, 68], chest: [90, 12], head: [55, 4] } as const;
/** The hands stand beside the ribs. */
const COBRA_HAND: Vec3 = [0.21, WRIST_M, 0.36];
const INSTEP_ANKLE_M = 0.06;

/** Cobra: prone, the hips and the insteps on the floor, the chest raised by the arms. */
export const cobra = (options: PerformanceOptions): Choreography =>
  held(options, 1.3, (tS, reached) => {
    const pitchOf = ([lying, raised]: readonly [number, number]): number => mix(lying, raised, reached);
    const trunk = {
      pelvis: [0, LYING_M, 0] as Vec3,
      pelvisTurn: { pitch: pitchOf(COBRA.pelvis) },
      chestTurn: { pitch: pitchOf(COBRA.chest) + 0.4 * sway(tS) * reached },
      headTurn: { pitch: pitchOf(COBRA.head), yaw: sway(tS, 1) },
    };
    const drop = (Math.asin((LYING_M - INSTEP_ANKLE_M) / LEG_M) * 180) / Math.PI;
    return {
      ...trunk,
      legs: bothSides((side) => freeLeg(trunk, side, { thigh: drop - 90, shin: drop - 90.5, heelLift: 180 })),
      arms: bothSides((side): PlantedArm => {
        const sign = signOf(side);
        return {
          at: [sign * COBRA_HAND[0], COBRA_HAND[1], COBRA_HAND[2]],
          pole: [sign * 0.5, 0.5, -1],
          hand: [0, -0.1, 1],
        };
      }),
    };
  });

const TREE_HALF_WIDTH_M = 0.09;
const TREE_ANKLE_M = 0.66;
/** The raised foot points down and out, its sole at the thigh of the standing leg. */
const TREE_FOOT = { heelLift: 72, toeOut: 80 };

/** Tree: standing on one leg, `side`, the other foot at its thigh, the arms overhead. */
export const tree = (options: PerformanceOptions): Choreography =>
  held(options, 2, (tS, reached) => {
    const stance = sideOf(options, 0);
    const lifted: BodySide = stance === 'left' ? 'right' : 'left';
    const sign = signOf(stance);
    // First the weight goes over the standing foot, then the other one leaves the floor.
    const shift = minimumJerk(reached / 0.4);
    const lift = minimumJerk((reached - 0.35) / 0.65);
    const still = standing(tS, TREE_HALF_WIDTH_M);
    const flat = flatLeg(lifted, -sign * TREE_HALF_WIDTH_M);
    const foot = { heelLift: mix(0, TREE_FOOT.heelLift, lift), toeOut: mix(8, TREE_FOOT.toeOut, lift) };
    const atThigh: Vec3 = [sign * (TREE_HALF_WIDTH_M - 0.1), TREE_ANKLE_M, 0.03];
    const ankle = mixVec(ankleOf(lifted, flat), atThigh, lift);
    const leg: LegPosture = {
      ball: add(ankle, apply(footFrame(lifted, foot.heelLift, foot.toeOut), ADULT.ball)),
      ...foot,
      knee: mixVec(kneeOut(lifted, 8), kneeOut(lifted, 78), lift),
    };
    const arm = {
      flexion: mix(2, 4, reached),
      abduction: mix(8, 168, reached),
      elbow: mix(14, 18, reached),
      twist: mix(10, 85, reached),
    };
    return settle({
      ...still,
      pelvis: [sign * 0.045 * shift + 0.005 * sway(tS), STANDING_HIP_M + 0.02, still.pelvis[2]],
      legs: { [stance]: flatLeg(stance, sign * TREE_HALF_WIDTH_M), [lifted]: leg } as Record<BodySide, LegPosture>,
      arms: { left: arm, right: arm },
    });
  });

const WARRIOR_HALF_WIDTH_M = 0.58;
const WARRIOR_KNEE = 98;

/** Height and shift of the hips with the front knee bent and the other leg straight. */
function warriorHips(): { readonly x: number; readonly y: number } {
  const apart = WARRIOR_HALF_WIDTH_M - ADULT.hipHalfWidth;
  const bent = spanOf(ADULT.thigh, ADULT.shin, WARRIOR_KNEE) ** 2;
  const x = (LEG_M ** 2 - bent) / (4 * apart);
  return { x, y: ANKLE_HEIGHT_M + Math.sqrt(bent - (apart - x) ** 2) };
}

/** Warrior II: a wide stance, the front foot, `side`, turned out and its knee bent, the arms level to both sides. */
export const warrior = (options: PerformanceOptions): Choreography =>
  held(options, 1.5, (tS, reached) => {
    const front = sideOf(options, 0);
    const sign = signOf(front);
    const apart = WARRIOR_HALF_WIDTH_M - ADULT.hipHalfWidth;
    const { x, y } = warriorHips();
    const still = standing(tS);
    const arm = {
      flexion: 0,
      abduction: mix(8, 90, reached),
      elbow: mix(14, 6, reached),
      twist: 20,
    };
    const leg = (side: BodySide): LegPosture =>
      flatLeg(side, signOf(side) * WARRIOR_HALF_WIDTH_M, 0, side === front ? 84 : 12);
    return settle({
      ...still,
      pelvis: [sign * x * reached, mix(ANKLE_HEIGHT_M + Math.sqrt(LEG_M ** 2 - apart ** 2), y, reached), 0],
      chestTurn: { pitch: 1, roll: 0.4 * sway(tS) },
      headTurn: { pitch: 2, yaw: sign * 75 * reached + sway(tS, 1) },
      legs: bothSides(leg),
      arms: { left: arm, right: arm },
    });
  });
