/**
 * The budgets of speed (see docs/performance.md).
 */

/** Share of cores × the bare model's rate that the pipeline reaches on every frame of a 720p clip. */
export const SHARE_OF_BARE_MODEL = { atLeast: 0.8 };

/** How many times the rate of pose-detection on the page's thread, given the same decoded frames. */
export const TIMES_POSE_DETECTION = { atLeast: 2.5 };

/** How many times faster than the video plays, at the default 15 frames/s. */
export const TIMES_REAL_TIME = { atLeast: 4 };

/** Longest task of the page's thread during an analysis, in ms: of 20, 19 are shorter. */
export const LONG_TASK_P95_MS = { atMost: 50 };

/** How much more memory ten minutes of video take than one, as a factor. */
export const MEMORY_GROWTH = { atMost: 1.15 };

/** How many times faster than the video plays its overlay video is made, 720p on two cores without a GPU. */
export const EXPORT_TIMES_REAL_TIME = { atLeast: 1.5 };

/** Script before the upload button, gzipped. */
export const SCRIPT_KB = { atMost: 35 };

/** Everything that a MoveNet run transfers. */
export const RUN_KB = { atMost: 6000 };

/** One update of the exercise engine, on average. */
export const EXERCISE_UPDATE_MS = { atMost: 0.3 };

/** One frame of a video whose exercise is recognised, on average. */
export const RECOGNITION_MS = { atMost: 2 };

/** The longest single update within an hour of video. */
export const EXERCISE_LONGEST_MS = { atMost: 5 };
