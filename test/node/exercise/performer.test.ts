import { expect } from 'chai';
import { cameraOf, LYING, SIDEWAYS } from '../../../scripts/accuracy/conditions.js';
import { exercises, performanceEvidence } from '../../../src/exercise/index.js';
import type { ExercisePose } from '../../../src/exercise/joints.js';
import type { CameraOptions } from '../../athlete/camera.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance } from '../../athlete/movements.js';
import type { PerformanceOptions } from '../../athlete/movements.js';

/** Lying on the floor, a body is seen from its side; side planks face the camera. */
const viewOf = (exercise: string): Partial<CameraOptions> =>
  cameraOf(exercise, (LYING.has(exercise) && exercise !== 'side_plank') || SIDEWAYS.has(exercise) ? 90 : 0);

/** The first seconds, at as few frames as two people are followed at. */
const opening = (options: Partial<PerformanceOptions> & Pick<PerformanceOptions, 'exercise'>): ExercisePose[] =>
  poseSequence(performance(options), viewOf(options.exercise)).filter(
    ({ timestampMs }, index) => timestampMs < 3600 && index % 6 === 0,
  );

describe('exercise: who performs it', () => {
  const standing = opening({ exercise: 'stand', holdS: 5 });

  for (const { name } of exercises) {
    const exercise = name === 'balance_leg' ? 'balance_leg_left' : name;
    it(`is told from somebody who stands: ${name}`, () => {
      const performing = opening({
        exercise: exercise as PerformanceOptions['exercise'],
        restBeforeS: 0,
        holdS: 5,
        reps: 10,
        // Knees that come up faster are missed between so few frames.
        ...(name === 'high_knees' && { secondsPerRep: 1 }),
      });
      expect(performing.length).to.be.within(8, 12);
      const evidence = performanceEvidence(name, performing);
      expect(evidence).to.be.greaterThan(0);
      expect(performanceEvidence(name, standing)).to.be.lessThan(Math.min(0, evidence));
    });
  }

  it('cannot be told of a single frame, or of none', () => {
    expect(performanceEvidence('squat', standing.slice(0, 1))).to.equal(-Infinity);
    expect(performanceEvidence('squat', [])).to.equal(-Infinity);
    expect(performanceEvidence('plank', [])).to.equal(-Infinity);
  });

  it('is asked of a known exercise', () => {
    expect(() => performanceEvidence('moonwalk', standing)).to.throw(TypeError, /squat/);
  });
});
