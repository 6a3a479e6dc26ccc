/**
 * `export_failed`, with its causes.
 */
import type { ReasonOf } from '../../error-reasons.js';
import { TrackerError } from '../../errors.js';

/** Why an overlay video was not made; the `reason` in the error's details. */
export type ExportFailure = ReasonOf<'export_failed'>;

const ADVICE: Readonly<Record<ExportFailure, string>> = {
  source: 'Its file or address cannot be read any more, or is damaged. Choose it once more.',
  encoder: 'No encoder of this browser takes it. Try another browser, or a smaller video.',
  storage: 'The device is short of storage or memory. Free some, or use a shorter video.',
  unsupported: 'This browser cannot write videos: it has neither WebCodecs nor MediaRecorder. Use another browser.',
  edits:
    'It was cut without being encoded anew, and this browser can only record what its player shows, which may be what was cut away. Use another browser.',
  not_a_video: 'Only a video can be exported; of a picture there is image_overlay.',
  not_analysed: 'Analyse a video first, and wait for its end.',
  superseded: 'Something else was analysed since, or it was judged once more. Ask the latest result for it.',
  stopped: 'Try again; if it comes back, the device may be short of memory.',
};

/**
 * @param name how the message names the video
 * @param cause what was thrown, if anything
 */
export function exportError(reason: ExportFailure, name: string, cause?: unknown): TrackerError {
  if (cause instanceof TrackerError && cause.code === 'export_failed') return cause;
  // The first sentence says what happened; what to do about it is said below.
  const why = cause instanceof Error ? ` (${(cause.message.split('. ')[0] ?? '').replace(/\.$/, '')})` : '';
  const of = name ? ` of ${name}` : '';
  return new TrackerError(
    'export_failed',
    `The overlay video${of} could not be made${why}. ${ADVICE[reason]} The results of the analysis are not touched by this.`,
    { reason, ...(name && { name }) },
    { cause },
  );
}
