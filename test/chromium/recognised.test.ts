/**
 * Exercises that are recognised, and videos that are judged once more. `test/node/exercise/recognise.test.ts` shows what is
 * recognised.
 */
import { expect, waitUntil } from '@open-wc/testing';
import {
  analyseToEnd,
  clipFile,
  createTracker,
  PATIENCE_MS,
  rejection,
  type TestTrackerOptions,
} from '../helpers/tracker.js';

const CLIP = 'squat-front.mp4';
const REPS = 3;

/** Analyses a clip of three squats. */
async function analysed(options: TestTrackerOptions['options'] = {}, detector = 'truth=squat-front') {
  const made = await createTracker({ detector, options });
  await analyseToEnd(made.tracker, await clipFile(CLIP));
  await made.tracker.updateComplete;
  const shown = (selector: string) => made.tracker.renderRoot.querySelector<HTMLElement>(selector);
  const appears = async (selector: string): Promise<HTMLElement> => {
    await waitUntil(() => shown(selector), `${selector} is there`, { timeout: PATIENCE_MS });
    return shown(selector)!;
  };
  const announced = () => made.part('[role=status]').textContent?.trim();
  return { ...made, shown, appears, announced };
}

describe('an exercise that is to be recognised', () => {
  it('is, and is counted', async () => {
    const { messages, of, tracker, shown } = await analysed({ exercise: 'auto' });
    const [detected] = of('exercise_detected');
    expect(detected).to.include({ exercise: 'squat' });
    expect(of('counter').map(({ current_count }) => current_count)).to.deep.equal([1, 2, 3, 3]);
    const [summary] = of('exercise_summary');
    expect(summary).to.include({ exercise: 'squat', counter: REPS });
    expect(summary?.detected?.candidates).to.deep.equal(detected?.candidates);
    const types = messages.map(({ type }) => type);
    expect(types.indexOf('exercise_detected')).to.be.below(types.indexOf('posture'));
    await tracker.updateComplete;
    expect(shown('.count')?.textContent?.trim()).to.equal(String(REPS));
  });

  it('is told in step with the playing video', async () => {
    const { of } = await analysed({ exercise: 'auto', pace: 'realtime' });
    expect(of('exercise_summary')[0]).to.include({ exercise: 'squat', counter: REPS });
  });

  it('is none where somebody stands, and the visitor is told', async () => {
    for (const [lang, text] of [
      ['en', 'No exercise was recognised.'],
      ['fr', 'Aucun exercice n’a été reconnu.'],
    ] as const) {
      const { of, shown, announced } = await analysed({ exercise: 'auto', lang }, '');
      expect(of('exercise_detected')[0]).to.include({ exercise: null, confidence: 0 });
      expect([...of('counter'), ...of('exercise_summary'), ...of('error')]).to.deep.equal([]);
      expect(shown('.notice')?.textContent?.trim()).to.equal(text);
      expect(announced()).to.contain(text);
      expect(shown('.count')).to.equal(null);
    }
  });

  it('is not looked for in an image', async () => {
    const { tracker, messages } = await createTracker({ options: { source: 'image', exercise: 'auto' } });
    await tracker.analyze(await clipFile('still.jpg'));
    expect(messages.map(({ type }) => type)).not.to.include.members(['exercise_detected', 'error']);
  });
});

describe('a video that looks like another exercise', () => {
  it('is counted as that at a press', async () => {
    const { of, tracker, appears, shown, announced } = await analysed({ exercise: 'pushup', controls: true });
    expect(of('exercise_summary')[0]?.reason?.looks_like).to.equal('squat');
    const button = await appears('[part=looks-like]');
    expect(button.textContent?.trim()).to.equal('This looks like squats. Count those?');
    button.focus();
    button.click();
    await tracker.updateComplete;
    expect(shown('[part=looks-like]'), 'it is gone at once').to.equal(null);
    await appears('.reps');
    expect(of('exercise_summary')[1]).to.include({ exercise: 'squat', counter: REPS });
    expect(of('counter').at(-1)).to.include({ current_count: REPS, final: true });
    expect(shown('.exercise')?.textContent?.trim()).to.equal('Squat');
    expect(announced()).to.contain(`${REPS} squats`);
    await waitUntil(() => (tracker.renderRoot as ShadowRoot).activeElement, 'the focus has a place', {
      timeout: PATIENCE_MS,
    });
  });

  it('says so in the visitor’s language, on a narrow screen too', async () => {
    const { tracker, appears } = await analysed({ exercise: 'pushup', controls: true, lang: 'fr', width: 240 });
    const button = await appears('[part=looks-like]');
    expect(button.textContent?.trim()).to.equal('Cela ressemble à des squats. Les compter ?');
    expect(button.getBoundingClientRect().right).to.be.at.most(tracker.getBoundingClientRect().right);
  });
});

