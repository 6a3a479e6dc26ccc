/**
 * A file that states that its frames were captured faster than it plays, through the whole of a run.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { clipFile, createTracker, PATIENCE_MS, type TestTracker } from '../helpers/tracker.js';

/** 240 frames a second were captured, and 25 are played. */
const FACTOR = 9.6;

async function analysed(options: Partial<TestTracker['tracker']> = {}): Promise<TestTracker> {
  const made = await createTracker({
    detector: 'truth=squat-front',
    options: { exercise: 'squat', keypoints: true, ...options },
  });
  await made.tracker.analyze(await clipFile('../media/slow-motion.mp4', 'slow-motion.mp4'));
  return made;
}

const summaryOf = ({ of }: TestTracker) => of('exercise_summary').at(-1);

describe('a video in slow motion', () => {
  it('is told as such, with where that is from, and judged in real time', async () => {
    const made = await analysed({ controls: true });
    const [environment] = made.of('environment');
    expect(environment).to.include({ slowMotion: FACTOR });
    expect(environment?.reasons['slowMotion']).to.match(/^auto: .*240 frames\/s.*25/);
    const frames = made.of('keypoints');
    const lengthMs = frames.at(-1)!.timestampMs - frames[0]!.timestampMs;
    expect(lengthMs, 'the time of the file').to.be.above(5000);
    expect(summaryOf(made)).to.include({ slowMotion: FACTOR });
    expect(summaryOf(made)?.durationMs).to.be.closeTo(lengthMs / FACTOR, 1);
    const note = () => made.tracker.renderRoot.querySelector('.results')?.textContent?.includes('9.6×');
    await waitUntil(note, 'the results say so', { timeout: PATIENCE_MS });
  });

  it('is taken for what the option says', async () => {
    const made = await analysed({ slowMotion: 1 });
    expect(made.of('environment')[0]).not.to.have.property('slowMotion');
    expect(summaryOf(made)).to.include({ counter: 3 }).and.not.to.have.property('slowMotion');
    expect(await made.tracker.judge({ exercise: 'squat', slowMotion: 2 })).to.include({ slowMotion: 2 });
  });
});
