/**
 * The option table: every option there is, once. The element's attributes and properties, the endpoint's URL parameters,
 * the documentation and the tests are all made from it.
 */
import { DEVICE_PITCH_DEG, USER_HEIGHT_CM } from '../exercise/jump-range.js';
import type { ExerciseName } from '../exercise/names.js';
import type { AnalysisFps } from '../media/sampling.js';
import { AUTO_MODEL, modelChoices } from '../pose/models.js';
import { PERSON_RULES, type PersonChoice } from '../pose/people.js';
import type { ReferenceInput } from '../session/reference/reference-input.js';
import { SLOW_MOTION_RANGE, type SlowMotionChoice } from '../session/slow-motion-choice.js';
import { FALLBACK, MORE_TAGS, PACKAGE_TAGS } from '../texts/languages.js';

/** What kind of value an option takes. */
export type OptionType =
  | 'boolean'
  | 'string'
  | 'enum'
  | 'person'
  | 'language'
  | 'exercise'
  | 'number'
  | 'fps'
  | 'factor'
  | 'url'
  | 'folder'
  | 'link'
  | 'reference';

/** One option. */
export interface OptionDefinition {
  /** Name of the property and of the URL parameter. */
  readonly name: string;
  readonly type: OptionType;
  readonly default: boolean | string | number | null;
  /** The allowed values of an `enum`, and those of a `person` beside a point. */
  readonly allowed?: readonly string[];
  /** Other spellings of allowed values, which clients of the hosted endpoint send, and what each stands for. */
  readonly spellings?: Readonly<Record<string, string>>;
  /** Whether the id of one of the hosted endpoint's presets, a UUID, is true. */
  readonly takesPreset?: true;
  /** The allowed range of a `number`, `fps` or `factor`, both ends included. */
  readonly range?: readonly [number, number];
  /** Whether plans other than `free` are needed to use it. */
  readonly gated?: true;
  /** Name of the URL parameter, where it is not the property's; null where a URL may not set it. */
  readonly parameter?: string | null;
  /** Other names of the URL parameter, which are attributes too: those that clients of the hosted endpoint send. */
  readonly aliases?: readonly string[];
  /**
   * Whether it is there for clients of the hosted endpoint, under its name there: a value in a query that is not understood
   * is left out without an error, as there.
   */
  readonly lenient?: true;
  readonly description: string;
}

