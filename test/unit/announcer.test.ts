import { expect } from 'chai';
import { Announcer, type Timers } from '../../src/element/announcer.js';
import { numberFormatOf } from '../../src/texts/number-format.js';
import { languageOf, provideTexts } from '../../src/texts/interface-language.js';
import { en } from '../../src/texts/en/interface.js';
import { INTERFACE_TEXTS } from '../../src/texts/interface-texts.js';
import type { ExerciseSummaryMessage } from '../../src/exercise/messages.js';
import { IDLE, type ExerciseSnapshot, type SessionSnapshot } from '../../src/session/snapshot.js';

function setUp() {
  const due: (() => void)[] = [];
  const timers: Timers = {
    set: (callback) => due.push(callback),
    clear: (timer) => void due.splice((timer as number) - 1, 1),
  };
  let changes = 0;
  const announcer = new Announcer(() => changes++, timers);
  const follow = (snapshot: Partial<SessionSnapshot>, { loadingMessage = '', isCountSpoken = false } = {}) => {
    const language = languageOf('en');
    const told = { language, format: numberFormatOf('en'), loadingMessage, isCountSpoken };
    announcer.follow({ ...told, snapshot: { ...IDLE, personFound: true, ...snapshot } });
    return announcer.text;
  };
  const counting = (value: number) => follow({ state: 'analysing', count: { value, unit: 'reps' } });
  return { announcer, follow, counting, due, changes: () => changes };
}

