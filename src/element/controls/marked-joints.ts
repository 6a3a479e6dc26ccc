/**
 * Which joints a finding is about, to be marked in a picture of it. Pure.
 */
import type { JointPair } from '../../texts/texts.js';

/** By words in codes of findings, such as `knees` of `squat.knees.inward`; joints without their side. */
const JOINTS: Readonly<Record<string, readonly string[]>> = {
  knee: ['knee'],
  knees: ['knee'],
  back_knee: ['knee'],
  leg: ['knee'],
  legs: ['knee', 'ankle'],
  heels: ['ankle'],
  foot: ['ankle'],
  feet: ['ankle'],
  hips: ['hip'],
  pelvis: ['hip'],
  trunk: ['shoulder', 'hip'],
  back: ['shoulder', 'hip'],
  sway: ['shoulder', 'hip'],
  chest: ['shoulder'],
  head: ['ear'],
  arms: ['elbow', 'wrist'],
  elbow: ['elbow'],
  lockout: ['elbow'],
  extension: ['elbow'],
};

/**
 * @param code of a finding
 * @param own the joints that the exercise is about: of findings that say how far it goes, and of all that name nothing
 * @returns names of keypoints, of both sides
 */
export function jointsOf(code: string, own: JointPair | undefined): readonly string[] {
  const word = code.split('.').find((part) => Object.hasOwn(JOINTS, part));
  const joints = (word !== undefined && JOINTS[word]) || (own ? [own] : []);
  return joints.flatMap((joint) => [`left_${joint}`, `right_${joint}`]);
}
