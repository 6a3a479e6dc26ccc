import { expect } from 'chai';
import { findReference } from '../../src/exercise/track-reference.js';
import type { ExerciseMessage } from '../../src/exercise/messages.js';
import { figureOf } from '../../src/motion/figure.js';
import { ghostAt } from '../../src/motion/ghost.js';
import { PoseTrack } from '../../src/motion/pose-track.js';
import type { Pose } from '../../src/pose/types.js';
import { startExercise } from '../../src/session/exercise-run.js';
import { loadRecognition } from '../../src/session/load-exercises.js';
import { readStored, type StoredSignature } from '../../src/session/reference/stored-signature.js';
import { parseSignature } from '../../src/exercise/track-reference.js';
import type { Run } from '../../src/session/run.js';
import type { SessionSnapshot } from '../../src/session/snapshot.js';
import { recogniseIn } from '../../src/session/tracked-exercise.js';
import { poseSequence } from '../athlete/keypoints.js';
import { performance } from '../athlete/movements.js';

const REPS = 3;
const never = new AbortController().signal;

function squats(depth = 1): Pose[] {
  return poseSequence(performance({ exercise: 'squat', reps: REPS, depth }), {}, { fps: 15 });
}

function trackOf(poses: readonly Pose[]): PoseTrack {
  const track = new PoseTrack();
  for (const pose of poses) track.append(pose);
  return track;
}

async function signatureOf(poses: readonly Pose[]): Promise<StoredSignature> {
  const detected = await recogniseIn(await loadRecognition(), poses, 1, never);
  const { signature, ...span } = findReference(poses, undefined, detected);
  const figure = figureOf(trackOf(poses), span);
  return { ...signature, ...(figure && { figure }) };
}

/** A run of the exercise engine with a reference. */
async function run(reference: StoredSignature, poses: readonly Pose[]) {
  const sent: ExerciseMessage[] = [];
  let shown: Partial<SessionSnapshot> = {};
  const track = new PoseTrack();
  const host = {
    poses: track,
    track,
    signal: never,
    options: { exercise: '', reference, difficulty: 'easy', minGrade: '', lang: 'en', recommendations: true },
    send: (message: ExerciseMessage) => sent.push(message),
    update: (change: Partial<SessionSnapshot>) => (shown = { ...shown, ...change }),
  } as unknown as Run;
  const exercise = await startExercise(
    host,
    (_, act) => act(),
    () => 1,
    Promise.resolve(reference),
  );
  if (!exercise) throw new Error('no exercise');
  for (const pose of poses) {
    track.append(pose);
    exercise.update(pose);
  }
  const ghostBefore = shown.exercise?.ghosts?.of('best');
  await exercise.finish();
  exercise.conclude();
  const of = <T extends ExerciseMessage['type']>(type: T) =>
    sent.filter((message): message is Extract<ExerciseMessage, { type: T }> => message.type === type);
  return { of, shown: () => shown, exercise, ghostBefore, summary: of('exercise_summary')[0] };
}

