import { expect } from 'chai';
import { isAbort, TrackerError } from '../../src/errors.js';
import { recognizeExercise } from '../../src/exercise/index.js';
import { findReference } from '../../src/exercise/track-reference.js';
import type { VideoPart } from '../../src/media/part.js';
import { PoseTrack } from '../../src/motion/pose-track.js';
import { badgeAt, type BadgeTimeline } from '../../src/output/draw-badge.js';
import type { TrackerMessage } from '../../src/output/messages.js';
import { checkJudgeOptions, nothingToJudge, type JudgeOptions } from '../../src/session/judge-options.js';
import type { RunOptions } from '../../src/session/run-options.js';
import { IDLE, type SessionSnapshot } from '../../src/session/snapshot.js';
import type { StoredSignature } from '../../src/session/reference/stored-signature.js';
import { VideoJudge, type VideoJudgeSetup } from '../../src/session/video-judge.js';
import { poseSequence } from '../athlete/keypoints.js';
import { performance } from '../athlete/movements.js';

const REPS = 4;

function signatureIn(exercise: 'squat' | 'jumping_jack'): StoredSignature {
  const poses = poseSequence(performance({ exercise, reps: REPS }), {}, { fps: 15 });
  return findReference(poses, undefined, recognizeExercise(poses)).signature;
}

interface SetUp {
  readonly findReference?: VideoJudgeSetup['findReference'];
  readonly depth?: number;
  readonly slowness?: number;
  /** What of the video was analysed. */
  readonly part?: VideoPart;
  readonly onSent?: () => void;
}

/** A judge of shallow squats: they count at `easy` alone. */
function setUp({
  depth = 0.6,
  slowness = 1,
  part,
  onSent = (): void => undefined,
  findReference: find = () => Promise.reject(new Error('no reference was asked for')),
}: SetUp = {}) {
  const poses = new PoseTrack();
  for (const pose of poseSequence(performance({ exercise: 'squat', reps: REPS, depth }), {}, { fps: 15 })) {
    poses.append({ ...pose, timestampMs: slowness * pose.timestampMs });
  }
  const sent: TrackerMessage[] = [];
  const changes: Partial<SessionSnapshot>[] = [];
  const badges: (BadgeTimeline | undefined)[] = [];
  const parts: (VideoPart | undefined)[] = [];
  const judge = new VideoJudge({
    run: {
      poses,
      track: poses,
      options: {
        lang: 'fr',
        difficulty: 'easy',
        minGrade: '',
        slowMotion: 'auto',
        startTime: null,
        endTime: null,
      } as RunOptions,
    },
    info: {
      startMs: 0,
      durationMs: 30_000 * slowness,
      ...(slowness !== 1 && { capture: { capturedFps: 30 * slowness, playedFps: 30 } }),
    },
    part,
    findReference: find,
    send: (message) => {
      sent.push(message);
      onSent();
    },
    update: (change) => changes.push(change),
    useResults: (overlay, chosen) => {
      badges.push(overlay?.badge);
      parts.push(chosen);
    },
  });
  return { judge, sent, changes, badges, parts, poses };
}

/** The code of what a promise rejects with. */
const failure = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => (isAbort(error) ? 'AbortError' : (error as { code: string }).code),
  );

/** The same, of what is thrown. */
const refusal = (options: unknown): object => {
  try {
    checkJudgeOptions(options as JudgeOptions);
  } catch (error) {
    return error as object;
  }
  return {};
};

