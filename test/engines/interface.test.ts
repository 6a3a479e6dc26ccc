import { expect } from 'chai';
import type { ExerciseSummaryMessage, RepetitionSummary } from '../../src/exercise/messages.js';
import { angleSeries, anglesAt, busiestPair } from '../../src/element/controls/angle-series.js';
import { hudAt } from '../../src/element/controls/hud-at.js';
import { markAt, marksOf } from '../../src/output/marks.js';
import { NumberFormat } from '../../src/texts/number-format.js';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import type { Pose } from '../../src/pose/types.js';
import { IDLE, type SessionSnapshot } from '../../src/session/snapshot.js';

const FINDING = {
  code: 'squat.depth.shallow',
  severity: 'warning',
  message: 'Go lower.',
  timestampMs: 4000,
} as const;

function rep(number: number, startMs: number, more: Partial<RepetitionSummary> = {}): RepetitionSummary {
  return {
    rep: number,
    startMs,
    bottomMs: startMs + 1000,
    endMs: startMs + 2000,
    depth: 90,
    tempo: { outMs: 900, holdMs: 100, backMs: 1000 },
    score: 92,
    score_parts: { depth: 95, tempo: 90, symmetry: 90, steadiness: 90, penalties: 0 },
    grade: 'A',
    findings: [],
    ...more,
  };
}

const SUMMARY: ExerciseSummaryMessage = {
  type: 'exercise_summary',
  exercise: 'squat',
  difficulty: 'easy',
  counter: 2,
  unit: 'reps',
  avg_rep_score: 88,
  grade: 'B',
  durationMs: 6000,
  view: 'side',
  reps: [rep(1, 500), rep(2, 3000, { grade: 'C', score: 71, findings: [FINDING] })],
  holds: [],
  best_hold_ms: 0,
  total_hold_ms: 0,
  recommendations: [],
  near_misses: [],
  not_judged: [],
};

const ANALYSING: SessionSnapshot = {
  ...IDLE,
  state: 'analysing',
  count: { value: 1, unit: 'reps' },
  exercise: {
    name: 'squat',
    label: { en: 'Squat', fr: 'Squat' },
    lang: 'en',
    unit: 'reps',
    timestampMs: 2600,
    phase: 'down',
    progression: 40,
    timeline: [
      { timestampMs: 0, count: 0, phase: 'top' },
      { timestampMs: 2500, count: 1, phase: 'top' },
      { timestampMs: 5000, count: 2, phase: 'top' },
    ],
  },
};

const DONE: SessionSnapshot = {
  ...ANALYSING,
  state: 'done',
  count: { value: 2, unit: 'reps' },
  exercise: { ...ANALYSING.exercise!, summary: SUMMARY },
};

describe('marks of a time line', () => {
  it('are the repetitions, with where a time lies', () => {
    const marks = marksOf(SUMMARY);
    expect(marks.map(({ number, startMs, endMs, grade }) => [number, startMs, endMs, grade])).to.deep.equal([
      [1, 500, 2500, 'A'],
      [2, 3000, 5000, 'C'],
    ]);
    expect(markAt(marks, 499)).to.equal(undefined);
    expect(markAt(marks, 500)?.number).to.equal(1);
    expect(markAt(marks, 2500)).to.equal(undefined);
    expect(markAt(marks, 4999)?.number).to.equal(2);
    expect(marksOf(undefined)).to.deep.equal([]);
  });

  it('are the holds of what is held', () => {
    const hold = { startMs: 1000, endMs: 9000, seconds: 8, score: 80, grade: 'B', findings: [] } as const;
    const marks = marksOf({ ...SUMMARY, unit: 'seconds', reps: [], holds: [hold] });
    expect(marks).to.have.length(1);
    expect(marks[0]).to.include({ kind: 'hold', number: 1, startMs: 1000, grade: 'B' });
  });
});

