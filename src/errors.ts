/**
 * The one error type of the project. Whatever goes wrong, anywhere, reaches the page as an `error` message made of it.
 */
import type { DetailsOf, ErrorDetails } from './error-reasons.js';

export type { ErrorDetails };

/** Every error code there is; the `error` message carries one of them. */
export const ERROR_CODES = [
  'missing_token',
  'invalid_token',
  'token_check_failed',
  'host_not_allowed',
  'developer_features_not_allowed',
  'invalid_parameter',
  'invalid_exercise',
  'jump_analysis_missing_height',
  'video_load_error',
  'image_load_error',
  'media_decode_error',
  'unsupported_media',
  'cross_origin_video',
  'cross_origin_image',
  'model_load_error',
  'backend_unavailable',
  'export_failed',
  'reference_error',
  'internal_error',
] as const;

/** What kind of failure it was. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error in a form that passes between workers and the page. */
export interface PlainError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: ErrorDetails;
}

/** What an error is made of: the details of a code are those that `error-reasons.ts` has for it. */
type ErrorArguments = {
  [Code in ErrorCode]: [code: Code, message: string, details?: DetailsOf<Code> | undefined, options?: ErrorOptions];
}[ErrorCode];

/** A failure with its code. The message says what happened, to which file or URL, and what to do about it. */
export class TrackerError extends Error {
  override readonly name = 'TrackerError';
  readonly code: ErrorCode;
  readonly details?: ErrorDetails;

  constructor(...[code, message, details, options]: ErrorArguments) {
    super(message, options);
    this.code = code;
    if (details) this.details = details;
  }

  /** The error as a plain object. */
  toPlain(): PlainError {
    return { code: this.code, message: this.message, ...(this.details && { details: this.details }) };
  }

  /** Anything thrown, as a `TrackerError`; what nobody expected becomes an `internal_error`. */
  static from(thrown: unknown): TrackerError {
    if (thrown instanceof TrackerError) return thrown;
    const cause = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return new TrackerError(
      'internal_error',
      `Something unexpected went wrong (${cause}). Please try again; if it comes back, report it with this text.`,
      undefined,
      { cause: thrown },
    );
  }

  /** The error that a plain object stands for. */
  static fromPlain({ code, message, details }: PlainError, options?: ErrorOptions): TrackerError {
    // Its code and its details came from one error.
    return new TrackerError(...([code, message, details, options] as ErrorArguments));
  }
}

/** Whether something was thrown because the work was cancelled, which is no failure. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}
