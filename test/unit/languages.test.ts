import { expect } from 'chai';
import { adviceText, languageOf, provideTexts, spokenIn } from '../../src/texts/interface-language.js';
import { OPTIONS } from '../../src/element/options.js';
import { parseOption } from '../../src/element/parse-option.js';
import { ERROR_CODES } from '../../src/errors.js';
import { exercises } from '../../src/exercise/index.js';
import { CATALOGUE } from '../../src/exercise/catalogue/index.js';
import { INTERFACE_TEXTS } from '../../src/texts/interface-texts.js';
import { speak } from '../../src/texts/exercise-texts.js';
import { language as french } from '../../src/texts/fr/advice.js';
import { addBeneath, addLanguage, FALLBACK, languageTags, PACKAGE_TAGS } from '../../src/texts/languages.js';

/** Every name in a tree of texts, with its path. */
function paths(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'object' ? paths(value as object, `${path}${name}.`) : [`${path}${name}`],
  );
}

describe('languages', () => {
  before(() => provideTexts(INTERFACE_TEXTS));

  it('have the same texts, none of them empty', () => {
    const optional = /^(phases|exportNotes|errors\..*\.advice$|errorReasons)/;
    const names = (tag: string) => paths(languageOf(tag).texts).filter((path) => !optional.test(path));
    for (const tag of PACKAGE_TAGS) {
      expect(names(tag).sort(), tag).to.deep.equal(names('en').sort());
      for (const [name, text] of Object.entries(languageOf(tag).texts)) expect(text, `${tag} ${name}`).not.to.equal('');
    }
  });

  it('have a word for several repetitions of whatever is counted in them', () => {
    for (const { name, unit, repetitions } of exercises) {
      if (unit === 'seconds') expect(repetitions, name).to.equal(undefined);
      else for (const tag of PACKAGE_TAGS) expect(repetitions?.[tag], `${tag} ${name}`).to.match(/^\p{Letter}/u);
    }
    const inEnglish = speak('en', 'squat');
    expect(languageOf('en').texts.looksLike('Squat', inEnglish('repetitions.squat'))).to.equal(
      'This looks like squats. Count those?',
    );
    expect(languageOf('en').texts.looksLike('Plank')).to.equal('This looks like “Plank”. Count that?');
  });

  it('tell every error in their own words, and what to do about it', () => {
    for (const code of ERROR_CODES) {
      for (const tag of PACKAGE_TAGS) {
        const { title, advice } = languageOf(tag).texts.errors[code];
        expect(title, `${tag} ${code}`).to.match(/\S/);
        // In English the error's own message may say it.
        if (tag !== FALLBACK) expect(advice, `${tag} ${code}`).to.match(/\S/);
      }
    }
  });

  it('name every phase of every exercise', () => {
    const names = new Set(
      CATALOGUE.flatMap((record) =>
        'cycle' in record ? Object.values(record.cycle.phases) : ['rest', 'entering', 'hold'],
      ),
    );
    expect(exercises.length).to.be.greaterThan(5);
    for (const tag of PACKAGE_TAGS.filter((other) => other !== FALLBACK)) {
      for (const name of names) expect(languageOf(tag).texts.phases, tag).to.have.property(name);
    }
  });

  it('are found by their tag, with or without a region', () => {
    expect(languageOf('fr-CA').tag).to.equal('fr');
    expect(languageOf('FR').tag).to.equal('fr');
    expect(languageOf('xx').tag).to.equal('en');
  });

  it('can be added, right-to-left too; what is left out is English', () => {
    addLanguage('ar', {
      dir: 'rtl',
      texts: { uploadVideo: 'تحميل فيديو' },
      advice: { 'squat.depth.shallow': 'انزل أكثر.' },
    });
    const arabic = languageOf('ar-EG');
    expect(arabic.dir).to.equal('rtl');
    expect(arabic.texts.uploadVideo).to.equal('تحميل فيديو');
    expect(arabic.texts.uploadImage).to.equal('Upload an image');
    // After an analysis in English:
    const squat = { name: 'squat', lang: 'en' };
    expect(adviceText(arabic, 'squat.depth.shallow', 'Go lower.', squat)).to.equal('انزل أكثر.');
    expect(adviceText(arabic, 'squat.trunk.lean', 'Keep your chest up.', squat)).to.equal('Keep your chest up.');
    // After one in Arabic:
    expect(spokenIn(arabic, 'squat.depth.shallow', squat)).to.equal('ar');
    expect(spokenIn(arabic, 'squat.trunk.lean', squat)).to.equal('en');
    const lang = OPTIONS.find(({ name }) => name === 'lang')!;
    expect(parseOption(lang, 'ar').value).to.equal('ar');
    // One that is not there may be added later: no error.
    expect(parseOption(lang, 'tlh-QO')).to.deep.equal({ value: 'tlh' });
    expect(languageTags()).to.include.members([...PACKAGE_TAGS, 'ar']);
  });

  it('can be added once more, with what was there kept', () => {
    const before = languageOf('ar');
    addLanguage('ar', { dir: 'rtl', texts: { uploadImage: 'تحميل صورة' } });
    expect(languageOf('ar')).not.to.equal(before);
    expect(languageOf('ar').texts).to.include({ uploadVideo: 'تحميل فيديو', uploadImage: 'تحميل صورة' });
    expect(languageOf('ar')).to.equal(languageOf('ar-EG'));
  });

  it('of an exercise’s own come first, then English, then any that has a text', () => {
    const texts = {
      nl: { 'exercise.sit_up': 'Rumpfheben', 'sit_up.height.low': 'Höher!', lie_down: 'Leg dich hin.' },
      en: { 'exercise.sit_up': 'Sit-up', nobody: 'Nobody lies there.' },
      fr: { 'exercise.sit_up': 'Relevé de buste' },
    };
    const said = (tag: string) =>
      ['exercise.sit_up', 'sit_up.height.low', 'nobody', 'turn_side', 'no.such'].map((code) =>
        speak(tag, 'sit_up', texts)(code),
      );
    const turn = 'Turn so that the camera sees you from the side.';
    expect(said('nl')).to.deep.equal(['Rumpfheben', 'Höher!', 'Nobody lies there.', turn, 'no.such']);
    expect(said('en')).to.deep.equal(['Sit-up', 'Höher!', 'Nobody lies there.', turn, 'no.such']);
    addBeneath('fr', french);
    expect(said('fr')).to.deep.equal([
      'Relevé de buste',
      'Höher!',
      'Personne n’est visible à l’image.',
      'Tournez-vous pour que la caméra vous voie de profil.',
      'no.such',
    ]);
  });

  it('of an exercise’s own are shown in the language around them, and marked where they are in another', () => {
    const texts = { nl: { 'sit_up.height.low': 'Höher!' }, fr: { 'exercise.sit_up': 'Relevé de buste' } };
    const sitUp = { name: 'sit_up', lang: 'en', texts };
    expect(adviceText(languageOf('fr'), 'exercise.sit_up', 'Sit-up', sitUp)).to.equal('Relevé de buste');
    expect(spokenIn(languageOf('fr'), 'exercise.sit_up', sitUp)).to.equal('fr');
    expect(spokenIn(languageOf('fr'), 'sit_up.height.low', sitUp)).to.equal('nl');
    expect(spokenIn(languageOf('fr'), 'turn_side', sitUp)).to.equal('fr');
  });

  it('are added by a tag without region', () => {
    expect(() => addLanguage('pt-BR', { texts: {} })).to.throw(TypeError, '"pt-BR"');
    expect(() => addLanguage('no such', { texts: {} })).to.throw(RangeError);
  });
});
