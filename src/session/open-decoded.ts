/**
 * Opens a video with what this browser decodes it with: WebCodecs, else a `<video>` element.
 */
import { TrackerError } from '../errors.js';
import { VideoStepper } from '../media/video-stepper.js';
import type { PooledVideo } from '../pose/video-analysis.js';
import type { Run } from './run.js';
import { shownMedia } from './shown-media.js';
import type { Decoding } from './start-run.js';

/** An open video. */
export interface OpenedVideo {
  readonly video: PooledVideo;
  readonly decoding: Decoding;
  /** What takes the pictures, where WebCodecs does not; to be closed when the video has been analysed. */
  readonly stepper?: VideoStepper;
}

/**
 * @param onDownload share that has arrived of a video that must be downloaded from its beginning to its end, 0..1, and its
 *   bytes in total, where they are known
 * @throws TrackerError as the workers do; `unsupported_media` where nothing decodes the video
 */
export async function openDecoded(run: Run, onDownload: (share: number, bytes?: number) => void): Promise<OpenedVideo> {
  const { media, request, signal, pool } = run;
  try {
    return { video: await pool.open(media, signal, { onDownload, request }), decoding: { decoder: 'webcodecs' } };
  } catch (error) {
    if (!(error instanceof TrackerError) || error.details?.['reason'] !== 'codec') throw error;
    return openStepped(run, error, onDownload);
  }
}

async function openStepped(
  run: Run,
  { details }: TrackerError,
  onDownload: (share: number, bytes?: number) => void,
): Promise<OpenedVideo> {
  const { media, request, signal, pool } = run;
  const codec = String(details?.['codec']);
  const stepper = new VideoStepper(media, codec, request, signal);
  try {
    const video = await pool.open(media, signal, { onDownload, request, connect: () => stepper.connect() });
    // A server without ranges does not let a player seek; the workers have downloaded the file from it.
    await stepper.open(await shownMedia(run, video));
    const why = details?.['decoder'] === 'missing' ? 'has no WebCodecs' : `does not decode ${codec} frame by frame`;
    const reason = `this browser ${why}, so a video element is stepped from frame to frame, which is slower`;
    return { video, decoding: { decoder: 'video-element', reason }, stepper };
  } catch (error) {
    stepper.close();
    throw error;
  }
}
