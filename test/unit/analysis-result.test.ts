import { expect } from 'chai';
import { PoseTrack } from '../../src/motion/pose-track.js';
import type { Keypoint } from '../../src/pose/types.js';
import { AnalysisResult, type ResultParts } from '../../src/session/analysis-result.js';
import { summaryOf } from '../helpers/summary.js';

const ENVIRONMENT: ResultParts['environment'] = {
  type: 'environment',
  webgl: true,
  webgpu: false,
  wasmSimd: true,
  wasmThreads: false,
  poseBackend: 'wasm',
  kernels: 'simd',
  model: 'movenet-lightning',
  workers: 2,
  decoder: 'webcodecs',
  exporter: 'webcodecs',
  reasons: {},
};

const HIP: Keypoint = { name: 'left_hip', x: 1, y: 2, z: 0, score: 1 };

/** A pose every 100 ms; nobody is there where so many have been seen. */
function track(seen = 5): PoseTrack {
  const poses = new PoseTrack();
  for (let index = 0; index < 5; index++) {
    const keypoints = index < seen ? [HIP] : [];
    poses.append({ timestampMs: index * 100, width: 20, height: 10, score: keypoints.length, keypoints });
  }
  return poses;
}

function result(parts: Partial<ResultParts> = {}): AnalysisResult {
  return new AnalysisResult({
    kind: 'video',
    media: 'squat.mp4',
    width: 20,
    height: 10,
    durationMs: 500,
    part: undefined,
    plan: 'company',
    environment: ENVIRONMENT,
    summary: summaryOf({ exercise: 'squat', counter: 1 }),
    detected: undefined,
    exercise: undefined,
    lang: 'en',
    track: track(),
    overlay: () => Promise.resolve(new Blob(['overlay'])),
    ...parts,
  });
}

describe('the result of an analysis', () => {
  it('holds what was found, and says so as JSON, but for the poses', () => {
    const value = result();
    expect(value.summary).to.include({ exercise: 'squat', counter: 1 }).and.not.have.property('type');
    expect(value.environment).not.to.have.property('type');
    expect(value.poses.map(({ timestampMs }) => timestampMs)).to.deep.equal([0, 100, 200, 300, 400]);
    expect(value.poseAt(150)?.timestampMs).to.equal(150);
    expect(value.angles).to.have.length(5);
    const data = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
    expect(data).to.include({ kind: 'video', media: 'squat.mp4', width: 20, height: 10, durationMs: 500 });
    expect(data['summary']).to.include({ counter: 1 });
    expect(data['angles']).to.have.length(5);
    expect(data).not.to.have.any.keys('poses', 'detected', 'part');
    expect(Object.isFrozen(value)).to.equal(true);
  });

  it('is a part where a part was analysed', () => {
    const value = result({ part: { startMs: 100, endMs: 300 } });
    expect(value.poses.map(({ timestampMs }) => timestampMs)).to.deep.equal([100, 200]);
    expect(value.toJSON().part).to.deep.equal({ startMs: 100, endMs: 300 });
    expect(result({ part: { startMs: 100, endMs: Infinity } }).toJSON().part).to.deep.equal({
      startMs: 100,
      endMs: null,
    });
  });

  it('has a table of repetitions and one of angles, and no other', () => {
    const value = result();
    expect(value.toCSV('angles').split('\r\n')).to.have.length(1 + 5 + 1);
    expect(value.toCSV('reps')).to.match(/^\uFEFFrep,start_ms,/);
    expect(() => value.toCSV('poses' as 'reps')).to.throw(TypeError, '"poses"');
  });

  it('has neither poses nor angles on the free plan, which does not hold them', () => {
    const value = result({ plan: 'free' });
    expect(value.poses).to.deep.equal([]);
    expect(value.poseAt(100)).to.equal(undefined);
    expect(value.angles).to.deep.equal([]);
    expect(value.summary).to.include({ counter: 1 });
    expect(value.toJSON()).not.to.have.property('angles');
  });

  it('says what limits it', () => {
    const codes = (parts: Partial<ResultParts>) => result(parts).warnings.map(({ code }) => code);
    expect(codes({})).to.deep.equal([]);
    expect(codes({ track: track(0), summary: undefined })).to.deep.equal(['nobody_found']);
    const candidate = (exercise: string) => ({ exercise, confidence: 0.8, count: 3, unit: 'reps' }) as const;
    const detected = { type: 'exercise_detected', confidence: 0.8, timestampMs: 0 } as const;
    expect(codes({ summary: undefined, detected: { ...detected, exercise: null, candidates: [] } })).to.deep.equal([
      'none_recognised',
    ]);
    const two = [candidate('squat'), candidate('lunge')];
    const [uncertain] = result({ detected: { ...detected, exercise: 'squat', candidates: two } }).warnings;
    expect(uncertain).to.include({ code: 'exercise_uncertain' });
    expect(uncertain?.about).to.deep.equal(['squat', 'lunge']);
    const summary = summaryOf({
      exercise: 'tree',
      experimental: true,
      not_judged: ['tree.hip'],
      recommendations: [
        { code: 'tree.knee', message: 'Knee.', count: 1, unvalidated: true },
        { code: 'tree.sway', message: 'Sway.', count: 1 },
      ],
    });
    expect(result({ summary }).warnings.map(({ code, about }) => [code, about])).to.deep.equal([
      ['experimental_exercise', ['tree']],
      ['not_judged', ['tree.hip']],
      ['unvalidated_advice', ['tree.knee']],
    ]);
  });

  it('is another one where it is judged once more, and keeps the exercise where only the part is', () => {
    const value = result();
    const judged = value.judged(
      { summary: summaryOf({ exercise: 'lunge', counter: 2 }), detected: undefined, exercise: undefined },
      undefined,
    );
    expect(judged.summary).to.include({ exercise: 'lunge', counter: 2 });
    expect(value.summary).to.include({ exercise: 'squat', counter: 1 });
    const part = { startMs: 0, endMs: 200 };
    expect(judged.judged(undefined, part)).to.deep.include({ part, summary: judged.summary });
  });

  it('asks for its overlay by its own name', async () => {
    const asked: unknown[] = [];
    const value = result({
      overlay: (of, options) => {
        asked.push(of, options);
        return Promise.resolve(new Blob(['overlay']));
      },
    });
    expect(await (await value.overlay({ format: 'webm' })).text()).to.equal('overlay');
    expect(asked).to.deep.equal([value, { format: 'webm' }]);
  });
});
