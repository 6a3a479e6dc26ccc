import { expect } from 'chai';
import type { ExerciseDetectedMessage, ExerciseMessage } from '../../src/exercise/messages.js';
import { PoseTrack } from '../../src/motion/pose-track.js';
import { badgeAt } from '../../src/output/draw-badge.js';
import { startExercise } from '../../src/session/exercise-run.js';
import { Pacer } from '../../src/session/pacer.js';
import type { Playback } from '../../src/session/playback.js';
import type { Pose } from '../../src/pose/types.js';
import type { Run } from '../../src/session/run.js';
import type { SessionSnapshot } from '../../src/session/snapshot.js';
import { poseSequence } from '../athlete/keypoints.js';
import { performance } from '../athlete/movements.js';
import { FakePlayback } from '../helpers/fake-playback.js';

const poses = poseSequence(performance({ exercise: 'squat', reps: 4 }), {}, { fps: 15 });
const endMs = poses.at(-1)?.timestampMs ?? NaN;

/** A run of the exercise engine alone: what is sent, and what the interface is told. */
async function start(asked: Partial<Run['options']> = {}, playback?: Playback, signal = never, slowness = 1) {
  const sent: (ExerciseMessage | ExerciseDetectedMessage)[] = [];
  let shown: Partial<SessionSnapshot> = {};
  const kept = new PoseTrack();
  const run = {
    poses: kept,
    track: kept,
    signal,
    options: { exercise: 'squat', difficulty: 'easy', lang: 'en', progression: true, recommendations: true, ...asked },
    send: (message: ExerciseMessage) => sent.push(message),
    update: (change: Partial<SessionSnapshot>) => (shown = { ...shown, ...change }),
  } as unknown as Run;
  const pacer = new Pacer<{ timestampMs: number; act: () => void }>(playback, ({ act }) => act());
  const exercise = await startExercise(
    run,
    (timestampMs, act) => pacer.add({ timestampMs, act }),
    () => slowness,
  );
  if (!exercise) throw new Error('no exercise');
  /** As a run takes them. */
  const take = (all: readonly Pose[]): void => {
    for (const pose of all) {
      kept.append(pose);
      exercise.update(pose);
    }
  };
  return { sent, pacer, exercise, take, shown: () => shown };
}

const never = new AbortController().signal;
const timeOf = (message: object): number => ('timestampMs' in message ? (message.timestampMs as number) : NaN);

/** Messages by time, as how soon they come depends on the pace; without the summary, which speaks of no moment. */
function inOrder<T extends { readonly type: string }>(messages: readonly T[]): readonly T[] {
  return messages
    .filter(({ type }) => type !== 'exercise_summary')
    .sort((a, b) => timeOf(a) - timeOf(b) || a.type.localeCompare(b.type));
}

