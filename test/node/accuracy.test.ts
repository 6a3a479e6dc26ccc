import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { falseCounts, figuresOf, wrongReasons } from '../../scripts/accuracy/figures.js';
import { beatsChance } from '../../scripts/accuracy/form.js';
import { runCross, runLabels } from '../../scripts/accuracy/labelled.js';
import type { CrossResult, LabelResult } from '../../scripts/accuracy/labelled.js';
import { ATHLETE_CM, jumpCases, RATES, VIEWS } from '../../scripts/accuracy/jumps/cases.js';
import { jumpFigures, missedJumps } from '../../scripts/accuracy/jumps/figures.js';
import type { FilmedJumps, MeasuredJump } from '../../scripts/accuracy/jumps/film.js';
import { missedCounting, missedForm } from '../../scripts/accuracy/limits.js';
import { accuracy } from '../../scripts/accuracy/parts.js';
import { fixtures, unless, videoOf } from '../../scripts/accuracy/recordings.js';
import { projected, spansOf } from '../../scripts/accuracy/uiprmd.js';
import type { RatedSet } from '../../scripts/accuracy/uiprmd.js';
import type { ReferenceResult } from '../../scripts/accuracy/reference.js';
import { missedReference } from '../../scripts/accuracy/say-reference.js';
import { findMovements, setsOf } from '../../scripts/accuracy/sets.js';
import { COUNTED } from '../../scripts/accuracy/catalogue.js';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';

function counted(count: number, reps: number, more: Partial<LabelResult> = {}): LabelResult {
  const off = Math.abs(count - reps);
  return {
    provider: 'test',
    name: 'one',
    exercise: 'squat',
    view: 'side',
    count,
    reps,
    confident: true,
    range: [reps, reps],
    hold: null,
    found: null,
    off,
    ok: off === 0,
    score: null,
    findings: {},
    nearMisses: [],
    ...more,
  };
}

function pair(count: number, more: Partial<CrossResult> = {}): CrossResult {
  return { provider: 'test', name: 'one', movement: 'curl', exercise: 'squat', count, ...more };
}

/** Somebody who stands with one foot ahead of the other, facing the y axis. */
function standing(): RatedSet {
  const at: Partial<Record<string, [number, number, number]>> = {
    left_shoulder: [-180, 0, 1400],
    right_shoulder: [180, 0, 1400],
    left_hip: [-100, 0, 950],
    right_hip: [100, 0, 950],
    left_knee: [-80, 300, 500],
    right_knee: [80, -200, 480],
    left_ankle: [-30, 400, 90],
    right_ankle: [30, -400, 90],
  };
  const frame = COCO_KEYPOINTS.flatMap((name) => at[name] ?? [0, 60, 1500]);
  return { movement: 'lunge', subject: 1, correct: true, dt_ms: 60, episodes: [[frame, frame], [frame]] };
}

describe('accuracy: figures', () => {
  it('leaves hints, expected refusals and holds out', () => {
    const all = [
      counted(10, 10),
      counted(9, 10),
      counted(7, 10),
      counted(2, 9, { confident: false }),
      counted(0, 9, { expectedReason: 'view_unjudged' }),
      counted(3, 9, { range: null, hold: [0, 9] }),
    ];
    const { of, inRange, exact, offByOne, far, meanError } = figuresOf(all);
    expect({ of, far }).to.deep.equal({ of: 3, far: 1 });
    expect(inRange).to.be.closeTo(1 / 3, 1e-9);
    expect(exact).to.be.closeTo(1 / 3, 1e-9);
    expect(offByOne).to.be.closeTo(2 / 3, 1e-9);
    expect(meanError).to.be.closeTo(0.4 / 3, 1e-9);
  });

  it('names false counts by recording and exercise', () => {
    const rows = falseCounts([pair(0), pair(2), pair(3, { exercise: 'lunge' })]);
    expect([...(rows.get('one') ?? [])]).to.deep.equal([
      ['squat', 2],
      ['lunge', 3],
    ]);
  });

  it('checks the reason of each zero against the label', () => {
    const shown = [counted(0, 5, { reason: 'other_movement' }), counted(0, 5, { reason: 'a', expectedReason: 'a' })];
    const cross = [
      pair(0, { reason: 'other_movement', looksLike: 'lunge', shown: 'lunge' }),
      pair(0, { reason: 'other_movement', looksLike: 'pushup' }),
      pair(0, { reason: 'near_misses' }),
      pair(0, { reason: 'nobody', movement: 'none' }),
      pair(0, { reason: 'nobody' }),
      pair(4, { reason: 'near_misses' }),
    ];
    expect(wrongReasons(shown, cross)).to.deep.equal([
      'one shows squat, said other_movement',
      'one (curl) as squat: looks like pushup',
      'one (curl) as squat: near_misses',
      'one (curl) as squat: nobody',
    ]);
  });
});