describe('judging a video once more', () => {
  it('tells the result at once: messages, interface and badge', async () => {
    const { judge, sent, changes, badges } = setUp({ depth: 1 });
    const summary = await judge.judge({ exercise: 'face_squat' });
    expect(sent.map(({ type }) => type)).to.deep.equal(['counter', 'exercise_summary']);
    expect(sent[0]).to.include({ current_count: REPS, final: true });
    expect(sent[1]).to.equal(summary);
    expect(summary).to.include({ exercise: 'squat', difficulty: 'easy', counter: REPS });
    expect(changes).to.have.length(1);
    expect(changes[0]).to.deep.include({ count: { value: REPS, unit: 'reps' }, noneRecognised: false });
    expect(changes[0]?.exercise).to.include({ name: 'squat', lang: 'fr', summary });
    expect(badges).to.have.length(1);
    expect(badgeAt(badges[0]!, Infinity).count).to.equal(String(REPS));
    expect(changes[0]?.exercise?.timeline).to.equal(badges[0]?.entries);
  });

  it('judges as it is asked to, and else as the analysis did', async () => {
    const { judge } = setUp();
    expect(await judge.judge({ exercise: 'squat' })).to.include({ counter: REPS, difficulty: 'easy' });
    expect(await judge.judge({ exercise: 'squat', difficulty: 'pro' })).to.include({ counter: 0, difficulty: 'pro' });
    const graded = await judge.judge({ exercise: 'squat', minGrade: 'A' });
    expect(graded?.near_misses.map(({ code }) => code)).to.deep.equal(Array<string>(REPS).fill('grade'));
  });

  it('takes slow motion for what the file says, or as it is told', async () => {
    const { judge } = setUp({ depth: 1, slowness: 8 });
    const byFile = await judge.judge({ exercise: 'squat' });
    expect(byFile).to.include({ counter: REPS, slowMotion: 8 });
    const told = await judge.judge({ exercise: 'squat', slowMotion: 4 });
    expect(told).to.include({ slowMotion: 4 });
    expect(told?.durationMs).to.equal(2 * (byFile?.durationMs ?? NaN));
    const plain = await judge.judge({ exercise: 'squat', slowMotion: 1 });
    expect(plain).not.to.have.property('slowMotion');
    expect(await judge.judge({ exercise: 'auto' })).to.include({ exercise: 'squat', counter: REPS });
  });

  it('judges a part of what was analysed, and has it shown and exported', async () => {
    const { judge, sent, changes, parts, badges } = setUp({ depth: 1 });
    const whole = await judge.judge({ exercise: 'squat' });
    const [second, third] = [whole?.reps[1], whole?.reps[2]];
    if (!second || !third) throw new Error('no repetitions');
    const asked = { startTime: (second.startMs - 300) / 1000, endTime: (third.endMs + 300) / 1000 };
    const summary = await judge.judge({ exercise: 'squat', ...asked });
    expect(summary?.counter).to.equal(2);
    for (const [index, rep] of [second, third].entries()) {
      expect(summary?.reps[index]?.bottomMs, `${index}`).to.be.closeTo(rep.bottomMs, 60);
    }
    const part = { startMs: second.startMs - 300, endMs: third.endMs + 300 };
    expect(parts).to.deep.equal([undefined, part]);
    expect(changes[1]).to.deep.include({ part });
    expect(sent.at(-1)).to.equal(summary);
    // What is left out is as in the analysis: all of it here.
    expect(await judge.judge({ exercise: 'squat' })).to.include({ counter: REPS });
    judge.choosePart({ startTime: 1, endTime: null });
    expect(parts.at(-1)).to.deep.equal({ startMs: 1000, endMs: Infinity });
    expect(badges.at(-1)).to.equal(undefined);
    expect(changes.at(-1)).to.deep.equal({ part: { startMs: 1000, endMs: Infinity } });
  });

  it('refuses a part that there is not, or that was not analysed', async () => {
    const { judge, parts } = setUp({ depth: 1, part: { startMs: 2000, endMs: 8000 } });
    for (const [times, reason] of [
      [{ startTime: 1, endTime: 5 }, 'not_analysed'],
      [{ startTime: 3, endTime: null }, 'not_analysed'],
      [{ startTime: 40, endTime: 41 }, 'beyond_the_end'],
      [{ startTime: 5, endTime: 31 }, 'beyond_the_end'],
      [{ startTime: 5, endTime: 5 }, 'not_after_start'],
    ] as const) {
      const error = await judge.judge({ exercise: 'squat', ...times }).catch((thrown: unknown) => thrown as object);
      expect(error, JSON.stringify(times)).to.deep.include({ code: 'invalid_parameter' });
      expect((error as { details: object }).details).to.include({ reason });
      expect(() => judge.choosePart(times)).to.throw();
    }
    expect(parts).to.deep.equal([]);
    expect(await judge.judge({ exercise: 'squat', startTime: 2, endTime: 8 })).to.include({ exercise: 'squat' });
  });

  it('recognises the exercise, or leaves everything as it is', async () => {
    const { judge, sent, changes } = setUp({ depth: 1 });
    const summary = await judge.judge({ exercise: 'auto' });
    expect(sent.map(({ type }) => type)).to.deep.equal(['exercise_detected', 'counter', 'exercise_summary']);
    expect(summary).to.include({ exercise: 'squat', counter: REPS });
    expect(summary?.detected?.candidates[0]).to.include({ exercise: 'squat', count: REPS });
    expect(changes).to.have.length(1);
    const nothing = setUp({ depth: 0.01 });
    expect(await nothing.judge.judge({ exercise: 'auto' })).to.equal(undefined);
    expect(nothing.sent.map(({ type }) => type)).to.deep.equal(['exercise_detected']);
    expect([nothing.changes, nothing.badges]).to.deep.equal([[], []]);
  });

  it('compares with a reference, all of it or a part, and gives another movement zero with the reason', async () => {
    const reference = signatureIn('squat');
    const asked: unknown[] = [];
    const findReference: VideoJudgeSetup['findReference'] = (input) => {
      asked.push(input);
      return Promise.resolve(reference);
    };
    const { judge, sent, changes } = setUp({ findReference });
    const summary = await judge.judge({ reference: 'coach.json' });
    expect(asked).to.deep.equal(['coach.json']);
    expect(sent.map(({ type }) => type)).to.deep.equal(['counter', 'exercise_summary']);
    expect(summary).to.include({ exercise: 'reference', counter: REPS, difficulty: 'easy' });
    expect(summary?.reference_score?.overall).to.be.within(0.5, 0.95);
    expect(summary?.reps[0]?.deviations).not.to.deep.equal([]);
    expect(changes).to.have.length(1);
    expect(changes[0]?.exercise).to.include({ name: 'reference', reference, summary });
    const [, second] = summary?.reps ?? [];
    const part = await judge.judge({ reference, startTime: ((second?.startMs ?? NaN) - 300) / 1000 });
    expect(part?.counter).to.equal(REPS - 1);
    expect(await judge.judge({ reference, difficulty: 'pro' })).to.include({ counter: 0 });
    const other = signatureIn('jumping_jack');
    const zero = await setUp({ depth: 1, findReference: () => Promise.resolve(other) }).judge.judge({
      reference: other,
    });
    expect(zero).to.include({ exercise: 'reference', counter: 0 });
    expect(zero?.reason?.looks_like).to.equal('squat');
  });

  it('passes on why there is no reference, and is given up while one is looked for', async () => {
    const error = new TrackerError('reference_error', 'Nobody is seen.', { reason: 'nobody', url: 'coach.mp4' });
    const failing = setUp({ findReference: () => Promise.reject(error) });
    expect(await failing.judge.judge({ reference: 'coach.mp4' }).catch((thrown: unknown) => thrown)).to.equal(error);
    expect([failing.sent, failing.changes]).to.deep.equal([[], []]);
    let signal: AbortSignal | undefined;
    const waiting = setUp({
      findReference: (_, given) => {
        signal = given;
        return new Promise((_resolve, reject) =>
          given.addEventListener('abort', () => reject(given.reason as Error), { once: true }),
        );
      },
    });
    const judged = failure(waiting.judge.judge({ reference: 'coach.mp4' }));
    await Promise.resolve();
    waiting.judge.dispose();
    expect(await judged).to.equal('AbortError');
    expect(signal?.aborted).to.equal(true);
  });

  it('takes an exercise or a reference, and not both', () => {
    for (const reference of ['coach.mp4', new Blob(), signatureIn('squat')]) {
      expect(refusal({ reference }), typeof reference).to.deep.equal({});
      const both = refusal({ reference, exercise: 'squat' });
      expect(both).to.deep.include({ code: 'invalid_parameter' });
      expect(both).to.have.property('message').that.contains('You cannot combine reference & exercise.');
      expect((both as { details: object }).details).to.include({ reason: 'reference_and_exercise' });
    }
    for (const reference of ['', ' ', null, 3]) {
      expect((refusal({ reference }) as { details: object }).details, String(reference)).to.include({
        option: 'reference',
      });
    }
  });

  it('says what it looks like, as an analysis does', async () => {
    const { judge, changes } = setUp({ depth: 1 });
    expect((await judge.judge({ exercise: 'pushup' }))?.reason?.looks_like).to.equal('squat');
    expect(changes[0]?.exercise?.looksLike?.name).to.equal('squat');
  });

  it('is given up for another call, and with the video', async () => {
    const { judge, sent, changes } = setUp({ depth: 1 });
    const first = failure(judge.judge({ exercise: 'lunge' }));
    const second = judge.judge({ exercise: 'squat' });
    expect(await first).to.equal('AbortError');
    expect(await second).to.include({ counter: REPS });
    expect(sent).to.have.length(2);
    const third = failure(judge.judge({ exercise: 'lunge' }));
    judge.dispose();
    expect(await third).to.equal('AbortError');
    expect([sent.length, changes.length]).to.deep.equal([2, 1]);
  });

  it('says no more where whoever hears of it begins something else', async () => {
    const made = setUp({ depth: 1, onSent: () => made.judge.dispose() });
    expect(await failure(made.judge.judge({ exercise: 'squat' }))).to.equal('AbortError');
    expect(made.sent).to.have.length(1);
  });

  it('refuses an exercise that is not known, naming those that are', async () => {
    const { judge, sent } = setUp();
    const error = await judge.judge({ exercise: 'yodel' }).catch((reason: unknown) => reason as Error);
    expect(error).to.include({ name: 'TrackerError', code: 'invalid_exercise' });
    expect((error as Error).message)
      .to.contain('"yodel"')
      .and.to.contain('squat, pushup')
      .and.to.contain('auto');
    expect(sent).to.deep.equal([]);
  });

  it('refuses values that there are not, naming those that there are', () => {
    for (const options of [undefined, null, {}, { exercise: '' }, { exercise: 3 }]) {
      expect(refusal(options)).to.include({ code: 'invalid_parameter' });
    }
    for (const [option, value] of [
      ['difficulty', 'hard'],
      ['minGrade', 'F'],
      ['minGrade', {}],
      ['slowMotion', 0.5],
      ['slowMotion', '8'],
    ] as const) {
      const error = refusal({ exercise: 'squat', [option]: value }) as { message: string; details: object };
      expect(error).to.include({ code: 'invalid_parameter' });
      expect(error.details).to.include({ option });
      expect(error.message).to.match(
        /^judge\(\) cannot take .* Give (one of easy, normal, pro|one of A, B, C, D|auto or a number from 1 to 100), or/,
      );
    }
    for (const times of [{ startTime: -1 }, { endTime: NaN }, { startTime: '3' }, { startTime: 3, endTime: 2 }]) {
      expect(refusal({ exercise: 'squat', ...times }), JSON.stringify(times)).to.include({ code: 'invalid_parameter' });
    }
    expect(refusal({ exercise: 'squat', difficulty: undefined, minGrade: '' })).to.deep.equal({});
  });

  it('says that there is nothing to judge', () => {
    expect(nothingToJudge(IDLE).details).to.deep.equal({ reason: 'not_analysed' });
    expect(nothingToJudge({ ...IDLE, kind: 'image', state: 'done' }).details).to.deep.equal({ reason: 'not_a_video' });
  });
});
