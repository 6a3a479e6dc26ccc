/**
 * A jump through the whole of a run: every frame around it is looked at, and what there is to say comes in order.
 */
import { expect } from '@open-wc/testing';
import type { JumpMessage } from '../../src/exercise/jump/messages.js';
import { analyseToEnd, clipFile, createTracker, type TestTracker } from '../helpers/tracker.js';

const JUMP_TYPES: readonly JumpMessage['type'][] = [
  'jump_calibration',
  'jump_discarded',
  'jump_started',
  'jump_height',
  'jump_result',
  'jump_summary',
];

/** A hop on one leg and a jump. The pictures show something else: the detector is scripted. */
async function jumped(options: Partial<TestTracker['tracker']> = {}) {
  const made = await createTracker({
    detector: 'athlete=one_leg_hop,countermovement_jump',
    options: { exercise: 'jump_analysis', userHeightCm: 175, ...options },
  });
  const result = await analyseToEnd(made.tracker, await clipFile('squat-oblique.mp4'));
  const said = made.messages.filter((message) => JUMP_TYPES.some((type) => type === message.type)) as JumpMessage[];
  return { ...made, said, summary: result.summary };
}

describe('a jump', () => {
  it('is told by all its messages, in order, as what was measured in every frame', async () => {
    const { said, summary, of } = await jumped();
    expect(said.map(({ type }) => type)).to.deep.equal([
      'jump_calibration',
      'jump_discarded',
      'jump_started',
      'jump_height',
      'jump_height',
      'jump_result',
      'jump_summary',
    ]);
    const times = said.map(({ timestampMs }) => timestampMs);
    expect(times).to.deep.equal([...times].sort((a, b) => a - b));
    const [discarded] = of('jump_discarded');
    const [atPeak, final] = of('jump_height');
    const [jump] = summary?.jumps ?? [];
    expect(discarded?.reason).to.equal('one_leg');
    expect(atPeak).to.include({ measuring: true, landed: false }).and.not.to.have.property('final');
    expect(final).to.include({ measuring: false, landed: true, final: true, jumpHeightCm: jump?.heightCm });
    expect(of('jump_result')[0]).to.include({ jumpNumber: 1, text: jump?.text, timestampMs: jump?.landingMs });
    expect(of('jump_summary')[0]).to.include({ totalJumps: 1, maxJumpHeight: jump?.heightCm });
    // 30 frames a second instead of 15: so near to the athlete's 34 only every frame of the file brings it.
    expect(jump?.heightCm).to.be.closeTo(34, 1.5);
    expect(summary?.counter).to.equal(1);
  });

  it('is told in step with the playback, which waits until all is known', async () => {
    const made = await createTracker({
      detector: 'athlete=one_leg_hop,countermovement_jump',
      options: { exercise: 'jump_analysis', userHeightCm: 175, pace: 'realtime' },
    });
    const { tracker, messages } = made;
    const video = tracker.renderRoot.querySelector('video');
    const shownMs: number[] = [];
    tracker.addEventListener('message', () => shownMs.push(1000 * (video?.currentTime ?? NaN)));
    await analyseToEnd(tracker, await clipFile('squat-oblique.mp4'));
    const whileAnalysing = messages.flatMap((message, index) =>
      message.type === 'progress' && message.stage === 'analysis' && message.value < 1 ? [shownMs[index] ?? NaN] : [],
    );
    const [discarded] = made.of('jump_discarded');
    expect(Math.max(...whileAnalysing), 'playback waits').to.be.below(discarded?.timestampMs ?? 0);
    const jumping = messages.flatMap((message, index) =>
      message.type === 'jump_discarded' || message.type === 'jump_started' || message.type === 'jump_result'
        ? [{ message, aheadMs: message.timestampMs - (shownMs[index] ?? NaN) }]
        : [],
    );
    expect(jumping.map(({ message }) => message.type)).to.deep.equal(['jump_discarded', 'jump_started', 'jump_result']);
    for (const { message, aheadMs } of jumping) expect(aheadMs, `${message.type}, not before its time`).to.be.below(1);
  });
});
