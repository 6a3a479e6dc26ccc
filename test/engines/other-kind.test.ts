/**
 * A picture where a video is wanted, and the other way round: the button that takes it as what it is.
 */
import { expect } from '@open-wc/testing';
import { mediaFile } from '../helpers/media-corpus.js';
import { clipFile, createTracker, rejection } from '../helpers/tracker.js';

describe('a file of the other kind', () => {
  it('is analysed as a picture where the visitor says so', async () => {
    const { tracker, part, next } = await createTracker({ options: { keypoints: true } });
    const error = await rejection(tracker.analyze(await mediaFile('still.png')));
    expect(error.message).to.contain('still.png is a picture (PNG)');
    await tracker.updateComplete;
    part('[part=other-kind]').click();
    const overlay = await next('image_overlay');
    expect(overlay).to.include({ width: 180, height: 320 });
    expect(tracker.source, 'the option stays').to.equal('video');
    await tracker.updateComplete;
    expect(part('[part=image]')).to.be.instanceOf(HTMLImageElement);
    tracker.remove();
  });

  it('is analysed as a video where the visitor says so', async () => {
    const { tracker, part, next, of } = await createTracker({ options: { keypoints: true, source: 'image' } });
    const error = await rejection(tracker.analyze(await clipFile('odd-size.webm')));
    expect(error.message).to.contain('odd-size.webm is a video');
    await tracker.updateComplete;
    part('[part=other-kind]').click();
    const batch = await next('keypoints_batch');
    expect(batch.frames.length).to.be.greaterThan(5);
    expect(of('error')).to.have.length(1);
    tracker.remove();
  });
});
