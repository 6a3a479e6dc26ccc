/**
 * The signals that exercise records are written in. Each is one number per frame, free of the picture's size, of the
 * person's size and of the side filmed from, so that the same threshold holds for everybody.
 *
 * Lengths are in the person's own limb lengths (`limb-lengths.ts`), heights are vertical in the picture, angles in
 * degrees as projected. Left and right are only told apart where the exercise asks for a side: seen from the side, a
 * model swaps the legs at times.
 */
import { angleBetween } from '../motion/angles.js';
import { distance, larger, meanOf, middle, smaller, weightedMean } from './joints.js';
import type { Body, HalfBody, Joint } from './joints.js';
import type { LimbLengths } from './limb-lengths.js';

/** Every signal with its meaning. The order is that of a `Sample`'s values. */
export const SIGNALS = {
  // The whole body
  frontality: 'Width of shoulders and hips ÷ that of a person facing the camera: 1 front, 0 side',
  trunkLean: 'Trunk from vertical, 0° upright, 90° lying, 180° upside down',
  supportOffset: 'Horizontal distance of the trunk’s middle from the middle of the feet ÷ shank',
  shoulderTilt: 'Line of the shoulders from horizontal in degrees, unsigned',
  pelvisDrop: 'Line of the hips from horizontal in degrees, positive where the hip of the higher foot is the lower one',
  // Legs
  crouch: 'How far the hips came down on the bending legs: 0 standing, 1 thighs level. Mean of both legs',
  hipHeight: 'Height of the hips over the lower foot ÷ shank: about 2 standing',
  thighDrop: '1 − height of hip over knee ÷ thigh: 0 standing, 1 thighs level. Mean of both legs',
  frontThighDrop: 'The same of the leg whose thigh is nearer to level',
  thighDropGap: 'Difference of the two legs’ thighDrop',
  kneeGap: 'Difference of the heights of the knees ÷ shank',
  legSplit: 'kneeGap or, seen from the side, 0.28 × ankleSpread: whichever is larger',
  ankleGap: 'Difference of the heights of the ankles ÷ shank',
  ankleSpread: 'Horizontal distance of the ankles ÷ shank',
  kneeSpread: 'Horizontal distance of the knees ÷ shank',
  kneeTracking: 'Horizontal distance of the knees ÷ that of the ankles',
  kneeAngle: 'Knee angle, mean of both legs: 180° straight',
  straighterKnee: 'Knee angle of the straighter leg',
  moreBentKnee: 'Knee angle of the more bent leg',
  lunge: 'How far one knee went down while the other thigh came level: 0 standing, 1 shin and thigh both level',
  singleLeg:
    'How much the legs differ as they do when one foot is lifted: 0 alike, 1 a thigh level or a knee bent double',
  rearKneeHeight: 'Height of the lower knee over its own ankle ÷ shank',
  rearKneeAngle: 'Knee angle of the leg with the lower knee',
  frontShinLean: 'Shin of the front leg (its foot ahead) from vertical in degrees, forward positive',
  hipShift: 'Horizontal distance of the hips’ middle from the ankles’ middle ÷ shank',
  ankleRise: 'Height of the lower ankle in pixels (÷ shank where measured), upward positive',
  leftFootLift: 'Height of the left ankle over the right ÷ shank',
  rightFootLift: 'Height of the right ankle over the left ÷ shank',
  // Arms
  armRaise: 'Height of the wrists over the shoulders ÷ arm: −1 hanging, 1 overhead. Mean of both arms',
  lowerArmRaise: 'The same of the lower arm',
  armOpen: 'How far the arms are up: 0 hanging, 1 overhead. Mean of both arms',
  elbowAngle: 'Elbow angle, mean of both arms',
  press: 'How far the chest came down on the bending arms: 0 arms straight, 1 elbows at a right angle or deeper',
  pressHeight: 'Height of the shoulders over the wrists ÷ arm',
  elbowLift: 'How far the elbows are off both a forearm’s and a straight arm’s support: 0 supported, 0.4 in a push-up',
  armSupport: 'Height of the shoulders over the lower of elbow and wrist ÷ arm',
  // Lying and leaning
  proneDrop: 'Height of the shoulders over the hips ÷ arm: about 0.9 standing',
  bodyTilt: 'Line from shoulders to ankles from horizontal in degrees, 90° standing',
  bodyLength: 'Length of the line from shoulders to ankles ÷ arm',
  hipSag: 'Hips off the line from shoulders to ankles ÷ its length: below positive, above negative',
  offFloor: 'Height of the ankles over the supporting hand or elbow ÷ shank − 2 × hipSag: below 0 the hips are down',
  kneeClearance: 'Height of the knees over the line from the supporting hand or elbow to the feet ÷ shank',
  headDrop: 'Ear below the extended line of the trunk ÷ torso, downward positive',
  // Places in the picture, in pixels; only their spread is ever used, ÷ the person's own torso
  shoulderY: 'Height of the shoulders',
  shoulderX: 'Place of the shoulders',
  hipX: 'Place of the hips',
  hipY: 'Height of the hips',
  wristY: 'Height of the lower wrist',
  wristX: 'Place of the lower wrist',
  leftAnkleX: 'Place of the left ankle',
  rightAnkleX: 'Place of the right ankle',
  standingAnkleX: 'Place of the lower ankle',
  ankleY: 'Height of the lower ankle',
  // The person's size
  torsoPx: 'Length of the torso in pixels',
} as const;

