import { expect } from '@open-wc/testing';
import { analyse } from '../helpers/states.js';
import { clipFile, createTracker, type TestTracker } from '../helpers/tracker.js';

const CLIP = 'squat-side.mp4';

const squats = (options: Parameters<typeof createTracker>[0] = {}): Promise<TestTracker> =>
  createTracker({
    detector: 'truth=squat-side',
    ...options,
    options: { exercise: 'squat', controls: true, ...options?.options },
  });

describe('what is measured of the body', () => {
  it('stands in the summary and in the result: the range of each joint, in media time', async () => {
    const { tracker, of } = await squats();
    const result = await tracker.analyze(await clipFile(CLIP));
    const [summary] = of('exercise_summary');
    const knee = summary?.range_of_motion?.find(({ joint }) => joint === 'knee');
    expect(knee?.left?.view).to.equal('side');
    expect(knee?.left?.min?.deg).to.be.within(50, 100);
    expect(knee?.left?.max?.deg).to.be.within(160, 180);
    expect(knee?.left?.min?.timestampMs).to.be.within(0, result.durationMs);
    expect(result.summary?.range_of_motion).to.deep.equal(summary?.range_of_motion);
    expect(result.summary?.notice).to.match(/not a medical device/);
  });

  it('is the same where the video is judged once more, and longer in slow motion', async () => {
    const { tracker, of } = await squats();
    await tracker.analyze(await clipFile(CLIP));
    const [first] = of('exercise_summary');
    const again = await tracker.judge({ exercise: 'squat' });
    expect(again?.range_of_motion).to.deep.equal(first?.range_of_motion);
    const slowed = await tracker.judge({ exercise: 'squat', slowMotion: 2 });
    const end = (summary: typeof again) => summary?.range_of_motion?.find(({ joint }) => joint === 'knee')?.left?.min;
    expect(end(slowed)?.timestampMs).to.be.closeTo(end(again)?.timestampMs ?? NaN, 400);
  });

  it('is a table among the results that opens, with the words on what it is', async () => {
    const made = await squats();
    await analyse(CLIP, '[part=range-of-motion]')(made);
    const panel = made.part('[part=range-of-motion]') as HTMLDetailsElement;
    expect(panel.open).to.equal(false);
    panel.open = true;
    const names = [...panel.querySelectorAll('tbody th')].map((cell) => cell.textContent.trim());
    expect(names.some((name) => name.startsWith('Knees'))).to.equal(true);
    expect(panel.querySelectorAll('thead th')).to.have.length(3);
    expect(panel.textContent).to.contain('not a medical device');
    expect(panel.textContent).to.contain('from the side');
  });

  it('is not shown on the free plan, which does not hold joint angles', async () => {
    const made = await squats({ options: { verifyToken: () => Promise.resolve({ plan: 'free' }) } });
    await analyse(CLIP, '[part=verdict]')(made);
    expect(made.tracker.renderRoot.querySelector('[part=range-of-motion]')).to.equal(null);
  });

  it('is the result of a test in a sentence', async () => {
    const made = await createTracker({
      detector: 'truth=balance-front',
      options: { exercise: 'balance_leg', controls: true },
    });
    await analyse('balance-front.mp4', '[part=tests]')(made);
    const [summary] = made.of('exercise_summary');
    expect(summary?.tests?.map(({ test }) => test)).to.deep.equal(['single_leg_stance']);
    expect(made.part('[part=tests]').textContent).to.match(/leg: \d\.\d ± 0\.\d s\./);
    expect(made.part('[part=tests]').textContent).to.contain('not a medical device');
  });

  it('is the posture in a picture, sent, kept and shown where it was asked for', async () => {
    const made = await createTracker({ options: { source: 'image', posture: true, controls: true, lang: 'fr' } });
    await analyse('still.jpg', '[part=posture]')(made);
    const [posture] = made.of('posture_analysis');
    expect(posture?.view).to.equal('front');
    expect(posture?.measures.map(({ measure }) => measure)).to.include.members(['shoulders_tilt', 'pelvis_tilt']);
    expect(posture?.angles['left_knee']?.uncertaintyDeg).to.be.within(1, 25);
    const { type: _, ...kept } = posture ?? { type: 'posture_analysis' };
    expect(made.tracker.result?.posture).to.deep.equal(kept);
    expect(JSON.parse(JSON.stringify(made.tracker.result))).to.deep.include({ posture: kept });
    const shown = made.part('[part=posture]').textContent;
    expect(shown).to.contain('Inclinaison des épaules : droit');
    expect(shown).to.contain('pas un dispositif médical');
  });

  it('is no posture where none was asked for', async () => {
    const made = await createTracker({ options: { source: 'image', controls: true } });
    await analyse('still.jpg', '.angles')(made);
    expect(made.of('posture_analysis')).to.deep.equal([]);
    expect(made.tracker.renderRoot.querySelector('[part=posture]')).to.equal(null);
  });
});
