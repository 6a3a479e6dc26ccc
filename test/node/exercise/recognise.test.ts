/**
 * Which exercise a video shows, where nobody says it.
 */
import { expect } from 'chai';
import { divideTime, type Claim } from '../../../src/exercise/divided-time.js';
import { createExerciseTracker, exercises, recognizeExercise } from '../../../src/exercise/index.js';
import { recognise } from '../../../src/exercise/recognise.js';
import { CATALOGUE } from '../../../src/exercise/catalogue/index.js';
import { MORE } from '../../../src/exercise/catalogue/more/index.js';
import { balanceLeg, balanceLegLeft } from '../../../src/exercise/catalogue/balance.js';
import { jumpingJack } from '../../../src/exercise/catalogue/jacks.js';
import { squat } from '../../../src/exercise/catalogue/squat.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance, type ExerciseName } from '../../athlete/movements.js';
import { exerciseOf, exerciseRecordings, inARow, recordings } from './support.js';

const NAMES = CATALOGUE.map(({ name }) => name);
const ALL = [...CATALOGUE, ...MORE];

const athlete = (exercise: string, yawDeg: number) =>
  poseSequence(performance({ exercise: exercise as ExerciseName, reps: 4, holdS: 8 }), { yawDeg }, { fps: 15 });

/** What else may be named of a balance: either leg is one on one leg, too. */
const others = (name: string): readonly string[] => (name.startsWith('balance_leg_') ? ['balance_leg'] : []);

describe('recognising an exercise', () => {
  for (const name of NAMES.filter((one) => one !== 'balance_leg')) {
    it(`tells ${name} by the synthetic athlete`, () => {
      // Neither can a step toward the camera be told from the side, nor what a lying body does from its feet.
      const yaws = /^(low_impact|balance)/.test(name) ? [0, 30] : /^(plank|pushup)/.test(name) ? [60, 90] : [0, 45, 90];
      for (const yawDeg of yaws) {
        const { exercise, confidence, candidates } = recognise(athlete(name, yawDeg), CATALOGUE);
        expect(exercise, `from ${yawDeg}°`).to.equal(name);
        expect(confidence).to.be.within(0.6, 0.99);
        expect(candidates.map((candidate) => candidate.exercise)).to.deep.equal([name, ...others(name)]);
      }
    });
  }

  for (const shown of exerciseRecordings) {
    it(`tells ${exerciseOf(shown)} on ${shown.name}`, () => {
      const { exercise, timestampMs, candidates } = recognise(shown.poses, ALL);
      expect(exercise).to.equal(exerciseOf(shown));
      expect(timestampMs).to.be.within(shown.poses[0]?.timestampMs ?? 0, shown.poses.at(-1)?.timestampMs ?? 0);
      expect(candidates[0]?.exercise).to.equal(exercise);
    });
  }

  it('tells nothing where somebody walks or stands, or nobody is there', () => {
    const nothing = recordings.filter(({ name }) => /^(walk|stand)_/.test(name));
    expect(nothing).to.have.length(2);
    for (const { name, poses } of nothing) expect(recognise(poses, ALL).exercise, name).to.equal(null);
    expect(recognise([], CATALOGUE)).to.deep.equal({ exercise: null, confidence: 0, candidates: [], timestampMs: 0 });
    const nobody = Array.from({ length: 60 }, (_, index) => {
      return { timestampMs: 500 + 66 * index, width: 640, height: 480, keypoints: [] };
    });
    expect(recognise(nobody, CATALOGUE)).to.include({ exercise: null, timestampMs: 500 });
  });

  it('counts what it names as the tracker does', () => {
    const poses = athlete('jumping_jack', 0);
    const tracker = createExerciseTracker({ exercise: 'jumping_jack' });
    for (const pose of poses) tracker.update(pose);
    const summary = tracker.finish().at(-1) as { counter: number };
    expect(recognizeExercise(poses).candidates[0]).to.include({ exercise: 'jumping_jack', count: summary.counter });
  });

  it('names the exercise that most of the time was, and one that is close', () => {
    const squats = athlete('squat', 20);
    const jacks = athlete('jumping_jack', 0);
    const twice = recognise(inARow(jacks, squats, squats), CATALOGUE);
    expect(twice.exercise).to.equal('squat');
    const both = recognise(inARow(squats, jacks), [squat, jumpingJack]);
    expect(both.candidates.map(({ exercise }) => exercise)).to.have.members(['squat', 'jumping_jack']);
  });

  it('names what is only likely where nothing is sure, and more than one movement speaks for it', () => {
    const squats = (reps: number) =>
      poseSequence(performance({ exercise: 'squat', reps }), { yawDeg: 45 }, { fps: 15 });
    const { confidence } = recognise(squats(4), [squat]);
    const logOdds = Math.log(confidence / (1 - confidence));
    const doubtful = (by: number) => {
      const { prior } = squat.identity;
      return { ...squat, identity: { ...squat.identity, prior: prior - logOdds + by } };
    };
    const likely = recognise(squats(4), [doubtful(0.6)]);
    expect(likely.exercise).to.equal('squat');
    expect(likely.confidence).to.be.within(0.6, 0.69);
    expect(recognise(squats(1), [doubtful(0.6)]).exercise, 'one movement').to.equal(null);
    expect(recognise(squats(4), [doubtful(0.2)]).exercise, 'less likely').to.equal(null);
  });

  it('names the more special one of two that go together, and both', () => {
    const { exercise, candidates } = recognise(athlete('balance_leg_left', 0), [balanceLeg, balanceLegLeft]);
    expect(exercise).to.equal('balance_leg_left');
    expect(candidates.map((candidate) => candidate.exercise)).to.deep.equal(['balance_leg_left', 'balance_leg']);
    const legs = inARow(athlete('balance_leg_left', 0), athlete('balance_leg_right', 0));
    expect(recognise(legs, CATALOGUE).exercise, 'of both legs').to.equal('balance_leg');
  });

  it('is of all exercises that are known', () => {
    expect(exercises.map(({ name }) => name)).to.include.members(NAMES);
    expect(recognizeExercise(athlete('squat', 45)).exercise).to.equal('squat');
  });
});

describe('the time that several claim', () => {
  const claim = (owner: string, startMs: number, endMs: number, logOdds: number): Claim<string> => {
    return { owner, startMs, endMs, logOdds };
  };
  const never = (): boolean => false;

  it('goes to the surest at each moment', () => {
    const got = divideTime(
      [claim('a', 0, 10, 1), claim('b', 4, 6, 2), claim('b', 20, 25, 0), claim('c', 4, 12, 1.5)],
      never,
    );
    expect([...got].sort()).to.deep.equal([
      ['a', 4],
      ['b', 7],
      ['c', 6],
    ]);
  });

  it('goes to those who go together with the surest, too, once', () => {
    const claims = [claim('a', 0, 10, 1), claim('a', 0, 10, 1), claim('b', 0, 10, 2), claim('c', 0, 10, 1)];
    const got = divideTime(claims, (one, other) => [one, other].sort().join() === 'a,b');
    expect([...got].sort()).to.deep.equal([
      ['a', 10],
      ['b', 10],
    ]);
  });

  it('is none of nobody', () => {
    expect([...divideTime<string>([], never)]).to.deep.equal([]);
  });
});