describe('announcer', () => {
  before(() => provideTexts(INTERFACE_TEXTS));

  it('says each state once, in the words of the page where it has any', () => {
    const { follow } = setUp();
    expect(follow({})).to.equal('');
    expect(follow({ state: 'loading' })).to.equal('Getting ready');
    expect(follow({ state: 'loading' }, { loadingMessage: 'One moment' })).to.equal('One moment');
    expect(follow({ state: 'analysing' })).to.equal('Analysing');
    expect(follow({ state: 'done' })).to.equal('Analysis complete');
    // An alert says what is wrong.
    expect(follow({ state: 'error' })).to.equal('');
  });

  it('says the first count at once, and of those that follow quickly only the last', () => {
    const { announcer, counting, due, changes } = setUp();
    counting(0);
    expect(announcer.text).to.equal('Analysing');
    expect(counting(1)).to.equal('1 repetition');
    expect(counting(2)).to.equal('1 repetition');
    expect(counting(3)).to.equal('1 repetition');
    due.shift()?.();
    expect(announcer.text).to.equal('3 repetitions');
    expect(changes()).to.equal(1);
    due.shift()?.();
    expect(changes(), 'nothing new').to.equal(1);
    expect(counting(4)).to.equal('4 repetitions');
  });

  it('ends with the count, and forgets what was waiting', () => {
    const { announcer, follow, counting, due } = setUp();
    counting(1);
    counting(2);
    expect(follow({ state: 'done', count: { value: 2, unit: 'reps' } })).to.equal('Analysis complete. 2 repetitions.');
    for (const callback of due.splice(0)) callback();
    expect(announcer.text).to.equal('Analysis complete. 2 repetitions.');
    announcer.dispose();
    expect(announcer.text).to.equal('');
  });

  it('ends with the result in a sentence', () => {
    const { follow } = setUp();
    const rep = (number: number) => ({ rep: number, depth: 95, findings: [] });
    const summary = {
      counter: 2,
      unit: 'reps',
      reps: [rep(1), rep(2)],
      not_judged: [],
    } as unknown as ExerciseSummaryMessage;
    const exercise = {
      ...{ name: 'squat', repetitions: { en: 'squats' }, lang: 'en', summary },
      traits: { range: { code: 'squat.depth.shallow', word: 'deep' } },
    } as unknown as ExerciseSnapshot;
    const count = { value: 2, unit: 'reps' } as const;
    expect(follow({ state: 'done', count, exercise })).to.equal('Analysis complete. 2 squats, all deep enough.');
    const reason = { code: 'not_started', message: 'Nobody moved.' };
    const none = { ...summary, counter: 0, reps: [], reason } as unknown as ExerciseSummaryMessage;
    expect(
      follow({ state: 'done', count: { value: 0, unit: 'reps' }, exercise: { ...exercise, summary: none } }),
    ).to.equal('Analysis complete. No squats were counted. Nobody moved.');
  });

  it('leaves counts to a voice that says them, and nothing else', () => {
    const { follow, due } = setUp();
    const counted = (value: number, isCountSpoken: boolean) =>
      follow({ state: 'analysing', count: { value, unit: 'reps' } }, { isCountSpoken });
    expect(counted(1, true)).to.equal('Analysing');
    expect(counted(2, true)).to.equal('Analysing');
    expect(due, 'nothing waits to be said').to.deep.equal([]);
    expect(counted(2, false), 'it was said').to.equal('Analysing');
    expect(counted(3, false)).to.equal('3 repetitions');
    expect(follow({ state: 'done' }, { isCountSpoken: true })).to.equal('Analysis complete');
  });

  it('says before the first count who of several people is analysed', () => {
    const { announcer, follow, due } = setUp();
    const place = { x: 0, y: 0, width: 0.2, height: 1 };
    const people = { timestampMs: 0, places: [place, { ...place, x: 0.5 }], followed: 1 };
    const said = '2 people. Analysed: person 2 of 2 from the left.';
    expect(follow({ state: 'analysing', people })).to.equal(said);
    expect(follow({ state: 'analysing', people, count: { value: 1, unit: 'reps' } }), 'in turn').to.equal(said);
    due.shift()?.();
    expect(announcer.text).to.equal('1 repetition');
    follow({ state: 'loading' });
    const other = { ...people, followed: 0 };
    expect(follow({ state: 'analysing', people: other })).to.equal('2 people. Analysed: person 1 of 2 from the left.');
    expect(follow({ state: 'done', people: other })).to.equal('Analysis complete');
    expect(follow({ state: 'done', people }), 'found after the end').to.equal(`Analysis complete. ${said}`);
    expect(follow({ state: 'loading', kind: 'image' })).to.equal('Getting ready');
    expect(follow({ state: 'done', kind: 'image', people })).to.equal(`Analysis complete. ${said}`);
  });

  it('says that it was given up', () => {
    const { follow } = setUp();
    follow({ state: 'loading' });
    expect(follow({ state: 'idle' })).to.equal('Cancelled');
    expect(follow({ state: 'idle' }), 'as long as nothing else happens').to.equal('Cancelled');
    follow({ state: 'error' });
    expect(follow({ state: 'idle' })).to.equal('');
  });

  it('says why there is nothing', () => {
    const { follow } = setUp();
    const count = { value: 0, unit: 'reps' } as const;
    expect(follow({ state: 'done', count, personFound: false })).to.equal(
      `Analysis complete. 0 repetitions. ${en.nobodyInVideo}`,
    );
  });

  it('says of the overlay video when it begins and when it is there, and that it was given up', () => {
    const { follow, due } = setUp();
    const exported = { progress: 0.4, notes: [] };
    follow({ state: 'done' });
    due.shift()?.();
    expect(follow({ state: 'done', export: { ...exported, state: 'running' } })).to.equal('Creating the video');
    expect(follow({ state: 'done', export: { ...exported, state: 'ready' } })).to.equal(en.exportReady);
    follow({ state: 'done', export: { ...exported, state: 'running' } });
    expect(follow({ state: 'done', export: { ...exported, state: 'cancelled' } })).to.equal('Cancelled');
  });

  it('says that no exercise was recognised', () => {
    const { follow } = setUp();
    expect(follow({ state: 'done', noneRecognised: true })).to.equal(`Analysis complete. ${en.noneRecognised}`);
    expect(follow({ state: 'loading' })).to.equal('Getting ready');
    expect(follow({ state: 'done', noneRecognised: true, personFound: false })).to.equal(
      `Analysis complete. ${en.nobodyInVideo}`,
    );
  });

  it('says what comes of judging once more, and not that the overlay video of before is gone', () => {
    const { follow, due } = setUp();
    const judged = (value: number): Partial<SessionSnapshot> => {
      const summary = { counter: value } as ExerciseSummaryMessage;
      return { state: 'done', count: { value, unit: 'reps' }, exercise: { summary } as ExerciseSnapshot };
    };
    const nothing = judged(0);
    const exported = { progress: 0, notes: [] };
    expect(follow({ ...nothing, export: { ...exported, state: 'ready' } })).to.equal(en.exportReady);
    due.shift()?.();
    const squats = judged(3);
    const result = 'Analysis complete. 3 repetitions.';
    expect(follow({ ...squats, export: { ...exported, state: 'cancelled' } })).to.equal(result);
    expect(follow({ ...squats, export: { ...exported, state: 'cancelled' } }), 'once').to.equal(result);
    due.shift()?.();
    expect(follow({ ...squats, export: { ...exported, state: 'running' } })).to.equal('Creating the video');
    expect(follow({ ...squats, export: { ...exported, state: 'cancelled' } })).to.equal('Cancelled');
  });

  it('does not cut the result off with an overlay video that begins by itself', () => {
    const { follow } = setUp();
    const count = { value: 3, unit: 'reps' } as const;
    follow({ state: 'done', count });
    expect(follow({ state: 'done', count, export: { state: 'running', progress: 0, notes: [] } })).to.equal(
      'Analysis complete. 3 repetitions. Creating the video.',
    );
  });
});
