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
  bridge: {
    'exercise.bridge': 'Bridge',
    lie_down: 'Lie on your back with your knees bent.',
    'bridge.hips.low': 'Lift your hips into line with your knees and shoulders.',
    'bridge.feet.far': 'Bring your heels closer.',
  },
  cobra: {
    'exercise.cobra': 'Cobra',
    lie_on_front: 'Lie on your front, hands beside your chest.',
    'cobra.chest.low': 'Raise your chest higher.',
    'cobra.hips.lifted': 'Keep your hips on the floor.',
    'cobra.knees.bent': 'Straighten your knees.',
  },
  crunch: {
    'exercise.crunch': 'Crunch',
    lie_down: 'Lie on your back with your knees bent.',
    'crunch.height.low': 'Come up higher: lift your shoulder blades off the floor.',
    'crunch.back.raised': 'Lower your shoulders to the floor each time.',
    'crunch.feet.lifted': 'Keep your feet still.',
  },
  glute_bridge: {
    'exercise.glute_bridge': 'Glute bridge',
    lie_down: 'Lie on your back with your knees bent.',
    'glute_bridge.hips.low': 'Lift your hips higher: bring trunk and thighs into one line.',
    'glute_bridge.back.arched': 'Stop when trunk and thighs are in one line.',
    'glute_bridge.feet.far': 'Bring your heels closer.',
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
  leg_raise: {
    'exercise.leg_raise': 'Leg raise',
    legs_down: 'Lower your legs to begin.',
    'leg_raise.height.low': 'Raise your legs higher.',
    'leg_raise.knees.bent': 'Straighten your knees.',
    'leg_raise.hips.lifted': 'Keep your hips on the floor.',
  },
  mountain_climber: {
    'exercise.mountain_climber': 'Mountain climber',
    'mountain_climber.knee.short': 'Bring your knee closer to your chest.',
    'mountain_climber.hips.high': 'Lower your hips: keep your back level.',
    'mountain_climber.arms.bent': 'Straighten your arms.',
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
  side_plank: {
    'exercise.side_plank': 'Side plank',
    lie_on_side: 'Lie on your side, on your forearm, facing the camera.',
    'side_plank.hips.sag': 'Lift your hips: keep your body in one line.',
    'side_plank.hips.pike': 'Lower your hips into line.',
    'side_plank.knees.bent': 'Straighten your knees.',
  },
  sit_up: {
    'exercise.sit_up': 'Sit-up',
    lie_down: 'Lie on your back with your knees bent.',
    'sit_up.height.low': 'Come up higher: bring your chest to your knees.',
    'sit_up.back.raised': 'Lower your back to the floor each time.',
    'sit_up.feet.lifted': 'Keep your feet on the floor.',
  },
  tricep_dip: {
    'exercise.tricep_dip': 'Triceps dip',
    'tricep_dip.depth.shallow': 'Go lower: bend your elbows to a right angle.',
    'tricep_dip.lockout.incomplete': 'Straighten your arms at the top.',
    'tricep_dip.legs.swing': 'Keep your legs still.',
  },
} as const satisfies Readonly<Record<string, MoreTexts>>;
