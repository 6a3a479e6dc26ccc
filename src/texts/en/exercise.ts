/**
 * What the exercise engine says, by code. A text for one exercise alone has the exercise's name before its code. Figures
 * stand in braces.
 */
export const advice = {
  'exercise.squat': 'Squat',
  'exercise.pushup': 'Push-up',
  'exercise.lunge': 'Lunge',
  'exercise.plank': 'Plank',
  'exercise.balance_leg_left': 'Balance on the left leg',
  'exercise.balance_leg_right': 'Balance on the right leg',
  'exercise.balance_leg': 'Balance on one leg',
  'exercise.jumping_jack': 'Jumping jack',
  'exercise.low_impact_jack': 'Low-impact jack',

  // Several repetitions, within a sentence
  'repetitions.squat': 'squats',
  'repetitions.squat.one': 'squat',
  'repetitions.pushup': 'push-ups',
  'repetitions.pushup.one': 'push-up',
  'repetitions.lunge': 'lunges',
  'repetitions.lunge.one': 'lunge',
  'repetitions.jumping_jack': 'jumping jacks',
  'repetitions.jumping_jack.one': 'jumping jack',
  'repetitions.low_impact_jack': 'low-impact jacks',
  'repetitions.low_impact_jack.one': 'low-impact jack',

  // How to stand before the first repetition
  nobody: 'Nobody is in view.',
  step_back: 'Step back so that your whole body is in view.',
  turn_side: 'Turn so that the camera sees you from the side.',
  turn_front: 'Turn to face the camera.',
  stand_up: 'Stand upright to begin.',
  lift_foot: 'Lift one foot off the floor.',
  arms_down: 'Lower your arms to begin.',
  arms_straight: 'Straighten your arms to begin.',
  get_down: 'Get down on your hands and toes.',
  'plank.get_down': 'Get down on your forearms or hands, seen from the side.',

  // Findings
  'squat.depth.shallow': 'Go lower: bring your thighs level with the floor.',
  'squat.knees.inward': 'Push your knees outward, in line with your toes.',
  'squat.trunk.lean': 'Keep your chest up.',
  'squat.heels.lifted': 'Keep your heels on the floor.',
  'squat.asymmetry': 'Load both legs equally.',
  'pushup.depth.shallow': 'Go lower: bend your elbows to a right angle.',
  'pushup.lockout.incomplete': 'Straighten your arms at the top.',
  'pushup.hips.sag': 'Lift your hips: keep your body in one line.',
  'pushup.hips.pike': 'Lower your hips: keep your body in one line.',
  'lunge.depth.shallow': 'Go lower: bring your front thigh level with the floor.',
  'lunge.knee.past_toe': 'Keep your front knee over your foot.',
  'lunge.trunk.lean': 'Keep your trunk upright.',
  'lunge.back_knee.high': 'Lower your rear knee toward the floor.',
  'plank.hips.sag': 'Lift your hips: your lower back sags.',
  'plank.hips.pike': 'Lower your hips into line.',
  'plank.knees.bent': 'Straighten your knees.',
  'plank.head.dropped': 'Keep your head in line with your back.',
  'balance.pelvis.drop': 'Keep your pelvis level.',
  'balance.sway': 'Stay still: focus on a point ahead.',
  'balance.foot.down': 'Keep your foot off the floor.',
  'jack.arms.incomplete': 'Raise your arms above your head.',
  'jack.legs.incomplete': 'Jump your feet wider apart.',
  'low_impact_jack.jack.legs.incomplete': 'Step farther to the side.',
  'jack.timing': 'Move your arms and legs together.',

  // Why a repetition did not count that a lower `minGrade` lets through
  grade: 'Score {score}: {needed} ({grade}) is needed.',

  // Why nothing was counted
  'reason.nobody': 'Nobody was found in the video.',
  'reason.too_little_seen': 'Too little of the body was visible to recognise the movement.',
  'reason.view_unjudged':
    'From this camera position the movement cannot be judged. Film from lower down or from another side.',
  'reason.not_visible': 'The whole body was never in view.',
  'reason.wrong_view': 'The movement cannot be judged from this side.',
  'reason.too_small': 'The movement was too small.',
  'reason.too_short': 'The posture was not held long enough.',
  'reason.near_misses': 'There were repetitions, but none went far enough at this difficulty.',
  'reason.other_movement': 'There was movement, but it was another exercise.',
  'reason.no_movement': 'The video does not show this exercise.',
} as const;

/** The texts of another language. */
export type Advice = Readonly<Record<keyof typeof advice, string>>;

/** Those of them that name an exercise and its repetitions. */
export type NamesOfExercises = Pick<Advice, Extract<keyof Advice, `exercise.${string}` | `repetitions.${string}`>>;
