/**
 * The budgets of speed (see docs/performance.md).
 */

/** A visitor's wait in s for the result of a 10 s clip of 720p, the first file and the next. */
export const FIRST_RESULT_OF_10_S = { atMost: 3.4 };
export const NEXT_RESULT_OF_10_S = { atMost: 3 };

/** How many times faster than it plays a visitor has the result of a clip of 60 s. */
export const VISITOR_TIMES_REAL_TIME = { atLeast: 5 };

/** Share of the workers' time, from the first segment to the last, in which they have work. */
export const BUSY_SHARE = { atLeast: 0.9 };

/** How many times the rate of others on the page's thread, given the same decoded frames, on every frame of 720p. */
export const TIMES_POSE_DETECTION = { atLeast: 4 };
export const TIMES_MEDIAPIPE_LITE = { atLeast: 2.5 };

/** How many times faster than the video plays, at the default 15 frames/s. */
export const TIMES_REAL_TIME = { atLeast: 5 };

/** Longest task of the page's thread during an analysis, in ms: of 20, 19 are shorter. */
export const LONG_TASK_P95_MS = { atMost: 50 };

/** How much more memory ten minutes of video take than one, as a factor. */
export const MEMORY_GROWTH = { atMost: 1.15 };

/** What a picture of 81 million pixels takes at its peak, beyond the open page. */
export const LARGE_PICTURE_MB = { atMost: 1500 };

/** Heap of one worker for the index of two hours of video, 30 frames a second. */
export const INDEX_MB = { atMost: 16 };

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
