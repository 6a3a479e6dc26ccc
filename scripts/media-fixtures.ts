/**
 * Makes clips and pictures that say of themselves what phones write into their files, from those of the synthetic athlete:
 * `node --import tsx scripts/media-fixtures.ts`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyedMetadata, withInIndex } from './media-fixtures/mp4-boxes.js';

const CLIPS = 'test/fixtures/clips';
const FOLDER = 'test/fixtures/media';

const clip = (name: string): Buffer => readFileSync(join(CLIPS, name));
const write = (name: string, file: Buffer): void => writeFileSync(join(FOLDER, name), file);

mkdirSync(FOLDER, { recursive: true });
// As Android's recorder says that a video is in slow motion.
write(
  'slow-motion.mp4',
  withInIndex(clip('squat-front.mp4'), keyedMetadata({ 'com.android.capture.fps': { float: 240 } })),
);
