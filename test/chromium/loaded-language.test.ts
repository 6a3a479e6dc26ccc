/** A language that is loaded where an element asks for it. */
import { expect } from '@open-wc/testing';
import { addedLanguage } from '../../src/texts/languages.js';
import { clipFile, clipUrl, createTracker, rejection } from '../helpers/tracker.js';

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

  for (const [what, file, words] of [
    ['a file that is no video', () => new File(['Kniebeugen: 6'], 'notizen.mp4'), /notizen\.mp4 ist kein Video/],
    ['an empty file', () => new File([], 'leer.mp4'), /leer\.mp4 ist leer \(0 Byte\)/],
    ['a picture', () => clipFile('still.jpg'), /Das ist ein Bild.*still\.jpg ist ein Bild \(JPEG\)/s],
    [
      'an address with nothing there',
      () => clipUrl('gibt-es-nicht.mp4'),
      /gibt-es-nicht\.mp4 wurde vom Server nicht herausgegeben.*404/,
    ],
  ] as const) {
    it(`is what an error is told in: ${what}`, async () => {
      const { tracker, part } = await createTracker({ options: { lang: 'de' } });
      const { message } = await rejection(tracker.analyze(await file()));
      expect(message, 'to programs')
        .to.match(/^[\x20-\x7e]+$/)
        .and.not.match(words);
      await tracker.updateComplete;
      const panel = part('[part=panel]');
      const behind = panel.querySelector('details')!;
      expect(behind.open).to.equal(false);
      expect(behind.querySelector('p')).to.include({ lang: 'en', textContent: message });
      behind.remove();
      expect(panel.textContent).to.match(words);
      expect(panel.querySelector('[lang=en]'), 'nothing else is English').to.equal(null);
    });
  }
});
