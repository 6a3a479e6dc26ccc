/**
 * The interface's texts: what a language has to bring. Numbers, units and dates are written by the browser in the same
 * language.
 */
import type { ErrorReasons, ReasonedCode, ReasonOf } from '../error-reasons.js';
import type { ErrorCode } from '../errors.js';
import type { MediaKind } from '../media/source.js';

/** Names of phases by the exercise's own name. One that is not there is shown by that. */
export type PhaseNames = Readonly<Record<string, string>>;

/** What the visitor is told of an error. */
export interface ErrorText {
  /** What happened, in a few words. */
  readonly title: string;
  /** What to do about it, where nothing is known of the reason. Without it the error's own message follows, which is in English. */
  readonly advice?: string;
}

/** Facts of an error as sentences show them: numbers as the language writes them, and the file or address always as `name`. */
type ShownFacts<Facts> = { readonly name: string } & {
  readonly [Fact in keyof Facts as Exclude<Fact, 'name' | 'url'>]: Facts[Fact] extends number ? string : Facts[Fact];
};

/** What happened and what to do about it, of one reason. */
type ReasonSentence<Facts> = string | ((facts: ShownFacts<Facts>) => string);

/** What is said of the reasons of errors, in all of a language. */
export type ErrorSentences = {
  readonly [Code in ReasonedCode]: {
    readonly [Reason in ReasonOf<Code>]: ReasonSentence<ErrorReasons[Code][Reason]>;
  };
};

/** A pair of joints that the chart can show. */
export type JointPair = 'knee' | 'hip' | 'elbow' | 'shoulder';

/** How far a repetition has to go: down, up, or just all the way. */
export type RangeWord = 'deep' | 'high' | 'full';

/** What was measured where a finding says so. */
export type Quantity =
  | 'range'
  | 'trunk'
  | 'trunk_sway'
  | 'knee'
  | 'knee_change'
  | 'elbow'
  | 'hip'
  | 'hip_change'
  | 'upper_arm'
  | 'shin'
  | 'pelvis'
  | 'shoulders'
  | 'hips_below'
  | 'hips_above'
  | 'knees_apart'
  | 'feet_apart'
  | 'hips_shift'
  | 'rear_knee'
  | 'thighs'
  | 'head';

/** A view from which a video can be filmed. */
export type FilmedView = 'front' | 'oblique' | 'side';

/** Which repetition is spoken of. */
export interface WhichRepetition {
  readonly first: string;
  readonly last: string;
  readonly number: (number: string) => string;
}

/** The result of repetitions in a sentence. `counted` is their number and name: `6 squats`. */
export interface RangeSentences {
  readonly one: (counted: string) => string;
  readonly oneShort: (counted: string) => string;
  readonly all: (counted: string) => string;
  /** @param full how many went far enough */
  readonly some: (counted: string, full: string) => string;
  readonly none: (counted: string) => string;
  /** Of the one that went least far. */
  readonly least: (which: string) => string;
}

/** What of an overlay video may not be as in the source, or not made as it should be. */
export type ExportNote =
  | 'codec_fallback'
  | 'size_reduced'
  | 'size_padded'
  | 'audio_encoded'
  | 'audio_dropped'
  | 'kept_in_memory'
  | 'recorded'
  | 'metadata_dropped';

/** What an element says before anything is analysed; all that is loaded with the page. */
export interface IdleTexts {
  readonly uploadVideo: string;
  readonly uploadImage: string;
  /** The same once something has been analysed. */
  readonly anotherVideo: string;
  readonly anotherImage: string;
  readonly dropVideo: string;
  readonly dropImage: string;
  readonly dropHere: string;
  /** The same where there is no mouse that could drop anything. */
  readonly filmVideo: string;
  readonly takeImage: string;
  /** The button that opens the camera there. */
  readonly openCamera: string;
  /** Where the camera should stand. */
  readonly cameraPlace: Readonly<Record<'front' | 'side', string>>;
  readonly privacy: string;
  readonly waitingForMedia: string;
  /** Of the picture that lies over the video. */
  readonly overlayLabel: string;
  /** What a form says where there is no result yet, though one is required. */
  readonly videoRequired: string;
  readonly imageRequired: string;
  readonly resultPending: string;
  /** Where a part of the package did not load. */
  readonly partMissing: string;
}

