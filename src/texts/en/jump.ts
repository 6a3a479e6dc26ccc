/** What is said of jumps, by code. Figures stand in braces. */
export const jump = {
  'exercise.jump_analysis': 'Jump height',
  'repetitions.jump_analysis': 'jumps',
  'repetitions.jump_analysis.one': 'jump',
  'exercise.air_time_jump': 'Jump height by air time',
  'repetitions.air_time_jump': 'jumps',
  'repetitions.air_time_jump.one': 'jump',
  'jump.calibrated': 'The scale of the image is known.',
  'jump.started': 'Jump detected.',
  'jump.discarded.too_low': 'Too low to distinguish from a hop, so it was not measured.',
  'jump.discarded.one_leg': 'Only one foot was on the floor: jump from both feet.',
  'jump.knees.inward': 'Keep your knees over your feet when you land.',
  'jump.landing.stiff': 'Land softly: bend your hips and knees.',
  'jump.arms.still': 'Swing your arms to jump higher.',
  'jump.slowed':
    'The video seems to play about {factor} times slower than life: set slowMotion to measure by air time.',
} as const;

/** What a language has to say of them. */
export type JumpTexts = Readonly<Record<keyof typeof jump, string>>;
