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
  burpee: {
    'exercise.burpee': 'Burpee',
    'burpee.plank.high': 'Bring your feet back until your body is level.',
    'burpee.chest.high': 'Lower your chest to the floor.',
    'burpee.stand.incomplete': 'Stand up straight at the end.',
  },
  calf_raise: {
    'exercise.calf_raise': 'Calf raise',
    'calf_raise.height.low': 'Come up higher onto the balls of your feet.',
    'calf_raise.knees.bent': 'Keep your knees straight.',
    'calf_raise.trunk.sway': 'Come straight up without leaning.',
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
  deadlift: {
    'exercise.deadlift': 'Deadlift',
    'deadlift.depth.shallow': 'Go lower: push your hips back and bring your trunk down.',
    'deadlift.lockout.incomplete': 'Stand up straight: push your hips forward at the top.',
    'deadlift.hips.low': 'Keep your hips higher: push them back instead of down.',
    'deadlift.arms.bent': 'Keep your arms straight.',
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
  high_knees: {
    'exercise.high_knees': 'High knees',
    'high_knees.height.low': 'Bring your knees up to the height of your hips.',
    'high_knees.trunk.lean': 'Keep your trunk upright.',
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
  side_lunge: {
    'exercise.side_lunge': 'Side lunge',
    'side_lunge.depth.shallow': 'Go lower: bend the knee until your thigh is level.',
    'side_lunge.leg.bent': 'Keep the other leg straight.',
    'side_lunge.trunk.lean': 'Keep your trunk upright.',
  },
  side_plank: {
    'exercise.side_plank': 'Side plank',
    lie_on_side: 'Lie on your side, on your forearm, facing the camera.',
    'side_plank.hips.sag': 'Lift your hips: keep your body in one line.',
    'side_plank.hips.pike': 'Lower your hips into line.',
    'side_plank.knees.bent': 'Straighten your knees.',
  },
  sit_to_stand: {
    'exercise.sit_to_stand': 'Sit to stand',
    'sit_to_stand.depth.shallow': 'Sit down fully.',
    'sit_to_stand.stand.incomplete': 'Stand up until your knees are straight.',
    'sit_to_stand.trunk.swing': 'Lean forward less: push through your legs.',
  },
  sit_up: {
    'exercise.sit_up': 'Sit-up',
    lie_down: 'Lie on your back with your knees bent.',
    'sit_up.height.low': 'Come up higher: bring your chest to your knees.',
    'sit_up.back.raised': 'Lower your back to the floor each time.',
    'sit_up.feet.lifted': 'Keep your feet on the floor.',
  },
  tree: {
    'exercise.tree': 'Tree',
    'tree.foot.low': 'Place your foot higher, on the inside of your thigh.',
    'tree.pelvis.drop': 'Keep your pelvis level.',
    'tree.sway': 'Stay still: fix a point ahead.',
    'tree.foot.down': 'Keep your foot off the floor.',
  },
  tricep_dip: {
    'exercise.tricep_dip': 'Triceps dip',
    'tricep_dip.depth.shallow': 'Go lower: bend your elbows to a right angle.',
    'tricep_dip.lockout.incomplete': 'Straighten your arms at the top.',
    'tricep_dip.legs.swing': 'Keep your legs still.',
  },
  wall_sit: {
    'exercise.wall_sit': 'Wall sit',
    'wall_sit.depth.shallow': 'Slide lower: bring your thighs level with the floor.',
    'wall_sit.trunk.lean': 'Keep your back against the wall.',
    'wall_sit.feet.close': 'Move your feet farther from the wall.',
  },
  warrior: {
    'exercise.warrior': 'Warrior II',
    'warrior.knee.shallow': 'Bend your front knee more.',
    'warrior.back_knee.bent': 'Straighten your back leg.',
    'warrior.arms.low': 'Raise your arms to the height of your shoulders.',
    'warrior.trunk.lean': 'Keep your trunk upright.',
  },
} as const satisfies Readonly<Record<string, MoreTexts>>;
