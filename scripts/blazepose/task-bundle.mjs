/**
 * Assembles the model files of BlazePose for MediaPipe's PoseLandmarker (`.task`: a ZIP file without compression) out of
 * the networks in the npm package `@mediapipe/pose` (Google, Apache-2.0), which lack the metadata that it asks for.
 */
import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { stillDetector } from './still-detector.mjs';
import { withPictureMetadata } from './tflite-metadata.mjs';

/** Where the networks come from, below the project's root. */
const PACKAGE = 'node_modules/@mediapipe/pose';

/** This file is made of exactly one other: `pose_detection.tflite`. */
const DETECTOR_FILE = 'pose_solution_packed_assets.data';

/** The networks that find the landmarks, by variant, with the sizes that the pinned package has. */
const LANDMARK_FILES = {
  lite: { file: 'pose_landmark_lite.tflite', bytes: 2_819_824 },
  full: { file: 'pose_landmark_full.tflite', bytes: 6_440_512 },
  heavy: { file: 'pose_landmark_heavy.tflite', bytes: 27_709_200 },
};

const DETECTOR_BYTES = 2_962_288;

/** Values 0..255 become -1..1 for the detector and 0..1 for the landmarks. */
const DETECTOR = { mean: 127.5, std: 127.5, outputs: ['boxes', 'scores'] };
const LANDMARKS = {
  mean: 0,
  std: 255,
  outputs: ['landmarks', 'presence', 'segmentation', 'heatmap', 'world_landmarks'],
};

/** A ZIP file holds a time: always the same one, so that the same networks give the same bytes. */
const ZIP_TIME = new Date(1980, 0, 1, 0, 0, 0);

/** @typedef {keyof typeof LANDMARK_FILES} Variant */

/**
 * The model file of one variant.
 * @param {Variant} variant
 * @returns {Promise<Uint8Array>}
 */
export async function assembleTask(variant) {
  const { file, bytes } = LANDMARK_FILES[variant];
  const [detector, landmarks] = await Promise.all([
    readNetwork(DETECTOR_FILE, DETECTOR_BYTES),
    readNetwork(file, bytes),
  ]);
  return zipSync(
    {
      'pose_detector.tflite': withPictureMetadata(detector, DETECTOR),
      'pose_landmarks_detector.tflite': withPictureMetadata(landmarks, LANDMARKS),
      // Takes the detector's place where it is known where the person is (`src/pose/still-detector.ts`).
      'idle_detector.tflite': withPictureMetadata(stillDetector(), DETECTOR),
    },
    { level: 0, mtime: ZIP_TIME },
  );
}

/**
 * @param {string} file
 * @param {number} bytes its size in the pinned package
 */
async function readNetwork(file, bytes) {
  const content = await readFile(`${PACKAGE}/${file}`);
  if (content.length !== bytes) {
    throw new Error(
      `${PACKAGE}/${file} has ${content.length} bytes, not ${bytes}: the package has changed; check it before shipping it`,
    );
  }
  return content;
}