/** `videoSrc` → `video-src` */
function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const DEFINITIONS = [
  { name: 'token', type: 'string', default: '', description: 'Your API key. Required.' },
  {
    name: 'source',
    type: 'enum',
    allowed: ['video', 'image'],
    default: 'video',
    description: 'Whether to analyse videos or images.',
  },
  { name: 'videoSrc', type: 'url', default: '', description: 'URL of a video to load and analyse at once.' },
  {
    name: 'imageSrc',
    type: 'url',
    default: '',
    description: 'URL of an image to load and analyse at once.',
  },
  {
    name: 'keypoints',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Sends `keypoints` messages, and `keypoints_batch` at the end of a video.',
  },
  { name: 'angles', type: 'boolean', default: false, gated: true, description: 'Sends `angles` messages.' },
  {
    // Not in the reference, which says nothing of how somebody stands.
    name: 'posture',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Sends `posture_analysis` for an image: tilts, leans and shifts of a standing person.',
  },
  {
    name: 'skeleton',
    type: 'boolean',
    takesPreset: true,
    default: true,
    description: 'Draws the skeleton. Analysis works without it, too.',
  },
  {
    name: 'blazepose',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Uses BlazePose (33 keypoints with depth, also in metres) instead of MoveNet (17 keypoints).',
  },
  {
    name: 'export',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Creates a new video with the skeleton drawn in, once the analysis is complete.',
  },
  {
    // Not in the reference: its videos hold the skeleton alone. A coach wants the count in the picture, a montage does not.
    name: 'exportOverlay',
    type: 'enum',
    allowed: ['skeleton', 'skeleton+counter'],
    default: 'skeleton+counter',
    description:
      'What to draw into the overlay video: only the skeleton, or also the count and phase of an `exercise`.',
  },
  {
    // Not in the reference: phones write into a file where it was recorded, and a video is made to be passed on.
    name: 'exportMetadata',
    type: 'boolean',
    default: false,
    description: "Keeps the source's location, device and author in the overlay video; by default they are removed.",
  },
  {
    name: 'recommendations',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Sends `recommendations` messages while an exercise is tracked.',
  },
  {
    name: 'progression',
    type: 'boolean',
    default: false,
    gated: true,
    description: 'Sends `progression` messages within each repetition.',
  },
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
  { name: 'showUpload', type: 'boolean', default: true, description: 'Shows the upload button.' },
  { name: 'uploadLabel', type: 'string', default: '', description: "The upload button's label." },
  {
    name: 'uploadButtonClass',
    type: 'string',
    default: '',
    description: "CSS classes for the upload button, from the page's own stylesheet.",
  },
  {
    name: 'uploadButtonStyle',
    type: 'string',
    default: '',
    description: 'Inline style of the upload button, limited to a safe subset of properties.',
  },
  {
    name: 'uploadButtonPosition',
    type: 'enum',
    allowed: ['top', 'center', 'bottom', 'floating'],
    default: 'bottom',
    description: 'Position of the upload button: `center` is inside the drop zone, and later below the video or image.',
  },
  {
    name: 'containerClass',
    type: 'string',
    default: '',
    description: "CSS classes for the element itself, from the page's own stylesheet.",
  },
  { name: 'width', type: 'number', range: [1, 10_000], default: null, description: 'Display width in pixels.' },
  { name: 'height', type: 'number', range: [1, 10_000], default: null, description: 'Display height in pixels.' },
  // The next five are not in the reference, and are sent by clients of the hosted endpoint as it is today.
  {
    name: 'containerMinHeight',
    type: 'number',
    range: [0, 10_000],
    default: null,
    lenient: true,
    description: 'Minimum height in pixels of the box with the video, image or drop zone; by default 220 or more.',
  },
  {
    name: 'containerMaxWidth',
    type: 'number',
    range: [1, 10_000],
    default: null,
    lenient: true,
    description: 'Maximum width of the element in pixels.',
  },
  {
    name: 'containerMaxHeight',
    type: 'number',
    range: [1, 10_000],
    default: null,
    lenient: true,
    description: 'Maximum height in pixels of the box with the video, image or drop zone.',
  },
  {
    name: 'objectFit',
    type: 'enum',
    allowed: ['', 'contain', 'cover', 'fill', 'none', 'scale-down'],
    default: '',
    lenient: true,
    description:
      'How the video or image fills its box; by default the value of `--pose-object-fit`, or else `contain`.',
  },
  {
    name: 'uploadAreaPadding',
    type: 'number',
    range: [0, 1000],
    default: null,
    lenient: true,
    description: 'Padding of the drop zone in pixels.',
  },
  {
    name: 'pace',
    type: 'enum',
    allowed: ['realtime', 'max'],
    default: 'realtime',
    description: 'Sends messages in step with the playing video, or as soon as they are known.',
  },
  {
    name: 'analysisFps',
    type: 'fps',
    range: [1, 240],
    default: 15,
    description: 'How many frames to analyse per second of video, or `all`.',
  },
  {
    name: 'minGrade',
    type: 'enum',
    allowed: ['', 'A', 'B', 'C', 'D'],
    spellings: { a: 'A', b: 'B', c: 'C', d: 'D' },
    default: '',
    description: 'Repetitions with a lower grade do not count.',
  },
  {
    name: 'poseBackend',
    type: 'enum',
    allowed: ['auto', 'webgpu', 'webgl', 'wasm'],
    default: 'auto',
    description: 'The backend that runs the pose model.',
  },
  {
    // Not in the reference, which has one MoveNet.
    name: 'model',
    type: 'enum',
    allowed: [AUTO_MODEL, ...modelChoices('model')],
    default: AUTO_MODEL,
    description:
      'Which MoveNet network to use: `thunder` is more accurate, takes five times as long, and needs a custom build. `blazepose` takes precedence.',
  },
  {
    name: 'blazeposeModel',
    type: 'enum',
    aliases: ['mediapipeModel'],
    allowed: modelChoices('blazeposeModel'),
    default: 'full',
    description:
      'Which BlazePose network to use: larger ones are more accurate and slower. `heavy` needs a custom build.',
  },
  {
    name: 'controls',
    type: 'boolean',
    default: false,
    description: 'Shows a playback bar, results and downloads.',
  },
  {
    // Not in the reference: whoever exercises does not look at a screen.
    name: 'voice',
    type: 'boolean',
    default: false,
    description:
      "Speaks counts and advice while the video plays, if the device has a voice for the element's language.",
  },
  {
    name: 'assetBase',
    type: 'folder',
    default: '',
    // Programs are loaded from there: a link to the endpoint page must not choose them.
    parameter: null,
    description: "Folder with the package's models, WASM files and workers; by default `assets/` next to its modules.",
  },
  {
    // Not in the reference, whose error pages link to its own documentation: here that is the deployer's.
    name: 'documentationUrl',
    type: 'link',
    default: '',
    // A link to the endpoint page must not choose where its error pages lead.
    parameter: null,
    description: "Where error pages link to; by default the package's own documentation page.",
  },
  {
    name: 'lang',
    type: 'language',
    allowed: [...PACKAGE_TAGS, ...MORE_TAGS],
    default: FALLBACK,
    description:
      'Language of the interface and of advice; regions such as `fr-CA` are understood. Pages can add others (`addLanguage`); until then, an unknown language is shown in English.',
  },
  {
    // Not in the reference: a stylesheet does not reach into the iframe or WebView of the endpoint page.
    name: 'theme',
    type: 'enum',
    allowed: ['auto', 'light', 'dark'],
    default: 'auto',
    description: 'Light or dark colours; `auto` follows the visitor’s preference.',
  },
  {
    // Not in the reference, whose page loads everything at once.
    name: 'preload',
    type: 'enum',
    allowed: ['auto', 'intent', 'none'],
    default: 'intent',
    description:
      'When to load the model and the analysis code: as soon as a pointer comes near, the element has the focus or a file is dragged over the page (`intent`), as soon as the element is in view and the browser idle (`auto`), or only when there is a file (`none`). With a data saver, `auto` and `intent` act like `none`. A video or image given by URL always loads at once.',
  },
  {
    // Not in the reference, where nothing of it stands in a form.
    name: 'name',
    type: 'string',
    default: '',
    parameter: null,
    description: "The element's name in a form, which submits the result as JSON.",
  },
  {
    name: 'required',
    type: 'boolean',
    default: false,
    parameter: null,
    description: 'Makes the element, and a form around it, invalid until there is a result.',
  },
  {
    name: 'loadingMessage',
    type: 'string',
    default: '',
    parameter: 'loading_message',
    description: 'Text to show while loading, instead of the names of the steps.',
  },
] as const satisfies readonly OptionDefinition[];

