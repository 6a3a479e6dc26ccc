/** What is said of physical tests and of a posture, by code. Figures stand in braces. */
export const physical = {
  notice:
    'Estimates from a video or image, for training. This is not a medical device, and nothing here is a diagnosis.',
  'test.five_chair_stands': 'Five chair stands in {time} ± {uncertainty} s.',
  'test.five_chair_stands.standing':
    'Five chair stands in {time} ± {uncertainty} s, up to the fifth stand. The video does not show sitting down again.',
  'test.five_chair_stands.fewer': 'Chair stands: {count} of five.',
  'test.chair_stands_in_30_s': 'Chair stands in 30 s: {count}.',
  'test.chair_stands_in_30_s.short': 'Chair stands: {count} in {time} s (the video is shorter than 30 s).',
  'test.single_leg_stance.left': 'Left leg: {time} ± {uncertainty} s.',
  'test.single_leg_stance.right': 'Right leg: {time} ± {uncertainty} s.',
  'test.single_leg_stance.left.cut': 'Left leg: at least {time} s.',
  'test.single_leg_stance.right.cut': 'Right leg: at least {time} s.',
  'posture.nobody': 'Nobody was found in this image.',
  'posture.not_standing': 'Posture can be measured only if the person stands upright and is visible from head to feet.',
  'posture.view_unknown': 'It is not clear from which side this image was taken.',
  'posture.oblique':
    'Posture can be measured only from the front, the back or the side; this image was taken at an angle in between.',
  'posture.said': '{what}: {how}',
  'posture.head_tilt': 'Head tilt',
  'posture.head_shift': 'Head over the shoulders',
  'posture.head_forward': 'Line from shoulder to ear',
  'posture.shoulders_tilt': 'Shoulder tilt',
  'posture.trunk_lean': 'Trunk lean',
  'posture.pelvis_tilt': 'Pelvis tilt',
  'posture.pelvis_shift': 'Pelvis over the feet',
  'posture.left_knee_axis': 'Left knee off the leg’s line',
  'posture.right_knee_axis': 'Right knee off the leg’s line',
  'posture.knee_bend': 'Knee bend',
  'posture.body_lean': 'Whole body',
  'posture.lower.left': '{value} ± {uncertainty}, lower on the left',
  'posture.lower.right': '{value} ± {uncertainty}, lower on the right',
  'posture.toward.left': '{value} ± {uncertainty} to the left',
  'posture.toward.right': '{value} ± {uncertainty} to the right',
  'posture.toward.forward': '{value} ± {uncertainty} forwards',
  'posture.toward.back': '{value} ± {uncertainty} backwards',
  'posture.toward.inward': '{value} ± {uncertainty} inwards',
  'posture.toward.outward': '{value} ± {uncertainty} outwards',
  'posture.toward.none': 'none beyond ± {uncertainty}',
} as const;

/** What a language has to say of them. */
export type PhysicalTexts = Readonly<Record<keyof typeof physical, string>>;