describe('a run with a reference', () => {
  let reference: StoredSignature;
  before(async () => {
    reference = await signatureOf(squats());
  });

  it('counts the movement and compares each repetition with it', async () => {
    const { of, summary, shown } = await run(reference, squats());
    expect(of('counter').map(({ current_count }) => current_count)).to.deep.equal([1, 2, 3, 3]);
    for (const { reference_score: score } of of('counter')) {
      expect(score).to.include({ grade: 'A' });
      for (const name of ['overall', 'pose', 'timing', 'range'] as const) expect(score?.[name]).to.be.within(0.9, 1);
    }
    expect(summary).to.include({ exercise: 'reference', counter: REPS });
    expect(summary?.avg_similarity).to.equal(summary?.reference_score?.overall);
    expect(summary?.avg_similarity).to.be.within(0.9, 1);
    expect(summary?.reps.map((rep) => rep.reference_score?.grade)).to.deep.equal(['A', 'A', 'A']);
    expect(shown().exercise?.label).to.include({ en: 'Reference movement' });
    expect(shown().exercise?.reference).to.equal(reference);
  });

  it('says where a repetition differs most, as its finding and as advice', async () => {
    const { of, summary } = await run(reference, squats(0.75));
    const [rep] = summary?.reps ?? [];
    expect(rep?.reference_score?.range).to.be.below(0.9);
    const [largest] = rep?.deviations ?? [];
    expect(largest?.message).to.match(/\d+ ?[°%]/);
    expect(largest?.timestampMs).to.be.within(rep?.startMs ?? NaN, rep?.endMs ?? NaN);
    expect(rep?.findings.at(-1)).to.include({ message: largest?.message, severity: 'info' });
    expect(rep?.findings.at(-1)?.code).to.match(/^reference\.[a-z_]+$/);
    const advised = of('recommendations').map(({ message }) => message);
    const largestOfEach = summary?.reps.map(({ deviations }) => deviations?.[0]?.message) ?? [];
    expect(
      advised.filter((message) => largestOfEach.includes(message)),
      advised.join(' | '),
    ).not.to.deep.equal([]);
    expect(summary?.recommendations.find(({ code }) => code === rep?.findings.at(-1)?.code)?.count).to.be.at.least(1);
  });

  it('has ghosts: of the reference as soon as a repetition counts, of the best one once all are known', async () => {
    const { shown, summary, ghostBefore, exercise } = await run(reference, squats());
    const ghosts = shown().exercise?.ghosts;
    const ghost = ghosts?.of('reference');
    expect(ghost?.repetitions.map(({ startMs }) => startMs)).to.deep.equal(summary?.reps.map(({ startMs }) => startMs));
    const [rep] = summary?.reps ?? [];
    expect(ghost && ghostAt(ghost, rep?.bottomMs ?? NaN)).to.have.length.above(10);
    expect(ghostBefore, 'the best one while the set may go on').to.equal(undefined);
    expect(ghosts?.of('best')?.repetitions, 'not over itself').to.have.length(REPS - 1);
    expect(ghosts?.of('none')).to.equal(undefined);
    expect(exercise.overlay?.ghosts).to.equal(ghosts);
  });

  it('gives another movement zero, and a reason', async () => {
    const jacks = poseSequence(performance({ exercise: 'jumping_jack', reps: 4 }), {}, { fps: 15 });
    const { summary } = await run(reference, jacks);
    expect(summary?.counter).to.equal(0);
    expect(summary?.reason?.message).to.be.a('string').that.is.not.empty;
    expect(summary).not.to.have.any.keys('reference_score', 'avg_similarity');
  });

  it('does the same with a signature that was stored and read again', async () => {
    const stored = readStored(JSON.parse(JSON.stringify(reference)), { parseSignature });
    expect(stored).to.deep.equal(reference);
    const [given, again] = [await run(reference, squats()), await run(stored, squats())];
    expect(again.summary).to.deep.equal(given.summary);
  });

  it('takes signatures without a figure, and no wrong ones', async () => {
    const { figure, ...plain } = reference;
    const { shown } = await run(readStored(plain, { parseSignature }), squats());
    expect(shown().exercise?.ghosts?.of('reference')).to.equal(undefined);
    for (const wrong of [
      { ...plain, figure: {} },
      { ...plain, figure: { moments: figure?.moments.slice(1) } },
      { ...plain, figure: { moments: figure?.moments.map(() => [1]) } },
      { ...plain, version: 7 },
      { ...plain, features: {} },
      [plain],
      null,
      'signature',
      {},
    ]) {
      expect(() => readStored(wrong, { parseSignature }), JSON.stringify(wrong)?.slice(0, 60)).to.throw(
        TypeError,
        /^signature/,
      );
    }
  });
});
