/**
 * Movements that are shown instead of named. `test/unit/reference-run.test.ts` shows what the engine makes of them, and
 * `test/engines/reference.test.ts` that a video is found by every engine.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { clipFile, clipUrl, createTracker, PATIENCE_MS, rejection } from '../helpers/tracker.js';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import type { StoredSignature } from '../../src/session/reference/stored-signature.js';

const CLIP = 'squat-front.mp4';
const REPS = 3;
const FORMAT = 'pose-upload-tracker-signature';

const made = (options: Partial<PoseUploadTracker>, detector = 'truth=squat-front') =>
  createTracker({ detector, options });

/** A signature, as a page would have stored it. */
async function signature(): Promise<StoredSignature> {
  const { tracker } = await made({ exercise: 'squat' });
  await tracker.analyze(await clipFile(CLIP));
  return tracker.signatureOf(1);
}

/** An address that nobody has asked for in this page. */
let asked = 0;
const freshUrl = (): string => `${clipUrl(CLIP)}?${++asked}`;

describe('a reference movement', () => {
  it('is found in a video before the visitor’s own, which is counted by it and compared with it', async () => {
    const { tracker, messages, of } = await made({ reference: freshUrl() });
    await tracker.analyze(await clipFile(CLIP));
    const steps = of('initialization').map(({ step }) => step);
    expect(steps.filter((step) => step === 'reference')).to.have.length(1);
    expect(steps.at(-1)).to.equal('ready');
    const progress = messages.flatMap((message) => (message.type === 'progress' ? [message] : []));
    const found = progress.filter(({ stage }) => stage === 'reference');
    expect(found.at(-1)?.value).to.equal(1);
    expect(progress.findIndex(({ stage }) => stage === 'analysis')).to.be.above(progress.indexOf(found.at(-1)!));
    expect(of('counter').map(({ current_count }) => current_count)).to.deep.equal([1, 2, 3, 3]);
    expect(of('counter')[0]?.reference_score).to.include({ grade: 'A' });
    const [summary] = of('exercise_summary');
    expect(summary).to.include({ exercise: 'reference', counter: REPS });
    expect(summary?.avg_similarity).to.be.above(0.9);
    expect(of('error')).to.deep.equal([]);
  });

  it('is not analysed again for the next video', async () => {
    const reference = freshUrl();
    for (const isFirst of [true, false]) {
      const { tracker, of } = await made({ reference });
      await tracker.analyze(await clipFile(CLIP));
      expect(of('initialization').some(({ step }) => step === 'reference')).to.equal(isFirst);
      expect(of('exercise_summary')[0]).to.include({ counter: REPS });
    }
  });

  it('may be marked in its address', async () => {
    const { tracker, of } = await made({ reference: `${freshUrl()}#t=0.5,2.6` });
    await tracker.analyze(await clipFile(CLIP));
    expect(of('exercise_summary')[0]).to.include({ counter: REPS });
    const wrong = await made({ reference: `${freshUrl()}#t=4,2` });
    expect(await rejection(wrong.tracker.analyze(await clipFile(CLIP)))).to.deep.include({ code: 'reference_error' });
    expect(wrong.of('error')[0]?.details).to.include({ reason: 'wrong_part' });
  });

  it('is taken as a stored signature: an object, a file or an address, whatever they are called', async () => {
    const stored = await signature();
    expect(stored.format).to.equal(FORMAT);
    const text = JSON.stringify(stored);
    const file = new File([text], 'squat.mp4', { type: 'video/mp4' });
    for (const reference of [stored, file, URL.createObjectURL(file)]) {
      const { tracker, of } = await made({ reference });
      await tracker.analyze(await clipFile(CLIP));
      expect(of('error')).to.deep.equal([]);
      expect(of('initialization').map(({ step }) => step)).not.to.include('reference');
      expect(of('exercise_summary')[0]).to.include({ counter: REPS });
    }
  });

  it('can be given by the alias', async () => {
    const { tracker, of } = await made({});
    tracker.setAttribute('reference_movement', freshUrl());
    await tracker.analyze(await clipFile(CLIP));
    expect(of('exercise_summary')[0]).to.include({ exercise: 'reference', counter: REPS });
  });

  it('is given up with the run, and the next file works', async () => {
    const { tracker, of, next } = await made({ reference: await clipFile(CLIP) }, 'truth=squat-front&slow');
    const run = rejection(tracker.analyze(await clipFile(CLIP)));
    await next('progress', ({ stage }) => stage === 'reference');
    tracker.cancel();
    expect((await run).name).to.equal('AbortError');
    expect(tracker.state).to.equal('idle');
    await tracker.analyze(await clipFile(CLIP));
    expect(of('error')).to.deep.equal([]);
    expect(of('exercise_summary')).to.have.length(1);
  });

  it('is never combined with an exercise, which is said at once', async () => {
    const { tracker, of, next } = await made({ reference: freshUrl(), exercise: 'squat' });
    const { message, details } = await next('error');
    expect(message).to.contain('You cannot combine reference & exercise. Please check the documentation.');
    expect(details).to.deep.include({ options: ['reference', 'exercise'] });
    expect((await rejection(tracker.analyze(await clipFile(CLIP)))).code).to.equal('invalid_parameter');
    tracker.exercise = '';
    await tracker.analyze(await clipFile(CLIP));
    expect(of('exercise_summary')[0]).to.include({ exercise: 'reference' });
  });
});

