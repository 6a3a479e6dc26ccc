import { expect } from 'chai';
import { NumberFormat } from '../../src/texts/number-format.js';
import { filmingHints } from '../../src/output/filming-hints.js';
import { improvementsOf, unexplainedPart } from '../../src/output/improvements.js';
import { jointsOf } from '../../src/element/controls/marked-joints.js';
import { marksOf } from '../../src/output/marks.js';
import { verdictOf, type VerdictWords } from '../../src/output/verdict.js';
import type { ExerciseSummaryMessage, Finding, RepetitionSummary } from '../../src/exercise/messages.js';
import { pointsOf } from '../../src/exercise/score-points.js';
import type { ExerciseTraits } from '../../src/exercise/traits.js';
import { INTERFACE_TEXTS } from '../../src/texts/interface-texts.js';
import { categoryOf, pluralsOf } from '../../src/texts/plural.js';

const SHALLOW = 'squat.depth.shallow';

const TRAITS: ExerciseTraits = {
  joint: 'knee',
  range: { code: SHALLOW, word: 'deep' },
  phases: { out: 'down', far: 'bottom', back: 'up' },
  views: { 'squat.knees.inward': ['front'], 'squat.trunk.lean': ['side'], 'lunge.knee.past_toe': [] },
};

function finding(code: string, more: Partial<Finding> = {}): Finding {
  return { code, severity: 'warning', message: code, timestampMs: 1000, ...more };
}

function rep(number: number, more: Partial<RepetitionSummary> = {}): RepetitionSummary {
  return {
    rep: number,
    startMs: 2000 * number,
    bottomMs: 2000 * number + 500,
    endMs: 2000 * number + 1000,
    depth: 95,
    tempo: { outMs: 400, holdMs: 200, backMs: 400 },
    score: 100,
    score_parts: { depth: 100, tempo: 100, symmetry: 100, steadiness: 100, penalties: 0 },
    grade: 'A',
    findings: [],
    ...more,
  };
}

function summary(
  reps: readonly RepetitionSummary[],
  more: Partial<ExerciseSummaryMessage> = {},
): ExerciseSummaryMessage {
  return {
    type: 'exercise_summary',
    exercise: 'squat',
    difficulty: 'easy',
    counter: reps.length,
    unit: 'reps',
    avg_rep_score: 100,
    grade: 'A',
    durationMs: 9000,
    view: 'side',
    reps,
    holds: [],
    best_hold_ms: 0,
    total_hold_ms: 0,
    recommendations: [],
    near_misses: [],
    not_judged: [],
    ...more,
  };
}

const NAMES = {
  en: { one: 'squat', other: 'squats' },
  fr: { one: 'pompe', other: 'pompes' },
} as const;

function words(tag: 'en' | 'fr'): VerdictWords {
  const plural = pluralsOf(tag);
  return { texts: INTERFACE_TEXTS[tag], format: new NumberFormat(tag), nameOf: (count) => plural(count, NAMES[tag]) };
}

const said = (told: ExerciseSummaryMessage, tag: 'en' | 'fr' = 'en', traits: ExerciseTraits | undefined = TRAITS) =>
  verdictOf(told, traits, words(tag)).join(' ').replaceAll(/\s/g, ' ');

const reps = (...depths: readonly number[]) => depths.map((depth, index) => rep(index + 1, { depth }));
const short = { findings: [finding(SHALLOW)] };

