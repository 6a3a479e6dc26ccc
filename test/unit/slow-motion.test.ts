import { expect } from 'chai';
import type { ExerciseMessage } from '../../src/exercise/messages.js';
import { createExerciseTracker } from '../../src/exercise/index.js';
import { readRate } from '../../src/media/capture-rate.js';
import { isSlowMotionChoice } from '../../src/session/slow-motion-choice.js';
import { inFileTime, inRealTime, slowMotionOf } from '../../src/session/slow-motion.js';
import { poseSequence } from '../athlete/keypoints.js';
import { performance } from '../athlete/movements.js';

describe('slow motion', () => {
  for (const [capturedFps, playedFps, factor] of [
    [240, 30, 8],
    [240, 29.97, 8],
    [120, 30.02, 4],
    [960, 30, 32],
    [240, 100, 2.4],
    [120, 60, 2],
  ] as const) {
    it(`is ${factor} where ${capturedFps} frames/s were captured and ${playedFps} are played, and says so`, () => {
      const found = slowMotionOf('auto', { capturedFps, playedFps });
      expect(found.factor).to.equal(factor);
      expect(found.reason).to.contain(`${capturedFps} frames/s`).and.to.contain(String(playedFps));
    });
  }

  it('is none where the file does not say so, whatever its frame rate', () => {
    for (const capture of [
      undefined,
      { capturedFps: 240, playedFps: 240 },
      { capturedFps: 120, playedFps: 119.9 },
      // In the dark a phone takes fewer frames than it states.
      { capturedFps: 30, playedFps: 15 },
      { capturedFps: 60, playedFps: 29.97 },
      { capturedFps: 120, playedFps: 100 },
      // A time-lapse.
      { capturedFps: 2, playedFps: 30 },
    ]) {
      expect(slowMotionOf('auto', capture), JSON.stringify(capture)).to.deep.equal({ factor: 1 });
    }
  });

  it('is what the option says, whatever the file does', () => {
    expect(slowMotionOf(4, { capturedFps: 240, playedFps: 30 })).to.include({ factor: 4 });
    expect(slowMotionOf(1, { capturedFps: 240, playedFps: 30 })).to.deep.equal({ factor: 1 });
    for (const right of ['auto', 1, 2.5, 100]) expect(isSlowMotionChoice(right), String(right)).to.equal(true);
    for (const wrong of ['8', '', 0, 0.5, -1, NaN, 101, null]) {
      expect(isSlowMotionChoice(wrong), String(wrong)).to.equal(false);
    }
  });

  it('reads a stated rate as recorders write it', () => {
    const bytes = (write: (view: DataView) => void): Uint8Array => {
      const value = new DataView(new ArrayBuffer(4));
      write(value);
      return new Uint8Array(value.buffer);
    };
    expect(readRate(bytes((view) => view.setFloat32(0, 240)))).to.equal(240);
    expect(readRate(bytes((view) => view.setUint32(0, 120)))).to.equal(120);
    expect(readRate('239.76')).to.equal(239.76);
    for (const other of [undefined, null, '', 'fast', new Uint8Array(2), bytes((view) => view.setFloat32(0, NaN))]) {
      expect(readRate(other)).to.equal(undefined);
    }
  });

  it('is counted and judged as in life, and told with the times of the file', () => {
    const FACTOR = 8;
    const life = poseSequence(performance({ exercise: 'squat', reps: 3 }), {}, { fps: 15 });
    const slowed = life.map((pose) => ({ ...pose, timestampMs: FACTOR * pose.timestampMs }));
    const track = (poses: typeof life, factor: number): ExerciseMessage[] => {
      const tracker = createExerciseTracker({ exercise: 'squat' });
      const seen = poses.flatMap((pose) => tracker.update(inRealTime(pose, factor)));
      return [...seen, ...tracker.finish()].map((message) => inFileTime(message, factor));
    };
    const [inLife, inFile] = [track(life, 1), track(slowed, FACTOR)];
    const summaries = [inLife, inFile].map((all) => all.find((message) => message.type === 'exercise_summary'));
    const [real, told] = summaries;
    expect(told?.slowMotion).to.equal(FACTOR);
    expect(real).not.to.have.property('slowMotion');
    expect(real?.counter).to.equal(3);
    expect(told).to.deep.include({ counter: 3, avg_rep_score: real?.avg_rep_score, durationMs: real?.durationMs });
    for (const [index, rep] of (told?.reps ?? []).entries()) {
      const same = real?.reps[index];
      expect(rep.tempo).to.deep.equal(same?.tempo);
      const times = same && [same.startMs, same.bottomMs, same.endMs].map((ms) => FACTOR * ms);
      expect([rep.startMs, rep.bottomMs, rep.endMs]).to.deep.equal(times);
    }
    const counts = (all: readonly ExerciseMessage[]) => all.filter((message) => message.type === 'counter');
    expect(counts(inFile).length).to.be.above(3);
    expect(counts(inFile).map(({ timestampMs }) => timestampMs)).to.deep.equal(
      counts(inLife).map(({ timestampMs }) => Math.round(FACTOR * timestampMs * 1000) / 1000),
    );
    // Taken for life itself, it is something else.
    const untold = track(slowed, 1).find((message) => message.type === 'exercise_summary');
    expect(untold?.durationMs).to.equal(FACTOR * (real?.durationMs ?? NaN));
    expect(untold?.reps.map(({ tempo }) => tempo.outMs)).not.to.deep.equal(real?.reps.map(({ tempo }) => tempo.outMs));
  });

  it('tells findings, holds, advice and near misses with the times of the file', () => {
    const finding = { code: 'c', severity: 'info', message: '', timestampMs: 100 } as const;
    const summary = {
      type: 'exercise_summary',
      durationMs: 5000,
      best_hold_ms: 900,
      reps: [{ startMs: 10, bottomMs: 20, endMs: 30, findings: [finding] }],
      holds: [{ startMs: 40, endMs: 50, seconds: 1, findings: [finding] }],
      near_misses: [{ startMs: 60, bottomMs: 70, endMs: 80, value: 300, needed: 500, unit: 'ms' }],
    } as unknown as ExerciseMessage;
    const later = { ...finding, timestampMs: 200 };
    expect(inFileTime(summary, 2)).to.deep.equal({
      type: 'exercise_summary',
      slowMotion: 2,
      durationMs: 5000,
      best_hold_ms: 900,
      reps: [{ startMs: 20, bottomMs: 40, endMs: 60, findings: [later] }],
      holds: [{ startMs: 80, endMs: 100, seconds: 1, findings: [later] }],
      near_misses: [{ startMs: 120, bottomMs: 140, endMs: 160, value: 300, needed: 500, unit: 'ms' }],
    });
    const extreme = { deg: 60, uncertaintyDeg: 9, timestampMs: 100 };
    const stance = { timeMs: 900, uncertaintyMs: 800, startMs: 10, endMs: 910 };
    const measured = {
      type: 'exercise_summary',
      reps: [],
      holds: [],
      near_misses: [],
      range_of_motion: [{ joint: 'knee', left: { min: extreme, max: null }, right: null }],
      tests: [
        { test: 'five_chair_stands', toSeat: { timeMs: 9000, uncertaintyMs: 300 }, startMs: 70 },
        { test: 'single_leg_stance', left: stance, right: null },
      ],
    } as unknown as ExerciseMessage;
    expect(inFileTime(measured, 2)).to.deep.include({
      range_of_motion: [{ joint: 'knee', left: { min: { ...extreme, timestampMs: 200 }, max: null }, right: null }],
      tests: [
        { test: 'five_chair_stands', toSeat: { timeMs: 9000, uncertaintyMs: 300 }, startMs: 140 },
        { test: 'single_leg_stance', left: { ...stance, startMs: 20, endMs: 1820 }, right: null },
      ],
    });
    const advice = { type: 'recommendations', message: '', recommendations: [{ ...finding, rep: 1 }] } as const;
    expect(inFileTime(advice, 2)).to.deep.include({ recommendations: [{ ...later, rep: 1 }] });
  });
});
