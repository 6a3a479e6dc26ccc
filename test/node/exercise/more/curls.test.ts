import { expect } from 'chai';
import { recognizeExercise } from '../../../../src/exercise/index.js';
import type { ExercisePose } from '../../../../src/exercise/index.js';
import { moved, recording, run, summaryOf, unseen } from '../support.js';
import { filmed } from './support.js';

describe('exercise: curls', () => {
  for (const exercise of ['bicep_curl', 'hammer_curl'] as const) {
    it(`counts every ${exercise}, of one arm and of both`, () => {
      for (const yawDeg of [20, 90]) {
        for (const side of ['both', 'right', 'alternate'] as const) {
          // From the side the farther arm is hidden.
          if (yawDeg === 90 && side !== 'both') continue;
          const { counter } = summaryOf(filmed({ exercise, reps: 4, side }, yawDeg), { exercise });
          expect(counter, `${side} at ${yawDeg}°`).to.equal(4);
        }
      }
    });
  }

  it('counts them on a seat, bent forward', () => {
    for (const yawDeg of [0, 90]) {
      const shown = filmed({ exercise: 'concentration_curl', reps: 4, side: 'left' }, yawDeg);
      expect(summaryOf(shown, { exercise: 'bicep_curl' }).counter, `${yawDeg}°`).to.equal(4);
      const told = run(shown, { exercise: 'bicep_curl' });
      const isAsked = told.some((message) => message.type === 'posture' && message.direction === 'stand_up');
      expect(isAsked, `asked to stand up at ${yawDeg}°`).to.equal(false);
    }
  });

  it('counts nothing of somebody who stands while the hand on their belly is seen now and then', () => {
    const standing = filmed({ exercise: 'stand', holdS: 12 }, 90);
    const shown = standing.map((pose, index): ExercisePose => {
      const place = (name: string) => pose.keypoints.find((point) => point.name === name)!;
      const [shoulder, hip] = [place('right_shoulder'), place('right_hip')];
      const torso = hip.y - shoulder.y;
      const ahead = Math.sign(place('nose').x - shoulder.x);
      const at = (x: number, y: number, score: number) => ({
        x: shoulder.x + ahead * x * torso,
        y: shoulder.y + y * torso,
        score,
      });
      const isSeen = index % 30 < 12;
      return {
        ...pose,
        keypoints: pose.keypoints.map((point) => ({
          ...point,
          ...(point.name === 'right_elbow' && at(-0.05, 0.6, 0.4)),
          ...(point.name === 'right_wrist' && at(0.4, 0.5, isSeen ? 0.4 : 0.1)),
        })),
      };
    });
    expect(summaryOf(shown, { exercise: 'bicep_curl' }).counter).to.equal(0);
    expect(recognizeExercise(shown).exercise).to.equal(null);
  });

  it('tells which arm a repetition was of', () => {
    const { sides } = summaryOf(filmed({ exercise: 'bicep_curl', reps: 5, side: 'alternate' }, 20), {
      exercise: 'bicep_curl',
    });
    expect(sides).to.deep.equal({ left: 2, right: 3, both: 0 });
  });

  it('counts somebody whose legs are not in the picture', () => {
    const { counter } = summaryOf(unseen(recording('curl_01').poses, /knee|ankle/), { exercise: 'bicep_curl' });
    expect(counter).to.equal(4);
  });

  it('asks for more where the hands stay low', () => {
    const shown = filmed({ exercise: 'bicep_curl', reps: 4, depth: 0.55 }, 45);
    const easy = summaryOf(shown, { exercise: 'bicep_curl' });
    expect(easy.counter).to.equal(4);
    expect(easy.recommendations.map(({ code }) => code)).to.include('curl.height.low');
    const pro = summaryOf(shown, { exercise: 'bicep_curl', difficulty: 'pro' });
    expect(pro.counter).to.equal(0);
    expect(pro.near_misses.map(({ code }) => code)).to.deep.equal(Array(4).fill('curl.height.low'));
  });

  it('counts a single one, and takes no hand that goes up before the person walks on for one', () => {
    const one = filmed({ exercise: 'bicep_curl', reps: 1 }, 0);
    expect(summaryOf(one, { exercise: 'bicep_curl' }).counter).to.equal(1);
    const { endMs } = summaryOf(one, { exercise: 'bicep_curl' }).reps[0]!;
    const from = one.findIndex(({ timestampMs }) => timestampMs > endMs);
    // A quarter of the picture in a second: the one repetition is over, and nothing of it changes.
    const stepPx = one[0]!.width / 4 / 15;
    const onwards = moved(one, ({ x, y }, index) => ({ x: x + stepPx * Math.max(0, index - from), y }));
    expect(summaryOf(onwards, { exercise: 'bicep_curl' }).counter).to.equal(0);
  });

  it('counts no other movement of the arms', () => {
    for (const exercise of ['lateral_raise', 'shoulder_press', 'walk', 'high_knees'] as const) {
      for (const yawDeg of [0, 90]) {
        const { counter } = summaryOf(filmed({ exercise, reps: 4 }, yawDeg), { exercise: 'bicep_curl' });
        expect(counter, `${exercise} at ${yawDeg}°`).to.equal(0);
      }
    }
  });
});