/** One language. */
export interface Texts extends IdleTexts {
  // Loading and analysing
  readonly loading: string;
  readonly media: Readonly<Record<MediaKind, string>>;
  readonly model: string;
  /** What is shown instead of an exercise that is named. */
  readonly reference: string;
  /** The part of an amount that is there: `3.1 of 4.7 MB`. */
  readonly amountOf: (part: string, whole: string) => string;
  readonly ready: string;
  readonly starting: string;
  readonly analysing: string;
  readonly done: string;
  readonly cancel: string;
  /** Said after the analysis or the making of the overlay video was given up. */
  readonly cancelled: string;
  readonly secondsLeft: (seconds: number) => string;
  readonly minutesLeft: (minutes: number) => string;

  // The exercise
  readonly phases: PhaseNames;
  /** A count in words, for tiles and screen readers: `4 repetitions`. */
  readonly counted: (count: number, unit: 'reps' | 'seconds') => string;
  readonly progression: string;

  // Several people
  /** How many were found: 2 or more. */
  readonly people: (count: number) => string;
  readonly choosePerson: string;
  /** Who of them, as a part of the next two. */
  readonly personNumber: (number: number, count: number) => string;
  /** @param person as `personNumber` says it */
  readonly personAnalysed: (person: string) => string;
  readonly analysePerson: (person: string) => string;

  // Playing
  readonly player: string;
  readonly play: string;
  readonly pause: string;
  readonly position: string;
  readonly speed: string;
  /** The part of the video that is analysed, its two handles, and what is done with them. */
  readonly part: string;
  readonly partStart: string;
  readonly partEnd: string;
  readonly analysePart: string;
  readonly resetPart: string;
  readonly fullScreen: string;
  readonly leaveFullScreen: string;
  readonly repetitions: string;
  readonly holds: string;
  /** One repetition or hold of the timeline: `Repetition 3 B, at 0:12`. Number and grade together, as they are seen. */
  readonly repetitionAt: (number: number, grade: string, time: string) => string;
  readonly holdAt: (number: number, grade: string, time: string) => string;
  readonly jumps: string;
  /** One jump with its height: `Jump 1: 34 ± 2 cm, at 0:12`. */
  readonly jumpAt: (number: number, height: string, time: string) => string;

  // Results
  readonly results: string;
  /** The result in a sentence: what is said where nothing is known of how far repetitions went, and where it is. */
  readonly countedOnly: (counted: string) => string;
  readonly rangeSentences: Readonly<Record<RangeWord, RangeSentences>>;
  readonly whichRepetition: WhichRepetition;
  /** @param time whole seconds */
  readonly held: (time: string) => string;
  readonly heldInParts: (time: string, holds: number, longest: string) => string;
  /** @param repetitions what they are called; undefined where there is no word */
  readonly noneCounted: (repetitions?: string) => string;
  readonly averageGrade: string;
  readonly number: string;
  readonly grade: string;
  readonly range: Readonly<Record<RangeWord, string>>;
  /** In place of a range of 100 % and more. */
  readonly fullRange: string;
  /** @param percent more than 100 % */
  readonly beyondFull: (percent: string) => string;
  readonly tempo: string;
  readonly perRepetition: (seconds: string) => string;
  readonly duration: string;
  /** Parts of a score; `depth` by the word for how far a repetition goes. */
  readonly scoreParts: Readonly<Record<'tempo' | 'symmetry' | 'steadiness', string>>;
  /** `84: depth 31 of 40, tempo 12 of 20` */
  readonly scoreOf: (parts: readonly string[], score: string) => string;
  readonly partPoints: (part: string, points: string, most: string) => string;
  readonly penaltyPoints: (points: string) => string;
  /** What to do about the part of the score that cost the most, where no finding says it. */
  readonly scoreAdvice: Readonly<Record<'depth' | 'tempo' | 'symmetry' | 'steadiness', string>>;
  readonly costMost: (part: string) => string;
  /** Below the figures of a video that plays so many times slower than life: `8`. */
  readonly slowedDown: (factor: string) => string;
  readonly findings: string;
  /** Said before a finding, which shows it by a shape. */
  readonly severities: Readonly<Record<'info' | 'warning' | 'error', string>>;
  readonly mostlyToImprove: string;
  /** In how many repetitions something was seen. */
  readonly inSoMany: (count: string, all: string) => string;
  /** For how long something was seen in what is held. */
  readonly forSoLong: (time: string) => string;
  /** Of a finding that was never checked on people. */
  readonly lessCertain: string;
  readonly quantities: Readonly<Record<Quantity, string>>;
  readonly atLeast: (quantity: string, value: string, limit: string) => string;
  readonly atMost: (quantity: string, value: string, limit: string) => string;
  /** On a button that plays a repetition or a hold: what it is, and when. */
  readonly playInLoop: (name: string) => string;
  readonly inLoop: (name: string) => string;
  readonly endLoop: string;
  /** Opens and closes what more there is to say of a repetition. */
  readonly detailsOf: (name: string) => string;
  /** How to film, so that so many more points of form can be judged. */
  readonly filmFrom: (view: FilmedView, count: number) => string;
  readonly filmWholeBody: (count: number) => string;
  readonly notCounted: string;
  readonly reached: (value: string, needed: string) => string;
  /** A button that judges the video as the exercise that it looks like. */
  readonly looksLike: (exercise: string, repetitions?: string) => string;
  /** Where it was to be found out which exercise it is. */
  readonly noneRecognised: string;
  readonly nobodyInVideo: string;
  readonly nobodyInImage: string;
  readonly unplayable: string;

