/**
 * How every other system is asked for poses.
 */
import type { Picture } from '../frames.js';

/** A system that is measured beside ours, ready for its first frame. */
export interface Competitor {
  /** @returns whether it found somebody */
  detect(picture: Picture): Promise<boolean>;
}

/** Where the files of the systems are served. */
export interface CompetitorFiles {
  /** Our own assets: model and WASM of MoveNet. */
  readonly assets: string;
  /** `node_modules`, for the WASM files of the packages. */
  readonly packages: string;
  /** What the page's programs were built to; holds `blazepose-*.task` where the build has them. */
  readonly tasks: string;
}
