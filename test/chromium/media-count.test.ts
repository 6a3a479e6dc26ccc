/**
 * What is counted, by the model, in files whose frames change or whose edit list cuts them: what the player would show.
 */
import { expect } from '@open-wc/testing';
import { mediaFile } from '../helpers/media-corpus.js';
import { createTracker } from '../helpers/tracker.js';

/** The athlete makes three squats in 5.8 s, which end at 2.1, 3.7 and 5.3 s. */
const COUNTS = [
  { file: 'size-changes.webm', count: 3 },
  { file: 'cut-end.mp4', count: 2 },
] as const;

describe('squats in files that people have', () => {
  for (const { file, count } of COUNTS) {
    it(`${count} in ${file}`, async () => {
      const { tracker, of } = await createTracker({ detector: 'real', options: { exercise: 'squat' } });
      await tracker.analyze(await mediaFile(file));
      const [summary] = of('exercise_summary');
      expect(summary?.counter).to.equal(count);
      expect(summary?.durationMs).to.be.at.most(5800);
      tracker.remove();
    });
  }
});