describe('judging once more', () => {
  it('changes messages, results and the overlay video, without another analysis', async () => {
    const { messages, of, tracker, shown } = await analysed({ exercise: 'pushup' });
    const before = messages.length;
    const summary = await tracker.judge({ exercise: 'squat', difficulty: 'normal' });
    expect(summary).to.include({ exercise: 'squat', difficulty: 'normal', counter: REPS });
    expect(messages.slice(before).map(({ type }) => type)).to.deep.equal(['counter', 'exercise_summary']);
    expect(of('exercise_summary').at(-1)).to.deep.equal(summary);
    await tracker.updateComplete;
    expect(shown('.count')?.textContent?.trim()).to.equal(String(REPS));
    expect(of('initialization').filter(({ ready }) => ready)).to.have.length(1);
  });

  it('makes the overlay video anew, as it shows what is counted', async () => {
    const { tracker, of, shown } = await analysed({ exercise: 'pushup' });
    const skeleton = await tracker.exportVideo({ overlay: 'skeleton' });
    await tracker.judge({ exercise: 'squat' });
    expect(await tracker.exportVideo({ overlay: 'skeleton' }), 'nothing is counted in it').to.equal(skeleton);
    const squats = await tracker.exportVideo();
    await tracker.judge({ exercise: 'lunge' });
    await tracker.updateComplete;
    expect(shown('[part=download]')).to.equal(null);
    expect(shown('[part=export-start]')).not.to.equal(null);
    expect(await tracker.exportVideo()).not.to.equal(squats);
    expect(of('error')).to.deep.equal([]);
  });

  it('is refused where there is nothing to judge, or no such thing', async () => {
    const { tracker, of } = await createTracker({ detector: 'truth=squat-front' });
    expect(await rejection(tracker.judge({ exercise: 'squat' }))).to.include({ code: 'invalid_parameter' });
    await tracker.analyze(await clipFile(CLIP));
    expect(await rejection(tracker.judge({ exercise: 'yodel' }))).to.include({ code: 'invalid_exercise' });
    expect(of('error')).to.deep.equal([]);
    expect(await tracker.judge({ exercise: 'squat' }), 'also where no exercise was given').to.include({
      counter: REPS,
    });
  });

  it('is given up for an analysis', async () => {
    const { tracker } = await analysed({ exercise: 'pushup' });
    const file = await clipFile(CLIP);
    const judged = rejection(tracker.judge({ exercise: 'squat' }));
    const analysis = tracker.analyze(file);
    const waiting = rejection(tracker.judge({ exercise: 'squat' }));
    const another = tracker.analyze(file);
    await Promise.allSettled([analysis, another]);
    expect((await judged).name).to.equal('AbortError');
    expect((await waiting).name).to.equal('AbortError');
  });

  it('waits for the end of the analysis whose message asks for it', async () => {
    const { tracker, of } = await createTracker({ detector: 'truth=squat-front', options: { exercise: 'pushup' } });
    const asked: ReturnType<typeof tracker.judge>[] = [];
    tracker.addEventListener('exercise_summary', () => {
      if (asked.length === 0) asked.push(tracker.judge({ exercise: 'squat' }));
    });
    await tracker.analyze(await clipFile(CLIP));
    expect(await asked[0]).to.include({ exercise: 'squat', counter: REPS });
    expect(of('exercise_summary').map(({ exercise }) => exercise)).to.deep.equal(['pushup', 'squat']);
  });
});
