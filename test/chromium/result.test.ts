/**
 * The result as a value: of `analyze()`, of the element, of its events and of a form.
 */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { TrackerError } from '../../src/errors.js';
import type { AnalysisResult } from '../../src/session/analysis-result.js';
import type { StateChange } from '../../src/element/events.js';
import { PATIENCE_MS, analyseToEnd, clipFile, createTracker, rejection } from '../helpers/tracker.js';

const CLIP = 'squat-side.mp4';
const COUNTED = { detector: 'truth=squat-side', options: { exercise: 'squat' } } as const;

/** The shortest clip with a person. */
const SHORT = 'vp9.webm';

describe('the result', () => {
  it('is what analyze() resolves to, what the element has, and what is told once', async () => {
    const { tracker, of } = await createTracker(COUNTED);
    const told: AnalysisResult[] = [];
    const states: StateChange[] = [];
    tracker.addEventListener('result', ({ detail }) => told.push(detail));
    tracker.addEventListener('statechange', ({ detail }) => states.push(detail));
    expect(tracker.result).to.equal(undefined);
    const result = await tracker.analyze(await clipFile(CLIP));
    expect(told).to.deep.equal([result]);
    expect(tracker.result).to.equal(result);
    const { type: _, ...summary } = of('exercise_summary')[0]!;
    expect(result.summary).to.deep.equal(summary);
    expect(result).to.include({ kind: 'video', media: CLIP });
    const words = await result.describe();
    expect(words.lang).to.equal('en');
    expect(words.sentence).to.match(new RegExp(`^${result.summary?.counter} squat`));
    expect((await result.describe('de')).sentence).to.match(/Kniebeuge/);
    expect(result.poses.length).to.be.greaterThan(10);
    expect(result.warnings.filter(({ code }) => code === 'nobody_found')).to.deep.equal([]);
    expect(JSON.parse(JSON.stringify(result))).to.include({ media: CLIP, durationMs: result.durationMs });
    await waitUntil(() => tracker.state === 'done', 'all is told', { timeout: PATIENCE_MS });
    expect(states.map(({ before, state }) => `${before} ${state}`)).to.deep.equal([
      'idle loading',
      'loading analysing',
      'analysing done',
    ]);
    expect(tracker.matches(':state(done)')).to.equal(true);
    expect(tracker.dataset['state']).to.equal('done');

    const judged = await tracker.judge({ exercise: 'squat', difficulty: 'pro' });
    expect(told).to.have.length(2);
    expect(tracker.result).to.equal(told[1]);
    expect(told[1]?.summary?.difficulty).to.equal(judged?.difficulty);
    expect((await told[1]?.describe())?.sentence).to.match(/squat/);
    const gone = await rejection(result.overlay());
    expect(gone).to.include({ code: 'export_failed' });
    expect(gone.details).to.include({ reason: 'superseded' });
  });

  it('does not wait for the playback, and its overlay video neither', async () => {
    const { tracker, of, part } = await createTracker({
      ...COUNTED,
      options: { ...COUNTED.options, pace: 'realtime' },
    });
    const video = part('video');
    video.loop = true;
    // A playback that never gets anywhere, and that is not taken for one that stands still.
    Object.defineProperty(video, 'currentTime', { get: () => performance.now() / 1e9, set: () => undefined });
    const result = await tracker.analyze(await clipFile(SHORT));
    expect(tracker.state).to.equal('analysing');
    expect(tracker.result).to.equal(result);
    expect(result.summary?.exercise).to.equal('squat');
    expect(of('exercise_summary')).to.deep.equal([]);
    expect((await result.overlay()).size).to.be.greaterThan(1000);
    tracker.cancel();
    expect(tracker.result).to.equal(undefined);
  });

  it('is an error where there is none, and nothing where something else began', async () => {
    const { tracker } = await createTracker();
    const failure = await rejection(tracker.analyze(new File(['no video'], 'notes.mp4')));
    expect(failure).to.be.instanceOf(TrackerError);
    expect(tracker.state).to.equal('error');
    expect(tracker.error).to.include({ code: failure.code, message: failure.message });
    expect(tracker.error).to.equal(tracker.error);
    const superseded = rejection(tracker.analyze(await clipFile(SHORT)));
    const last = analyseToEnd(tracker, await clipFile(SHORT));
    expect((await superseded).name).to.equal('AbortError');
    await last;
    expect(tracker.error).to.equal(undefined);
  });

  it('of an image has its overlay at hand', async () => {
    const { tracker } = await createTracker({ options: { source: 'image' } });
    const result = await tracker.analyze(await clipFile('still.jpg'));
    expect(result).to.include({ kind: 'image', summary: undefined });
    expect(result.poses).to.have.length(1);
    expect((await result.overlay()).type).to.equal('image/png');
  });
});

describe('a form', () => {
  it('gets the result as JSON, and is invalid without it, where it is required', async () => {
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    const { tracker } = await createTracker({
      ...COUNTED,
      options: { ...COUNTED.options, name: 'set', required: true },
    });
    form.append(tracker);
    await tracker.updateComplete;
    expect(tracker.form).to.equal(form);
    expect(form.checkValidity()).to.equal(false);
    expect(tracker.validity?.valueMissing).to.equal(true);
    expect(tracker.validationMessage).to.equal('Choose a video and wait for its result.');
    tracker.lang = 'fr';
    await tracker.updateComplete;
    expect(tracker.validationMessage).to.equal('Choisissez une vidéo et attendez son résultat.');
    expect([...new FormData(form)]).to.deep.equal([]);

    const result = await analyseToEnd(tracker, await clipFile(CLIP));
    await tracker.updateComplete;
    expect(form.checkValidity()).to.equal(true);
    expect(new FormData(form).get('set')).to.equal(JSON.stringify(result));

    form.reset();
    await tracker.updateComplete;
    expect(tracker.state).to.equal('idle');
    expect(form.checkValidity()).to.equal(false);
    expect(new FormData(form).get('set')).to.equal(null);
  });

  it('that is disabled takes no file', async () => {
    const fieldset = await fixture<HTMLFieldSetElement>(html`<fieldset></fieldset>`);
    const { tracker } = await createTracker({ options: { required: true } });
    fieldset.append(tracker);
    fieldset.disabled = true;
    await tracker.updateComplete;
    expect(tracker.querySelector('button')).to.equal(null);
    expect(tracker.willValidate).to.equal(false);
    fieldset.disabled = false;
    await tracker.updateComplete;
    expect(tracker.querySelector('button')).to.exist;
  });
});
