/**
 * The athlete's figure for three.js: skin, shirt, shorts, shoes, hair and a face on the joints of the kinematics.
 */
import { DoubleSide, Group, Mesh, MeshStandardMaterial, SphereGeometry } from 'three';
import type { BufferGeometry, Material } from 'three';
import { ADULT, frameAlong } from './body.js';
import type { JointName, JointState, Proportions } from './body.js';
import { createHead } from './figure/head.js';
import { Tube, limbGeometry, placeAlong, placeAt } from './figure/shapes.js';
import type { Section } from './figure/shapes.js';
import { add, apply, cross, mixVec, normalize, scale, subtract } from './vec.js';
import type { Mat3, Vec3 } from './vec.js';

/** Colours as 0xrrggbb. */
export interface Look {
  readonly skin: number;
  readonly hair: number;
  readonly shirt: number;
  readonly shorts: number;
  readonly shoes: number;
}

/** The athlete of most clips. */
export const DEFAULT_LOOK: Look = {
  skin: 0xc98d68,
  hair: 0x2a1b13,
  shirt: 0x1d7f8e,
  shorts: 0x27304a,
  shoes: 0xe0563b,
};

/** A figure that takes postures. */
export interface Figure {
  readonly group: Group;
  readonly pose: (state: JointState) => void;
}

/** Moves one mesh to its place in a posture. */
type Placement = (state: JointState) => void;

const fabric = (color: number): MeshStandardMaterial =>
  new MeshStandardMaterial({ color, roughness: 0.92, side: DoubleSide });

/** Trunk cross-sections: part, height in it, half width, front, back. */
const SHIRT: readonly (readonly ['pelvis' | 'chest', number, number, number, number])[] = [
  ['pelvis', -0.045, 0.174, 0.116, 0.136],
  ['pelvis', 0.04, 0.166, 0.112, 0.122],
  ['pelvis', 0.13, 0.15, 0.107, 0.098],
  ['pelvis', 0.2, 0.147, 0.104, 0.096],
  ['chest', 0.07, 0.155, 0.11, 0.1],
  ['chest', 0.15, 0.167, 0.118, 0.108],
  ['chest', 0.22, 0.168, 0.108, 0.106],
  ['chest', 0.268, 0.148, 0.08, 0.09],
  ['chest', 0.31, 0.1, 0.058, 0.07],
  ['chest', 0.345, 0.062, 0.052, 0.058],
];

const SHORTS: readonly (readonly ['pelvis', number, number, number, number])[] = [
  ['pelvis', -0.11, 0.1, 0.07, 0.085],
  ['pelvis', -0.075, 0.15, 0.096, 0.118],
  ['pelvis', -0.02, 0.162, 0.106, 0.126],
  ['pelvis', 0.04, 0.15, 0.1, 0.108],
];

function sections(
  of: readonly (readonly ['pelvis' | 'chest', number, number, number, number])[],
  state: JointState,
): Section[] {
  return of.map(([part, y, halfWidth, front, back]) => ({
    origin: part === 'pelvis' ? state.joints.pelvis : state.joints.waist,
    frame: state.frames[part],
    y,
    halfWidth,
    front,
    back,
  }));
}

/** Builds the figure. */
export function createFigure(look: Look = DEFAULT_LOOK, body: Proportions = ADULT): Figure {
  const group = new Group();
  const placements: Placement[] = [];
  const skin = new MeshStandardMaterial({ color: look.skin, roughness: 0.7 });
  const [hair, shirt, shorts, shoe] = [fabric(look.hair), fabric(look.shirt), fabric(look.shorts), fabric(look.shoes)];
  const [sole, sock] = [fabric(0xf2f0ea), fabric(0xf4f4f4)];

  const mesh = (geometry: BufferGeometry, material: Material): Mesh => {
    const made = new Mesh(geometry, material);
    made.castShadow = true;
    made.receiveShadow = true;
    group.add(made);
    return made;
  };
  const tube = (material: Material, of: (state: JointState) => Section[]): void => {
    const made = new Tube();
    mesh(made.geometry, material);
    placements.push((state) => made.update(of(state)));
  };
  /** A limb between two joints; `from` and `to` are shares of the way. */
  const limb = (
    material: Material,
    joints: readonly [JointName, JointName],
    lengthM: number,
    radii: readonly number[],
    front: (state: JointState) => Vec3,
    [from, to]: readonly [number, number] = [0, 1],
  ): void => {
    const made = mesh(limbGeometry(lengthM * (to - from), radii), material);
    placements.push((state) => {
      const [a, b] = [state.joints[joints[0]], state.joints[joints[1]]];
      placeAlong(made, mixVec(a, b, from), mixVec(a, b, to), front(state));
    });
  };

  tube(shirt, (state) => sections(SHIRT, state));
  tube(shorts, (state) => sections(SHORTS, state));

  const headward = ({ frames }: JointState): Vec3 => frames.head[2];
  const head = createHead(body, skin, hair);
  head.traverse((part) => {
    part.castShadow = true;
  });
  group.add(head);
  placements.push((state) => placeAt(head, state.joints.neck, state.frames.head));
  limb(skin, ['neck', 'head'], body.headCentre[1], [0.052, 0.049, 0.047], headward, [-0.1, 0.7]);

  for (const side of ['left', 'right'] as const) {
    const sign = side === 'left' ? 1 : -1;
    const forward = ({ frames }: JointState): Vec3 => add(frames.chest[2], scale(frames.chest[0], 0.01));
    const kneeward = ({ joints }: JointState): Vec3 =>
      add(
        subtract(joints[`${side}_knee`], mixVec(joints[`${side}_hip`], joints[`${side}_ankle`], 0.5)),
        [0.001, 0.001, 0.02],
      );

    // Shoulder: the shirt reaches over it and half-way down the upper arm.
    const yoke = mesh(limbGeometry(0.1, [0.058, 0.055, 0.048]), shirt);
    placements.push((state) => {
      const root = add(state.joints.waist, apply(state.frames.chest, [sign * 0.085, body.chestHeight - 0.03, 0]));
      placeAlong(yoke, root, state.joints[`${side}_shoulder`], forward(state));
    });
    const upperArm = [`${side}_shoulder`, `${side}_elbow`] as const;
    const forearm = [`${side}_elbow`, `${side}_wrist`] as const;
    const thigh = [`${side}_hip`, `${side}_knee`] as const;
    const shin = [`${side}_knee`, `${side}_ankle`] as const;
    limb(shirt, upperArm, body.upperArm, [0.048, 0.055, 0.055, 0.054], forward, [0, 0.52]);
    limb(skin, upperArm, body.upperArm, [0.047, 0.044, 0.038], forward, [0.4, 1]);
    limb(skin, forearm, body.forearm, [0.038, 0.042, 0.038, 0.031, 0.027], forward);
    placements.push(hand(side, skin, mesh));

    limb(skin, thigh, body.thigh, [0.078, 0.071, 0.063, 0.056], kneeward, [0.45, 1]);
    limb(shorts, thigh, body.thigh, [0.07, 0.087, 0.09, 0.089], kneeward, [0.03, 0.6]);
    limb(skin, shin, body.shin, [0.054, 0.055, 0.058, 0.05, 0.04, 0.036], kneeward);
    limb(sock, shin, body.shin, [0.042, 0.04, 0.041], kneeward, [0.84, 1]);
    placements.push(shoeOf(side, shoe, sole, mesh));
  }
  return { group, pose: (state) => placements.forEach((place) => place(state)) };
}