describe('judging once more by a reference', () => {
  it('takes a signature or a video, which is analysed the first time, and not the visitor’s own', async () => {
    const stored = await signature();
    const { tracker, of, messages } = await made({ exercise: 'jumping_jack' });
    await tracker.analyze(await clipFile(CLIP));
    const before = of('initialization').length;
    const stages = () =>
      messages.flatMap((message) => (message.type === 'progress' ? [message.stage] : [])).slice(from);
    let from = messages.filter(({ type }) => type === 'progress').length;
    expect(await tracker.judge({ reference: stored })).to.include({ exercise: 'reference', counter: REPS });
    expect(stages()).to.deep.equal([]);
    expect(tracker.result?.summary).to.include({ exercise: 'reference' });
    const video = freshUrl();
    for (const isFirst of [true, false]) {
      from = messages.filter(({ type }) => type === 'progress').length;
      const summary = await tracker.judge({ reference: video, minGrade: 'D' });
      expect(summary).to.include({ exercise: 'reference', counter: REPS });
      expect(summary?.avg_similarity).to.be.above(0.9);
      expect([...new Set(stages())]).to.deep.equal(isFirst ? ['reference'] : []);
    }
    expect(of('initialization')).to.have.length(before);
    expect(tracker.state).to.equal('done');
    expect(of('error')).to.deep.equal([]);
  });

  it('rejects where that cannot be a reference, without a message, and all stays as it was', async () => {
    const { tracker, of } = await made({ exercise: 'squat' });
    await tracker.analyze(await clipFile(CLIP));
    const before = tracker.result;
    const error = await rejection(tracker.judge({ reference: clipUrl('not-there.mp4') }));
    expect(error).to.include({ code: 'reference_error' });
    expect(error.details).to.include({ reason: 'unreadable' });
    const both = { reference: clipUrl(CLIP), exercise: 'squat' } as unknown as { reference: string };
    expect((await rejection(tracker.judge(both))).details).to.include({ reason: 'reference_and_exercise' });
    expect(of('error')).to.deep.equal([]);
    expect(tracker.result).to.equal(before);
  });

  it('is given up where another video comes while the reference is analysed', async () => {
    const { tracker, of, next } = await made({ exercise: 'squat' }, 'truth=squat-front&slow');
    await tracker.analyze(await clipFile(CLIP));
    const judged = rejection(tracker.judge({ reference: freshUrl() }));
    await next('progress', ({ stage }) => stage === 'reference');
    const analysed = tracker.analyze(await clipFile(CLIP));
    expect((await judged).name).to.equal('AbortError');
    expect((await analysed).summary).to.include({ exercise: 'squat', counter: REPS });
    expect(of('error')).to.deep.equal([]);
  });
});

