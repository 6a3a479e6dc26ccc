/**
 * What decoded frames come from: a track of a video file, or an animated picture.
 */
import type { VideoSample } from 'mediabunny';

/** All times are in seconds, of what is shown. */
export interface SampleSource {
  /** The frames in order, from the one that is shown at a time; all by default. Whoever iterates closes each. */
  samples(fromS?: number): AsyncGenerator<VideoSample, void, undefined>;
  /** Where decoding has to begin to get to a time; undefined where it may begin anywhere. */
  decodedFromS(timeS: number): Promise<number | undefined>;
  /** When the last frame is first shown; undefined where none is. */
  lastS(): Promise<number | undefined>;
}