describe('what stands over the picture', () => {
  it('is what was said last while the analysis runs', () => {
    expect(hudAt(ANALYSING, 9999)).to.deep.equal({ count: 1, phase: 'down', progression: 40 });
    expect(hudAt(IDLE, 0)).to.equal(undefined);
  });

  it('shows advice for five seconds of the video', () => {
    const cue = { ...FINDING, rep: 1, timestampMs: 2000 };
    const said = (timestampMs: number) =>
      hudAt({ ...ANALYSING, exercise: { ...ANALYSING.exercise!, cue, timestampMs } }, 0)?.cue?.code;
    expect(said(2000)).to.equal(FINDING.code);
    expect(said(7000)).to.equal(FINDING.code);
    expect(said(7001)).to.equal(undefined);
  });

  it('is the result before the video is played again, then what was at the time', () => {
    expect(hudAt(DONE, 0)).to.deep.equal({ count: 2, phase: '', progression: 0 });
    expect(hudAt(DONE, 1000)).to.deep.equal({ count: 0, total: 2, phase: 'top', progression: 50 });
    expect(hudAt(DONE, 1500)).to.include({ count: 0, progression: 100 });
    expect(hudAt(DONE, 2700)).to.include({ count: 1, total: 2, progression: 0 });
    expect(hudAt(DONE, 4500)).to.include({ count: 1, progression: 50 });
    expect(hudAt(DONE, 4500)?.cue?.code).to.equal(FINDING.code);
    expect(hudAt(DONE, 3999)?.cue).to.equal(undefined);
    expect(hudAt(DONE, 5500)).to.deep.include({ count: 2, phase: 'top', progression: 0 });
    expect(hudAt(DONE, 5500)).not.to.have.property('total');
  });
});

/** A person whose right knee has an angle. */
function bent(timestampMs: number, degrees: number): Pose {
  const angle = (degrees * Math.PI) / 180;
  const places: Record<string, [number, number]> = {
    right_hip: [100, 100],
    right_knee: [100, 200],
    right_ankle: [100 + 100 * Math.sin(angle), 200 - 100 * Math.cos(angle)],
    right_shoulder: [100, 0],
  };
  const keypoints = COCO_KEYPOINTS.map((name) => {
    const [x, y] = places[name] ?? [0, 0];
    return { name, x, y, z: 0, score: places[name] ? 0.9 : 0 };
  });
  return { timestampMs, width: 300, height: 400, keypoints, score: 0.5 };
}

describe('lines of the chart', () => {
  const poses = [180, 150, 90, 150, 180].map((degrees, index) => bent(index * 100, degrees));

  it('are the angles by time, with nothing for what is not visible', () => {
    const { knee } = angleSeries(poses);
    expect(knee.timesS).to.deep.equal([0, 0.1, 0.2, 0.3, 0.4]);
    expect(knee.right.map((angle) => Math.round(angle ?? NaN))).to.deep.equal([180, 150, 90, 150, 180]);
    expect(knee.left).to.deep.equal([null, null, null, null, null]);
  });

  it('break where nobody was seen for long', () => {
    const { knee } = angleSeries([bent(0, 180), bent(2000, 90)]);
    expect(knee.timesS).to.deep.equal([0, 1, 2]);
    expect(knee.right[1]).to.equal(null);
  });

  it('begin with the joints that move most', () => {
    expect(busiestPair(angleSeries(poses))).to.equal('knee');
  });

  it('tell the angles at a time', () => {
    const { knee } = angleSeries(poses);
    expect(Math.round(anglesAt(knee, 250).right ?? NaN)).to.equal(90);
    expect(Math.round(anglesAt(knee, 0).right ?? NaN)).to.equal(180);
    expect(anglesAt(knee, 250).left).to.equal(null);
    expect(anglesAt({ timesS: [], left: [], right: [] }, 250)).to.deep.equal({ left: null, right: null });
  });
});

describe('numbers', () => {
  const english = new NumberFormat('en');
  const french = new NumberFormat('fr');

  it('are written as the language does', () => {
    expect(english.megabytes(4_650_216)).to.equal('4.7 MB');
    expect(english.megabytes(16_940_043)).to.equal('17 MB');
    expect(french.megabytes(4_650_216).replaceAll(/\s/g, ' ')).to.equal('4,7 Mo');
    expect(english.megabytesOf(4_650_216, 2_000_000)).to.equal('2.0');
    expect(english.percent(0.999)).to.equal('99%');
    expect(english.percent(0.29)).to.equal('29%');
    expect(french.seconds(1540).replaceAll(/\s/g, ' ')).to.equal('1,5 s');
    expect([0, 7400, 65_000, -5].map((ms) => english.clock(ms))).to.deep.equal(['0:00', '0:07', '1:05', '0:00']);
  });
});
