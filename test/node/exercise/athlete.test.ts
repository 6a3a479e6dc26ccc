import { expect } from 'chai';
import { isCompatible } from '../../../src/tune/compatible.js';
import { exercises } from '../../../src/exercise/index.js';
import type { ExercisePose, ExerciseSummaryMessage } from '../../../src/exercise/index.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { DISTRACTORS, performance } from '../../athlete/movements.js';
import type { PerformanceOptions } from '../../athlete/movements.js';
import type { CameraOptions } from '../../athlete/camera.js';
import { countsOf, inARow, moved, run, summaryOf } from './support.js';

type Asked = Parameters<typeof performance>[0];

const lying = (exercise: string): boolean => exercise === 'pushup' || exercise === 'plank';

function poses(asked: Asked, yawDeg = 0, camera: Partial<CameraOptions> = {}): ExercisePose[] {
  const place = lying(asked.exercise) ? { heightM: 0.7, target: [0, 0.35, 0.7] as const, distanceM: 3.2 } : {};
  return poseSequence(performance(asked), { ...place, yawDeg, ...camera }, { noise: { share: 0.004, seed: 11 } });
}

/** The poses as large and in the place that `from`, one of them, would have to be to stand where `to` does. */
function asNear(poses: readonly ExercisePose[], from: ExercisePose, to: ExercisePose): ExercisePose[] {
  const point = (pose: ExercisePose, name: string) => pose.keypoints.find((candidate) => candidate.name === name);
  const height = (pose: ExercisePose): number => (point(pose, 'left_ankle')?.y ?? 1) - (point(pose, 'nose')?.y ?? 0);
  const scale = height(to) / height(from);
  const [a, b] = [point(from, 'left_hip') ?? { x: 0, y: 0 }, point(to, 'left_hip') ?? { x: 0, y: 0 }];
  return moved(poses, ({ x, y }) => ({ x: b.x + scale * (x - a.x), y: b.y + scale * (y - a.y) }));
}

const nobody = (seconds: number): ExercisePose[] =>
  Array.from({ length: Math.round(15 * seconds) }, (_, index) => ({
    timestampMs: (index * 1000) / 15,
    width: 640,
    height: 360,
    keypoints: [],
  }));

