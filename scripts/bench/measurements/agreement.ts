/**
 * Whether the package's kernels find what TensorFlow.js finds, on the frames of real videos. Each square is looked at for
 * itself: over a video, a keypoint that nearly ties with another place moves the next square, in any two programs.
 */
import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { modelEntry } from '../../../src/pose/models.js';
import { askWorker } from '../ask-worker.js';
import { percentile, type Figure } from '../figures.js';
import { PAGE_FOLDER } from '../lab.js';
import type { Measurement } from '../measurement.js';
import type { AgreementAnswer, AgreementRequest, KeypointPair } from '../page/agreement-worker.js';
import { clipsIn } from '../visitor-clips.js';

/** What the kernels were written to keep: a keypoint as far from TensorFlow.js' as this is the same one. */
const SAME_WITHIN_PX = 0.05;

/** From here on the engine reads a keypoint (`pose/` and `exercise/` have limits of their own, all near this). */
const SEEN_SCORE = 0.3;

/** Squares a second of each video: enough to see every phase of a movement. */
const PER_SECOND = 2;

const { inputSize: SIDE } = modelEntry('movenet-lightning');

/** The whole frame with borders, as a search begins; and its middle, where a body is large. */
const SQUARES = {
  whole: `scale=${SIDE}:${SIDE}:force_original_aspect_ratio=decrease,pad=${SIDE}:${SIDE}:-1:-1`,
  middle: `crop='min(iw,ih)':'min(iw,ih)',scale=${SIDE}:${SIDE}`,
};

export const agreement: Measurement = {
  name: 'agreement',
  title: 'Keypoints of the package’s kernels against TensorFlow.js’, square by square',
  onlyByName: true,
  async run(lab) {
    if (lab.clips === undefined) throw new Error('agreement looks at videos: give it a folder with --clips.');
    const clips = await clipsIn(lab.clips);
    await mkdir(PAGE_FOLDER, { recursive: true });
    const pairs: AgreementAnswer[] = [];
    for (const { file } of lab.quick ? clips.slice(0, 2) : clips) {
      lab.log(`agreement: ${basename(file)}`);
      const squares = Object.entries(SQUARES).map(([name, filter]) => {
        const raw = `squares-${name}.rgba`;
        const picture = ['-vf', `fps=${PER_SECOND},${filter}`, '-f', 'rawvideo', '-pix_fmt', 'rgba'];
        execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', file, '-an', ...picture, join(PAGE_FOLDER, raw)]);
        return `${lab.server.origin}/bench/${raw}`;
      });
      const request: AgreementRequest = { assets: `${lab.server.origin}/assets/`, squares };
      pairs.push(await askWorker<AgreementAnswer>(lab, 'agreement-worker.js', request));
    }
    return (['relaxed-simd', 'simd'] as const).flatMap((name) =>
      figuresOf(
        name,
        pairs.flatMap((each) => each[name] ?? []),
      ),
    );
  },
};

function figuresOf(name: string, pairs: readonly KeypointPair[]): Figure[] {
  if (pairs.length === 0) return [];
  const distances = (of: readonly KeypointPair[]) => of.map(([distance]) => distance);
  const seen = pairs.filter(([, score]) => score >= SEEN_SCORE);
  const beyond = (of: readonly KeypointPair[]) => distances(of).filter((distance) => distance > SAME_WITHIN_PX).length;
  const count = (of: readonly KeypointPair[]) => `${beyond(of)} of ${of.length} are farther than ${SAME_WITHIN_PX} px`;
  return [
    {
      label: `${name}: 99.9 % of the keypoints with a score of ${SEEN_SCORE} or more are within`,
      value: percentile(distances(seen), 0.999),
      unit: 'px',
      target: { atMost: SAME_WITHIN_PX },
      note: count(seen),
    },
    { label: `${name}: the farthest of these`, value: percentile(distances(seen), 1), unit: 'px' },
    {
      label: `${name}: 99.9 % of all keypoints are within`,
      value: percentile(distances(pairs), 0.999),
      unit: 'px',
      note: count(pairs),
    },
  ];
}
