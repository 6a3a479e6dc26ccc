/** Options: which movement, of whom, and how it is judged. */
import { DEVICE_PITCH_DEG, USER_HEIGHT_CM } from '../../exercise/jump-range.js';
import { PERSON_RULES } from '../../pose/people.js';
import { SLOW_MOTION_RANGE } from '../../session/slow-motion-choice.js';
import type { OptionDefinition } from './definition.js';

export const EXERCISE_OPTIONS = [
  {
    name: 'exercise',
    type: 'exercise',
    default: '',
    description: 'The movement to count and judge, for example `squat`; `auto` recognises it.',
  },
  {
    // Not in the reference, whose newer clients send it by either name.
    name: 'reference',
    type: 'reference',
    default: '',
    aliases: ['reference_movement'],
    description:
      'A movement that you show instead of naming an `exercise` (never both): the URL of a video (`coach.mp4#t=2,4.5` selects a part) or of a saved signature. The property also takes a File, a Blob or the signature itself.',
  },
  {
    // Not in the reference: whoever is compared with somebody wants to see them.
    name: 'ghost',
    type: 'enum',
    allowed: ['reference', 'best', 'none'],
    default: 'none',
    description:
      'Also draws, in step, the skeleton of the `reference` or of the `best` repetition. The best one is only known at the end, so it appears when the video is played again, and in the overlay video.',
  },
  {
    // Not in the reference: newer clients send it, and nothing tells what its values do.
    name: 'scoringProfile',
    type: 'string',
    default: '',
    parameter: 'scoring_profile',
    description: 'Accepted for clients that send it; has no effect.',
  },
  {
    // Not in the reference, which follows whoever the model finds: a trainer beside the person, or somebody who passes.
    name: 'person',
    type: 'person',
    allowed: PERSON_RULES,
    default: 'auto',
    description:
      'Whom to follow if there are several people at the beginning: `auto` is whoever performs the `exercise`, or else the largest person. If a point shows nobody then, it is looked up again a third and two thirds into the video.',
  },
  {
    name: 'difficulty',
    type: 'enum',
    allowed: ['easy', 'normal', 'pro'],
    spellings: { medium: 'normal', hard: 'pro' },
    default: 'easy',
    description: 'How strictly repetitions are judged.',
  },
  {
    // Not in the reference, which takes each second of a file for one: phones record exercises in slow motion.
    name: 'slowMotion',
    type: 'factor',
    range: SLOW_MOTION_RANGE,
    default: 'auto',
    description:
      'How many times slower than life the video plays; tempo, holds and durations are reported in real time. `auto` uses the capture rate stated in the file.',
  },
  {
    // Not in the reference: videos begin with somebody who walks away from the camera, and end with them coming back.
    name: 'startTime',
    type: 'number',
    range: [0, 86_400],
    default: null,
    description: 'Start of the part that is analysed, counted and exported, in seconds of the video.',
  },
  {
    name: 'endTime',
    type: 'number',
    range: [0, 86_400],
    default: null,
    description: 'End of that part, in seconds of the video.',
  },
  {
    // Not in the reference: newer clients send it where jumps are measured.
    name: 'userHeightCm',
    type: 'number',
    range: USER_HEIGHT_CM,
    default: null,
    lenient: true,
    description: "The person's height in cm, the scale for measuring jumps; `exercise=jump_analysis` needs it.",
  },
  {
    name: 'devicePitchDeg',
    type: 'number',
    range: DEVICE_PITCH_DEG,
    default: null,
    lenient: true,
    description:
      'Degrees by which the camera pointed up (negative: down), if known; jumps are then measured more accurately.',
  },
] as const satisfies readonly OptionDefinition[];
