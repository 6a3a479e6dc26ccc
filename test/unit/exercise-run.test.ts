import { expect } from 'chai';
import type { ExerciseMessage } from '../../src/exercise/messages.js';
import { badgeAt } from '../../src/output/draw-badge.js';
import { startExercise } from '../../src/session/exercise-run.js';
import { Pacer } from '../../src/session/pacer.js';
import type { Playback } from '../../src/session/playback.js';
import type { Run } from '../../src/session/run.js';
import type { SessionSnapshot } from '../../src/session/snapshot.js';
import { poseSequence } from '../athlete/keypoints.js';
import { performance } from '../athlete/movements.js';
import { FakePlayback } from '../helpers/fake-playback.js';

const poses = poseSequence(performance({ exercise: 'squat', reps: 4 }), {}, { fps: 15 });
const endMs = poses.at(-1)?.timestampMs ?? NaN;

/** A run of the exercise engine alone: what is sent, and what the interface is told. */
async function start(asked: Partial<Run['options']> = {}, playback?: Playback) {
  const sent: ExerciseMessage[] = [];
  let shown: Partial<SessionSnapshot> = {};
  const run = {
    options: { exercise: 'squat', difficulty: 'easy', lang: 'en', progression: true, recommendations: true, ...asked },
    send: (message: ExerciseMessage) => sent.push(message),
    update: (change: Partial<SessionSnapshot>) => (shown = { ...shown, ...change }),
  } as unknown as Run;
  const pacer = new Pacer<{ timestampMs: number; act: () => void }>(playback, ({ act }) => act());
  const exercise = await startExercise(run, (timestampMs, act) => pacer.add({ timestampMs, act }));
  if (!exercise) throw new Error('no exercise');
  return { sent, pacer, exercise, shown: () => shown };
}

const never = new AbortController().signal;
const timeOf = (message: ExerciseMessage): number => ('timestampMs' in message ? message.timestampMs : NaN);

describe('exercise run', () => {
  it('says everything in step with playback that the analysis is ahead of', async () => {
    const playback = new FakePlayback();
    const { sent, pacer, exercise, shown } = await start({}, playback);
    for (const pose of poses) exercise.update(pose);
    exercise.finish();
    expect(sent.every((message) => timeOf(message) === 0)).to.equal(true);
    for (let ms = 0; ms < endMs; ms += 40) {
      playback.moveTo(ms);
      // Several turns of the event loop may be needed for what is due.
      await Promise.resolve();
      expect(sent.every((message) => !(timeOf(message) > ms))).to.equal(true);
    }
    playback.following = false;
    playback.moveTo(endMs);
    await pacer.finish(never);
    expect(
      sent.map(timeOf).every((ms, index, all) => index === 0 || ms >= (all[index - 1] ?? 0)),
      'in order of time',
    ).to.equal(true);
    expect(sent.some(({ type }) => type === 'exercise_summary')).to.equal(false);
    expect(shown().count).to.deep.equal({ value: 4, unit: 'reps' });
    exercise.conclude();
    expect(sent.slice(-2).map(({ type }) => type)).to.deep.equal(['counter', 'exercise_summary']);
  });

  it('says the same whatever the pace', async () => {
    const all: (readonly ExerciseMessage[])[] = [];
    for (const isPlayed of [false, true]) {
      const playback = new FakePlayback();
      const { sent, pacer, exercise } = await start({}, isPlayed ? playback : undefined);
      for (const pose of poses) exercise.update(pose);
      exercise.finish();
      const finished = pacer.finish(never);
      playback.following = false;
      playback.moveTo(endMs);
      await finished;
      exercise.conclude();
      all.push([...sent].sort((a, b) => timeOf(a) - timeOf(b) || a.type.localeCompare(b.type)));
    }
    expect(all[0]).to.have.length.above(20);
    expect(all[1]).to.deep.equal(all[0]);
  });

  it('shows in the overlay video each count from the end of its repetition on, however late it was known', async () => {
    const { sent, pacer, exercise } = await start();
    for (const pose of poses) exercise.update(pose);
    exercise.finish();
    await pacer.finish(never);
    exercise.conclude();
    const summary = sent.find((message) => message.type === 'exercise_summary');
    expect(summary?.reps).to.have.length(4);
    for (const { rep, endMs: overMs } of summary?.reps ?? []) {
      expect(badgeAt(exercise.badge, overMs - 1).count, `before ${rep}`).to.equal(String(rep - 1));
      expect(badgeAt(exercise.badge, overMs).count, `from ${rep}`).to.equal(String(rep));
    }
    const times = exercise.badge.entries.map(({ timestampMs }) => timestampMs);
    expect(times).to.deep.equal([...times].sort((a, b) => a - b));
  });

  it('shows each phase from its beginning on, also where a count was known before it', async () => {
    for (const fps of [10, 15]) {
      const short = performance({ exercise: 'squat', reps: 3, restBeforeS: 0.5, restAfterS: 0.3 });
      const { sent, pacer, exercise } = await start();
      for (const pose of poseSequence(short, {}, { fps })) exercise.update(pose);
      exercise.finish();
      await pacer.finish(never);
      const postures = sent
        .flatMap((message) => (message.type === 'posture' ? [message] : []))
        .sort((a, b) => a.timestampMs - b.timestampMs);
      for (const { timestampMs } of exercise.badge.entries) {
        const last = postures.findLast((posture) => posture.timestampMs <= timestampMs);
        expect(badgeAt(exercise.badge, timestampMs).phase, `${fps}: at ${timestampMs}`).to.equal(last?.posture ?? '');
      }
    }
  });

  it('refuses an exercise that is not known, and is none where none is asked for', async () => {
    const failure = await start({ exercise: 'yodel' }).catch((error: unknown) => (error as { code?: string }).code);
    expect(failure).to.equal('invalid_exercise');
    const run = { options: { exercise: '' } } as unknown as Run;
    expect(await startExercise(run, () => undefined)).to.equal(undefined);
  });
});
