/**
 * Jumps of the synthetic athlete, whose heights are known: measured from poses.
 */
import { expect } from 'chai';
import { createExerciseTracker, resolveExercise } from '../../src/exercise/index.js';
import type { ExerciseMessage, ExerciseSummaryMessage, JumpSummary } from '../../src/exercise/messages.js';
import { findMeasured } from '../../src/exercise/measured.js';
import { isHopping } from '../../src/exercise/jump/flights.js';
import { levelHeight, type JumpSample } from '../../src/exercise/jump/samples.js';
import type { Pose } from '../../src/pose/types.js';
import type { CameraOptions } from '../athlete/camera.js';
import { poseSequence } from '../athlete/keypoints.js';
import { performance } from '../athlete/movements.js';
import type { MovementName, PerformanceOptions, TrueJump } from '../athlete/movements.js';

/** A phone upright, three steps away. */
const PHONE: Partial<CameraOptions> = {
  width: 720,
  height: 1280,
  fovDeg: 62,
  distanceM: 3.2,
  heightM: 1,
  target: [0, 1, 0],
  yawDeg: 30,
};
const ATHLETE_CM = 175;

interface Asked extends Partial<PerformanceOptions> {
  readonly fps?: number;
  readonly camera?: Partial<CameraOptions>;
}

function filmed(
  exercise: MovementName,
  { fps = 30, camera, ...options }: Asked = {},
): { poses: Pose[]; heights: number[]; truth: readonly TrueJump[] } {
  const performed = performance({ exercise, reps: 1, restBeforeS: 0.6, restAfterS: 0.2, pauseTopS: 0.5, ...options });
  return {
    poses: poseSequence(performed, { ...PHONE, ...camera }, { fps }),
    heights: performed.truth.jumps.map(({ heightM }) => 100 * heightM),
    truth: performed.truth.jumps,
  };
}

function said(
  poses: readonly Pose[],
  options: { userHeightCm?: number } = { userHeightCm: ATHLETE_CM },
  exercise = 'jump_analysis',
): ExerciseMessage[] {
  const tracker = createExerciseTracker({ exercise, ...options });
  return [...poses.flatMap((pose) => tracker.update(pose)), ...tracker.finish()];
}

function summaryOf(messages: readonly ExerciseMessage[]): ExerciseSummaryMessage {
  const summary = messages.find((message) => message.type === 'exercise_summary');
  if (!summary) throw new Error('no summary came');
  return summary;
}

function jumpsOf(
  poses: readonly Pose[],
  options?: { userHeightCm?: number },
  exercise?: string,
): readonly JumpSummary[] {
  return summaryOf(said(poses, options, exercise)).jumps ?? [];
}