describe('the result in a sentence', () => {
  it('says how many, whether they went far enough, and which stands out', () => {
    expect(said(summary(reps(95, 96, 94, 95, 95, 70)))).to.equal(
      '6 squats, all deep enough. The last one was the shallowest.',
    );
    expect(said(summary(reps(70, 96, 94)))).to.contain('The first one was the shallowest.');
    expect(said(summary(reps(96, 70, 94)))).to.contain('Number 2 was the shallowest.');
    expect(said(summary(reps(96, 70, 94)), 'fr')).to.equal(
      '3 pompes, toujours assez bas. La répétition 2 était la moins profonde.',
    );
  });

  it('is quiet where none stands out: too few, alike, or farther than a full repetition', () => {
    expect(said(summary(reps(95, 70)))).to.equal('2 squats, all deep enough.');
    expect(said(summary(reps(95, 90, 93)))).to.equal('3 squats, all deep enough.');
    expect(said(summary(reps(130, 110, 131)))).to.equal('3 squats, all deep enough.');
    expect(said(summary(reps(70, 70, 95, 95)))).to.equal('4 squats, all deep enough.');
  });

  it('says of how many it is not so', () => {
    expect(said(summary([rep(1), rep(2, short), rep(3, short)]))).to.contain('3 squats, 1 of them deep enough.');
    expect(said(summary([rep(1, short), rep(2, short)]))).to.equal('2 squats, none of them deep enough.');
    expect(said(summary([rep(1)]))).to.equal('1 squat, deep enough.');
    expect(said(summary([rep(1, short)]))).to.equal('1 squat, not deep enough.');
    expect(said(summary([rep(1, short)]), 'fr')).to.equal('1 pompe, pas assez bas.');
  });

  it('praises nothing that could not be judged, is compared or is not known', () => {
    const three = reps(95, 95, 95);
    expect(said(summary(three, { not_judged: [SHALLOW] }))).to.equal('3 squats.');
    expect(said(summary(three), 'en', { views: {} })).to.equal('3 squats.');
    const likeness = { overall: 1, pose: 1, timing: 1, range: 1, grade: 'A' } as const;
    expect(said(summary(three, { reference_score: likeness }))).to.equal('3 squats.');
    const nameless = { ...words('en'), nameOf: () => undefined };
    expect(verdictOf(summary(three), undefined, nameless)).to.deep.equal(['3 repetitions.']);
  });

  it('says how long something was held, in whole seconds and never longer than all of it', () => {
    const hold = { startMs: 0, endMs: 16_400, seconds: 16, score: 90, grade: 'A', findings: [] } as const;
    const held = { unit: 'seconds', best_hold_ms: 16_400 } as const;
    expect(said(summary([], { ...held, counter: 16, holds: [hold] }))).to.equal('Held for 16 s.');
    const two = [hold, { ...hold, seconds: 4 }];
    expect(said(summary([], { ...held, counter: 20, holds: two }))).to.equal(
      'Held for 20 s in 2 parts, the longest 16 s.',
    );
  });

  it('says that there is nothing', () => {
    expect(said(summary([]))).to.equal('No squats were counted.');
    expect(verdictOf(summary([]), TRAITS, { ...words('en'), nameOf: () => undefined })).to.deep.equal([
      'Nothing was counted.',
    ]);
  });

  it('follows the plurals of each language', () => {
    expect(['en', 'fr', 'ar', 'ja'].map((tag) => [0, 1, 2].map((count) => categoryOf(tag, count)))).to.deep.equal([
      ['other', 'one', 'other'],
      ['one', 'one', 'other'],
      ['zero', 'one', 'two'],
      ['other', 'other', 'other'],
    ]);
    expect(pluralsOf('ar')(2, { other: 'x', one: 'y' })).to.equal('x');
  });
});