describe('exercise run', () => {
  it('says everything in step with playback that the analysis is ahead of', async () => {
    const playback = new FakePlayback();
    const { sent, pacer, exercise, take, shown } = await start({}, playback);
    take(poses);
    await exercise.finish();
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
    const all: (readonly object[])[] = [];
    for (const isPlayed of [false, true]) {
      const playback = new FakePlayback();
      const { sent, pacer, exercise, take } = await start({}, isPlayed ? playback : undefined);
      take(poses);
      await exercise.finish();
      const finished = pacer.finish(never);
      playback.following = false;
      playback.moveTo(endMs);
      await finished;
      exercise.conclude();
      all.push(inOrder(sent));
    }
    expect(all[0]).to.have.length.above(20);
    expect(all[1]).to.deep.equal(all[0]);
  });

  it('shows in the overlay video each count from the end of its repetition on, however late it was known', async () => {
    const { sent, pacer, exercise, take } = await start();
    take(poses);
    await exercise.finish();
    await pacer.finish(never);
    exercise.conclude();
    const summary = sent.find((message) => message.type === 'exercise_summary');
    const badge = exercise.overlay?.badge;
    if (!badge) throw new Error('no badge');
    expect(summary?.reps).to.have.length(4);
    for (const { rep, endMs: overMs } of summary?.reps ?? []) {
      expect(badgeAt(badge, overMs - 1).count, `before ${rep}`).to.equal(String(rep - 1));
      expect(badgeAt(badge, overMs).count, `from ${rep}`).to.equal(String(rep));
    }
    const times = badge.entries.map(({ timestampMs }) => timestampMs);
    expect(times).to.deep.equal([...times].sort((a, b) => a - b));
  });

  it('shows each phase from its beginning on, also where a count was known before it', async () => {
    for (const fps of [10, 15]) {
      const short = performance({ exercise: 'squat', reps: 3, restBeforeS: 0.5, restAfterS: 0.3 });
      const { sent, pacer, exercise, take } = await start();
      take(poseSequence(short, {}, { fps }));
      await exercise.finish();
      await pacer.finish(never);
      const postures = sent
        .flatMap((message) => (message.type === 'posture' ? [message] : []))
        .sort((a, b) => a.timestampMs - b.timestampMs);
      const badge = exercise.overlay?.badge;
      if (!badge) throw new Error('no badge');
      for (const { timestampMs } of badge.entries) {
        const last = postures.findLast((posture) => posture.timestampMs <= timestampMs);
        expect(badgeAt(badge, timestampMs).phase, `${fps}: at ${timestampMs}`).to.equal(last?.posture ?? '');
      }
    }
  });

  it('refuses an exercise that is not known, and is none where none is asked for', async () => {
    const failure = await start({ exercise: 'yodel' }).catch((error: unknown) => (error as { code?: string }).code);
    expect(failure).to.equal('invalid_exercise');
    const run = { options: { exercise: '' } } as unknown as Run;
    expect(
      await startExercise(
        run,
        () => undefined,
        () => 1,
      ),
    ).to.equal(undefined);
  });

  /** Everything that a run with these poses says in the end. */
  async function ended(asked: Partial<Run['options']>, all: readonly Pose[]) {
    const made = await start(asked);
    made.take(all);
    await made.exercise.finish();
    await made.pacer.finish(never);
    made.exercise.conclude();
    const summary = made.sent.find((message) => message.type === 'exercise_summary');
    return { ...made, summary };
  }

  describe('that is to be recognised', () => {
    it('is, and is counted and judged as if it had been given', async () => {
      const given = await ended({}, poses);
      const { sent, summary, shown, exercise } = await ended({ exercise: 'Auto' }, poses);
      const [first, ...rest] = sent;
      expect(first).to.deep.include({ type: 'exercise_detected', exercise: 'squat' });
      const { confidence, candidates } = first as ExerciseDetectedMessage;
      expect(candidates[0]).to.deep.equal({ exercise: 'squat', confidence, count: 4, unit: 'reps' });
      expect(summary?.detected).to.deep.equal({ confidence, candidates });
      const { detected: _, ...plain } = summary ?? {};
      expect(plain).to.deep.equal(given.summary);
      expect(inOrder(rest)).to.deep.equal(inOrder(given.sent));
      expect(shown()).to.deep.include({ noneRecognised: false, count: { value: 4, unit: 'reps' } });
      expect(exercise.overlay?.badge.entries).to.deep.equal(given.exercise.overlay?.badge.entries);
    });

    it('is sent in step with playback', async () => {
      const playback = new FakePlayback();
      const { sent, pacer, exercise, take } = await start({ exercise: 'auto' }, playback);
      take(poses);
      await exercise.finish();
      expect(sent.filter((message) => timeOf(message) > 0).map(({ type }) => type)).to.deep.equal([
        'exercise_detected',
      ]);
      playback.following = false;
      playback.moveTo(endMs);
      await pacer.finish(never);
      expect(sent.filter(({ type }) => type === 'counter')).to.have.length(4);
    });

    it('is none where nobody exercises, and nothing is counted then', async () => {
      const standing = poses.map((pose) => ({ ...(poses[0] as Pose), timestampMs: pose.timestampMs }));
      const { sent, shown, exercise } = await ended({ exercise: 'auto' }, standing);
      expect(sent).to.deep.equal([
        { type: 'exercise_detected', exercise: null, confidence: 0, candidates: [], timestampMs: 0 },
      ]);
      expect(shown()).to.deep.equal({ noneRecognised: true });
      expect(exercise.overlay).to.equal(undefined);
    });

    it('is given up with the run', async () => {
      const controller = new AbortController();
      const { sent, exercise, take } = await start({ exercise: 'auto' }, undefined, controller.signal);
      take(poses);
      const finished = exercise.finish();
      controller.abort(new DOMException('given up', 'AbortError'));
      expect(await finished.catch((error: unknown) => (error as Error).name)).to.equal('AbortError');
      expect(sent).to.deep.equal([]);
    });
  });

  it('counts and recognises slow motion as life, at the times of the file', async () => {
    const slowed = poses.map((pose) => ({ ...pose, timestampMs: 4 * pose.timestampMs }));
    for (const exercise of ['squat', 'auto']) {
      const made = await start({ exercise }, undefined, never, 4);
      made.take(slowed);
      await made.exercise.finish();
      await made.pacer.finish(never);
      made.exercise.conclude();
      const summary = made.sent.find((message) => message.type === 'exercise_summary');
      const inLife = (await ended({ exercise }, poses)).summary;
      expect(summary, exercise).to.deep.include({ counter: 4, slowMotion: 4, durationMs: inLife?.durationMs });
      expect(summary?.reps.map(({ endMs: ms }) => ms)).to.deep.equal(inLife?.reps.map(({ endMs: ms }) => 4 * ms));
      expect(badgeAt(made.exercise.overlay!.badge, summary?.reps[0]?.endMs ?? NaN).count).to.equal('1');
      const detected = made.sent.find((message) => message.type === 'exercise_detected');
      if (exercise === 'auto') expect(detected?.timestampMs).to.equal(summary?.reps[0]?.startMs);
    }
  });

  it('says what it looks like where nothing was counted, and what that is called', async () => {
    for (const asked of ['pushup', 'plank']) {
      const { summary, shown } = await ended({ exercise: asked }, poses);
      expect(summary?.counter, asked).to.equal(0);
      expect(summary?.reason?.looks_like, asked).to.equal('squat');
      expect(shown().exercise?.looksLike, asked).to.deep.include({
        name: 'squat',
        label: { en: 'Squat', fr: 'Squat' },
      });
    }
  });

  it('looks like nothing where nobody exercises', async () => {
    const standing = poses.map((pose) => ({ ...(poses[0] as Pose), timestampMs: pose.timestampMs }));
    const { summary, shown } = await ended({ exercise: 'pushup' }, standing);
    expect(summary?.reason).not.to.have.property('looks_like');
    expect(shown().exercise).not.to.have.property('looksLike');
  });
});
