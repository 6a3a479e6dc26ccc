/**
 * The synthetic athlete: every exercise × view × difficulty × tempo × depth, and every fault.
 */
import { exercises } from '../../src/exercise/index.js';
import type { Difficulty, ExerciseSummaryMessage } from '../../src/exercise/index.js';
import { poseSequence } from '../../test/athlete/keypoints.js';
import { FAULTS, performance } from '../../test/athlete/movements.js';
import type { ExerciseName, Performance, PerformanceOptions } from '../../test/athlete/movements.js';
import { cameraOf, NOISE, SECONDS } from './conditions.js';
import { summaryOf } from './run.js';

/** Degrees around the athlete by view. */
const VIEWS = { front: 0, oblique: 45, side: 90 } as const;

type ViewName = keyof typeof VIEWS;

/** The views from which each exercise can sensibly be filmed. */
const SENSIBLE_VIEWS: Readonly<Record<string, readonly ViewName[]>> = {
  squat: ['front', 'oblique', 'side'],
  lunge: ['front', 'oblique', 'side'],
  pushup: ['front', 'oblique', 'side'],
  plank: ['oblique', 'side'],
  balance_leg: ['front', 'oblique', 'side'],
  balance_leg_left: ['front', 'oblique', 'side'],
  balance_leg_right: ['front', 'oblique', 'side'],
  jumping_jack: ['front', 'oblique', 'side'],
  low_impact_jack: ['front', 'oblique'],
};

/** The views from which each fault can be seen. */
const FAULT_VIEWS: Readonly<Record<string, readonly ViewName[]>> = {
  'squat.depth.shallow': ['front', 'oblique', 'side'],
  'squat.knees.inward': ['front'],
  'squat.trunk.lean': ['side'],
  'squat.heels.lifted': ['side'],
  'squat.asymmetry': ['front'],
  'pushup.depth.shallow': ['front', 'oblique', 'side'],
  // From elsewhere a bent arm looks straighter than it is.
  'pushup.lockout.incomplete': ['side'],
  'pushup.hips.sag': ['side'],
  'pushup.hips.pike': ['side'],
  'lunge.depth.shallow': ['side'],
  'lunge.knee.past_toe': [],
  'lunge.trunk.lean': ['side'],
  'lunge.back_knee.high': ['side'],
  'plank.hips.sag': ['side'],
  'plank.hips.pike': ['side'],
  'plank.knees.bent': ['side'],
  'plank.head.dropped': ['side'],
  'balance.pelvis.drop': ['front'],
  'balance.sway': ['front'],
  'balance.foot.down': ['front', 'oblique', 'side'],
  'jack.arms.incomplete': ['front', 'oblique', 'side'],
  'jack.legs.incomplete': ['front'],
  'jack.timing': ['front'],
};

/** Depths that count at each difficulty, as shares of the full textbook depth. */
const COUNTING_DEPTHS: Readonly<Record<Difficulty, readonly number[]>> = {
  easy: [0.75, 1],
  normal: [0.9, 1],
  pro: [1],
};

/** One case of the grid. */
export interface GridResult {
  readonly exercise: string;
  readonly view: string;
  readonly difficulty: string;
  readonly secondsPerRep: number;
  readonly depth: number;
  readonly expected: number;
  readonly count: number;
  readonly ok: boolean;
  readonly detail: string;
}

/** How often a code was right. */
export interface CodeResult {
  readonly code: string;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly precision: number;
  readonly recall: number;
  readonly misses: readonly string[];
}

function detail({ reason, near_misses, holds }: ExerciseSummaryMessage): string {
  return [
    reason && `${reason.code} ${reason.checks?.join() ?? ''} ${reason.value ?? ''}`,
    ...near_misses.slice(0, 2).map(({ code, value, needed }) => `${code} ${value}/${needed}`),
    ...holds.map(({ startMs, endMs }) => `${startMs / 1000}–${endMs / 1000}`),
  ]
    .filter(Boolean)
    .join('; ');
}

