/**
 * Recordings of people as keypoints, as `scripts/sequence-fixtures.ts` packs them.
 */
import { createExerciseTracker } from '../../src/exercise/index.js';
import type { ExerciseMessage, ExercisePose, ExerciseTrackerOptions } from '../../src/exercise/index.js';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';

/** What a recording shows, as somebody has labelled it. */
export interface RecordingLabel {
  readonly name: string;
  readonly movement: string;
  readonly reps_min: number | null;
  readonly reps_max: number | null;
  /** Start and end in seconds. */
  readonly hold: readonly [number, number] | null;
  readonly standing_leg: 'left' | 'right' | null;
  readonly view: string;
}

/** A recording of a person, as keypoints, with what it shows. */
export interface Recording extends RecordingLabel {
  readonly poses: readonly ExercisePose[];
}

/**
 * @param json the text of a file in `test/fixtures/sequences/`: for each frame the time in ms, then x, y (tenths of a pixel)
 *   and score (hundredths) of each keypoint; the time alone where nobody was found
 */
export function readRecording(json: string): Recording {
  const { frames, width, height, ...label } = JSON.parse(json) as RecordingLabel & {
    frames: number[][];
    width: number;
    height: number;
  };
  const poses = frames.map(([t = 0, ...numbers]) => ({
    timestampMs: t,
    width,
    height,
    keypoints: numbers.length
      ? COCO_KEYPOINTS.map((name, index) => ({
          name,
          x: (numbers[3 * index] ?? 0) / 10,
          y: (numbers[3 * index + 1] ?? 0) / 10,
          z: 0,
          score: (numbers[3 * index + 2] ?? 0) / 100,
        }))
      : [],
  }));
  return { ...label, poses };
}

/** @returns all messages of a run */
export function run(poses: readonly ExercisePose[], options: ExerciseTrackerOptions): ExerciseMessage[] {
  const tracker = createExerciseTracker(options);
  return [...poses.flatMap((pose) => tracker.update(pose)), ...tracker.finish()];
}
