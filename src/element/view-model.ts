/**
 * Everything that decides what is seen, and what the view reports. The view is a pure function of the one, in terms of
 * the other.
 */
import { cameraPlaceOf, type CameraPlace } from '../exercise/filming.js';
import type { MediaKind } from '../media/source.js';
import type { SessionSnapshot } from '../session/snapshot.js';
import { documentationUrlOf } from './derived-options.js';
import type { ExportViewEvents } from './export-view.js';
import { numberFormatOf, type NumberFormat } from '../texts/number-format.js';
import { languageOf, type InterfaceLanguage } from '../texts/interface-language.js';
import type { OptionValues } from './options.js';

/** Light or dark, or as the visitor prefers. */
export type Theme = 'auto' | 'light' | 'dark';

/** Everything that decides what is seen. */
export interface ViewModel {
  readonly snapshot: SessionSnapshot;
  readonly language: InterfaceLanguage;
  readonly format: NumberFormat;
  readonly theme: Theme;
  readonly source: MediaKind;
  /** From where the exercise is best filmed, where that is known. */
  readonly cameraPlace: CameraPlace | undefined;
  readonly dragging: boolean;
  /** Whether the browser decodes the video but does not play it. */
  readonly unplayable: boolean;
  /** Whether a file may be dropped, pasted or picked here. */
  readonly accepting: boolean;
  readonly buttonPosition: OptionValues['uploadButtonPosition'];
  /** Whether the page has put something into the place of the drop zone. */
  readonly hasOwnEmpty: boolean;
  readonly hasFixedHeight: boolean;
  /** Whether playback bar, results and downloads are shown. */
  readonly controls: boolean;
  /** Whether an overlay picture is offered for download; a video is where one was asked for. */
  readonly offersImage: boolean;
  /** Whether there is something that can be tried again. */
  readonly canRetry: boolean;
  /** Shown while loading in place of the steps. */
  readonly loadingMessage: string;
  /** Undefined where the documentation is not at hand. */
  readonly documentationUrl: string | undefined;
  /** What a screen reader says. */
  readonly announcement: string;
}

/** What of it neither the options nor the session know. */
type OwnState = Pick<ViewModel, 'accepting' | 'dragging' | 'unplayable' | 'canRetry' | 'announcement' | 'hasOwnEmpty'>;

/** Puts together what decides what is seen. */
export function makeViewModel(values: OptionValues, snapshot: SessionSnapshot, own: OwnState): ViewModel {
  const language = languageOf(values.lang);
  return {
    ...own,
    snapshot,
    language,
    format: numberFormatOf(language.tag),
    theme: values.theme,
    source: values.source,
    cameraPlace: values.source === 'video' ? cameraPlaceOf(values.exercise) : undefined,
    buttonPosition: values.uploadButtonPosition,
    hasFixedHeight: values.height !== null,
    controls: values.controls,
    offersImage: values.export || values.controls,
    loadingMessage: values.loadingMessage,
    documentationUrl: documentationUrlOf(values),
  };
}

/** What the view reports. */
export interface ViewEvents extends ExportViewEvents {
  readonly onPick: (event: Event) => void;
  readonly onDrag: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onImageLoad: () => void;
  readonly onUploadPress: () => void;
  readonly onSlotChange: () => void;
  readonly onVideoError: () => void;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
  /** What was to be analysed is of the other kind, and is to be taken as that. */
  readonly onOtherKind: (kind: MediaKind) => void;
}

/** Whether the picture or video itself is on show. */
export function showsMedia({ state, mediaUrl }: SessionSnapshot): boolean {
  return mediaUrl !== '' && (state === 'analysing' || state === 'done');
}

/** Whether the token holds what the free plan does not. */
export function isPaidPlan({ plan }: SessionSnapshot): boolean {
  return plan !== undefined && plan !== 'free';
}
