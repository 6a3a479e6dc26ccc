import { expect } from 'chai';
import { readParameters } from '../../src/host/parameters.js';
import { toWire } from '../../src/host/wire.js';

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
  const summaries: readonly (readonly [what: string, summary: object, history: object[], similarity?: number])[] = [
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
      { reps: [{ ...counted, reference_score: like }], holds: [], reference_score: like },
      [{ index: 1, formScore: 95, durationMs: 1500, referenceScore: 0.8 }],
      0.8,
    ],
  ];
  for (const [what, summary, history, similarity] of summaries) {
    it(`carry the history of ${what}, and how like a reference it is where there is one`, () => {
      const message = { type: 'exercise_summary', ...summary } as unknown as Parameters<typeof toWire>[0];
      expect(toWire(message)).to.deep.equal({
        ...message,
        history,
        ...(similarity !== undefined && { avg_similarity: similarity }),
      });
    });
  }

  it('are otherwise as they are', () => {
    const progress = { type: 'progress', stage: 'analysis', value: 0.5 } as const;
    expect(toWire(progress)).to.equal(progress);
  });
});
