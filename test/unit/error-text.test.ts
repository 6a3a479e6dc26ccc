/** What visitors are told of errors in their own language. */
import { expect } from 'chai';
import { checkFailed } from '../../src/access/errors.js';
import { sentenceOf, type ErrorWords } from '../../src/element/error-text.js';
import { numberFormatOf } from '../../src/texts/number-format.js';
import { languageOf, provideTexts } from '../../src/texts/interface-language.js';
import { TrackerError } from '../../src/errors.js';
import { noFrames } from '../../src/media/no-frames.js';
import { emptyPart } from '../../src/media/part.js';
import { mediaName } from '../../src/media/source.js';
import { shownParts } from '../../src/media/timeline.js';
import * as videoErrors from '../../src/media/video-errors.js';
import { isPicture, isVideo, notPicture, notVideo } from '../../src/media/wrong-kind.js';
import { exportError } from '../../src/output/export/export-error.js';
import { gpuLost } from '../../src/pose/backend-error.js';
import { referenceError, unreadable } from '../../src/session/reference/reference-error.js';
import { INTERFACE_TEXTS } from '../../src/texts/interface-texts.js';
import { addedLanguage, addLanguage, MORE_TAGS } from '../../src/texts/languages.js';
import { provideLanguage } from '../../src/texts/more-languages.js';
import type { FullTexts } from '../../src/texts/texts.js';
import { fr } from '../../src/texts/fr/interface.js';
import { WorkerLostError } from '../../src/workers/worker-lost.js';

const NAME = 'clip 1.mp4';

const OTHER_TAGS = ['fr', ...MORE_TAGS] as const;

const JPEG = { kind: 'image', name: 'JPEG' } as const;

/** What visitors meet, as it is thrown; those that state a fact, with it. */
const THROWN: readonly (readonly [TrackerError, fact?: RegExp])[] = [
  [videoErrors.emptyFile(NAME)],
  [videoErrors.noIndex(NAME)],
  [videoErrors.cutOff(NAME, 7900), /7[.,]9/],
  [videoErrors.damaged(NAME, new Error('a box is broken'))],
  [noFrames(NAME)],
  [videoErrors.noVideoTrack(NAME)],
  [videoErrors.undecodable(NAME, 'hvc1.1'), /hvc1\.1/],
  [videoErrors.cutForPlayers(NAME)],
  [videoErrors.joinedUp(NAME)],
  [isPicture(NAME, JPEG, 'still'), /JPEG/],
  [isPicture(NAME, JPEG, 'motion-photo'), /JPEG/],
  [isPicture(NAME, JPEG, 'animation'), /JPEG/],
  [isVideo(NAME, { kind: 'video', name: 'MOV' }), /MOV/],
  [notVideo(NAME, { kind: 'video', name: 'AVI' }), /AVI/],
  [notVideo(NAME, { kind: 'other', name: 'PDF' })],
  [notVideo(NAME, undefined)],
  [notPicture(NAME, undefined, undefined)],
];

/** Texts without the name of a file. */
const NAMELESS: readonly TrackerError[] = [
  emptyPart({ startMs: 0, endMs: 10 }, NAME),
  gpuLost('webgl', 'the driver crashed'),
  new WorkerLostError('the analysis', 'crashed'),
  exportError('encoder', NAME),
  exportError('storage', ''),
  referenceError('nobody', NAME, 'Nobody is seen.'),
  checkFailed('timeout', 'it took too long.'),
];

function wordsIn(tag: string): ErrorWords {
  return { texts: languageOf(tag).texts, format: numberFormatOf(tag), mediaName: NAME };
}

function textsOf(tag: string): FullTexts {
  return tag === 'fr' ? fr : (addedLanguage(tag)!.texts as FullTexts);
}

/** Every sentence that a language has for a reason, by code and reason. */
function sentencesOf(tag: string, name: string): (readonly [what: string, text: string])[] {
  const facts = { name, status: '404', durationMs: '7 s', format: 'F', codec: 'C', width: '1', height: '2' };
  return Object.entries(textsOf(tag).errorReasons).flatMap(([code, reasons]) =>
    Object.entries(reasons as Record<string, string | ((given: object) => string)>).map(
      ([reason, text]) => [`${code} ${reason}`, typeof text === 'function' ? text(facts) : text] as const,
    ),
  );
}