describe('what to improve', () => {
  const advice = (code: string, count: number) => ({ code, message: code, count });

  it('is three things at most, each where it is plainest', () => {
    const measured = (value: number) => ({ quantity: 'trunk', value, limit: 50, bound: 'at_most', unit: '°' }) as const;
    const lean = (value: number, timestampMs: number) => [
      finding('squat.trunk.lean', { measured: measured(value), timestampMs }),
    ];
    const told = summary([rep(1, { findings: lean(52, 100) }), rep(2, { findings: lean(61, 200) }), rep(3)], {
      recommendations: ['squat.trunk.lean', 'b', 'c', 'd'].map((code) => advice(code, 2)),
    });
    const improvements = improvementsOf(told, marksOf(told));
    expect(improvements).to.have.length(3);
    expect(improvements[0]?.moment).to.deep.include({ timeMs: 200, measured: measured(61) });
    expect(improvements[0]?.moment?.mark?.number).to.equal(2);
    expect(improvements[1], 'nothing shows it').not.to.have.property('moment');
  });

  it('shows what was not counted where nothing else does', () => {
    const miss = {
      startMs: 10,
      bottomMs: 20,
      endMs: 30,
      code: SHALLOW,
      value: 30,
      needed: 45,
      unit: '%',
      message: '',
    } as const;
    const told = summary([], { recommendations: [advice(SHALLOW, 1)], near_misses: [miss] });
    expect(improvementsOf(told, [])[0]?.moment).to.include({ timeMs: 20 });
  });

  it('explains a grade below A by the part of the score that cost most, and leaves an A alone', () => {
    const parts = { depth: 90, tempo: 20, symmetry: null, steadiness: 100, penalties: 0 };
    const slow = rep(2, { score: 75, grade: 'C', score_parts: parts });
    const told = summary([rep(1), slow], { avg_rep_score: 88, grade: 'B' });
    const [only, ...others] = improvementsOf(told, marksOf(told));
    expect(only).to.include({ kind: 'score', part: 'tempo' });
    expect(only?.moment?.mark?.number).to.equal(2);
    expect(others).to.deep.equal([]);
    expect(marksOf(told).map(unexplainedPart)).to.deep.equal([undefined, 'tempo']);
    expect(improvementsOf(summary([rep(1), rep(2)]), marksOf(summary([rep(1), rep(2)])))).to.deep.equal([]);
  });

  it('marks the joints that a code names, else those that the exercise is about', () => {
    expect(jointsOf('squat.knees.inward', 'hip')).to.deep.equal(['left_knee', 'right_knee']);
    expect(jointsOf('plank.head.dropped', 'hip')).to.deep.equal(['left_ear', 'right_ear']);
    expect(jointsOf(SHALLOW, 'knee')).to.deep.equal(['left_knee', 'right_knee']);
    expect(jointsOf(SHALLOW, undefined)).to.deep.equal([]);
  });
});

describe('points of a score', () => {
  const sum = (told: RepetitionSummary) => pointsOf(told).reduce((all, { points }) => all + points, 0);

  it('add up to the score and its penalties, of a hundred in all', () => {
    const parts = { depth: 78, tempo: 61, symmetry: 93, steadiness: 88, penalties: 10 };
    const told = rep(1, { score: 70, score_parts: parts });
    expect(sum(told)).to.equal(80);
    expect(pointsOf(told).map(({ part, most }) => [part, most])).to.deep.equal([
      ['depth', 40],
      ['tempo', 20],
      ['symmetry', 20],
      ['steadiness', 20],
    ]);
  });

  it('of parts that were not measured go to the others', () => {
    const parts = { depth: null, tempo: 50, symmetry: 100, steadiness: 100, penalties: 0 };
    const told = pointsOf(rep(1, { score: 83, score_parts: parts }));
    expect(told.reduce((all, { most }) => all + most, 0)).to.equal(100);
    expect(told.map(({ part }) => part)).to.deep.equal(['tempo', 'symmetry', 'steadiness']);
    expect(told.reduce((all, { points }) => all + points, 0)).to.equal(83);
  });
});

describe('hints how to film', () => {
  const hints = (not_judged: readonly string[], more: Partial<ExerciseSummaryMessage> = {}) =>
    filmingHints(summary([rep(1)], { not_judged, ...more }), TRAITS, INTERFACE_TEXTS.en);

  it('name the view from which more can be judged', () => {
    expect(hints(['squat.knees.inward'])).to.deep.equal([
      'Film from the front so that 1 more aspect of form can be judged.',
    ]);
  });

  it('say where too little was seen, and nothing of what no view shows', () => {
    expect(hints(['squat.trunk.lean', SHALLOW])[0]).to.match(/^2 aspects of form could not be judged/);
    expect(hints(['lunge.knee.past_toe'])).to.deep.equal([]);
    expect(hints([])).to.deep.equal([]);
  });
});
