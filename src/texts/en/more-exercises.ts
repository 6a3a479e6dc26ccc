/** Texts of one exercise, by code. */
export type MoreTexts = Readonly<Record<string, string>>;

/** Both curls find the same. */
const CURL = {
  'curl.height.low': 'Curl higher: bring your hands to your shoulders.',
  'curl.extension.incomplete': 'Straighten your arms at the bottom.',
  'curl.elbow.forward': 'Keep your elbows at your sides.',
  'curl.trunk.swing': 'Keep your trunk still: lift with your arms alone.',
} as const;

/** By exercise: `exercise.` and its name, its findings, and directions that only it gives. */
export const exercises = {
  bicep_curl: {
    'exercise.bicep_curl': 'Biceps curl',
    ...CURL,
  },
  hammer_curl: {
    'exercise.hammer_curl': 'Hammer curl',
    ...CURL,
  },
  lateral_raise: {
    'exercise.lateral_raise': 'Lateral raise',
    'lateral_raise.height.low': 'Raise your arms to the height of your shoulders.',
    'lateral_raise.height.high': 'Stop at the height of your shoulders.',
    'lateral_raise.trunk.swing': 'Keep your trunk still: lift with your arms alone.',
    'lateral_raise.asymmetry': 'Raise both arms alike.',
  },
  pull_up: {
    'exercise.pull_up': 'Pull-up',
    hang: 'Hang from the bar with straight arms to begin.',
    'pull_up.height.low': 'Pull higher: bring your chin over the bar.',
    'pull_up.extension.incomplete': 'Straighten your arms at the bottom.',
    'pull_up.legs.swing': 'Keep your legs still.',
  },
  shoulder_press: {
    'exercise.shoulder_press': 'Shoulder press',
    hands_to_shoulders: 'Bring your hands to your shoulders to begin.',
    'shoulder_press.height.low': 'Press higher: straighten your arms overhead.',
    'shoulder_press.start.high': 'Lower your hands to your shoulders.',
    'shoulder_press.trunk.lean': 'Keep your trunk upright: do not lean back.',
    'shoulder_press.asymmetry': 'Press both arms alike.',
  },
  tricep_dip: {
    'exercise.tricep_dip': 'Triceps dip',
    'tricep_dip.depth.shallow': 'Go lower: bend your elbows to a right angle.',
    'tricep_dip.lockout.incomplete': 'Straighten your arms at the top.',
    'tricep_dip.legs.swing': 'Keep your legs still.',
  },
} as const satisfies Readonly<Record<string, MoreTexts>>;