describe('errors in the visitor’s language', () => {
  before(async () => {
    provideTexts(INTERFACE_TEXTS);
    await Promise.all(MORE_TAGS.map(provideLanguage));
  });

  for (const tag of OTHER_TAGS) {
    // That no reason lacks a sentence, and that none is thrown that the table lacks, the compiler sees to.
    it(`${tag}: have a sentence for every reason, with its facts`, () => {
      const sentences = sentencesOf(tag, NAME);
      expect(sentences.length).to.be.greaterThan(50);
      for (const [what, text] of sentences) {
        expect(text, what).to.match(/[.。]$|#t=2,4\.5$/);
        expect(text, what).not.to.match(/undefined|\[object/);
      }
    });

    it(`${tag}: are told as they are thrown, with the file and what is known of it`, () => {
      const words = wordsIn(tag);
      const { advice } = words.texts.errors.media_decode_error;
      for (const [error, fact = /./] of THROWN) {
        const told = sentenceOf(error, words);
        expect(told, error.message).to.contain(NAME).and.match(fact).and.not.equal(advice);
        expect(told).not.to.contain('undefined');
      }
      for (const error of NAMELESS) {
        expect(sentenceOf(error, words), error.message)
          .to.match(/\S/)
          .and.not.equal(words.texts.errors[error.code].advice);
      }
    });
  }

  // Japanese knows no capitals.
  for (const tag of OTHER_TAGS.filter((each) => each !== 'ja')) {
    it(`${tag}: begin a sentence with what a file without a name is called, as that is capitalised`, () => {
      const { unnamedFile } = textsOf(tag);
      const sentences = sentencesOf(tag, unnamedFile);
      expect(sentences.filter(([, text]) => text.startsWith(unnamedFile))).to.have.length.greaterThan(20);
      for (const [what, text] of sentences) {
        for (const [, before = ''] of text.matchAll(new RegExp(`(.{0,2})\\b${unnamedFile}\\b`, 'g'))) {
          expect(before, `${what}: ${text}`).to.match(/^$|[.?!] $/);
        }
      }
    });
  }

  it('say in English what the message says', () => {
    for (const error of [...THROWN.map(([thrown]) => thrown), ...NAMELESS]) {
      expect(sentenceOf(error, wordsIn('en'))).to.equal(undefined);
    }
  });

  it('say what is said of the code where nothing is known of the reason', () => {
    const { errors } = languageOf('de').texts;
    for (const reason of ['of_a_verifier', 'toString', undefined, 7]) {
      const error = TrackerError.fromPlain({ code: 'token_check_failed', message: 'No.', details: { reason } });
      expect(sentenceOf(error, wordsIn('de'))).to.equal(errors.token_check_failed.advice);
    }
    const none = new TrackerError('model_load_error', 'No.');
    expect(sentenceOf(none, wordsIn('de'))).to.equal(errors.model_load_error.advice);
  });

  it('say of a reference why its address was not reached', () => {
    const details = { reason: 'http_status', status: 404, url: NAME } as const;
    const told = sentenceOf(unreadable(NAME, new TrackerError('video_load_error', 'No.', details)), wordsIn('de'));
    expect(told).to.equal(
      `${NAME} wurde vom Server nicht herausgegeben (Antwort 404). Prüfen, ob die Adresse stimmt und noch gilt.`,
    );
  });

  it('say of a reference nothing that is advice about the file to analyse', () => {
    const cors = new TrackerError('cross_origin_video', 'No.', { reason: 'cors', url: NAME });
    for (const cause of [cors, videoErrors.cutOff(NAME, 7900), new Error('What?')]) {
      expect(sentenceOf(unreadable(NAME, cause), wordsIn('de'))).to.equal(
        'Sie ließ sich nicht lesen. Adresse und Verbindung prüfen, oder ein anderes Video nehmen.',
      );
    }
  });

  it('call a file without a name by what it is', () => {
    const error = videoErrors.emptyFile(mediaName(new Blob()));
    expect(sentenceOf(error, wordsIn('de'))).to.match(/^Die Datei ist leer/);
    expect(sentenceOf(error, wordsIn('ja'))).to.match(/^ファイル は空です/);
  });

  it('may be told by a page, reason by reason', () => {
    addLanguage('de', { texts: { errorReasons: { media_decode_error: { no_index: 'Kaputt.' } } } });
    expect(sentenceOf(videoErrors.noIndex(NAME), wordsIn('de'))).to.equal('Kaputt.');
    expect(sentenceOf(noFrames(NAME), wordsIn('de'))).to.contain('kein einziges Bild');
  });

  it('cannot be made with a reason that the table lacks, or without its facts', () => {
    // @ts-expect-error no such reason
    new TrackerError('media_decode_error', 'No.', { reason: 'no_such_reason', name: NAME });
    // @ts-expect-error the length is missing
    const error = new TrackerError('media_decode_error', 'No.', { reason: 'truncated', name: NAME });
    expect(error.toPlain().details).to.deep.equal({ reason: 'truncated', name: NAME });
  });

  it('tell apart which edits a video has', () => {
    const list = { movieTimescale: 1, trackTimescale: 1, edits: [{ duration: 1, mediaTime: 0, rate: 2 }] };
    const told = (() => {
      try {
        shownParts(list, NAME);
      } catch (error) {
        return sentenceOf(error as TrackerError, wordsIn('fr'));
      }
      return undefined;
    })();
    expect(told).to.contain('accéléré ou ralenti');
  });
});
