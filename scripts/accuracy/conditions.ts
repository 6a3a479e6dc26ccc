/**
 * The synthetic athlete under every condition of filming: views, heights and roll of the camera, tempos, depths, crops.
 */
import { isCompatible } from '../../src/tune/compatible.js';
import { exercises } from '../../src/exercise/index.js';
import { createCamera } from '../../test/athlete/camera.js';
import type { CameraOptions } from '../../test/athlete/camera.js';
import { poseSequence } from '../../test/athlete/keypoints.js';
import { DISTRACTORS, EXERCISES, performance, UPCOMING } from '../../test/athlete/movements.js';
import type { PerformanceOptions } from '../../test/athlete/movements.js';
import type { Pose } from '../../src/pose/types.js';
import { summaryOf } from './run.js';

/** One way to film and to perform. */
interface Condition {
  readonly where: string;
  readonly camera: Partial<CameraOptions>;
  readonly rollDeg: number;
  readonly asked: Partial<PerformanceOptions>;
  /** Joints that are outside the picture. */
  readonly hidden?: RegExp;
}

/** Exact, an honest refusal, or wrong. */
export interface ConditionResult {
  readonly exercise: string;
  readonly where: string;
  readonly wanted: number;
  readonly count: number;
  readonly verdict: 'exact' | 'refused' | 'wrong';
  readonly reason?: string;
}

const REFUSALS: ReadonlySet<string> = new Set(['view_unjudged', 'too_little_seen', 'wrong_view', 'not_visible']);

/** Usual seconds of a repetition: as fast as people go, as usual, slow. */
export const SECONDS: Readonly<Record<string, readonly number[]>> = {
  squat: [1, 2.2, 5],
  lunge: [1.2, 2.6, 5],
  pushup: [0.7, 1.6, 5],
  jumping_jack: [0.5, 1, 2.5],
  low_impact_jack: [0.8, 1.4, 3],
  deadlift: [1.6, 3, 6],
  side_lunge: [1.4, 2.8, 5],
  high_knees: [0.33, 0.4, 0.7],
  calf_raise: [1, 1.6, 3.5],
  sit_to_stand: [1.8, 2.8, 5],
  burpee: [2.4, 3.6, 6],
};

/** What a detector's keypoints tremble by. */
export const NOISE = { share: 0.004, seed: 7 };

/** Movements on the floor, and those that reach higher than a standing person. */
export const LYING: ReadonlySet<string> = new Set([
  'pushup',
  'plank',
  'glute_bridge',
  'bridge',
  'sit_up',
  'crunch',
  'leg_raise',
  'mountain_climber',
  'side_plank',
  'cobra',
]);
/** Held postures whose limbs point at a camera in front. */
export const SIDEWAYS: ReadonlySet<string> = new Set([
  'chair_forward_fold',
  'split',
  'closing',
  'bow',
  'tiger',
  'camel',
  'king_pigeon',
  'foot_to_hand',
]);
const HIGH: ReadonlySet<string> = new Set(['pull_up', 'shoulder_press', 'tree', 'foot_to_hand', 'i', 'needle']);

/** @returns a camera at a usual height; who lies is filmed from nearer, and from the front with the head toward it */
export function cameraOf(exercise: string, yawDeg: number, heightM?: number): Partial<CameraOptions> {
  if (HIGH.has(exercise)) return { yawDeg, heightM: heightM ?? 1.2, target: [0, 1.25, 0], distanceM: 4.2 };
  if (!LYING.has(exercise)) return { yawDeg, heightM: heightM ?? 1 };
  return { yawDeg, heightM: heightM ?? 0.7, target: [0, 0.35, 0.7], distanceM: 3.2 };
}

/** @returns the poses as a camera that is held aslant sees them */
export function rolled(poses: readonly Pose[], rollDeg: number): readonly Pose[] {
  if (rollDeg === 0) return poses;
  const [cos, sin] = [Math.cos((rollDeg * Math.PI) / 180), Math.sin((rollDeg * Math.PI) / 180)];
  return poses.map((pose) => {
    const [cx, cy] = [pose.width / 2, pose.height / 2];
    return {
      ...pose,
      keypoints: pose.keypoints.map((point) => ({
        ...point,
        x: cx + (point.x - cx) * cos - (point.y - cy) * sin,
        y: cy + (point.x - cx) * sin + (point.y - cy) * cos,
      })),
    };
  });
}

/**
 * @param shallow also sets that are too shallow to count, as near misses of the exercise
 * @returns every way in which an exercise is filmed
 */
