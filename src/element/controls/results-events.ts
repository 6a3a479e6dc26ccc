/**
 * What the panel of results shows beside the summary, and what it reports.
 */
import type { ExerciseSummaryMessage } from '../../exercise/messages.js';
import type { ViewModel } from '../view-model.js';
import type { Mark } from '../../output/marks.js';
import type { MomentRequest } from './moment-pictures.js';
import type { Span } from './player.js';

/** Everything that decides what the panel shows. */
export interface ResultsModel {
  readonly view: ViewModel;
  readonly summary: ExerciseSummaryMessage;
  readonly marks: readonly Mark[];
  /** Where the video is, in ms of media time. */
  readonly timeMs: number;
  /** Number of the repetition or hold whose details are open. */
  readonly open: number | undefined;
  /** The picture of a moment; undefined where there can be none. */
  readonly pictureOf: ((request: MomentRequest) => HTMLCanvasElement) | undefined;
}

/** What the panel reports. */
export interface ResultsEvents {
  /** Hands the picture of a moment on, or saves it. */
  readonly onShare: (request: MomentRequest, text: string) => void;
  /** Plays a part of the video again and again. */
  readonly onPlay: (span: Span) => void;
  /** @param number of the repetition or hold whose details are to be open, or to be closed */
  readonly onOpen: (number: number) => void;
  /** @param exercise what is to be counted instead; not offered where it is undefined */
  readonly onJudge: ((exercise: string) => void) | undefined;
}
