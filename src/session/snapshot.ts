/**
 * What the interface knows of a session: a frozen picture of its state, made anew on every change.
 */
import type { Plan } from '../access/access.js';
import type { PlainError } from '../errors.js';
import type {
  CounterUnit,
  ExerciseSummaryMessage,
  PostureAnalysisMessage,
  Recommendation,
} from '../exercise/messages.js';
import type { ExerciseTraits } from '../exercise/traits.js';
import type { Text } from '../exercise/types.js';
import type { OwnTexts } from '../texts/own-texts.js';
import type { VideoPart } from '../media/part.js';
import type { MediaKind } from '../media/source.js';
import type { BadgeEntry } from '../output/draw-badge.js';
import type { AnalysisResult } from './analysis-result.js';
import type { Ghosts } from './ghosts.js';
import type { ExportWarning } from '../output/export/protocol.js';
import type { SeenPeople } from './seen-people.js';
import type { StoredSignature } from './reference/stored-signature.js';

export type { ExportWarning };

/** Where a session is. */
export type SessionState = 'idle' | 'loading' | 'analysing' | 'done' | 'error';

/** The overlay video, or the overlay picture, on its way to the visitor. */
export interface ExportSnapshot {
  readonly state: 'running' | 'ready' | 'failed' | 'cancelled';
  /** How much of it is made, 0..1. */
  readonly progress: number;
  /** Estimated time left. */
  readonly etaMs?: number;
  /** Where it can be downloaded from, once it is ready. */
  readonly url?: string;
  /** Name to save it under. */
  readonly fileName?: string;
  readonly blob?: Blob;
  /** What there is to say about it. */
  readonly notes: readonly ExportWarning[];
  readonly error?: PlainError;
}

/** How far one part of what a run needs has got. */
export interface LoadingPart {
  /** Share that has arrived, 0..1; 1 also where nothing has to be downloaded. */
  readonly value: number;
  /** Bytes in total, where that is known. */
  readonly bytes?: number;
  /** Whether it is ready for use, which may take longer than its download. */
  readonly ready: boolean;
}

/** What a run loads before it can start. Both parts load at the same time. */
export interface LoadingSnapshot {
  /** The video or picture. */
  readonly media: LoadingPart;
  /** The pose model with what it runs on. */
  readonly model: LoadingPart;
  /** The reference movement, where it is a video that has to be analysed first. */
  readonly reference?: LoadingPart;
}

/** What an exercise is called. */
export interface NamedExercise {
  readonly name: string;
  readonly label: Text;
  /** What several repetitions of it are called within a sentence. */
  readonly repetitions?: Text;
  /** What one of them is. */
  readonly repetition?: Text;
  /** What one that was added is called, and what is said of it, by language and code. */
  readonly texts?: OwnTexts;
}

/** What the exercise engine has said so far, in step with the messages. */
export interface ExerciseSnapshot extends NamedExercise {
  /** What is particular to it. */
  readonly traits?: ExerciseTraits;
  /** Tag of the language in which its advice is given. */
  readonly lang: string;
  readonly unit: CounterUnit;
  /** Media time of the last frame that this speaks of. */
  readonly timestampMs: number;
  /** Phase of the movement by the exercise's own name, empty before the first. */
  readonly phase: string;
  /** 0..100 within the repetition. */
  readonly progression: number;
  /** What the person has to do to be seen as the exercise needs it. */
  readonly guidance?: { readonly direction: string; readonly message: string };
  /** The latest advice. */
  readonly cue?: Recommendation;
  /** Count and phase by media time; grows while the run goes on. */
  readonly timeline: readonly BadgeEntry[];
  /** Everything about the whole video, at its end. */
  readonly summary?: ExerciseSummaryMessage;
  /** What the summary says that the movement looks like. */
  readonly looksLike?: NamedExercise;
  /** What repetitions are compared with, where there is a reference. */
  readonly reference?: StoredSignature;
  /** Skeletons that can be drawn beside the person's own; they grow while the run goes on. */
  readonly ghosts?: Ghosts;
}

/** Pictures of a video, by media time in ms. */
export type Stills = ReadonlyMap<number, ImageBitmap>;

/** One moment of a session. */
export interface SessionSnapshot {
  readonly state: SessionState;
  readonly kind: MediaKind;
  /** Name of the file or address under analysis, empty before the first. */
  readonly mediaName: string;
  /** Where the picture or video can be shown from, empty where there is none. */
  readonly mediaUrl: string;
  /** The plan that the token holds, once it is checked. */
  readonly plan?: Plan;
  /** What is being loaded, from when the token has been checked. */
  readonly loading?: LoadingSnapshot;
  /** How much of the video has been analysed, 0..1. */
  readonly progress: number;
  /** Estimated time that the analysis still takes. */
  readonly etaMs?: number;
  /** Size of the source in pixels after rotation; 0 until it is known. */
  readonly width: number;
  readonly height: number;
  /** Whether anybody has been found so far. */
  readonly personFound: boolean;
  /** Where several people are there: who they are, and who of them is analysed. */
  readonly people?: SeenPeople;
  /** What has been counted so far, where an exercise is tracked. */
  readonly count?: { readonly value: number; readonly unit: CounterUnit };
  /** The exercise, where one is tracked. */
  readonly exercise?: ExerciseSnapshot;
  /** Whether it was to be recognised, and none was. */
  readonly noneRecognised: boolean;
  /** The posture in a picture, where it was asked for. */
  readonly posture?: PostureAnalysisMessage;
  /** What of the video is analysed, or was judged last, where that is not all of it. */
  readonly part?: VideoPart | undefined;
  /** Length of the video in ms of media time; 0 until it is known. */
  readonly durationMs: number;
  readonly error?: PlainError;
  /** What was found, from when the analysis is over: with a playback that may be before `done`. */
  readonly result?: AnalysisResult | undefined;
  /** Pictures of the moments of the result, once they have been taken, as far as they could be. */
  readonly stills?: Stills;
  /** The overlay video or picture, from when it was first asked for. */
  readonly export?: ExportSnapshot;
}

/** A session before its first run. */
export const IDLE: SessionSnapshot = Object.freeze({
  state: 'idle',
  kind: 'video',
  mediaName: '',
  mediaUrl: '',
  progress: 0,
  width: 0,
  height: 0,
  durationMs: 0,
  personFound: false,
  noneRecognised: false,
});
