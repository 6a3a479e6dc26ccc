import { expect } from 'chai';
import type { ExerciseSummaryMessage } from '../../src/exercise/messages.js';
import { anglesCsv, resultsCsv, resultsData } from '../../src/output/results-file.js';
import { fileNameFor } from '../../src/session/file-name.js';

const SUMMARY: ExerciseSummaryMessage = {
  type: 'exercise_summary',
  exercise: 'squat',
  difficulty: 'easy',
  counter: 1,
  unit: 'reps',
  avg_rep_score: 88,
  grade: 'B',
  durationMs: 6000,
  view: 'side',
  reps: [
    {
      rep: 1,
      startMs: 500,
      bottomMs: 1500,
      endMs: 2500,
      depth: null,
      tempo: { outMs: 900, holdMs: 100, backMs: 1000 },
      score: 88,
      score_parts: { depth: null, tempo: 90, symmetry: null, steadiness: 86, penalties: 0 },
      grade: 'B',
      findings: [
        { code: 'squat.depth.shallow', severity: 'warning', message: 'Go lower, "please".', timestampMs: 1500 },
        { code: 'squat.trunk.lean', severity: 'warning', message: 'Chest up.', timestampMs: 1500 },
      ],
    },
  ],
  holds: [],
  best_hold_ms: 0,
  total_hold_ms: 0,
  recommendations: [],
  near_misses: [],
  not_judged: [],
};

describe('results as files', () => {
  it('are a row for each repetition in CSV, with quotes where they are needed', () => {
    const rows = resultsCsv(SUMMARY).split('\r\n');
    expect(rows[0]).to.equal(
      '\uFEFFrep,start_ms,bottom_ms,end_ms,out_ms,hold_ms,back_ms,depth_percent,score,grade,findings',
    );
    expect(rows[1]).to.equal(
      '1,500,1500,2500,900,100,1000,,88,B,"squat.depth.shallow: Go lower, ""please"".; squat.trunk.lean: Chest up."',
    );
    expect(rows[2]).to.equal('');
  });

  it('are a row for each hold of what is held', () => {
    const hold = { startMs: 0, endMs: 4200, seconds: 4, score: 97, grade: 'A', findings: [] } as const;
    const csv = resultsCsv({ ...SUMMARY, unit: 'seconds', reps: [], holds: [hold] });
    expect(csv.split('\r\n')[1]).to.equal('1,0,4200,4,97,A,');
  });

  it('are a row for each analysed frame in CSV, empty where nothing is seen', () => {
    const point = (name: string, x: number, y: number, score = 1) => ({ name, x, y, z: 0, score });
    const knee = [point('left_hip', 0, 0), point('left_knee', 0, 10), point('left_ankle', 10, 10)];
    const pose = { timestampMs: 40, width: 20, height: 20, score: 1, keypoints: knee };
    const [head = '', row = '', end] = anglesCsv([pose]).split('\r\n');
    const cells = new Map(head.split(',').map((name, index) => [name, row.split(',')[index]]));
    expect(cells.get('\uFEFFtimestamp_ms')).to.equal('40');
    expect(cells.get('left_knee')).to.equal('90');
    expect(cells.get('right_knee')).to.equal('');
    expect(cells.size).to.equal(9);
    expect(end).to.equal('');
  });

  it('are a head alone where nothing was tracked', () => {
    expect(resultsCsv(undefined).split('\r\n')).to.have.length(2);
  });

  it('are the summary and the angles as data', () => {
    const media = { media: 'a.mp4', width: 10, height: 20, durationMs: 6000 };
    const pose = { timestampMs: 40, width: 10, height: 20, score: 0, keypoints: [] };
    const whole = resultsData({ ...media, summary: SUMMARY, poses: [pose] });
    expect(whole).to.include({ media: 'a.mp4', durationMs: 6000 });
    expect(whole.summary).to.include({ counter: 1, grade: 'B' }).and.not.have.property('type');
    expect(whole.angles).to.have.length(1);
    expect(resultsData({ ...media, poses: [] })).to.deep.equal(media);
  });

  it('are named after the video', () => {
    expect(fileNameFor('https://x.org/my%20squat.mov', 'results', 'json')).to.equal('my squat-results.json');
    expect(fileNameFor('the given data', 'squat', 'csv')).to.equal('squat.csv');
  });
});