/** The name of a signal. */
export type SignalName = keyof typeof SIGNALS;

/** All names, in the order of a sample's values. */
export const SIGNAL_NAMES = Object.keys(SIGNALS) as readonly SignalName[];

/** Where each signal stands in a sample's values. */
export const SIGNAL_INDEX = Object.fromEntries(SIGNAL_NAMES.map((name, index) => [name, index])) as Readonly<
  Record<SignalName, number>
>;

/** Signals that are pixels: a spread is divided by the torso's length where it is measured. */
export const PIXEL_SIGNALS: ReadonlySet<SignalName> = new Set([
  'shoulderY',
  'shoulderX',
  'hipX',
  'hipY',
  'wristY',
  'wristX',
  'leftAnkleX',
  'rightAnkleX',
  'standingAnkleX',
  'ankleY',
  'ankleRise',
]);

/** Widths between joint centres ÷ torso of a person who faces the camera (MoveNet's points; own measurement). */
const FRONT_SHOULDER_WIDTH = 0.68;
const FRONT_HIP_WIDTH = 0.4;

/** How far shoulders and elbows go in a whole push-up: height ÷ arm, and degrees from a straight arm. */
const PRESS_HEIGHT = 0.48;
const PRESS_ELBOW_DEG = 72;

/** Shoulders to ankles ÷ arm of a person seen whole, by the shares of stature in `limb-lengths.ts`. */
const WHOLE_BODY_LENGTH = 2.35;

/** Up to here it is a side view, in which the distance of the feet is that from front to back. */
const SIDE_FRONTALITY = 0.38;
const SIDE_SPLIT = 0.28;

const DEGREES = 180 / Math.PI;

/** Hip height over shank of a standing person and of one with level thighs. */
const STANDING_HIP_HEIGHT = 2.05;
const LEVEL_HIP_HEIGHT = 0.95;

function kneeAngleOf({ hip, knee, ankle }: HalfBody): number {
  return hip && knee && ankle ? (angleBetween(hip, knee, ankle) ?? NaN) : NaN;
}

function elbowAngleOf({ shoulder, elbow, wrist }: HalfBody): number {
  return shoulder && elbow && wrist ? (angleBetween(shoulder, elbow, wrist) ?? NaN) : NaN;
}

/** Height of `upper` over `lower` in pixels. */
function rise(upper: Joint | null, lower: Joint | null): number {
  return upper && lower ? lower.y - upper.y : NaN;
}

function score(...joints: readonly (Joint | null)[]): number {
  return Math.min(...joints.map((joint) => joint?.score ?? 0));
}

function lower(a: Joint | null, b: Joint | null): Joint | null {
  if (!a || !b || a.y === b.y) return middle(a, b);
  return a.y > b.y ? a : b;
}

/** Degrees by which the pelvis drops on the side of the higher foot. */
function pelvisDrop(left: HalfBody, right: HalfBody): number {
  if (!left.hip || !right.hip || !left.ankle || !right.ankle || left.ankle.y === right.ankle.y) return NaN;
  const [lifted, standing] = left.ankle.y < right.ankle.y ? [left.hip, right.hip] : [right.hip, left.hip];
  return Math.atan2(lifted.y - standing.y, Math.abs(lifted.x - standing.x)) * DEGREES;
}

function tiltOf(a: Joint | null, b: Joint | null): number {
  if (!a || !b) return NaN;
  return Math.atan2(Math.abs(a.y - b.y), Math.abs(a.x - b.x)) * DEGREES;
}

/**
 * @param body the joints of one frame
 * @param limbs the person's limb lengths in pixels
 * @param out receives one number per signal, NaN where it cannot be told
 */
