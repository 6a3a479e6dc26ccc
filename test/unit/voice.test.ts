import { expect } from 'chai';
import { languageOf, provideTexts } from '../../src/texts/interface-language.js';
import { localVoice, type KnownVoice } from '../../src/element/voice/local-voice.js';
import { Voice, type Speech } from '../../src/element/voice/voice.js';
import type { Recommendation } from '../../src/exercise/messages.js';
import { IDLE, type ExerciseSnapshot, type SessionSnapshot } from '../../src/session/snapshot.js';
import { INTERFACE_TEXTS } from '../../src/texts/interface-texts.js';

const voice = (lang: string, more: Partial<KnownVoice> = {}): KnownVoice => ({
  lang,
  localService: true,
  default: false,
  ...more,
});

/** A `<video>` as far as the voice looks at it. */
class FakeVideo extends EventTarget {
  currentTime = 0;
  paused = true;
  ended = false;
  seeking = false;

  play(): void {
    this.paused = false;
    this.#tell('play');
  }

  pause(): void {
    this.paused = true;
    this.#tell('pause');
  }

  /** Playback gets to a time. */
  to(timeMs: number): void {
    this.currentTime = timeMs / 1000;
    this.#tell('timeupdate');
  }

  seek(timeMs: number): void {
    this.#tell('seeking');
    this.to(timeMs);
  }

  #tell(type: string): void {
    this.dispatchEvent(new Event(type));
  }
}

function setUp({ voices = [voice('en-GB')] }: { voices?: readonly KnownVoice[] } = {}) {
  const video = new FakeVideo();
  const said: string[] = [];
  let cancelled = 0;
  let last: EventTarget | undefined;
  const speech = {
    speaking: false,
    getVoices: () => voices as SpeechSynthesisVoice[],
    speak: (utterance: SpeechSynthesisUtterance) => {
      said.push(utterance.text);
      last = utterance;
      speech.speaking = true;
    },
    cancel: () => {
      cancelled++;
      speech.speaking = false;
    },
  };
  const browser = {
    speech: speech as Speech,
    languages: ['en-GB'],
    utteranceOf: (text: string) => Object.assign(new EventTarget(), { text }) as SpeechSynthesisUtterance,
  };
  const host = { video: video as unknown as HTMLVideoElement, changed: () => undefined };
  const speaker = new Voice(host, browser);
  return {
    ...{ video, said, speaker, speech },
    cancelled: () => cancelled,
    /** What was being said has been said. */
    end: () => {
      speech.speaking = false;
      last?.dispatchEvent(new Event('end'));
    },
    show: (snapshot: Partial<SessionSnapshot>, lang = 'en') =>
      speaker.update({ snapshot: { ...IDLE, plan: 'company', ...snapshot }, language: languageOf(lang) }),
  };
}

const CUE: Recommendation = {
  ...{ code: 'squat.depth.shallow', message: 'Go lower.', severity: 'warning', rep: 1, timestampMs: 2000 },
};

const EXERCISE = {
  name: 'squat',
  lang: 'en',
  unit: 'reps',
  timestampMs: 2000,
  phase: '',
  progression: 0,
  timeline: [],
};

function analysing(value: number, more: object = {}): Partial<SessionSnapshot> {
  const exercise = { ...EXERCISE, ...more } as unknown as ExerciseSnapshot;
  return { state: 'analysing', count: { value, unit: exercise.unit }, exercise };
}