describe('accuracy: limits', () => {
  it('says what was missed, and by how much', () => {
    const fine = Array.from({ length: 19 }, () => counted(5, 5));
    expect(missedCounting('a', [...fine, counted(4, 5)], [])).to.deep.equal([]);
    expect(missedCounting('a', [...fine, counted(3, 5)], [])).to.have.length(1);
    expect(missedCounting('a', [counted(4, 5)], [])[0]).to.equal('a: 0 of 1 in range, at least 95 % are asked');
    const pairs = Array.from({ length: 249 }, () => pair(0));
    expect(missedCounting('a', fine, [...pairs, pair(1)])).to.deep.equal([]);
    expect(missedCounting('a', fine, [...pairs.slice(1), pair(1)])).to.have.length(1);
  });

  it('takes an expected refusal with its reason only', () => {
    const refused = (more: Partial<LabelResult>) =>
      missedCounting('a', [counted(0, 9, { expectedReason: 'view_unjudged', ...more })], []);
    expect(refused({ reason: 'view_unjudged' })).to.deep.equal([]);
    expect(refused({ reason: 'other_movement' })).to.have.length(1);
    expect(refused({ count: 9 })).to.have.length(1);
  });

  it('asks a code to beat chance on people, and a difficulty to take what is correct', () => {
    const share = (flagged: number, of = 20) => ({ of, flagged });
    expect(beatsChance({ correct: share(0), incorrect: share(0) })).to.equal(true);
    expect(beatsChance({ correct: share(2), incorrect: share(9) })).to.equal(true);
    expect(beatsChance({ correct: share(12), incorrect: share(9) })).to.equal(false);
    const view = 'side' as const;
    const missed = missedForm(
      [{ code: 'lunge.knee.past_toe', view, correct: share(12), incorrect: share(9) }],
      (['normal', 'pro'] as const).map((difficulty) => ({
        movement: 'squat',
        yawDeg: 90,
        difficulty,
        correct: share(2),
        incorrect: share(9),
        faultyCorrect: share(2),
        faultyIncorrect: share(9),
      })),
    );
    expect(missed).to.have.length(2);
    expect(missed[0]).to.contain('lunge.knee.past_toe from the side');
    expect(missed[1]).to.contain('squat at normal from 90° refuses 2 of 20');
  });
});

