import { expect } from 'chai';
import { createExerciseTracker, exercises, resolveExercise } from '../../../src/exercise/index.js';
import type { ExercisePose, ExerciseTrackerOptions } from '../../../src/exercise/index.js';
import { CATALOGUE } from '../../../src/exercise/catalogue/index.js';
import { squat } from '../../../src/exercise/catalogue/squat.js';
import { trackRecord } from '../../../src/exercise/tracker.js';
import type { RepetitionRecord } from '../../../src/exercise/types.js';
import { validateCatalogue, validateRecord } from '../../../src/exercise/validate.js';
import { recording, run, summaryOf } from './support.js';

describe('exercise: tracker', () => {
  it('knows the exercises, their aliases and the older names', () => {
    // Those that come with the engine are first.
    expect(exercises.slice(0, 9).map(({ name }) => name)).to.deep.equal([
      'squat',
      'pushup',
      'lunge',
      'plank',
      'balance_leg_left',
      'balance_leg_right',
      'balance_leg',
      'jumping_jack',
      'low_impact_jack',
    ]);
    expect(resolveExercise('push_up')?.name).to.equal('pushup');
    expect(resolveExercise('face_pushup')?.name).to.equal('pushup');
    expect(resolveExercise('face_balance_leg_left')?.name).to.equal('balance_leg_left');
    expect(resolveExercise(' Jumping-Jack ')?.name).to.equal('jumping_jack');
    expect(resolveExercise('yodel')).to.equal(undefined);
    expect(resolveExercise('')).to.equal(undefined);
  });

  it('refuses wrong options by name', () => {
    const create = (options: unknown) => () => createExerciseTracker(options as ExerciseTrackerOptions);
    expect(create({ exercise: 'yodel' })).to.throw(TypeError, /options\.exercise .*squat.*yodel/);
    expect(create({ exercise: 'auto' })).to.throw(TypeError, /recognizeExercise\(poses\)/);
    expect(create({})).to.throw(TypeError, /options\.exercise/);
    expect(create({ exercise: 'squat', difficulty: 'hard' })).to.throw(TypeError, /options\.difficulty.*easy.*hard/);
    expect(create({ exercise: 'squat', minGrade: 'F' })).to.throw(TypeError, /options\.minGrade/);
    expect(create({ exercise: 'squat', lang: 'qq' })).to.throw(TypeError, /options\.lang/);
    expect(create(undefined)).to.throw(TypeError, /options/);
  });

  it('ends with the final counter and the summary, once', () => {
    const tracker = createExerciseTracker({ exercise: 'squat' });
    const { poses } = recording('squat_06');
    const live = poses.flatMap((pose) => tracker.update(pose));
    const counters = live.filter((message) => message.type === 'counter');
    const last = tracker.finish();
    // The engine looks ahead: the last frames are spoken of when the video has ended.
    const later = last.filter((message) => message.type === 'counter' && !message.final);
    const all = [...counters, ...later].flatMap((message) => (message.type === 'counter' ? [message] : []));
    expect(all.map((message) => message.current_count)).to.deep.equal([1, 2, 3, 4, 5]);
    expect(counters, 'most are told while the video plays').to.have.length.of.at.least(2);
    expect(all.every(({ final, unit }) => !final && unit === 'reps')).to.equal(true);
    expect(last.slice(-2).map(({ type }) => type)).to.deep.equal(['counter', 'exercise_summary']);
    expect(last.at(-2)).to.include({ current_count: 5, final: true });
    expect(tracker.finish()).to.deep.equal([]);
    expect(tracker.update(poses[0]!)).to.deep.equal([]);
  });

  it('scores what it counted', () => {
    const messages = run(recording('squat_06').poses, { exercise: 'squat' });
    const counters = messages.filter((message) => message.type === 'counter');
    const summary = summaryOf(recording('squat_06').poses, { exercise: 'squat' });
    summary.reps.forEach((rep, index) => {
      expect(rep.score).to.be.within(0, 100);
      expect(counters[index]?.form_score).to.include({ score: rep.score, grade: rep.grade });
      expect(rep.startMs).to.be.lessThan(rep.bottomMs);
      expect(rep.bottomMs).to.be.lessThan(rep.endMs);
      expect(rep.tempo.outMs + rep.tempo.holdMs + rep.tempo.backMs).to.be.closeTo(rep.endMs - rep.startMs, 2);
    });
    expect(counters.at(-1)?.form_score?.avg_score).to.equal(summary.avg_rep_score);
  });

  it('follows each repetition from 0 to 100', () => {
    const messages = run(recording('squat_06').poses, { exercise: 'squat' });
    for (const rep of [1, 2, 3, 4, 5]) {
      const values = messages.flatMap((message) =>
        message.type === 'progression' && message.rep === rep ? [message.value] : [],
      );
      expect(Math.min(...values)).to.equal(0);
      expect(Math.max(...values)).to.equal(100);
      const rising = values.slice(values.lastIndexOf(0));
      expect(rising).to.deep.equal([...rising].sort((a, b) => a - b));
    }
    const phases = messages.flatMap((message) => (message.type === 'posture' ? [message.posture] : []));
    expect(phases.slice(0, 5)).to.deep.equal(['top', 'down', 'bottom', 'up', 'top']);
  });

  it('leaves repetitions below minGrade uncounted and lists them', () => {
    const { poses } = recording('pushup_11');
    const all = summaryOf(poses, { exercise: 'pushup' });
    const best = summaryOf(poses, { exercise: 'pushup', minGrade: 'A' });
    expect(all.counter).to.equal(4);
    expect(best.counter).to.equal(all.reps.filter(({ grade }) => grade === 'A').length);
    expect(best.counter + best.near_misses.length).to.equal(4);
    expect(
      best.near_misses.every(({ code, unit, needed }) => code === 'grade' && unit === 'points' && needed === 90),
    ).to.equal(true);
  });

  it('speaks French', () => {
    const { reason } = summaryOf(recording('stand_01').poses, { exercise: 'pushup', lang: 'fr' });
    expect(reason?.message).to.match(/[éè’]/);
  });

  it('says what is missing, once', () => {
    const nobody = Array.from({ length: 30 }, (_, index) => ({
      timestampMs: 66 * index,
      width: 640,
      height: 360,
      keypoints: [],
    }));
    const postures = run(nobody, { exercise: 'squat' }).filter((message) => message.type === 'posture');
    expect(postures).to.have.length(1);
    expect(postures[0]).to.include({ ready: false, direction: 'nobody' });
    expect(postures[0]?.missingKeypoints).to.include('left_ankle');
  });

  it('refuses poses without keypoints by name, and takes keypoints without a score as seen', () => {
    const tracker = createExerciseTracker({ exercise: 'squat' });
    const update = (pose: unknown) => () => tracker.update(pose as ExercisePose);
    for (const pose of [undefined, null, {}, { timestampMs: 0, keypoints: null }]) {
      expect(update(pose)).to.throw(TypeError, /pose\.keypoints/);
    }
    const { poses } = recording('squat_06');
    const bare = poses.map((pose) => ({
      ...pose,
      keypoints: pose.keypoints.map(({ name, x, y, z }) => ({ name, x, y, z })),
    }));
    expect(summaryOf(bare as unknown as ExercisePose[], { exercise: 'squat' }).counter).to.equal(5);
  });

  it('ignores frames that are not later than the last, and refuses times that are none', () => {
    const { poses } = recording('squat_06');
    const doubled = poses.flatMap((pose) => [pose, pose]);
    expect(run(doubled, { exercise: 'squat' })).to.deep.equal(run(poses, { exercise: 'squat' }));
    const tracker = createExerciseTracker({ exercise: 'squat' });
    expect(() => tracker.update({ ...poses[0]!, timestampMs: NaN })).to.throw(TypeError, /timestampMs/);
  });
});

describe('exercise: catalogue', () => {
  it('is valid, with every text in English', () => {
    expect(() => validateCatalogue(CATALOGUE)).not.to.throw();
  });

  it('takes a new exercise as a record', () => {
    const curl: RepetitionRecord = {
      ...squat,
      name: 'arm_curl',
      aliases: [],
      cycle: { ...squat.cycle, depth: 'armOpen', signals: [{ signal: 'armOpen', swing: 0.15 }], smoothingMs: 80 },
      identity: { prior: 1, evidence: [] },
      criteria: [],
      rules: [],
      score: { depth: squat.score.depth, tempo: squat.score.tempo },
    };
    validateRecord(curl);
    const tracker = trackRecord(curl);
    for (const pose of recording('curl_01').poses) tracker.update(pose);
    tracker.finish();
    expect(tracker.counter.count).to.equal(4);
  });
});