type Definition = (typeof DEFINITIONS)[number];

/** The type of an option's value. */
export type OptionValue<D extends OptionDefinition> = D['type'] extends 'boolean'
  ? boolean
  : D['type'] extends 'number'
    ? number | null
    : D['type'] extends 'fps'
      ? AnalysisFps
      : D['type'] extends 'factor'
        ? SlowMotionChoice
        : D['type'] extends 'person'
          ? PersonChoice
          : D['type'] extends 'reference'
            ? ReferenceInput
            : D['type'] extends 'exercise'
              ? ExerciseName
              : D['type'] extends 'language'
                ? string
                : D extends { readonly allowed: readonly (infer V)[] }
                  ? V
                  : string;

/** The values of all options, by name. */
export type OptionValues = { -readonly [D in Definition as D['name']]: OptionValue<D> };

/** The name of an option. */
export type OptionName = Definition['name'];

/** One row of the table. */
export interface Option extends OptionDefinition {
  readonly name: OptionName;
  /** The canonical attribute. */
  readonly attribute: string;
  /** All attributes that set it: the canonical one, and the documented spelling as HTML lower-cases it. */
  readonly attributes: readonly string[];
  /** The URL parameter that sets it; null where a URL may not. */
  readonly parameter: string | null;
  /** All URL parameters that set it; of several that are given the first of these counts. */
  readonly parameters: readonly string[];
}

/** The table. */
export const OPTIONS: readonly Option[] = DEFINITIONS.map((definition: OptionDefinition & { name: OptionName }) => {
  const attribute = kebabCase(definition.name);
  const { aliases = [], parameter = definition.name } = definition;
  return {
    ...definition,
    attribute,
    attributes: [...new Set([attribute, ...[definition.name, ...aliases].map((name) => name.toLowerCase())])],
    parameter,
    parameters: parameter === null ? [] : [parameter, ...aliases],
  };
});

/** The default values of all options. */
export function defaultOptionValues(): OptionValues {
  return Object.fromEntries(OPTIONS.map((option) => [option.name, option.default])) as unknown as OptionValues;
}

/** Names of the options in use that free plans do not hold. */
export function gatedOptionsInUse(values: OptionValues): OptionName[] {
  return OPTIONS.filter(({ name, gated }) => gated && values[name] === true).map(({ name }) => name);
}