describe('accuracy: what it runs on', () => {
  it('films rated people from where they face', () => {
    const set = standing();
    expect(spansOf(set)).to.deep.equal([
      [420, 540],
      [1380, 1440],
    ]);
    const width = (yawDeg: number, left: string, right: string): number => {
      const points = projected(set, yawDeg)[0]?.keypoints ?? [];
      const x = (name: string): number => points.find((point) => point.name === name)?.x ?? NaN;
      return Math.abs(x(left) - x(right));
    };
    expect(width(90, 'left_ankle', 'right_ankle')).to.be.greaterThan(5 * width(90, 'left_hip', 'right_hip'));
    expect(width(0, 'left_hip', 'right_hip')).to.be.greaterThan(3 * width(90, 'left_hip', 'right_hip'));
  });

  it('runs the recordings of the repository where there are no others, and says what it cannot run', async () => {
    const { missed, notRun, results } = await accuracy({
      dataDir: 'no-such-folder',
      models: ['movenet'],
      only: ['left-out', 'clips', 'rated'],
      verbose: false,
    });
    expect(missed).to.deep.equal([]);
    expect(results).to.deep.equal({});
    expect(notRun).to.have.length(5);
    const { labels, provider } = fixtures();
    const squat = labels.filter(({ name }) => name === 'squat_05');
    expect(await runLabels(squat, provider)).to.have.length(1);
    expect((await runLabels(squat, provider))[0]).to.include({ exercise: 'squat', ok: true });
    const cross = await runCross(squat, provider);
    expect(cross.map(({ exercise }) => exercise)).not.to.include('squat');
    expect(await runLabels(squat, unless(provider, provider))).to.deep.equal([]);
  });

  it('finds the movements of a record whatever they are', async () => {
    const { labels, provider } = fixtures();
    const squat = labels.find(({ name }) => name === 'squat_05');
    const poses = squat ? await provider.poses(squat) : undefined;
    const record = COUNTED.find(({ name }) => name === 'squat');
    expect(findMovements(record as (typeof COUNTED)[number], poses ?? [])).to.have.length.of.at.least(3);
    expect(setsOf(COUNTED, poses ?? [])).to.have.length(COUNTED.length);
  });

  it('finds a video by the name of its label or of its clip', () => {
    const dir = mkdtempSync(join(tmpdir(), 'accuracy-'));
    try {
      for (const file of ['squat_01.mov', 'other.mp4', 'squat_02.json']) writeFileSync(join(dir, file), '');
      const label = { ...(fixtures().labels[0] as ReturnType<typeof fixtures>['labels'][number]), name: 'squat_01' };
      expect(videoOf(label, dir)).to.equal(join(dir, 'squat_01.mov'));
      expect(videoOf({ ...label, name: 'x', clip: 'clips/other.mp4' }, dir)).to.equal(join(dir, 'other.mp4'));
      expect(videoOf({ ...label, name: 'squat_02' }, dir)).to.equal(undefined);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

describe('accuracy: limits on references', () => {
  const reference = (exercise: string, more: Partial<ReferenceResult> = {}): ReferenceResult => ({
    exercise,
    knowledge: 'catalogue',
    reference: 'one',
    recognised: exercise,
    fault: null,
    inRange: 9,
    of: 10,
    missed: [],
    ownInRange: true,
    ownScore: 0.95,
    otherScore: 0.8,
    others: 20,
    falseCounts: [],
    ...more,
  });
  const all = (more: Partial<ReferenceResult> = {}): ReferenceResult[] => [
    reference('squat', more),
    reference('jumping_jack'),
    reference('bicep_curl'),
    reference('pull_up', { inRange: 0 }),
  ];

  it('are kept at 90 % in range, own sets above .9 and nothing counted of something else', () => {
    expect(missedReference(all())).to.deep.equal([]);
  });

  it('name what missed them', () => {
    expect(missedReference(all({ inRange: 8 }))).to.deep.equal([
      'Reference squat: 8 of 10 in range, at least 90 % are asked',
    ]);
    expect(missedReference(all({ ownScore: 0.9 }))[0]).to.match(/^Reference squat: its own sets score 0\.90/);
    expect(missedReference(all({ falseCounts: ['walk_01 1'] }))[0]).to.match(
      /^Reference squat: 1 recordings? of something/,
    );
  });

  it('are on the catalogue alone', () => {
    expect(missedReference([...all(), reference('squat', { knowledge: 'movement alone', inRange: 0 })])).to.deep.equal(
      [],
    );
  });
});

describe('accuracy: jumps', () => {
  const filmed = (more: (index: number) => Partial<Record<'heightCm' | 'uncertaintyCm', number>> | undefined) => {
    const jumps = RATES.flatMap((fps) =>
      (Object.keys(VIEWS) as (keyof typeof VIEWS)[]).flatMap((view) =>
        Array.from({ length: 10 }, (_, index): MeasuredJump => {
          const found = more(index);
          const measured = { heightCm: 30, uncertaintyCm: 2, ...found } as MeasuredJump['found'];
          return { view, style: 'squat', cameraHeightM: 1, fps, trueCm: 30, found: found && measured };
        }),
      ),
    );
    return { jumps, falseJumps: [] } satisfies FilmedJumps;
  };

  it('are filmed in every style from every view, with both heights of the camera in each', () => {
    const cases = jumpCases();
    for (const view of Object.keys(VIEWS)) {
      const mine = cases.filter((one) => one.view === view);
      expect(new Set(mine.map(({ style }) => style)).size).to.equal(mine.length);
      expect(new Set(mine.map(({ cameraHeightM }) => cameraHeightM)).size).to.equal(2);
    }
    for (const { truth, style } of cases) {
      expect(truth.map(({ heightM }) => heightM).sort(), style).to.deep.equal([0.15, 0.3, 0.45]);
    }
    expect(ATHLETE_CM).to.equal(175);
  });

  it('have figures by view and frame rate', () => {
    const made = filmed((index) => ({ heightCm: 30 + (index % 2 === 0 ? 0.5 : -0.5) }));
    const figures = jumpFigures(made);
    expect(figures).to.have.length(RATES.length * 4);
    const [first] = figures;
    expect(first).to.deep.include({
      view: 'front',
      fps: 30,
      of: 10,
      missed: 0,
      bias: 0,
      p95: 0.5,
      inside: 1,
      shown: 2,
    });
    expect(first?.limits[1]).to.be.closeTo(0.98, 1e-9);
    expect(missedJumps(figures, made)).to.deep.equal([]);
  });

  it('miss a limit where they are not measured, far off, or surer than they are', () => {
    const lost = filmed((index) => (index === 0 ? undefined : {}));
    expect(missedJumps(jumpFigures(lost), lost)[0]).to.equal('Jumps, front at 30 frames/s: 1 of 10 were not measured');
    const far = filmed(() => ({ heightCm: 32, uncertaintyCm: 3 }));
    const missed = missedJumps(jumpFigures(far), far);
    // 2 cm are allowed at 30 and 60 frames a second.
    expect(missed).to.have.length(8);
    expect(missed[0]).to.equal('Jumps, front at 120 frames/s: 95 of 100 are within 2.0 cm, 1.5 cm are asked');
    const sure = filmed((index) => ({ heightCm: 30.5, uncertaintyCm: index < 2 ? 0.4 : 1 }));
    expect(missedJumps(jumpFigures(sure), sure)[0]).to.equal(
      'Jumps, front at 30 frames/s: the truth is inside in 80 %, 90 % are asked',
    );
    const none = { ...filmed(() => ({})), falseJumps: ['squat at 30: 900 ms'] };
    expect(missedJumps(jumpFigures(none), none)).to.deep.equal(['Jumps, none there: squat at 30: 900 ms']);
  });
});