export function conditionsOf(exercise: string, shallow = false): Condition[] {
  const lying = LYING.has(exercise);
  const yaws = exercise === 'low_impact_jack' ? [0, 30, 135, 180] : [0, 20, 40, 60, 90, 135, 160, 180, 270];
  const list: Condition[] = [];
  for (const yawDeg of yaws) {
    const add = (where: string, more: Partial<Condition>): void => {
      list.push({ where: `${yawDeg}° ${where}`, camera: cameraOf(exercise, yawDeg), rollDeg: 0, asked: {}, ...more });
    };
    for (const secondsPerRep of SECONDS[exercise] ?? [2]) add(`${secondsPerRep} s`, { asked: { secondsPerRep } });
    for (const depth of [0.7, 0.85]) add(`depth ${depth}`, { asked: { depth } });
    for (const heightM of lying ? [0.2, 1.4] : [0.3, 1.7, 2.2])
      add(`${heightM} m`, { camera: cameraOf(exercise, yawDeg, heightM) });
    for (const rollDeg of [-30, -15, 15, 30]) add(`roll ${rollDeg}`, { rollDeg });
    if (shallow) for (const depth of [0.5]) add(`depth ${depth}`, { asked: { depth } });
    add('pauses', { asked: { pauseTopS: 1, pauseBottomS: 1.5 } });
    add('no head', { hidden: /nose|eye|ear/ });
    if (lying) add('no legs', { hidden: /knee|ankle/ });
    else if (exercise !== 'jumping_jack' && exercise !== 'low_impact_jack') add('no feet', { hidden: /ankle/ });
    add('one', { asked: { reps: 1 } });
  }
  return list;
}

/** @returns the poses of one condition and how many repetitions they show */
export function filmed(
  exercise: string,
  { camera, rollDeg, asked, hidden }: Condition,
): { poses: readonly Pose[]; wanted: number } {
  const shown = performance({
    exercise: exercise as PerformanceOptions['exercise'],
    reps: 4,
    variation: 0.1,
    ...asked,
  });
  const options = createCamera(camera).options;
  const poses = rolled(poseSequence(shown, options, { fps: 15, noise: NOISE }), rollDeg);
  return {
    wanted: shown.truth.reps.length,
    poses: hidden
      ? poses.map((pose) => ({
          ...pose,
          keypoints: pose.keypoints.map((point) => (hidden.test(point.name) ? { ...point, score: 0.05 } : point)),
        }))
      : poses,
  };
}

/** @returns one result per exercise and condition, and per distractor, view and exercise */
export function runConditions(): ConditionResult[] {
  const results: ConditionResult[] = [];
  for (const { name: exercise, unit } of exercises) {
    if (unit !== 'reps') continue;
    for (const condition of conditionsOf(exercise)) {
      const { poses, wanted } = filmed(exercise, condition);
      const { counter: count, reason } = summaryOf(poses, { exercise });
      const refused = count === 0 && reason !== undefined && REFUSALS.has(reason.code);
      const verdict = count === wanted ? 'exact' : refused ? 'refused' : 'wrong';
      results.push({
        exercise,
        where: condition.where,
        wanted,
        count,
        verdict,
        ...(reason && { reason: reason.code }),
      });
    }
  }
  for (const { name: where, movement, poses } of negatives()) {
    for (const { name } of exercises) {
      if (
        name === movement ||
        isCompatible(movement, name) ||
        (name.startsWith('balance') && movement.startsWith('balance'))
      )
        continue;
      const { counter: count } = summaryOf(poses, { exercise: name });
      const verdict = count === 0 ? 'exact' : 'wrong';
      results.push({ exercise: 'negatives', where: `${where} as ${name}`, wanted: 0, count, verdict });
    }
  }
  return results;
}

/** @returns every movement of the athlete from three sides, to be run as something else */
export function negatives(): { readonly name: string; readonly movement: string; readonly poses: readonly Pose[] }[] {
  return [0, 45, 90].flatMap((yawDeg) =>
    [...DISTRACTORS, ...EXERCISES, ...UPCOMING].map((movement) => {
      // Farther away: some of them walk.
      const camera = { distanceM: 4.5, ...cameraOf(movement, yawDeg) };
      const poses = poseSequence(performance({ exercise: movement, reps: 6 }), camera, { fps: 15, noise: NOISE });
      return { name: `${movement} ${yawDeg}°`, movement, poses };
    }),
  );
}
