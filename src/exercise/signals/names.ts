/**
 * The signals that exercise records are written in. Each is one number per frame, free of the picture's size, of the
 * person's size and of the side filmed from, so that the same threshold holds for everybody.
 *
 * Lengths are in the person's own limb lengths (`../body-size.ts`), heights are vertical in the picture, angles in
 * degrees as projected. Left and right are only told apart where the exercise asks for a side: seen from the side, a
 * model swaps the legs at times.
 */
/** Every signal with its meaning. The order is that of a `Sample`'s values. */
export const SIGNALS = {
  // The whole body
  frontality: 'Width of shoulders and hips ÷ that of a person facing the camera: 1 front, 0 side',
  trunkLean: 'Trunk from vertical, 0° upright, 90° lying, 180° upside down',
  supportOffset: 'Horizontal distance of the trunk’s middle from the middle of the feet ÷ shank',
  shoulderTilt: 'Line of the shoulders from horizontal in degrees, unsigned',
  shoulderGap: 'Difference of the heights of the shoulders ÷ torso: 0.7 lying on a side',
  pelvisDrop:
    'Degrees by which the hip of the higher foot is lower than the other, against the shoulders and against the standing leg: the smaller of both',
  trunkBend:
    'Trunk off the line from the lower foot to the hips in degrees, signed: a camera that rolls changes nothing',
  // Legs
  crouch: 'How far the hips came down on the bending legs: 0 standing, 1 thighs level. Mean of both legs',
  hipHeight: 'Height of the hips over the lower foot ÷ shank: about 2 standing',
  thighDrop: '1 − height of hip over knee ÷ thigh: 0 standing, 1 thighs level. Mean of both legs',
  frontThighDrop: 'The same of the leg whose thigh is nearer to level',
  leftThighDrop: 'The same of the left leg',
  rightThighDrop: 'The same of the right leg',
  thighDropGap: 'Difference of the two legs’ thighDrop',
  kneeGap: 'Difference of the heights of the knees ÷ shank',
  legSplit: 'kneeGap or, seen from the side, 0.28 × ankleSpread: whichever is larger',
  ankleGap: 'Difference of the heights of the ankles ÷ shank',
  ankleSpread: 'Horizontal distance of the ankles ÷ shank',
  kneeTracking: 'Horizontal distance of the knees ÷ that of the ankles',
  kneeAngle: 'Knee angle, mean of both legs: 180° straight',
  leftKneeAngle: 'The same of the left leg',
  rightKneeAngle: 'The same of the right leg',
  kneeAngleGap: 'Difference of the two knee angles',
  straighterKnee: 'Knee angle of the straighter leg',
  moreBentKnee: 'Knee angle of the more bent leg',
  lunge: 'How far one knee went down while the other thigh came level: 0 standing, 1 shin and thigh both level',
  singleLeg:
    'How much the legs differ as they do when one foot is lifted: 0 alike, 1 a thigh level or a knee bent double',
  rearKneeHeight: 'Height of the lower knee over its own ankle ÷ shank',
  frontShinLean: 'Shin of the front leg (its foot ahead) from vertical in degrees, forward positive',
  hipShift: 'Horizontal distance of the hips’ middle from the ankles’ middle ÷ shank',
  ankleRise: 'Height of the lower ankle in pixels (÷ torso where measured), upward positive',
  hipAngle: 'Angle of the trunk with the thighs, mean of both legs: 180° in one line',
  leftHipAngle: 'The same of the left leg',
  rightHipAngle: 'The same of the right leg',
  moreBentHip: 'The same of the leg that is nearer to the trunk',
  legRaise: 'Height of the ankles’ middle over the hips ÷ leg: −1 standing, 0 lying, 1 feet up',
  leftFootLift: 'Height of the left ankle over the right ÷ shank',
  rightFootLift: 'Height of the right ankle over the left ÷ shank',
  // Arms
  armRaise: 'Height of the wrists over the shoulders ÷ arm: −1 hanging, 1 overhead. Mean of both arms',
  leftArmRaise: 'The same of the left arm',
  rightArmRaise: 'The same of the right arm',
  lowerArmRaise: 'The same of the lower arm',
  higherArmRaise: 'The same of the higher arm',
  upperArmRaise: 'Height of the elbows over the shoulders ÷ upper arm: −1 hanging, 0 level, 1 up. Mean of both arms',
  higherUpperArm: 'The same of the higher arm',
  armOpen: 'How far the arms are up: 0 hanging, 1 overhead. Mean of both arms',
  elbowAngle: 'Elbow angle, mean of both arms: 180° straight',
  leftElbowAngle: 'The same of the left arm',
  rightElbowAngle: 'The same of the right arm',
  moreBentElbow: 'The same of the more bent arm',
  shoulderAngle: 'Angle of the upper arms with the trunk, mean of both arms: 0° at the sides',
  leftShoulderAngle: 'The same of the left arm',
  rightShoulderAngle: 'The same of the right arm',
  handSpread: 'Horizontal distance of the wrists ÷ arm',
  handReach: 'Horizontal distance of the wrists’ middle from the shoulders’ middle ÷ arm',
  press: 'How far the chest came down on the bending arms: 0 arms straight, 1 elbows at a right angle or deeper',
  pressHeight: 'Height of the shoulders over the wrists ÷ arm',
  handHeight: 'Height of the lower wrist over the lower ankle ÷ arm',
  elbowLift: 'How far the elbows are off both a forearm’s and a straight arm’s support: 0 supported, 0.4 in a push-up',
  armSupport: 'Height of the shoulders over the lower of elbow and wrist ÷ arm',
  // Lying and leaning
  proneDrop: 'Height of the shoulders over the hips ÷ arm: about 0.9 standing',
  bodyTilt: 'Line from shoulders to ankles from horizontal in degrees, 90° standing',
  hipSag: 'Hips off the line from shoulders to ankles ÷ its length: below positive, above negative',
  kneeSag: 'The same off the line from shoulders to knees',
  offFloor: 'Height of the ankles over the supporting hand or elbow ÷ shank − 2 × hipSag: below 0 the hips are down',
  kneeClearance: 'Height of the knees over the line from the supporting hand or elbow to the feet ÷ shank',
  kneeLift: 'Knees off the line from the hips to the ankles ÷ shank: above positive',
  headDrop: 'Ear below the extended line of the trunk ÷ torso, downward positive',
  // Places in the picture, in pixels; only their spread is ever used, ÷ the person's own torso
  shoulderY: 'Height of the shoulders',
  hipY: 'Height of the hips',
  wristY: 'Height of the lower wrist',
  wristX: 'Place of the middle of the wrists',
  ankleX: 'Place of the middle of the ankles',
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
const PIXEL_SIGNALS = ['shoulderY', 'hipY', 'wristY', 'wristX', 'ankleX', 'ankleY', 'ankleRise'] as const;

/** A signal of which only the spread and the change say something. */
export type PixelSignal = (typeof PIXEL_SIGNALS)[number];

/** @returns whether a signal is a place in the picture */
export function isPixels(signal: SignalName): signal is PixelSignal {
  return (PIXEL_SIGNALS as readonly SignalName[]).includes(signal);
}