describe('a reference that cannot be one', () => {
  const noSignature = new Blob(['{"reps": 3}'], { type: 'application/json' });
  const broken = new Blob(['{"format": '], { type: 'application/json' });
  const noVideo = new Blob(['this is no video at all'], { type: 'video/mp4' });

  for (const [what, reason, reference, detector] of [
    ['nobody is in it', 'nobody', () => clipFile(CLIP), 'nobody'],
    ['nothing is repeated in it', 'no_repetition', () => clipFile(CLIP), ''],
    ['there is nothing at its address', 'unreadable', () => clipUrl('not-there.mp4'), ''],
    ['it is no video', 'unreadable', () => noVideo, ''],
    ['it is JSON and no signature', 'not_a_signature', () => noSignature, ''],
    ['it is broken JSON', 'not_a_signature', () => broken, ''],
    ['it is an object and no signature', 'not_a_signature', () => ({ format: FORMAT }) as StoredSignature, ''],
  ] as const) {
    it(`is told where ${what}, and the element goes on`, async () => {
      const { tracker, of, part } = await made({ reference: await reference() }, detector);
      const error = await rejection(tracker.analyze(await clipFile(CLIP)));
      expect(error.code).to.equal('reference_error');
      expect(of('error')).to.have.length(1);
      expect(of('error')[0]?.details).to.include({ reason });
      expect(error.message).to.match(/^The reference movement \(.+\) cannot be used\. .+\. /);
      await tracker.updateComplete;
      expect(part('[part=panel]').textContent).to.contain('The reference movement cannot be used');
      tracker.lang = 'fr';
      await tracker.updateComplete;
      expect(part('[part=panel] .detail').textContent).to.match(/vidéo|JSON|serveur/);
      tracker.reference = '';
      await tracker.analyze(await clipFile(CLIP));
      expect(tracker.state).to.equal('done');
    });
  }
});

describe('a repetition as the reference', () => {
  async function analysed(options: Partial<PoseUploadTracker> = {}) {
    const test = await made({ exercise: 'squat', controls: true, ...options });
    await test.tracker.analyze(await clipFile(CLIP));
    const shown = (selector: string) => test.tracker.renderRoot.querySelector<HTMLElement>(selector);
    await waitUntil(() => shown('.comparison'), 'the comparison is there', { timeout: PATIENCE_MS });
    return { ...test, shown };
  }

  it('is made of any repetition that was counted', async () => {
    const { tracker } = await analysed();
    expect(await tracker.signatureOf(2)).to.deep.include({ format: FORMAT, version: 1 });
    expect((await tracker.signatureOf(2)).figure?.moments).to.have.length.above(10);
    for (const rep of [0, 4, '1' as unknown as number]) {
      expect(await rejection(tracker.signatureOf(rep)), String(rep)).to.include({ code: 'invalid_parameter' });
    }
    tracker.cancel();
    const error = await rejection(tracker.signatureOf(1));
    expect(error.details).to.include({ reason: 'not_analysed' });
  });

  it('takes the place of the exercise at a press, and the next video is compared with it', async () => {
    const { tracker, of, shown } = await analysed();
    shown('[part=use-reference]')?.click();
    await waitUntil(() => tracker.reference !== '', 'it is set', { timeout: PATIENCE_MS });
    expect(tracker.exercise).to.equal('');
    await tracker.updateComplete;
    expect(shown('.comparison .note')?.textContent).to.match(/The next video will be compared with repetition [123]\./);
    expect(of('error')).to.deep.equal([]);
    await tracker.analyze(await clipFile(CLIP));
    expect(of('exercise_summary').at(-1)).to.include({ exercise: 'reference', counter: REPS });
    await tracker.updateComplete;
    expect(shown('.comparison')).to.have.attribute('open');
    expect(shown('.comparison .likeness')?.textContent).to.match(/Similarity\s+\d+%/);
  });

  it('is shown beside the chosen one, by the keyboard and in step', async () => {
    const { tracker, part, shown } = await analysed({ ghost: 'best' });
    const names = () =>
      [...tracker.renderRoot.querySelectorAll('.comparison figcaption')].map((one) => one.textContent);
    expect(shown('.comparison')).to.have.attribute('open');
    expect(names()[0]).to.match(/^Best repetition \([123]\)$/);
    expect(names()[1]).to.match(/^Repetition [123]$/);
    const places = () => [...tracker.renderRoot.querySelectorAll('.stick')].map((one) => one.innerHTML);
    const before = places();
    expect(before).to.have.length(2);
    const moment = part('[part=moment]') as HTMLInputElement;
    moment.value = '0';
    moment.dispatchEvent(new Event('input'));
    await tracker.updateComplete;
    expect(places()[0]).not.to.equal(before[0]);
    expect(places()[1]).not.to.equal(before[1]);
    expect(moment).to.have.attribute('aria-valuetext', '0%');
    const choice = part('[part=choose-repetition]') as HTMLSelectElement;
    const best = /\d/.exec(names()[0] ?? '')?.[0] ?? '';
    choice.value = best;
    choice.dispatchEvent(new Event('change'));
    await tracker.updateComplete;
    expect(names(), 'the best one is not beside itself').to.deep.equal([`Repetition ${best}`]);
    part('[part=play-comparison]').click();
    await tracker.updateComplete;
    expect(part('[part=play-comparison]')).to.have.attribute('aria-label', 'Pause both');
    await expect(tracker).shadowDom.to.be.accessible();
  });
});