type MakeMesh = (geometry: BufferGeometry, material: Material) => Mesh;

function hand(side: 'left' | 'right', skin: Material, mesh: MakeMesh): Placement {
  const palm = mesh(new SphereGeometry(1, 20, 16), skin);
  const fingers = mesh(limbGeometry(0.07, [0.026, 0.025, 0.018]), skin);
  const thumb = mesh(limbGeometry(0.045, [0.013, 0.012, 0.01]), skin);
  return ({ joints, frames }) => {
    const [elbow, wrist, tip] = [joints[`${side}_elbow`], joints[`${side}_wrist`], joints[`${side}_hand`]];
    const forearm = normalize(subtract(wrist, elbow));
    const along = normalize(subtract(tip, wrist));
    // The palm faces the middle of the body; on the floor, the floor.
    const bent = Math.hypot(...cross(forearm, along)) > 0.25 || wrist[1] < 0.1;
    const palmward: Vec3 = bent ? [0.01, -1, 0.01] : scale(frames.chest[0], side === 'left' ? -1 : 1);
    const safe: Vec3 = add(palmward, scale(frames.chest[2], 0.05));
    const frame = frameAlong(along, safe);
    const flat = (m: Mat3, w: number, l: number, d: number): Mat3 => [scale(m[0], w), scale(m[1], l), scale(m[2], d)];
    placeAt(palm, add(wrist, scale(along, 0.045)), flat(frame, 0.043, 0.058, 0.024));
    placeAt(fingers, add(wrist, scale(along, 0.08)), flat(frame, 1.45, 1.15, 0.66));
    const thumbSide = scale(frame[0], (side === 'left' ? 1 : -1) * (bent ? -1 : 1));
    const root = add(add(wrist, scale(along, 0.02)), scale(thumbSide, 0.025));
    placeAlong(thumb, root, add(root, add(scale(along, 0.04), scale(thumbSide, 0.022))), frame[2]);
  };
}

function shoeOf(side: 'left' | 'right', upper: Material, sole: Material, mesh: MakeMesh): Placement {
  const [heel, middle, toes] = [0, 1, 2].map(() => mesh(new SphereGeometry(1, 24, 18), upper));
  const collar = mesh(limbGeometry(0.035, [0.047, 0.045]), upper);
  const [soleBack, soleFront] = [0, 1].map(() => mesh(new SphereGeometry(1, 28, 12), sole));
  return ({ joints, frames }) => {
    const foot = frames[`${side}_foot`];
    const ankle = joints[`${side}_ankle`];
    const ball = joints[`${side}_ball`];
    const toeward = normalize(subtract(joints[`${side}_toe`], ball));
    const toeFrame: Mat3 = [foot[0], normalize(cross(toeward, foot[0])), toeward];
    const sized = (m: Mat3, w: number, h: number, l: number): Mat3 => [scale(m[0], w), scale(m[1], h), scale(m[2], l)];
    const onFoot = (point: Vec3): Vec3 => add(ankle, apply(foot, point));
    placeAt(heel!, onFoot([0, -0.03, -0.028]), sized(foot, 0.041, 0.048, 0.045));
    placeAt(middle!, onFoot([0, -0.035, 0.05]), sized(foot, 0.045, 0.042, 0.105));
    placeAt(
      toes!,
      add(ball, add(scale(toeFrame[1], 0.012), scale(toeward, 0.012))),
      sized(toeFrame, 0.049, 0.03, 0.066),
    );
    placeAlong(collar, onFoot([0, -0.03, -0.012]), onFoot([0, 0.005, -0.012]), foot[2]);
    placeAt(soleBack!, onFoot([0, -0.064, 0.03]), sized(foot, 0.046, 0.016, 0.108));
    placeAt(
      soleFront!,
      add(ball, add(scale(toeFrame[1], -0.004), scale(toeward, 0.01))),
      sized(toeFrame, 0.053, 0.016, 0.074),
    );
  };
}
