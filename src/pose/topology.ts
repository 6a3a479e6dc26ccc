/**
 * Skeleton topology as data: which points a model names, and which of them are joined by a bone.
 */

/** The 17 keypoints of MoveNet, in the order in which the model gives them (COCO). */
export const COCO_KEYPOINTS = [
  'nose',
  'left_eye',
  'right_eye',
  'left_ear',
  'right_ear',
  'left_shoulder',
  'right_shoulder',
  'left_elbow',
  'right_elbow',
  'left_wrist',
  'right_wrist',
  'left_hip',
  'right_hip',
  'left_knee',
  'right_knee',
  'left_ankle',
  'right_ankle',
] as const;

/** A keypoint name of MoveNet. */
export type CocoKeypointName = (typeof COCO_KEYPOINTS)[number];

/** The 33 landmarks of BlazePose, in the order in which the model gives them. The 17 of MoveNet are among them. */
export const BLAZEPOSE_KEYPOINTS = [
  'nose',
  'left_eye_inner',
  'left_eye',
  'left_eye_outer',
  'right_eye_inner',
  'right_eye',
  'right_eye_outer',
  'left_ear',
  'right_ear',
  'mouth_left',
  'mouth_right',
  'left_shoulder',
  'right_shoulder',
  'left_elbow',
  'right_elbow',
  'left_wrist',
  'right_wrist',
  'left_pinky',
  'right_pinky',
  'left_index',
  'right_index',
  'left_thumb',
  'right_thumb',
  'left_hip',
  'right_hip',
  'left_knee',
  'right_knee',
  'left_ankle',
  'right_ankle',
  'left_heel',
  'right_heel',
  'left_foot_index',
  'right_foot_index',
] as const;

/** Which half of the person's own body a point or a bone belongs to. */
export type Side = 'left' | 'right' | 'centre';

/** One line of the drawn skeleton. */
export interface Bone {
  readonly from: string;
  readonly to: string;
  readonly side: Side;
}

/** The bones of the body. All of them exist in both models. */
export const BODY_BONES: readonly Bone[] = [
  { from: 'left_shoulder', to: 'right_shoulder', side: 'centre' },
  { from: 'left_hip', to: 'right_hip', side: 'centre' },
  { from: 'left_shoulder', to: 'left_hip', side: 'left' },
  { from: 'right_shoulder', to: 'right_hip', side: 'right' },
  { from: 'left_shoulder', to: 'left_elbow', side: 'left' },
  { from: 'left_elbow', to: 'left_wrist', side: 'left' },
  { from: 'right_shoulder', to: 'right_elbow', side: 'right' },
  { from: 'right_elbow', to: 'right_wrist', side: 'right' },
  { from: 'left_hip', to: 'left_knee', side: 'left' },
  { from: 'left_knee', to: 'left_ankle', side: 'left' },
  { from: 'right_hip', to: 'right_knee', side: 'right' },
  { from: 'right_knee', to: 'right_ankle', side: 'right' },
];

/** The bones of hands and feet, which only BlazePose sees. */
export const HAND_AND_FOOT_BONES: readonly Bone[] = (['left', 'right'] as const).flatMap((side) =>
  [
    ['wrist', 'thumb'],
    ['wrist', 'index'],
    ['wrist', 'pinky'],
    ['pinky', 'index'],
    ['ankle', 'heel'],
    ['ankle', 'foot_index'],
    ['heel', 'foot_index'],
  ].map(([from, to]) => ({ from: `${side}_${from}`, to: `${side}_${to}`, side })),
);

/** The side of a keypoint, by its name. */
export function sideOf(name: string): Side {
  if (name.startsWith('left_') || name.endsWith('_left')) return 'left';
  if (name.startsWith('right_') || name.endsWith('_right')) return 'right';
  return 'centre';
}
