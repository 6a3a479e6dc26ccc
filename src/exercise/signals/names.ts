/**
 * The signals that exercise records are written in. Each is one number per frame, free of the picture's size, of the
 * person's size and of the side filmed from, so that the same threshold holds for everybody.
 *
 * Lengths are in the person's own limb lengths (`../body-size.ts`), heights are vertical in the picture, angles in
 * degrees as projected. Left and right are only told apart where the exercise asks for a side: seen from the side, a
 * model swaps the legs at times.
 */
/** Every signal, each after its meaning. The order is that of a `Sample`'s values. */
export const SIGNAL_NAMES = [
  // The whole body
  /** Width of shoulders and hips ÷ that of a person facing the camera: 1 front, 0 side */
  'frontality',
  /** Trunk from vertical, 0° upright, 90° lying, 180° upside down */
  'trunkLean',
  /** Horizontal distance of the trunk’s middle from the middle of the feet ÷ shank */
  'supportOffset',
  /** Line of the shoulders from horizontal in degrees, unsigned */
  'shoulderTilt',
  /** Difference of the heights of the shoulders ÷ torso: 0.7 lying on a side */
  'shoulderGap',
  /** Degrees by which the hip of the higher foot is lower than the other, against the shoulders and against the standing leg: the smaller of both */
  'pelvisDrop',
  /** Trunk off the line from the lower foot to the hips in degrees, signed: a camera that rolls changes nothing */
  'trunkBend',
  // Legs
  /** How far the hips came down on the bending legs: 0 standing, 1 thighs level. Mean of both legs */
  'crouch',
  /** Height of the hips over the lower foot ÷ shank: about 2 standing */
  'hipHeight',
  /** 1 − height of hip over knee ÷ thigh: 0 standing, 1 thighs level. Mean of both legs */
  'thighDrop',
  /** The same of the leg whose thigh is nearer to level */
  'frontThighDrop',
  /** The same of the left leg */
  'leftThighDrop',
  /** The same of the right leg */
  'rightThighDrop',
  /** Difference of the two legs’ thighDrop */
  'thighDropGap',
  /** Difference of the heights of the knees ÷ shank */
  'kneeGap',
  /** kneeGap or, seen from the side, 0.28 × ankleSpread: whichever is larger */
  'legSplit',
  /** Difference of the heights of the ankles ÷ shank */
  'ankleGap',
  /** Horizontal distance of the ankles ÷ shank */
  'ankleSpread',
  /** Horizontal distance of the knees ÷ that of the ankles */
  'kneeTracking',
  /** Knee angle, mean of both legs: 180° straight */
  'kneeAngle',
  /** The same of the left leg */
  'leftKneeAngle',
  /** The same of the right leg */
  'rightKneeAngle',
  /** Difference of the two knee angles */
  'kneeAngleGap',
  /** Knee angle of the straighter leg */
  'straighterKnee',
  /** Knee angle of the more bent leg */
  'moreBentKnee',
  /** How far one knee went down while the other thigh came level: 0 standing, 1 shin and thigh both level */
  'lunge',
  /** How much the legs differ as they do when one foot is lifted: 0 alike, 1 a thigh level or a knee bent double */
  'singleLeg',
  /** Height of the lower knee over its own ankle ÷ shank */
  'rearKneeHeight',
  /** Shin of the front leg (its foot ahead) from vertical in degrees, forward positive */
  'frontShinLean',
  /** Horizontal distance of the hips’ middle from the ankles’ middle ÷ shank */
  'hipShift',
  /** Height of the lower ankle in pixels (÷ torso where measured), upward positive */
  'ankleRise',
  /** Angle of the trunk with the thighs, mean of both legs: 180° in one line */
  'hipAngle',
  /** The same of the left leg */
  'leftHipAngle',
  /** The same of the right leg */
  'rightHipAngle',
  /** The same of the leg that is nearer to the trunk */
  'moreBentHip',
  /** Height of the ankles’ middle over the hips ÷ leg: −1 standing, 0 lying, 1 feet up */
  'legRaise',
  /** Height of the left ankle over the right ÷ shank */
  'leftFootLift',
  /** Height of the right ankle over the left ÷ shank */
  'rightFootLift',
  // Arms
  /** Height of the wrists over the shoulders ÷ arm: −1 hanging, 1 overhead. Mean of both arms */
  'armRaise',
  /** The same of the left arm */
  'leftArmRaise',
  /** The same of the right arm */
  'rightArmRaise',
  /** The same of the lower arm */
  'lowerArmRaise',
  /** The same of the higher arm */
  'higherArmRaise',
  /** Height of the elbows over the shoulders ÷ upper arm: −1 hanging, 0 level, 1 up. Mean of both arms */
  'upperArmRaise',
  /** The same of the higher arm */
  'higherUpperArm',
  /** How far the arms are up: 0 hanging, 1 overhead. Mean of both arms */
  'armOpen',
  /** Elbow angle, mean of both arms: 180° straight */
  'elbowAngle',
  /** The same of the left arm */
  'leftElbowAngle',
  /** The same of the right arm */
  'rightElbowAngle',
  /** The same of the more bent arm */
  'moreBentElbow',
  /** Angle of the upper arms with the trunk, mean of both arms: 0° at the sides */
  'shoulderAngle',
  /** The same of the left arm */
  'leftShoulderAngle',
  /** The same of the right arm */
  'rightShoulderAngle',
  /** Horizontal distance of the wrists ÷ arm */
  'handSpread',
  /** Horizontal distance of the wrists’ middle from the shoulders’ middle ÷ arm */
  'handReach',
  /** How far the chest came down on the bending arms: 0 arms straight, 1 elbows at a right angle or deeper */
  'press',
  /** Height of the shoulders over the wrists ÷ arm */
  'pressHeight',
  /** Height of the lower wrist over the lower ankle ÷ arm */
  'handHeight',
  /** How far the elbows are off both a forearm’s and a straight arm’s support: 0 supported, 0.4 in a push-up */
  'elbowLift',
  /** Height of the shoulders over the lower of elbow and wrist ÷ arm */
  'armSupport',
  // Lying and leaning
  /** Height of the shoulders over the hips ÷ arm: about 0.9 standing */
  'proneDrop',
  /** Line from shoulders to ankles from horizontal in degrees, 90° standing */
  'bodyTilt',
  /** Hips off the line from shoulders to ankles ÷ its length: below positive, above negative */
  'hipSag',
  /** The same off the line from shoulders to knees */
  'kneeSag',
  /** Height of the ankles over the supporting hand or elbow ÷ shank − 2 × hipSag: below 0 the hips are down */
  'offFloor',
  /** Height of the knees over the line from the supporting hand or elbow to the feet ÷ shank */
  'kneeClearance',
  /** Knees off the line from the hips to the ankles ÷ shank: above positive */
  'kneeLift',
  /** Ear below the extended line of the trunk ÷ torso, downward positive */
  'headDrop',
  // Places in the picture, in pixels; only their spread is ever used, ÷ the person's own torso
  /** Height of the shoulders */
  'shoulderY',
  /** Height of the hips */
  'hipY',
  /** Height of the lower wrist */
  'wristY',
  /** Place of the middle of the wrists */
  'wristX',
  /** Place of the middle of the ankles */
  'ankleX',
  /** Height of the lower ankle */
  'ankleY',
  // The person's size
  /** Length of the torso in pixels */
  'torsoPx',
] as const;

/** The name of a signal. */
export type SignalName = (typeof SIGNAL_NAMES)[number];

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
