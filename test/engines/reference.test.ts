/**
 * A reference is decoded and analysed as the visitor's own video is, by whatever the browser has for it.
 */
import { expect } from '@open-wc/testing';
import { clipFile, clipUrl, createTracker } from '../helpers/tracker.js';

const REPS = 3;

describe('a reference movement in this browser', () => {
  for (const [how, script] of [
    ['as the browser decodes it', ''],
    ['where there is no WebCodecs', '&no-webcodecs'],
  ] as const) {
    it(`is found, and counts the video, ${how}`, async () => {
      const { tracker, of } = await createTracker({
        detector: `truth=squat-front${script}`,
        // A player is sent from frame to frame, which takes long.
        options: { analysisFps: 8, reference: `${clipUrl('squat-front.mp4')}?${how}` },
      });
      await tracker.analyze(await clipFile('squat-front.mp4'));
      expect(of('error')).to.deep.equal([]);
      expect(of('initialization').map(({ step }) => step)).to.include('reference');
      const [summary] = of('exercise_summary');
      expect(summary).to.include({ exercise: 'reference', counter: REPS });
      expect(summary?.avg_similarity).to.be.above(0.9);
      expect((await tracker.signatureOf(1)).figure).not.to.equal(undefined);
    });
  }
});
