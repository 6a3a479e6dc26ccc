/**
 * How many workers a device bears, by what the browser says of it. The result of an analysis does not depend on it.
 */

/** What is known of a device; browsers leave out or round what could tell people apart. */
export interface Device {
  readonly hardwareConcurrency?: number;
  /** GB, as Chromium rounds it: 0.25 to 8, or more in newer versions. */
  readonly deviceMemory?: number;
}

/** What is known of a video. */
interface Picture {
  readonly width: number;
  readonly height: number;
}

/** Most workers for a memory of up to so many GB. Each one takes about 100 MB for the model, and its decoder. */
const MOST_WORKERS: readonly { readonly memoryGb: number; readonly workers: number }[] = [
  { memoryGb: 2, workers: 1 },
  { memoryGb: 4, workers: 4 },
  { memoryGb: Infinity, workers: 8 },
];

/** Browsers that say nothing of the memory run on phones too. */
const ASSUMED_MEMORY_GB = 4;

/** The share of the memory that decoded frames of all workers may take. */
const FRAMES_MEMORY_SHARE = 1 / 6;

/** Frames that one decoder holds: up to 16 to decode others from, and 8 decoded ahead. */
const FRAMES_PER_WORKER = 24;

/** Decoded frames are kept as 4:2:0, 8 bits. */
const BYTES_PER_PIXEL = 1.5;

const BYTES_PER_GB = 2 ** 30;

/** Most workers for any video. */
export function workerCount({ hardwareConcurrency = 1, deviceMemory = ASSUMED_MEMORY_GB }: Device): number {
  const most = MOST_WORKERS.find(({ memoryGb }) => deviceMemory <= memoryGb)?.workers ?? 1;
  return Math.max(1, Math.min(most, hardwareConcurrency));
}

/** Most workers for a video of this size: decoded frames of a large one take much more memory than the model. */
export function workerCountFor({ width, height }: Picture, { deviceMemory = ASSUMED_MEMORY_GB }: Device): number {
  const perWorker = FRAMES_PER_WORKER * width * height * BYTES_PER_PIXEL;
  return Math.max(1, Math.floor((deviceMemory * BYTES_PER_GB * FRAMES_MEMORY_SHARE) / Math.max(1, perWorker)));
}