describe('jumps', () => {
  for (const [fps, mostCm] of [
    [30, 2.5],
    [60, 2],
    [240, 1],
  ] as const) {
    for (const yawDeg of [0, 90]) {
      for (const heightM of [0.2, 0.45]) {
        it(`measures ${100 * heightM} cm from ${yawDeg}° at ${fps} frames/s to ${mostCm} cm`, () => {
          const { poses } = filmed('countermovement_jump', { fps, camera: { yawDeg }, jump: { heightM } });
          const [jump, ...others] = jumpsOf(poses);
          expect(others).to.deep.equal([]);
          expect(jump?.heightCm).to.be.closeTo(100 * heightM, mostCm);
          expect(jump?.byScaleCm).to.be.closeTo(100 * heightM, mostCm + 0.5);
          expect(Math.abs((jump?.heightCm ?? 0) - 100 * heightM)).to.be.below(jump?.uncertaintyCm ?? 0);
        });
      }
    }
  }

  it('measures by the time in the air where the height of the person is not known', () => {
    const { poses } = filmed('countermovement_jump', { fps: 60, jump: { heightM: 0.3 } });
    const [jump] = jumpsOf(poses, {}, 'jump');
    expect(jump?.byAirTimeCm).to.be.closeTo(30, 2.5);
    expect(jump?.byScaleCm).to.equal(null);
    expect(jump?.heightCm).to.be.closeTo(30, 3);
  });

  it('tells the kinds of jump apart', () => {
    const kindsOf = (exercise: MovementName, asked?: Asked) =>
      jumpsOf(filmed(exercise, asked).poses).map(({ kind }) => kind);
    expect(kindsOf('countermovement_jump')).to.deep.equal(['countermovement']);
    expect(kindsOf('squat_jump')).to.deep.equal(['squat']);
    expect(kindsOf('drop_jump')).to.deep.equal(['drop']);
    expect(kindsOf('countermovement_jump', { reps: 3, jump: { rebound: true } })).to.deep.equal([
      'countermovement',
      'rebound',
      'rebound',
    ]);
  });

  it('knows how long a drop jump is on the floor, and how reactive that is', () => {
    const { poses } = filmed('drop_jump', { fps: 120 });
    const [jump] = jumpsOf(poses);
    expect(jump?.contactMs).to.be.closeTo(270, 20);
    expect(jump?.rsi).to.be.closeTo(0.34 / 0.27, 0.15);
  });

  it('counts several jumps, each with its moments', () => {
    const performed = performance({ exercise: 'countermovement_jump', reps: 3, restBeforeS: 0.6, pauseTopS: 0.4 });
    const jumps = jumpsOf(poseSequence(performed, PHONE, { fps: 30 }));
    expect(jumps).to.have.length(3);
    for (const [index, truth] of performed.truth.jumps.entries()) {
      expect(jumps[index]?.takeoffMs).to.be.closeTo(1000 * truth.takeOff, 15);
      expect(jumps[index]?.peakMs).to.be.closeTo(1000 * truth.peak, 10);
      expect(jumps[index]?.landingMs).to.be.closeTo(1000 * truth.landing, 20);
      expect(jumps[index]?.countermovementCm).to.be.closeTo(28, 4);
    }
  });

  it('finds what is wrong, and nothing where nothing is', () => {
    const codesOf = (faults: string[]) => {
      const { poses } = filmed('countermovement_jump', { faults, camera: { yawDeg: 5 } });
      return jumpsOf(poses)[0]?.findings.map(({ code }) => code);
    };
    expect(codesOf([])).to.deep.equal([]);
    for (const code of ['jump.knees.inward', 'jump.landing.stiff', 'jump.arms.still']) {
      expect(codesOf([code])).to.deep.equal([code]);
    }
  });

  for (const exercise of [
    'walk',
    'squat',
    'jumping_jack',
    'calf_raise',
    'high_knees',
    'knee_raise',
    'pull_up',
    'lunge',
    'pushup',
    'tricep_dip',
  ] as const) {
    it(`does not take this for a jump: ${exercise}`, () => {
      const poses = poseSequence(performance({ exercise, reps: 2 }), PHONE, { fps: 30 });
      const { counter, jumps, reason } = summaryOf(said(poses));
      expect({ counter, jumps }).to.deep.equal({ counter: 0, jumps: [] });
      expect(reason?.message).to.be.a('string').that.is.not.empty;
    });
  }

  it('does not take hops in a row for jumps', () => {
    const at = (timeMs: number, hip: number) => ({ timeMs, hip }) as unknown as JumpSample;
    const bouncing = (everyMs: number) =>
      Array.from({ length: 90 }, (_, index) => at(33 * index, 12 * Math.cos((2 * Math.PI * 33 * index) / everyMs)));
    // The highest of the first hop, and of the first jump, after the beginning.
    expect(isHopping(bouncing(450), 450, 200)).to.equal(true);
    expect(isHopping(bouncing(700), 700, 200)).to.equal(false);
    // Hips that are seen elsewhere in one frame do not hop either.
    const glitch = bouncing(700).map((one, index) => (index === 22 ? { ...one, hip: -12 } : one));
    expect(isHopping(glitch, 700, 200)).to.equal(false);
    // Hips that tremble do not hop.
    expect(isHopping(bouncing(450), 450, 2000)).to.equal(false);
  });

  it('does not take a camera that moves for a jump', () => {
    const standing = filmed('countermovement_jump', { restBeforeS: 6 }).poses.slice(0, 170);
    const jumpsAfter = (riseAt: (timeMs: number) => number) =>
      jumpsOf(
        standing.map((pose) => ({
          ...pose,
          keypoints: pose.keypoints.map((point) => ({ ...point, y: point.y - riseAt(pose.timestampMs) })),
        })),
      );
    // Up as in a slow flight, and down by a part of it only.
    expect(jumpsAfter((ms) => (ms < 1000 ? 0 : Math.max(110, 160 - 160 * ((ms - 2000) / 1000) ** 2)))).to.deep.equal(
      [],
    );
    // Up in one frame, as at a cut, and slowly down.
    expect(jumpsAfter((ms) => (ms < 2000 ? 0 : Math.max(0, 90 - (ms - 2000) / 20)))).to.deep.equal([]);
  });

  it('measures jumps in which the knees are drawn up', () => {
    for (const fps of [15, 30, 120]) {
      const { poses } = filmed('countermovement_jump', { fps, jump: { heightM: 0.3, tuckM: 0.3 } });
      const [jump] = jumpsOf(poses);
      expect(jump?.heightCm, `${fps}`).to.be.closeTo(30, 2.5);
      expect(Math.abs((jump?.heightCm ?? 0) - 30)).to.be.below(jump?.uncertaintyCm ?? 0);
    }
  });

  it('has the air time of a landing at which the ankles were not seen, and none of a landing far too late', () => {
    const { poses, truth } = filmed('countermovement_jump', { fps: 60, restAfterS: 0.6, jump: { heightM: 0.3 } });
    const landingMs = 1000 * (truth[0]?.landing ?? NaN);
    const airOf = (shiftPx: number) => {
      const changed = poses.map((pose) => {
        const sinceMs = pose.timestampMs - landingMs;
        return {
          ...pose,
          keypoints: pose.keypoints.map((point) => ({
            ...point,
            // Deep in the landing the feet are hidden, and it may be another place that they are seen in afterwards.
            score: point.name.endsWith('ankle') && sinceMs > 120 && sinceMs < 400 ? 0.05 : point.score,
            y: point.y + (sinceMs >= 400 ? shiftPx : 0),
          })),
        };
      });
      return jumpsOf(changed)[0];
    };
    expect(airOf(0)?.airTimeMs).to.be.closeTo(landingMs - 1000 * (truth[0]?.takeOff ?? NaN), 15);
    expect(airOf(60)?.heightCm).to.be.closeTo(30, 2.5);
    expect(airOf(60)?.airTimeMs ?? undefined, 'feet are elsewhere').to.equal(undefined);
  });

  it('does not measure a hop on one leg, and says so', () => {
    const messages = said(filmed('one_leg_hop').poses);
    expect(summaryOf(messages).jumps).to.deep.equal([]);
    const [discarded] = messages.filter((message) => message.type === 'jump_discarded');
    expect(discarded?.reason).to.equal('one_leg');
    expect(discarded?.userMessage).to.contain('foot');
  });

  it('says everything in order of time, and the totals at the end', () => {
    const messages = said(filmed('countermovement_jump').poses);
    expect(messages.map(({ type }) => type)).to.deep.equal([
      'jump_calibration',
      'jump_started',
      'jump_height',
      'jump_height',
      'counter',
      'jump_result',
      'counter',
      'jump_summary',
      'exercise_summary',
    ]);
    const result = messages.find((message) => message.type === 'jump_result');
    expect(result?.text).to.match(/^\d+ ± \d cm$/);
    const summary = messages.find((message) => message.type === 'jump_summary');
    expect(summary?.maxJumpHeight).to.equal(result?.jumpHeightCm);
  });

  it('is surer where every frame is seen around the jump', () => {
    const { poses } = filmed('countermovement_jump', { fps: 15, jump: { heightM: 0.3 } });
    const every = filmed('countermovement_jump', { fps: 120, jump: { heightM: 0.3 } }).poses;
    const tracker = findMeasured('jump_analysis')?.track({ userHeightCm: ATHLETE_CM });
    for (const pose of poses) tracker?.update(pose);
    const spans = tracker?.spansToSee() ?? [];
    expect(spans).to.have.length(1);
    for (const span of spans) {
      tracker?.seeClosely(
        span,
        every.filter(({ timestampMs }) => timestampMs >= span.fromMs && timestampMs < span.toMs),
      );
    }
    const [jump] = summaryOf(tracker?.finish() ?? []).jumps ?? [];
    expect(jump?.heightCm).to.be.closeTo(30, 1);
  });

  it('says that it cannot know where the video is slowed down', () => {
    const { poses } = filmed('countermovement_jump', { fps: 240 });
    const slowed = poses.map((pose) => ({ ...pose, timestampMs: 8 * pose.timestampMs }));
    const [byTime] = jumpsOf(slowed, {}, 'air_time_jump');
    expect(byTime?.heightCm).to.equal(null);
    expect(byTime?.text).to.equal('–');
    const [byScale] = jumpsOf(slowed);
    expect(byScale?.airTimeMs).to.equal(null);
    expect(byScale?.heightCm).to.be.closeTo(34, 3);
    expect(byScale?.findings[0]?.message).to.contain('8 times slower');
  });

  it('takes the pitch of the camera out of the picture', () => {
    expect(levelHeight(100, 640, 480, 0)).to.equal(140);
    expect(levelHeight(240, 640, 480, 10)).to.be.closeTo(0.8 * 640 * Math.tan((10 * Math.PI) / 180), 1e-9);
  });

  it('needs the height of the person, in a range, and knows the names', () => {
    expect(() => createExerciseTracker({ exercise: 'jump_analysis' })).to.throw(TypeError, 'userHeightCm');
    expect(() => createExerciseTracker({ exercise: 'jump', userHeightCm: 1.75 })).to.throw(TypeError, '50 to 260');
    expect(resolveExercise('Air-Time-Jump')?.label.en).to.equal('Jump height by air time');
    expect(summaryOf(said([], {}, 'jump')).reason?.code).to.equal('nobody');
  });
});