describe('exercise: synthetic athlete', () => {
  const views: Readonly<Record<string, readonly number[]>> = {
    squat: [0, 45, 90, 180, 270],
    lunge: [0, 45, 90, 180, 270],
    pushup: [0, 45, 90, 270],
    jumping_jack: [0, 45, 90],
    low_impact_jack: [0, 45],
  };
  for (const [exercise, yaws] of Object.entries(views) as [PerformanceOptions['exercise'], number[]][]) {
    for (const yawDeg of yaws) {
      it(`counts 4 ${exercise} from ${yawDeg}°, at once and slowly, with pauses`, () => {
        for (const pace of [{}, { secondsPerRep: 5 }, { pauseTopS: 1, pauseBottomS: 1.5 }]) {
          const summary = summaryOf(poses({ exercise, reps: 4, variation: 0.15, ...pace }, yawDeg), { exercise });
          expect(summary.counter, JSON.stringify(pace)).to.equal(4);
        }
      });
    }
  }

  it('counts squats seen from the side by a camera at eye level: the far foot is higher in the picture', () => {
    for (const [yawDeg, heightM] of [
      [90, 1.6],
      [90, 2],
      [45, 2],
    ] as const) {
      const shown = poses({ exercise: 'squat', reps: 4 }, yawDeg, { heightM });
      expect(summaryOf(shown, { exercise: 'squat' }).counter, `${yawDeg}°, ${heightM} m`).to.equal(4);
    }
  });

  for (const exercise of ['plank', 'balance_leg_left', 'balance_leg_right', 'balance_leg'] as const) {
    it(`times a ${exercise}`, () => {
      const { truth } = performance({ exercise, holdS: 6 });
      const { holds, counter } = summaryOf(poses({ exercise, holdS: 6 }, exercise === 'plank' ? 90 : 0), { exercise });
      expect(holds).to.have.length(1);
      expect(holds[0]?.startMs).to.be.closeTo(1000 * (truth.holds[0]?.start ?? NaN), 700);
      expect(holds[0]?.endMs).to.be.closeTo(1000 * (truth.holds[0]?.end ?? NaN), 700);
      expect(counter).to.be.within(5, 7);
    });
  }

  it('tells the left leg from the right', () => {
    const left = poses({ exercise: 'balance_leg_left' });
    expect(summaryOf(left, { exercise: 'balance_leg_right' }).counter).to.equal(0);
    expect(summaryOf(left, { exercise: 'balance_leg' }).counter).to.be.greaterThan(2);
  });

  for (const movement of DISTRACTORS) {
    it(`counts nothing in: ${movement}`, () => {
      const others = exercises.map(({ name }) => name).filter((name) => !isCompatible(movement, name));
      expect(others).to.have.length.of.at.least(30);
      for (const yawDeg of [0, 45, 90]) {
        const shown = poses({ exercise: movement, reps: 6 }, yawDeg, { distanceM: 4.5 });
        expect(countsOf(shown, others), `from ${yawDeg}°`).to.deep.equal({});
      }
    });
  }

  it('sees through walking in and out, and frames without anybody', () => {
    const walk = poses({ exercise: 'walk', reps: 6 }, 45, { distanceM: 4.5 });
    for (const exercise of ['squat', 'lunge', 'jumping_jack'] as const) {
      const set = poses({ exercise, reps: 5 }, 45);
      const [first, last] = [set[0] as ExercisePose, set.at(-1) as ExercisePose];
      const walkIn = asNear(walk, walk.at(-1) as ExercisePose, first);
      const walkOut = asNear(walk, walk[0] as ExercisePose, last);
      const video = inARow(nobody(1), walkIn, set, walkOut, nobody(1));
      expect(summaryOf(video, { exercise }).counter, exercise).to.equal(5);
    }
  });

  it('counts whole repetitions only, where the video starts or ends in the middle of one', () => {
    const five = poses({ exercise: 'squat', reps: 5 });
    expect(summaryOf(five.slice(22), { exercise: 'squat' }).counter).to.equal(4);
    expect(summaryOf(five.slice(0, -22), { exercise: 'squat' }).counter).to.equal(4);
  });

  it('does not take sitting down and getting up for a squat, seen from the side', () => {
    const down = poses({ exercise: 'sit_down_once', holdS: 2 }, 90);
    const up = down.map((_, index) => ({
      ...(down[down.length - 1 - index] as ExercisePose),
      timestampMs: (index * 1000) / 15,
    }));
    const summary = summaryOf(inARow(down, up), { exercise: 'squat' });
    expect(summary.counter).to.equal(0);
    expect(summary.reason?.code).to.equal('other_movement');
    expect(summary.reason?.checks).to.include('trunk_leans_when_low');
  });

  it('stays with the person whom it follows where the detector finds a bystander for some frames', () => {
    for (const exercise of ['pushup', 'jumping_jack', 'lunge'] as const) {
      const shown = poses({ exercise, reps: 4 }, exercise === 'pushup' ? 90 : 0);
      const bystander = poses({ exercise: 'stand', holdS: 30 }, 0, { target: [1.3, 0.86, 0] });
      const mixed = shown.map((pose, index) =>
        index % 37 >= 20 && index % 37 < 24
          ? { ...pose, keypoints: bystander[index]?.keypoints ?? pose.keypoints }
          : pose,
      );
      expect(summaryOf(mixed, { exercise }).counter, exercise).to.equal(4);
    }
  });

  it('says that the view is wrong, and how to turn, where the exercise cannot be seen from there', () => {
    const cases = [
      ['plank', 0, 'wrong_view', 'turn_side'],
      ['plank', 180, 'wrong_view', 'turn_side'],
      ['low_impact_jack', 90, 'view_unjudged', 'turn_front'],
    ] as const;
    for (const [exercise, yawDeg, code, direction] of cases) {
      const messages = run(poses({ exercise, reps: 4, holdS: 5 }, yawDeg), { exercise });
      const summary = messages.at(-1) as ExerciseSummaryMessage;
      expect(summary.counter).to.equal(0);
      expect(summary.reason?.code, exercise).to.equal(code);
      const directions = messages.flatMap((message) => (message.type === 'posture' ? [message.direction] : []));
      expect(directions, exercise).to.include(direction);
    }
    // Somebody who stands before the camera does not plank from the wrong side.
    const standing = summaryOf(poses({ exercise: 'stand', holdS: 5 }), { exercise: 'plank' });
    expect(standing.reason?.code).to.equal('no_movement');
  });

  it('tells a hold that was too short, and a face alone, from nothing at all', () => {
    const short = summaryOf(poses({ exercise: 'plank', holdS: 1.5 }, 90), { exercise: 'plank' });
    expect(short.reason).to.include({ code: 'too_short', needed: 100 });
    expect(short.reason?.value).to.be.within(40, 99);
    const walking = summaryOf(poses({ exercise: 'walk', reps: 8 }), { exercise: 'balance_leg' });
    expect(walking.reason?.code).to.equal('no_movement');
    const face = poses({ exercise: 'squat' }).map((pose) => ({
      ...pose,
      keypoints: pose.keypoints.filter(({ name }) => /nose|eye|ear/.test(name)),
    }));
    expect(summaryOf(face, { exercise: 'squat' }).reason?.code).to.equal('not_visible');
  });

  it('is not ready because a person who is not placed moves', () => {
    const jacks = run(poses({ exercise: 'jumping_jack', reps: 4 }, 0), { exercise: 'pushup' });
    expect(jacks.some((message) => message.type === 'posture' && message.ready)).to.equal(false);
  });

  it('moves the thresholds with the difficulty, and reports what was missed', () => {
    const shallow = poses({ exercise: 'squat', reps: 4, depth: 0.7 }, 90);
    expect(summaryOf(shallow, { exercise: 'squat' }).counter).to.equal(4);
    const pro = summaryOf(shallow, { exercise: 'squat', difficulty: 'pro' });
    expect(pro.counter).to.equal(0);
    expect(pro.near_misses).to.have.length(4);
    expect(pro.near_misses[0]).to.include({ code: 'squat.depth.shallow', unit: '%' });
    expect(pro.near_misses[0]?.value).to.be.lessThan(pro.near_misses[0]?.needed ?? 0);
    expect(pro.reason?.code).to.equal('near_misses');
  });

  const faults: readonly (readonly [PerformanceOptions['exercise'], string, number])[] = [
    ['squat', 'squat.depth.shallow', 90],
    ['squat', 'squat.knees.inward', 0],
    ['squat', 'squat.trunk.lean', 90],
    ['squat', 'squat.heels.lifted', 90],
    ['squat', 'squat.asymmetry', 0],
    ['pushup', 'pushup.depth.shallow', 90],
    ['pushup', 'pushup.lockout.incomplete', 90],
    ['pushup', 'pushup.hips.sag', 90],
    ['pushup', 'pushup.hips.pike', 90],
    ['lunge', 'lunge.trunk.lean', 90],
    ['lunge', 'lunge.back_knee.high', 90],
    ['plank', 'plank.hips.sag', 90],
    ['plank', 'plank.hips.pike', 90],
    ['plank', 'plank.knees.bent', 90],
    ['plank', 'plank.head.dropped', 90],
    ['balance_leg', 'balance.pelvis.drop', 0],
    ['balance_leg', 'balance.sway', 0],
    ['balance_leg', 'balance.foot.down', 0],
    ['jumping_jack', 'jack.arms.incomplete', 0],
    ['jumping_jack', 'jack.legs.incomplete', 0],
    ['jumping_jack', 'jack.timing', 0],
  ];
  for (const [exercise, code, yawDeg] of faults) {
    it(`finds ${code}, and only it`, () => {
      const found = (asked: Asked): readonly string[] => {
        const { recommendations, near_misses } = summaryOf(poses({ holdS: 6, ...asked }, yawDeg), { exercise });
        return [...new Set([...recommendations, ...near_misses].map((one) => one.code))];
      };
      expect(found({ exercise })).to.deep.equal([]);
      expect(found({ exercise, faults: [code] })).to.deep.equal([code]);
    });
  }

  it('finds lunge.depth.shallow where the lunge is deep enough to be known', () => {
    const codes = (depth: number): readonly string[] => {
      const shown = poses({ exercise: 'lunge', depth, reps: 4 }, 90);
      const { recommendations, near_misses } = summaryOf(shown, { exercise: 'lunge', difficulty: 'pro' });
      return [...new Set([...recommendations, ...near_misses].map((one) => one.code))];
    };
    expect(codes(1)).to.deep.equal([]);
    expect(codes(0.75)).to.include('lunge.depth.shallow');
    const small = summaryOf(poses({ exercise: 'lunge', faults: ['lunge.depth.shallow'] }, 90), { exercise: 'lunge' });
    expect(small.reason).to.include({ code: 'too_small', needed: 45 });
    expect(small.near_misses, 'nobody is told to go lower who may be doing something else').to.deep.equal([]);
  });

  it('abstains from what cannot be judged from the view', () => {
    const front = summaryOf(poses({ exercise: 'squat', faults: ['squat.trunk.lean'] }), { exercise: 'squat' });
    expect(front.view).to.equal('front');
    expect(front.not_judged).to.include('squat.trunk.lean');
    const side = summaryOf(poses({ exercise: 'squat' }, 90), { exercise: 'squat' });
    expect(side.not_judged).to.include('squat.knees.inward');
    expect(side.not_judged).not.to.include('squat.trunk.lean');
    const steps = summaryOf(poses({ exercise: 'low_impact_jack' }, 90), { exercise: 'low_impact_jack' });
    expect(steps.counter).to.equal(0);
  });

  it('gives the reason of a zero', () => {
    const reason = (of: readonly ExercisePose[]) => summaryOf(of, { exercise: 'squat' }).reason?.code;
    const hidden = (of: readonly ExercisePose[], what: RegExp): ExercisePose[] =>
      of.map((pose) => ({
        ...pose,
        keypoints: pose.keypoints.map((point) => (what.test(point.name) ? { ...point, score: 0.05 } : point)),
      }));
    const squats = poses({ exercise: 'squat' });
    expect(reason([])).to.equal('nobody');
    expect(reason(nobody(3))).to.equal('nobody');
    expect(reason(hidden(squats, /knee|ankle/))).to.equal('not_visible');
    expect(reason(poses({ exercise: 'squat', depth: 0.35 }))).to.equal('too_small');
    expect(reason(poses({ exercise: 'lunge' }, 90))).to.equal('other_movement');
  });

  it('tells small movements of the exercise, several of them, from other movements that are small for it', () => {
    const reason = (shown: Asked, yawDeg: number, exercise: string): string =>
      summaryOf(poses({ restBeforeS: 1, restAfterS: 1, ...shown }, yawDeg), { exercise }).reason?.code ?? 'counted';
    for (const yawDeg of [0, 45, 90]) {
      const small = reason({ exercise: 'jumping_jack', depth: 0.3 }, yawDeg, 'jumping_jack');
      expect(small).to.be.oneOf(['too_small', 'near_misses']);
      for (const other of ['walk', 'knee_raise', 'lunge'] as const) {
        expect(reason({ exercise: other, reps: 14 }, yawDeg, 'squat'), `${other} ${yawDeg}`).to.be.oneOf([
          'other_movement',
          'no_movement',
        ]);
      }
      for (const other of ['walk', 'squat'] as const) {
        const code = reason({ exercise: other, reps: 8 }, yawDeg, 'lunge');
        expect(code, `${other} ${yawDeg}`).to.be.oneOf(['other_movement', 'no_movement']);
      }
      // Knees raised in turn go apart as in a lunge, but nobody is told to go lower.
      const marching = summaryOf(poses({ exercise: 'knee_raise', reps: 8 }, yawDeg), { exercise: 'lunge' });
      expect(marching.counter + marching.near_misses.length, `knee_raise ${yawDeg}`).to.equal(0);
    }
    // Obliquely a trunk that leans so little speaks against a squat.
    expect(reason({ exercise: 'squat', depth: 0.35 }, 90, 'squat')).to.equal('too_small');
    expect(reason({ exercise: 'stand', holdS: 8 }, 0, 'squat')).to.equal('no_movement');
  });

  it('tells what was reached and needed in the same unit, and only of movements that were too small', () => {
    for (const difficulty of ['easy', 'normal', 'pro'] as const) {
      for (const exercise of ['squat', 'pushup', 'jumping_jack'] as const) {
        const small = poses({ exercise, depth: 0.25 }, exercise === 'pushup' ? 90 : 0);
        const { reason } = summaryOf(small, { exercise, difficulty });
        if (reason?.code === 'too_small') expect(reason.value, exercise).to.be.lessThan(reason.needed ?? 0);
      }
    }
    // Arms that go up and stay there are no small movement.
    const open = poses({ exercise: 'jumping_jack', reps: 1, pauseBottomS: 9 });
    expect(summaryOf(open, { exercise: 'jumping_jack' }).reason?.code).to.equal('no_movement');
  });

  it('gives no advice to a person who stands, and at most one piece every three seconds', () => {
    const standing = run(poses({ exercise: 'stand', holdS: 8 }), { exercise: 'squat' });
    expect(standing.filter(({ type }) => type === 'recommendations')).to.deep.equal([]);
    const shallow = run(poses({ exercise: 'squat', depth: 0.55, reps: 8 }, 90), { exercise: 'squat' });
    let phase = '';
    let lastMs = -Infinity;
    let given = 0;
    for (const message of shallow) {
      if (message.type === 'posture') phase = message.posture;
      if (message.type !== 'recommendations') continue;
      given++;
      const [advice] = message.recommendations;
      expect(message.recommendations).to.have.length(1);
      expect(advice?.code).to.equal('squat.depth.shallow');
      expect(phase).not.to.equal('top');
      expect((advice?.timestampMs ?? 0) - lastMs).to.be.at.least(3000);
      lastMs = advice?.timestampMs ?? 0;
    }
    expect(given).to.be.greaterThan(0);
  });

  it('follows the last repetitions of a video as it does the others: their phases, and advice at the turning point', () => {
    const messages = run(poses({ exercise: 'squat', depth: 0.55, reps: 4 }, 90), { exercise: 'squat' });
    const phases = messages.flatMap((message) => (message.type === 'posture' ? [message.posture] : []));
    const each = ['down', 'bottom', 'up', 'top'];
    expect(phases).to.deep.equal(['top', ...each, ...each, ...each, ...each]);
    const reps = messages.flatMap((message) =>
      message.type === 'progression' && message.value === 50 ? [message.rep] : [],
    );
    expect(reps.at(-1)).to.equal(4);
    expect(messages.filter(({ type }) => type === 'recommendations')).not.to.deep.equal([]);
  });
});
