/**
 * The promise "same file, same result", between engines: stored results, which each of them has to come to.
 */
import { expect } from '@open-wc/testing';
import type { KeypointsBatchMessage } from '../../src/output/messages.js';
import { COUNTED, POSED, saidOf } from '../helpers/stored-results.js';
import { clipFile, createTracker } from '../helpers/tracker.js';

/**
 * How far a keypoint may be from the stored one, in pixels of a clip that is 480 high, and its score.
 */
const MOST_PX = 0.05;
const MOST_SCORE = 0.005;

const fixture = async (path: string): Promise<string> => (await fetch(`/test/fixtures/${path}`)).text();

describe('Same file, same result', () => {
  for (const { recording, exercise } of COUNTED) {
    it(`of the exercise engine, byte for byte: ${recording} as ${exercise}`, async () => {
      const said = saidOf(await fixture(`sequences/${recording}.json`), exercise);
      expect(said).to.equal(await fixture(`results/${recording}.jsonl`));
    });
  }

  it(`of the model, within ${MOST_PX} px: ${POSED.clip}`, async function () {
    // The real model is slow where other suites run beside this one.
    this.timeout(180_000);
    const { tracker, of } = await createTracker({
      detector: 'real',
      options: { keypoints: true, analysisFps: POSED.analysisFps, poseBackend: 'wasm' },
    });
    await tracker.analyze(await clipFile(`${POSED.clip}.mp4`));
    const [batch] = of('keypoints_batch');
    const stored = JSON.parse(await fixture(`results/${POSED.clip}.json`)) as KeypointsBatchMessage;
    const { frames, ...head } = stored;
    expect({ ...batch, frames: [] }).to.deep.equal({ ...head, frames: [] });
    expect(batch?.frames.map(({ timestampMs }) => timestampMs)).to.deep.equal(
      frames.map(({ timestampMs }) => timestampMs),
    );
    let [farthest, scores] = [0, 0];
    frames.forEach(({ keypoints }, index) => {
      const found = batch?.frames[index]?.keypoints ?? [];
      expect(found.map(({ name }) => name)).to.deep.equal(keypoints.map(({ name }) => name));
      keypoints.forEach(({ x, y, score }, at) => {
        const point = found[at] ?? { x: NaN, y: NaN, score: NaN };
        farthest = Math.max(farthest, Math.hypot(point.x - x, point.y - y));
        scores = Math.max(scores, Math.abs(point.score - score));
      });
    });
    console.log(
      `same-result: ${farthest} px, score ${scores}, equal ${JSON.stringify(batch) === JSON.stringify(stored)}`,
    );
    expect(farthest, 'px').to.be.below(MOST_PX);
    expect(scores, 'score').to.be.below(MOST_SCORE);
  });
});