describe('the voice', () => {
  before(() => provideTexts(INTERFACE_TEXTS));

  it('says each count while the video plays, of several at once the last', () => {
    const { video, said, show, end } = setUp();
    show(analysing(0));
    video.play();
    video.to(500);
    show(analysing(1));
    show(analysing(1));
    end();
    show(analysing(4));
    expect(said).to.deep.equal(['1', '4']);
  });

  it('says nothing of a video that does not play, and does not make up for it', () => {
    const { video, said, show } = setUp();
    show(analysing(0));
    show(analysing(2));
    expect(said).to.deep.equal([]);
    video.play();
    video.to(2500);
    expect(said, 'what was counted up to now').to.deep.equal(['2']);
  });

  it('says advice once, after what is being said', () => {
    const { video, said, show, end } = setUp();
    show(analysing(0));
    video.play();
    video.to(500);
    show(analysing(1, { cue: CUE }));
    expect(said).to.deep.equal(['1']);
    end();
    video.to(2600);
    end();
    video.to(2800);
    expect(said).to.deep.equal(['1', 'Go lower.']);
  });

  it('says no advice on the free plan', () => {
    const { video, said, show, end } = setUp();
    const free = (snapshot: Partial<SessionSnapshot>) => show({ ...snapshot, plan: 'free' });
    free(analysing(0));
    video.play();
    video.to(500);
    free(analysing(1, { cue: CUE }));
    end();
    video.to(2600);
    expect(said).to.deep.equal(['1']);
  });

  it('says of what is held every fifth second', () => {
    const { video, said, show, end } = setUp();
    show(analysing(0, { unit: 'seconds' }));
    video.play();
    video.to(100);
    for (let second = 1; second <= 11; second++) {
      show(analysing(second, { unit: 'seconds' }));
      end();
    }
    expect(said).to.deep.equal(['5', '10']);
  });

  it('stops with a pause, a seek, the end of the analysis and the element', () => {
    const stops: [string, (made: ReturnType<typeof setUp>) => void][] = [
      ['pause', ({ video }) => video.pause()],
      ['seek', ({ video }) => video.seek(9000)],
      ['end', ({ show }) => show({ ...analysing(1), state: 'done' })],
      ['removal', ({ speaker }) => speaker.dispose()],
    ];
    for (const [name, stop] of stops) {
      const made = setUp();
      made.show(analysing(0));
      made.video.play();
      made.video.to(500);
      made.show(analysing(1));
      expect(made.cancelled(), name).to.equal(0);
      stop(made);
      expect(made.cancelled(), name).to.equal(1);
      expect(made.said, name).to.deep.equal(['1']);
    }
  });

  it('counts again when the video is played once more, from wherever it is', () => {
    const { video, said, show, end } = setUp();
    const timeline = [1000, 2000, 3000].map((timestampMs, index) => ({ timestampMs, count: index + 1, phase: '' }));
    const summary = { unit: 'reps', reps: [], holds: [] };
    show({ ...analysing(3, { timeline, summary }), state: 'done' });
    video.play();
    for (const timeMs of [0, 900, 1100, 2100]) {
      video.to(timeMs);
      end();
    }
    expect(said).to.deep.equal(['1', '2']);
    video.seek(1500);
    video.to(1700);
    video.to(2050);
    expect(said, 'nothing for having gone back').to.deep.equal(['1', '2', '2']);
  });

  it('does not cut off what the page says itself', () => {
    const { video, said, show, speech, cancelled } = setUp();
    show(analysing(0));
    video.play();
    video.to(500);
    speech.speaking = true;
    show(analysing(1));
    video.pause();
    expect(said).to.deep.equal([]);
    expect(cancelled()).to.equal(0);
  });

  it('leaves the counts to screen readers where the device has no voice for the language', () => {
    const { video, said, show, speaker } = setUp({ voices: [voice('fr-FR', { localService: false }), voice('en-US')] });
    show(analysing(0), 'fr');
    video.play();
    video.to(500);
    show(analysing(1), 'fr');
    expect(said).to.deep.equal([]);
    expect(speaker.isSpeaking).to.equal(false);
    show(analysing(1), 'en');
    expect(speaker.isSpeaking).to.equal(true);
    video.pause();
    expect(speaker.isSpeaking, 'while it plays').to.equal(false);
  });
});

describe('the voice that speaks', () => {
  it('is one of the device in the language, of the visitor\u2019s region if there is one', () => {
    const remote = voice('de-DE', { localService: false, default: true });
    const austrian = voice('de_AT');
    const german = voice('de-DE');
    expect(localVoice([remote, austrian, german], 'de', ['de-AT', 'en'])).to.equal(austrian);
    expect(localVoice([remote, austrian, german], 'de', ['de-DE'])).to.equal(german);
    expect(localVoice([remote, austrian, german], 'de', ['fr']), 'the first').to.equal(austrian);
    const standard = voice('de-CH', { default: true });
    expect(localVoice([austrian, standard], 'de', ['fr'])).to.equal(standard);
    expect(localVoice([remote, voice('en-US')], 'de', ['de-DE'])).to.equal(undefined);
  });
});
