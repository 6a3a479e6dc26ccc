import { expect } from 'chai';
import type { CounterMessage, ExerciseSummaryMessage, RepetitionSummary } from '../../src/exercise/messages.js';
import { readParameters } from '../../src/host/parameters.js';
import { toWire } from '../../src/host/wire.js';

const counter = (more: Partial<CounterMessage> = {}): CounterMessage => ({
  type: 'counter',
  current_count: 1,
  final: false,
  unit: 'reps',
  timestampMs: 0,
  ...more,
});

const REP: RepetitionSummary = {
  ...{ rep: 1, startMs: 0, bottomMs: 500, endMs: 1000, depth: 100, score: 90, grade: 'A', findings: [] },
  tempo: { outMs: 500, holdMs: 0, backMs: 500 },
  score_parts: { depth: 100, tempo: 100, symmetry: null, steadiness: null, penalties: 0 },
};

const SUMMARY: ExerciseSummaryMessage = {
  ...{
    type: 'exercise_summary',
    exercise: 'reference',
    difficulty: 'easy',
    counter: 1,
    unit: 'reps',
    avg_rep_score: 90,
  },
  ...{ grade: 'A', durationMs: 1000, view: null, reps: [REP], holds: [], best_hold_ms: 0, total_hold_ms: 0 },
  ...{ recommendations: [], near_misses: [], not_judged: [] },
};

describe('endpoint parameters', () => {
  it('reads every known one and ignores the others', () => {
    const given = readParameters(
      '?token=a%20b&videoSrc=x.mp4&isMobile=true&silhouette=1&loading_message=Wait&minGrade=B',
    );
    expect(Object.fromEntries(given.map((g) => [g.option.name, g.given]))).to.deep.equal({
      token: 'a b',
      videoSrc: 'x.mp4',
      loadingMessage: 'Wait',
      minGrade: 'B',
    });
  });
});

describe('the endpoint’s parameters of a reference', () => {
  const read = (query: string) => readParameters(query).map(({ option, given }) => [option.name, given]);

  it('are read by either name, and the first of them counts', () => {
    expect(read('?reference=a.mp4')).to.deep.equal([['reference', 'a.mp4']]);
    expect(read('?reference_movement=b.json')).to.deep.equal([['reference', 'b.json']]);
    expect(read('?reference_movement=b.json&reference=a.mp4')).to.deep.equal([['reference', 'a.mp4']]);
    expect(read('?scoring_profile=strict')).to.deep.equal([['scoringProfile', 'strict']]);
  });
});

describe('endpoint security', () => {
  it('lets no URL choose where programs are loaded from', () => {
    for (const name of ['assetBase', 'asset-base', 'assetbase']) {
      expect(readParameters(`?token=x&${name}=https://elsewhere.invalid/`).map((g) => g.option.name)).to.deep.equal([
        'token',
      ]);
    }
  });
});

describe('messages on the wire', () => {
  it('carry their payload under data too', () => {
    const keypoints = { type: 'keypoints', keypoints: [], score: 0, timestampMs: 1, width: 2, height: 3 } as const;
    expect(toWire(keypoints)).to.deep.equal({ ...keypoints, data: [] });
    const angles = { type: 'angles', angles: { left_knee: 90 }, scores: { left_knee: 1 }, timestampMs: 0 } as const;
    expect(toWire(angles)).to.deep.equal({ ...angles, data: { left_knee: 90 } });
    const overlay = { type: 'image_overlay', image: 'data:,', width: 1, height: 1 } as const;
    expect(toWire(overlay)).to.deep.equal({ ...overlay, data: 'data:,' });
  });

  it('carry what clients of the hosted endpoint read besides', () => {
    const error = { type: 'error', code: 'invalid_token', message: 'No.' } as const;
    expect(toWire(error)).to.deep.equal({ ...error, error: 'invalid_token' });
    const posture = {
      type: 'posture',
      ready: false,
      message: 'Step back.',
      direction: 'step_back',
      posture: 'top',
      missingKeypoints: ['left_ankle'],
      timestampMs: 0,
    } as const;
    expect(toWire(posture)).to.deep.equal({ ...posture, requirements: { missingKeypoints: ['left_ankle'] } });
  });

  const like = { overall: 0.8, pose: 0.7, timing: 0.9, range: 0.6, grade: 'B' };
  const counted = { startMs: 100, endMs: 1600, score: 95 };
  const summaries: readonly (readonly [what: string, summary: object, history: object[]])[] = [
    ['repetitions', { reps: [counted], holds: [] }, [{ index: 1, formScore: 95, durationMs: 1500 }]],
    [
      'holds',
      { reps: [], holds: [counted, { ...counted, startMs: 0 }] },
      [
        { index: 1, formScore: 95, durationMs: 1500 },
        { index: 2, formScore: 95, durationMs: 1600 },
      ],
    ],
    ['nothing', { reps: [], holds: [] }, []],
    [
      'repetitions beside a reference',
      { reps: [{ ...counted, reference_score: like }], holds: [] },
      [{ index: 1, formScore: 95, durationMs: 1500, referenceScore: 0.8 }],
    ],
  ];
  for (const [what, summary, history] of summaries) {
    it(`carry the history of ${what}`, () => {
      const message = { type: 'exercise_summary', ...summary } as unknown as Parameters<typeof toWire>[0];
      expect(toWire(message)).to.deep.include({ history });
    });
  }

  it('have the scores of a reference by all the names that clients read', () => {
    const score = { overall: 0.9, pose: 0.8, timing: 0.7, range: 0.6, grade: 'A', mirrored: false } as const;
    const names = {
      ...{ overallScore: 0.9, poseScore: 0.8, timingScore: 0.7, movementScore: 0.6 },
      ...{ nccScore: 0.8, dtwScore: 0.8 },
    };
    const wire = toWire(counter({ reference_score: score })) as { reference_score: object };
    expect(wire.reference_score).to.deep.equal({ ...score, ...names });
    const summary = { ...SUMMARY, reference_score: score, reps: [{ ...REP, reference_score: score }, REP] };
    const {
      reps,
      reference_score: means,
      avg_similarity: similarity,
    } = toWire(summary) as typeof summary & {
      avg_similarity?: number;
    };
    expect(similarity).to.equal(0.9);
    expect(means).to.deep.equal({ ...score, ...names });
    expect(reps.map((rep) => rep.reference_score)).to.deep.equal([{ ...score, ...names }, undefined]);
  });

  it('are otherwise as they are', () => {
    expect(toWire(counter())).to.deep.equal(counter());
    const progress = { type: 'progress', stage: 'analysis', value: 0.5 } as const;
    expect(toWire(progress)).to.equal(progress);
  });
});