  // What is measured of the body
  readonly tests: string;
  readonly rangeOfMotion: string;
  readonly sideDifference: string;
  /** The view that a joint was seen from. */
  readonly seenFrom: Readonly<Record<FilmedView, string>>;
  /** Why an angle is not told: the view hides it, or the keypoints are not sure enough. */
  readonly angleUnjudged: Readonly<Record<'view' | 'unsure', string>>;
  readonly posture: string;

  // Comparing repetitions, with each other or with a reference
  readonly comparison: string;
  /** How like the reference a repetition is. */
  readonly likeness: string;
  readonly averageLikeness: string;
  /** What the three figures of a likeness are. */
  readonly likenessParts: (pose: string, timing: string, range: string) => string;
  /** Of a repetition that was done with the other side. */
  readonly mirrored: string;
  readonly repetition: string;
  readonly repetitionNumber: (number: number) => string;
  readonly bestRepetition: (number: number) => string;
  /** Of the slider that moves both figures: 0 % is the start, 50 % the turning point. */
  readonly phaseOfRepetition: string;
  readonly playComparison: string;
  readonly pauseComparison: string;
  /** What stands in place of a figure that there is none of. */
  readonly noFigure: string;
  readonly useAsReference: string;
  readonly saveReference: string;
  /** Said when the next video is going to be compared with it. */
  readonly referenceChosen: (number: number) => string;
  readonly referenceNotMade: string;

  // The chart
  readonly jointAngles: string;
  readonly joints: Readonly<Record<JointPair, string>>;
  readonly left: string;
  readonly right: string;
  readonly chooseJoint: string;
  readonly chartLabel: (joint: string) => string;

  // Downloads
  readonly downloads: string;
  readonly downloadJson: string;
  readonly downloadCsv: string;
  readonly downloadAngles: string;
  /** Of the overlay video or picture. */
  readonly share: string;
  /** Of the picture of a moment; saved where it cannot be shared. */
  readonly sharePicture: string;
  readonly savePicture: string;
  readonly exporting: string;
  readonly exportStart: string;
  readonly exportAgain: string;
  readonly exportReady: string;
  /** What is not as in the source, by its code in `export_ready`. Without it the note's own text follows, in English. */
  readonly exportNotes: Readonly<Partial<Record<ExportNote, string>>>;
  readonly downloadVideo: string;
  readonly downloadImage: string;

  // Errors
  readonly errors: Readonly<Record<ErrorCode, ErrorText>>;
  /**
   * What is said instead of the advice, by the `reason` of the error, which tells more. Without it there is the advice of the code,
   * and without that the error's own message, which is in English.
   */
  readonly errorReasons: { readonly [Code in ReasonedCode]?: Partial<ErrorSentences[Code]> };
  /** In place of the name of a file that has none. */
  readonly unnamedFile: string;
  readonly errorDetails: string;
  readonly tokenExpired: string;
  readonly tokenNotYetValid: string;
  readonly tokenRefused: string;
  readonly notInPlan: (features: readonly string[]) => string;
  readonly retry: string;
  /** A picture where a video was wanted, and the other way round: what it is, and the button that takes it as that. */
  readonly isPicture: string;
  readonly isVideo: string;
  readonly analysePicture: string;
  readonly analyseVideo: string;
  readonly documentation: string;
}

/** One language that leaves nothing to English, which says reasons of errors in their messages. */
export interface FullTexts extends Texts {
  readonly errorReasons: ErrorSentences;
}