describe('a ghost over the picture', () => {
  /** How many pixels of the overlay are of the ghost's colour. */
  function ghostPixels(canvas: HTMLCanvasElement): number {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at]! < 40 && data[at + 1]! > 180 && data[at + 2]! < 40 && data[at + 3]! > 200) count++;
    }
    return count;
  }

  it('is drawn within repetitions, when the video is played again, and not between them', async () => {
    const { tracker, of, part } = await made({ exercise: 'squat', ghost: 'best', skeleton: false });
    tracker.style.setProperty('--pose-ghost-color', 'rgb(0 255 0)');
    await tracker.analyze(await clipFile(CLIP));
    const [summary] = of('exercise_summary');
    const scores = summary?.reps.map(({ score }) => score) ?? [];
    const other = summary?.reps.find((_, index) => index !== scores.indexOf(Math.max(...scores)));
    const video = part('video');
    const canvas = part('canvas');
    const seekTo = async (ms: number) => {
      const sought = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
      video.currentTime = ms / 1000;
      await sought;
      await tracker.updateComplete;
    };
    video.pause();
    await seekTo(other?.bottomMs ?? NaN);
    await waitUntil(() => ghostPixels(canvas) > 100, 'the ghost is drawn', { timeout: PATIENCE_MS });
    tracker.ghost = 'reference';
    await waitUntil(() => ghostPixels(canvas) === 0, 'there is no reference', { timeout: PATIENCE_MS });
    tracker.ghost = 'best';
    await waitUntil(() => ghostPixels(canvas) > 100, 'it follows the option', { timeout: PATIENCE_MS });
    await seekTo(0);
    await waitUntil(() => ghostPixels(canvas) === 0, 'no ghost before the first repetition', { timeout: PATIENCE_MS });
  });

  it('is in the overlay video, and asked for anew it is made anew', async () => {
    const { tracker, of } = await made({ reference: await signature(), ghost: 'reference' });
    await tracker.analyze(await clipFile(CLIP));
    const withGhost = await tracker.exportVideo();
    const without = await tracker.exportVideo({ ghost: 'none' });
    expect(without).not.to.equal(withGhost);
    expect(without.size).not.to.equal(withGhost.size);
    expect(await rejection(tracker.exportVideo({ ghost: 'worst' as 'best' }))).to.include({
      code: 'invalid_parameter',
    });
    expect(of('error')).to.deep.equal([]);
  });
});
