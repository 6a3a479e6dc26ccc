/** A language that is loaded where an element asks for it. */
import { expect } from '@open-wc/testing';
import { addedLanguage } from '../../src/texts/languages.js';
import { clipFile, createTracker } from '../helpers/tracker.js';

describe('a language that is loaded', () => {
  it('is spoken by the element, and by an analysis that begins before it is there', async () => {
    expect(addedLanguage('de')).to.equal(undefined);
    const { tracker } = await createTracker({
      detector: 'truth=squat-side',
      options: { exercise: 'pushup', lang: 'de-AT', controls: true },
    });
    const { summary } = await tracker.analyze(await clipFile('squat-side.mp4'));
    expect(summary?.reason?.message).to.equal('Es gab Bewegung, aber es war eine andere Übung.');
    await tracker.updateComplete;
    expect(tracker.querySelector('button')?.textContent).to.include('Weiteres Video analysieren');
  });
});
