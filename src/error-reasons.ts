/**
 * Why an error happened: `details.reason`, by code, with the facts that its details state beside it. One table of types, of which
 * everything else follows: what may be thrown, and what every language of the interface has words for.
 */

interface OfFile {
  /** The file, as messages name it. */
  readonly name: string;
}

interface OfAddress {
  /** The address, as messages name it. */
  readonly url: string;
}

/** Why a file or an address did not load. */
interface LoadReasons {
  readonly empty: OfFile;
  readonly http_status: OfAddress & { readonly status: number };
  readonly connection: OfAddress;
  readonly unreachable: OfAddress;
  /** A `blob:` address that does not hold, or no longer. */
  readonly revoked: OfAddress;
  /** A `data:` address that is damaged, or longer than the browser takes. */
  readonly data_url: OfAddress;
  readonly offline: OfAddress;
  readonly mixed_content: OfAddress;
  readonly security_policy: OfAddress;
  readonly protocol: object;
  readonly credentials: object;
  readonly not_a_source: object;
  /** What a host has handed over in pieces. */
  readonly hash: OfFile;
}

/** Why an overlay video was not made. */
type ExportReasons = Readonly<
  Record<
    | 'source'
    | 'encoder'
    | 'storage'
    | 'unsupported'
    | 'edits'
    | 'not_a_video'
    | 'not_analysed'
    | 'superseded'
    | 'stopped',
    Partial<OfFile>
  >
>;

/** Why something cannot be a reference. */
type ReferenceReasons = Readonly<
  Record<'nobody' | 'no_repetition' | 'held' | 'picture' | 'unreadable' | 'not_a_signature' | 'wrong_part', OfAddress>
>;

/** Codes with the reasons that a visitor can meet. */
export interface ErrorReasons {
  readonly token_check_failed: Readonly<
    Record<'config' | 'unreachable' | 'timeout' | 'answer' | 'unsupported' | 'verifier', object>
  >;
  readonly invalid_parameter: {
    readonly not_after_start: object;
    readonly beyond_the_end: object;
    /** Of a part of a video. */
    readonly no_frames: OfFile;
  };
  readonly video_load_error: LoadReasons;
  readonly image_load_error: LoadReasons;
  readonly media_decode_error: {
    readonly no_index: OfFile;
    readonly no_frames: OfFile;
    readonly truncated: OfFile & { readonly durationMs: number };
    readonly damaged: OfFile;
  };
  readonly unsupported_media: {
    /** `isVideo` of a kind of video that browsers do not read. */
    readonly not_a_video: OfFile & { readonly format?: string; readonly isVideo?: true };
    readonly not_an_image: OfFile & { readonly format?: string };
    readonly is_picture: OfFile & { readonly format: string; readonly motion?: 'animation' | 'motion-photo' };
    readonly is_video: OfFile & { readonly format: string };
    readonly no_video_track: OfFile;
    readonly codec: OfFile & { readonly codec: string };
    readonly edits: OfFile;
    readonly edit_rate: OfFile;
    readonly descriptions: OfFile;
    readonly too_large: OfFile & { readonly width: number; readonly height: number };
  };
  readonly cross_origin_video: { readonly cors: OfAddress };
  readonly cross_origin_image: { readonly cors: OfAddress };
  readonly backend_unavailable: { readonly context_lost: object };
  readonly export_failed: ExportReasons;
  readonly reference_error: ReferenceReasons;
  readonly internal_error: { readonly worker_lost: object };
}

/** A code of these. */
export type ReasonedCode = keyof ErrorReasons;

/** A reason of a code. */
export type ReasonOf<Code extends ReasonedCode> = keyof ErrorReasons[Code];

/** Codes that have other reasons too, for developers: those of commands, of graphics drivers, of verifiers that a page brings. */
type OpenCode = 'token_check_failed' | 'invalid_parameter' | 'backend_unavailable';

/** Facts about a failure for programs, for example `{ reason: 'empty', name: 'squat.mp4' }`. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** The details that an error of a code may have: a reason of the table stands with its facts. */
export type DetailsOf<Code extends string> =
  Code extends Exclude<ReasonedCode, OpenCode>
    ? { [Reason in ReasonOf<Code>]: { readonly reason: Reason } & ErrorReasons[Code][Reason] }[ReasonOf<Code>] &
        ErrorDetails
    : ErrorDetails;
