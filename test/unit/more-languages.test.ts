/** The languages that are loaded where somebody wants them say everything, with the figures that English has. */
import { expect } from 'chai';
import { languageOf, spokenTagOf } from '../../src/texts/interface-language.js';
import { speak } from '../../src/texts/exercise-texts.js';
import { addedLanguage, addLanguage, languageTags, MORE_TAGS } from '../../src/texts/languages.js';
import { provideLanguage } from '../../src/texts/more-languages.js';
import { advice } from '../../src/texts/en/exercise.js';
import { en } from '../../src/texts/en/interface.js';
import { jump } from '../../src/texts/en/jump.js';
import { physical } from '../../src/texts/en/physical.js';
import { deviations, reference } from '../../src/texts/en/reference.js';
import { moreTexts } from '../../src/texts/more-exercises.js';
import { exercises } from '../../src/texts/en/more-exercises.js';

const ENGLISH: Readonly<Record<string, string>> = { ...advice, ...jump, ...physical, ...reference, ...deviations };

const figures = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([figure]) => figure).sort();

/** Every text of a value, each function called with arguments that stand out. */
function textsIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const given = Array.from({ length: value.length }, (_, index) =>
      index === 0 && /Angle|notInPlan|scoreOf/.test(path) ? ['A'] : 7,
    );
    const view = path === 'filmFrom' ? ['front', 2] : given;
    return [[path, String((value as (...args: unknown[]) => unknown)(...view))]];
  }
  return Object.entries(value as object).flatMap(([key, each]) => textsIn(each, path ? `${path}.${key}` : key));
}

describe('languages that are loaded', () => {
  for (const tag of MORE_TAGS) {
    it(`${tag}: is known before, spoken from then on, and says everything`, async () => {
      expect(languageTags()).to.include(tag);
      expect(spokenTagOf(`${tag}-XX`), 'advice is asked for in it at once').to.equal(tag);
      await provideLanguage(tag);
      const { texts, advice: said } = addedLanguage(tag)!;
      expect(languageOf(tag)).to.include({ tag, dir: 'ltr' });

      const english = new Map(textsIn(en));
      const own = new Map(textsIn(texts));
      for (const path of english.keys()) {
        // English words of errors say all in their title; its phases are the exercises' own names.
        expect(own.get(path), path).to.be.a('string').and.not.equal('');
        expect(own.get(path), path).not.to.include('undefined');
      }

      for (const [code, text] of Object.entries(ENGLISH)) {
        expect(figures(said[code] ?? ''), code).to.deep.equal(figures(text));
        expect(said[code], code).to.be.a('string').and.not.equal('');
      }
      for (const exercise of Object.keys(exercises)) {
        const inEnglish = speak('en', exercise, moreTexts(exercise));
        const spoken = speak(tag, exercise, moreTexts(exercise));
        for (const code of Object.keys(exercises[exercise as keyof typeof exercises])) {
          // Names that are the same in both languages are no gap.
          if (code.startsWith('exercise.') || code.startsWith('repetitions.')) continue;
          expect(spoken(code), `${exercise}: ${code}`).not.to.equal(inEnglish(code));
        }
      }
    });
  }

  it('fr: says everything, once its advice is there', async () => {
    expect(spokenTagOf('fr-CA')).to.equal('fr');
    await provideLanguage('fr');
    const said = speak('fr', '');
    for (const [code, text] of Object.entries(advice)) {
      expect(figures(said(code)), code).to.deep.equal(figures(text));
      if (!/^(exercise|repetitions)\./.test(code)) expect(said(code), code).not.to.equal(text);
    }
    expect(languageOf('fr')).to.deep.include({ tag: 'fr', dir: 'ltr' });
  });

  it('keep what a page has added itself, whichever came first', () => {
    addLanguage('de', { texts: { play: 'Los' } });
    const { texts, advice: said } = addedLanguage('de')!;
    expect([texts.play, texts.pause, said['reason.nobody']]).to.deep.equal([
      'Los',
      'Anhalten',
      'Im Video wurde niemand gefunden.',
    ]);
  });

  it('do nothing for a language that does not come with the package', async () => {
    await provideLanguage('xx');
    expect(addedLanguage('xx')).to.equal(undefined);
  });
});
