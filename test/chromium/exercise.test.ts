import { expect } from '@open-wc/testing';
import { clipFile, createTracker, rejection } from '../helpers/tracker.js';

describe('an exercise in the page', () => {
  it('is counted on the real model, and told apart', async function () {
    // Real models are slow where other suites run beside this one.
    this.timeout(180_000);
    const { tracker, of, part } = await createTracker({
      detector: 'real',
      options: { exercise: 'face_squat', progression: true, recommendations: true },
    });
    await tracker.analyze(await clipFile('squat-oblique.mp4'));
    const counts = of('counter');
    expect(counts.map(({ current_count }) => current_count)).to.deep.equal([1, 2, 3, 4, 4]);
    expect(counts.map(({ final }) => final)).to.deep.equal([false, false, false, false, true]);
    const truth = (await (await fetch('/test/fixtures/clips/squat-oblique.json')).json()) as {
      reps: { start: number; bottom: number; end: number }[];
    };
    const [summary] = of('exercise_summary');
    expect(summary).to.include({ exercise: 'squat', difficulty: 'easy', counter: 4, unit: 'reps' });
    for (const [index, { bottom }] of truth.reps.entries()) {
      expect(summary?.reps[index]?.bottomMs).to.be.closeTo(bottom * 1000, 350);
    }
    const values = of('progression').map(({ value }) => value);
    expect(Math.max(...values)).to.be.above(90);
    expect(values.every((value) => value >= 0 && value <= 100)).to.equal(true);
    await tracker.updateComplete;
    expect(part('.count').textContent?.trim()).to.equal('4');
  });

  it('sends progression and recommendations only where they were asked for', async () => {
    const { tracker, messages } = await createTracker({ options: { exercise: 'squat' } });
    await tracker.analyze(await clipFile('squat-side.mp4'));
    const types = new Set(messages.map(({ type }) => type));
    expect([...types]).to.include.members(['counter', 'exercise_summary']);
    expect(types.has('progression') || types.has('recommendations')).to.equal(false);
  });

  it('refuses one that is not known, naming those that are', async () => {
    const { tracker, of, next } = await createTracker({ options: { exercise: 'handstand' } });
    // Once when it is set, and once by the analysis.
    await next('error');
    const refused = await rejection(tracker.analyze(await clipFile('squat-side.mp4')));
    expect(refused).to.include({ code: 'invalid_exercise' });
    expect(of('error').map(({ code }) => code)).to.deep.equal(['invalid_exercise', 'invalid_exercise']);
    expect(of('error')[0]?.message).to.contain('"handstand"').and.to.contain('squat, pushup, lunge');
    expect(of('initialization').some(({ ready }) => ready)).to.equal(false);
  });

  it('is not judged in an image', async () => {
    const { tracker, messages } = await createTracker({ options: { source: 'image', exercise: 'squat' } });
    await tracker.analyze(await clipFile('still.jpg'));
    const types = messages.map(({ type }) => type);
    for (const type of ['posture', 'counter', 'exercise_summary']) expect(types).not.to.include(type);
  });
});