export function readSignals(body: Body, limbs: LimbLengths, out: Float64Array): void {
  out.fill(NaN);
  const set = (name: SignalName, value: number): void => {
    out[SIGNAL_INDEX[name]] = value;
  };
  const { left, right, nose } = body;
  const shoulders = middle(left.shoulder, right.shoulder);
  const hips = middle(left.hip, right.hip);
  const ankles = middle(left.ankle, right.ankle);

  // The size the body has now beats the one learnt before.
  const shankNow = larger(distance(left.knee, left.ankle), distance(right.knee, right.ankle));
  const shank = Number.isNaN(shankNow)
    ? limbs.shank
    : Math.min(1.2 * limbs.shank, Math.max(0.85 * limbs.shank, shankNow));
  const { torso, arm } = limbs;
  const thigh = limbs.thigh * (shank / limbs.shank);
  set('torsoPx', torso);

  set('shoulderTilt', tiltOf(left.shoulder, right.shoulder));
  set('pelvisDrop', pelvisDrop(left, right));
  if (shoulders && hips) {
    set('trunkLean', Math.atan2(Math.abs(shoulders.x - hips.x), hips.y - shoulders.y) * DEGREES);
    set('proneDrop', (hips.y - shoulders.y) / arm);
    if (ankles) set('supportOffset', Math.abs((shoulders.x + hips.x) / 2 - ankles.x) / shank);
  }

  // Legs
  const leftDrop = 1 - rise(left.hip, left.knee) / thigh;
  const rightDrop = 1 - rise(right.hip, right.knee) / thigh;
  const leftLeg = score(left.hip, left.knee);
  const rightLeg = score(right.hip, right.knee);
  const thighDrop = weightedMean(leftDrop, leftLeg, rightDrop, rightLeg);
  const lowerAnkle = lower(left.ankle, right.ankle);
  const hipHeight = rise(hips, lowerAnkle) / shank;
  const hipDrop = (STANDING_HIP_HEIGHT - hipHeight) / (STANDING_HIP_HEIGHT - LEVEL_HIP_HEIGHT);
  set('thighDrop', thighDrop);
  set('frontThighDrop', larger(leftDrop, rightDrop));
  set('thighDropGap', Math.abs(leftDrop - rightDrop));
  set('hipHeight', hipHeight);
  set('crouch', meanOf(thighDrop, hipDrop));
  set('ankleGap', Math.abs(rise(left.ankle, right.ankle)) / shank);
  set('leftFootLift', rise(left.ankle, right.ankle) / shank);
  set('rightFootLift', rise(right.ankle, left.ankle) / shank);
  if (left.ankle && right.ankle) {
    const spread = Math.abs(left.ankle.x - right.ankle.x);
    set('ankleSpread', spread / shank);
    if (left.knee && right.knee && spread > 0.15 * shank) {
      set('kneeTracking', Math.abs(left.knee.x - right.knee.x) / spread);
    }
  }
  if (left.knee && right.knee) set('kneeSpread', Math.abs(left.knee.x - right.knee.x) / shank);
  const leftKnee = kneeAngleOf(left);
  const rightKnee = kneeAngleOf(right);
  set('kneeAngle', weightedMean(leftKnee, score(left.knee, left.ankle), rightKnee, score(right.knee, right.ankle)));
  set('straighterKnee', larger(leftKnee, rightKnee));
  set('moreBentKnee', smaller(leftKnee, rightKnee));
  const kneeGap = Math.abs(rise(left.knee, right.knee)) / shank;
  set('kneeGap', kneeGap);
  if (left.knee && right.knee) {
    const byHeight = Math.sign(left.knee.y - right.knee.y);
    const leftHeight = rise(left.knee, left.ankle) / shank;
    const rightHeight = rise(right.knee, right.ankle) / shank;
    const rearKneeHeight = byHeight > 0 ? leftHeight : byHeight < 0 ? rightHeight : smaller(leftHeight, rightHeight);
    set('rearKneeHeight', rearKneeHeight);
    set('rearKneeAngle', byHeight > 0 ? leftKnee : byHeight < 0 ? rightKnee : smaller(leftKnee, rightKnee));
    set('lunge', (larger(leftDrop, rightDrop) + 1 - rearKneeHeight) / 2);
  }
  set('singleLeg', larger(kneeGap, (165 - smaller(leftKnee, rightKnee)) / 120));
  if (hips && ankles) set('hipShift', Math.abs(hips.x - ankles.x) / shank);
  set('frontShinLean', frontShinLean(left, right, hips));
  if (lowerAnkle) {
    set('ankleRise', -lowerAnkle.y);
    set('ankleY', lowerAnkle.y);
    set('standingAnkleX', lowerAnkle.x);
  }

  // Arms
  const leftRaise = rise(left.wrist, left.shoulder) / arm;
  const rightRaise = rise(right.wrist, right.shoulder) / arm;
  const armRaise = weightedMean(leftRaise, score(left.wrist), rightRaise, score(right.wrist));
  const elbowAngle = weightedMean(
    elbowAngleOf(left),
    score(left.elbow, left.wrist, left.shoulder),
    elbowAngleOf(right),
    score(right.elbow, right.wrist, right.shoulder),
  );
  set('armRaise', armRaise);
  set('armOpen', (armRaise + 1) / 2);
  set('lowerArmRaise', smaller(leftRaise, rightRaise));
  set('elbowAngle', elbowAngle);
  set('pressHeight', -armRaise);
  set('press', meanOf((1 + armRaise) / PRESS_HEIGHT, (170 - elbowAngle) / PRESS_ELBOW_DEG));
  const elbows = meanOf(rise(left.elbow, left.wrist), rise(right.elbow, right.wrist)) / arm;
  set('elbowLift', smaller(Math.max(0, elbows), (180 - elbowAngle) / 180));
  const support = lower(lower(left.wrist, right.wrist), lower(left.elbow, right.elbow));
  set('armSupport', rise(shoulders, support) / arm);

  // Lying and leaning
  let frontality = meanOf(
    left.shoulder && right.shoulder
      ? Math.abs(left.shoulder.x - right.shoulder.x) / (FRONT_SHOULDER_WIDTH * torso)
      : NaN,
    left.hip && right.hip ? Math.abs(left.hip.x - right.hip.x) / (FRONT_HIP_WIDTH * torso) : NaN,
  );
  let hipSag = NaN;
  if (shoulders && ankles) {
    const dx = ankles.x - shoulders.x;
    const dy = ankles.y - shoulders.y;
    const length = Math.hypot(dx, dy);
    set('bodyTilt', Math.atan2(Math.abs(dy), Math.abs(dx)) * DEGREES);
    set('bodyLength', length / arm);
    // A body that lies shows its length, not its width, to a camera at its side.
    const lying = hips && (hips.y - shoulders.y) / arm < 0.5 && Math.abs(dy) < 0.84 * Math.abs(dx);
    if (lying) frontality = 1.25 * Math.max(0, 1 - length / arm / WHOLE_BODY_LENGTH);
    if (hips && length > 0.5 * torso) {
      // Signed distance from the line; downward in the picture is a sag whichever way the head points.
      const cross = (dx * (hips.y - shoulders.y) - dy * (hips.x - shoulders.x)) / length;
      hipSag = (dx >= 0 ? cross : -cross) / length;
      set('hipSag', hipSag);
    }
  }
  set('frontality', frontality);
  const spread = left.ankle && right.ankle ? Math.abs(left.ankle.x - right.ankle.x) / shank : NaN;
  set('legSplit', frontality <= SIDE_FRONTALITY ? larger(kneeGap, SIDE_SPLIT * spread) : kneeGap);
  // Hips on or above the body’s line are off the floor, however the floor slopes in the picture.
  set('offFloor', Math.max(rise(lowerAnkle, support) / shank - 2 * hipSag, -5 * hipSag));
  const knees = middle(left.knee, right.knee);
  if (support && knees && lowerAnkle && Math.abs(lowerAnkle.x - support.x) > 0.5 * torso) {
    const along = (knees.x - support.x) / (lowerAnkle.x - support.x);
    set('kneeClearance', (support.y + along * (lowerAnkle.y - support.y) - knees.y) / shank);
  }
  const ear = middle(left.ear, right.ear) ?? nose;
  if (shoulders && hips && ear) {
    const dx = shoulders.x - hips.x;
    const dy = shoulders.y - hips.y;
    const length = Math.hypot(dx, dy);
    if (length > 0) {
      const cross = (dx * (ear.y - shoulders.y) - dy * (ear.x - shoulders.x)) / length;
      set('headDrop', (dx >= 0 ? cross : -cross) / torso);
    }
  }

  // Places
  if (shoulders) {
    set('shoulderX', shoulders.x);
    set('shoulderY', shoulders.y);
  }
  if (hips) {
    set('hipX', hips.x);
    set('hipY', hips.y);
  }
  const wrist = lower(left.wrist, right.wrist);
  if (wrist) {
    set('wristX', wrist.x);
    set('wristY', wrist.y);
  }
  if (left.ankle) set('leftAnkleX', left.ankle.x);
  if (right.ankle) set('rightAnkleX', right.ankle.x);
}

/** Forward is where the front knee is from the hips: the leg whose foot is farther that way is the front leg. */
function frontShinLean(left: HalfBody, right: HalfBody, hips: Joint | null): number {
  if (!hips || !left.knee || !right.knee || !left.ankle || !right.ankle || left.knee.y === right.knee.y) return NaN;
  const [front, back] = left.knee.y < right.knee.y ? [left, right] : [right, left];
  const direction = Math.sign((front.ankle?.x ?? 0) - (back.ankle?.x ?? 0));
  if (!front.knee || !front.ankle) return NaN;
  return Math.atan2(direction * (front.knee.x - front.ankle.x), front.ankle.y - front.knee.y) * DEGREES;
}