function run(
  options: Partial<PerformanceOptions> & { exercise: ExerciseName },
  view: ViewName,
  difficulty: Difficulty,
) {
  const shown = performance(options);
  const poses = poseSequence(shown, cameraOf(options.exercise, VIEWS[view]), { fps: 15, noise: NOISE });
  return { shown, summary: summaryOf(poses, { exercise: options.exercise, difficulty }) };
}

const HOLD_TOLERANCE_S = 0.7;

function holdsRight({ truth }: Performance, { holds }: ExerciseSummaryMessage): boolean {
  return (
    holds.length === truth.holds.length &&
    truth.holds.every(({ start, end }, index) => {
      const found = holds[index];
      return (
        found &&
        Math.abs(found.startMs / 1000 - start) <= HOLD_TOLERANCE_S &&
        Math.abs(found.endMs / 1000 - end) <= HOLD_TOLERANCE_S
      );
    })
  );
}

/** Textbook sets of every exercise: the count must be exact. */
export function runGrid(): GridResult[] {
  const results: GridResult[] = [];
  for (const { name, unit } of exercises) {
    for (const view of SENSIBLE_VIEWS[name] ?? []) {
      for (const difficulty of ['easy', 'normal', 'pro'] as const) {
        const depths = unit === 'reps' ? COUNTING_DEPTHS[difficulty] : [1];
        for (const secondsPerRep of SECONDS[name] ?? [2]) {
          for (const depth of depths) {
            const asked = { exercise: name as ExerciseName, reps: 4, secondsPerRep, depth, holdS: 6, variation: 0.1 };
            const { shown, summary } = run(asked, view, difficulty);
            const expected = unit === 'reps' ? shown.truth.reps.length : 6;
            const ok = unit === 'reps' ? summary.counter === expected : holdsRight(shown, summary);
            results.push({
              exercise: name,
              view,
              difficulty,
              secondsPerRep,
              depth,
              expected,
              count: summary.counter,
              ok,
              detail: detail(summary),
            });
          }
        }
      }
    }
  }
  return results;
}

/** Every fault from every view that shows it, and the same sets without: findings where the fault is, and only there. */
export function runFaults(): CodeResult[] {
  const tallies = new Map<string, { tp: number; fp: number; fn: number; misses: string[] }>();
  const tally = (code: string) => {
    const known = tallies.get(code) ?? { tp: 0, fp: 0, fn: 0, misses: [] };
    tallies.set(code, known);
    return known;
  };
  for (const { name, unit } of exercises) {
    const codes = FAULTS[name as ExerciseName];
    for (const view of SENSIBLE_VIEWS[name] ?? []) {
      for (const fault of [undefined, ...codes]) {
        for (const secondsPerRep of unit === 'reps' ? (SECONDS[name] ?? [2]) : [2]) {
          const asked = {
            exercise: name as ExerciseName,
            reps: 4,
            secondsPerRep,
            holdS: 6,
            faults: fault ? [fault] : [],
          };
          const { summary } = run(asked, view, 'easy');
          const near = new Map<string, number>();
          for (const { code } of summary.near_misses) near.set(code, (near.get(code) ?? 0) + 1);
          for (const code of codes) {
            const found =
              (summary.recommendations.find((finding) => finding.code === code)?.count ?? 0) > 0 ||
              (near.get(code) ?? 0) > 0;
            const where = `${name} ${view} ${secondsPerRep} s, fault ${fault ?? 'none'}`;
            if (code === fault) {
              if (!FAULT_VIEWS[code]?.includes(view)) continue;
              if (found) tally(code).tp++;
              else {
                tally(code).fn++;
                tally(code).misses.push(`missed: ${where} (${detail(summary)})`);
              }
            } else if (found) {
              tally(code).fp++;
              tally(code).misses.push(`wrong: ${where}`);
            }
          }
        }
      }
    }
  }
  return [...tallies].map(([code, { tp, fp, fn, misses }]) => ({
    code,
    truePositives: tp,
    falsePositives: fp,
    falseNegatives: fn,
    precision: tp / (tp + fp),
    recall: tp / (tp + fn),
    misses,
  }));
}
