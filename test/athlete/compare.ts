/**
 * How far found keypoints and angles are from the truth. Pure.
 */
import type { ClipTruth, TruthFrame } from './truth.js';

/** What is compared: keypoints and angles by time, as the messages give them. */
export interface FoundFrame {
  readonly timestampMs: number;
  readonly score: number;
  readonly keypoints: readonly {
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly score?: number;
  }[];
  readonly angles?: Readonly<Record<string, number | null>>;
}

/** Mean differences over all frames and visible joints. */
export interface Comparison {
  /** Mean distance as a share of the greatest height that the body has in the clip. */
  readonly keypointError: number;
  /** The same for each joint. */
  readonly byJoint: Readonly<Record<string, number>>;
  /** Mean difference in degrees from the projected truth, by joint angle. */
  readonly angleErrors: Readonly<Record<string, number>>;
  /** Mean score of the found frames. */
  readonly score: number;
  readonly frames: number;
  /** Frames with a person in which nobody was found. */
  readonly missed: number;
}

/** Value of a visible joint in the truth; others are hidden or outside. */
const VISIBLE = 2;

class Mean {
  #sum = 0;
  count = 0;
  add(value: number): void {
    this.#sum += value;
    this.count++;
  }
  get value(): number {
    return this.count ? this.#sum / this.count : NaN;
  }
}

/** The joints that an angle needs, by its own: a `left_knee` needs the hip, the knee and the ankle. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  elbow: ['shoulder', 'elbow', 'wrist'],
  shoulder: ['hip', 'shoulder', 'elbow'],
  hip: ['shoulder', 'hip', 'knee'],
  knee: ['hip', 'knee', 'ankle'],
};

/** Compares what was found in a clip with its truth. */
export function compareWithTruth(found: readonly FoundFrame[], truth: ClipTruth): Comparison {
  const bodyPx = bodyLengthPx(truth);
  const all = new Mean();
  const score = new Mean();
  const byJoint = new Map<string, Mean>();
  const byAngle = new Map<string, Mean>();
  let missed = 0;
  for (const frame of found) {
    const expected = truthAt(truth, frame.timestampMs);
    if (!expected) continue;
    if (frame.keypoints.length === 0) missed++;
    else score.add(frame.score);
    const visible = new Set<string>();
    for (const [index, joint] of truth.joints.entries()) {
      const [x, y, visibility] = expected.k[index] ?? [0, 0, 0];
      if (visibility !== VISIBLE) continue;
      visible.add(joint);
      const keypoint = frame.keypoints.find(({ name }) => name === joint);
      if (!keypoint) continue;
      const error = Math.hypot(keypoint.x - x, keypoint.y - y) / bodyPx;
      all.add(error);
      meanOf(byJoint, joint).add(error);
    }
    for (const [name, degrees] of Object.entries(frame.angles ?? {})) {
      const [side, joint] = name.split('_') as [string, string];
      const isVisible = (NEEDED[joint] ?? []).every((needed) => visible.has(`${side}_${needed}`));
      const expectedDegrees = expected.angles[name];
      if (degrees === null || expectedDegrees === undefined || !isVisible) continue;
      meanOf(byAngle, name).add(Math.abs(degrees - expectedDegrees));
    }
  }
  const values = (means: Map<string, Mean>) => Object.fromEntries([...means].map(([name, mean]) => [name, mean.value]));
  return {
    keypointError: all.value,
    byJoint: values(byJoint),
    angleErrors: values(byAngle),
    score: score.value,
    frames: score.count + missed,
    missed,
  };
}

/** How far a keypoint is from the truth along one axis, as a share of the body's length. */
export interface AxisError {
  readonly joint: string;
  /** The keypoint's own. */
  readonly score: number;
  readonly error: number;
  /** Whether the joint is behind the body. */
  readonly hidden: boolean;
}

/** @returns the errors of all keypoints of a clip that are in the picture, two of each */
export function axisErrors(found: readonly FoundFrame[], truth: ClipTruth): readonly AxisError[] {
  const bodyPx = bodyLengthPx(truth);
  return found.flatMap(({ timestampMs, keypoints }) => {
    const expected = truthAt(truth, timestampMs);
    return truth.joints.flatMap((joint, index): AxisError[] => {
      const [x, y, visibility] = expected?.k[index] ?? [0, 0, 0];
      const keypoint = keypoints.find(({ name }) => name === joint);
      if (visibility === 0 || !keypoint) return [];
      const { score = 1 } = keypoint;
      const hidden = visibility !== VISIBLE;
      return [keypoint.x - x, keypoint.y - y].map((way) => ({ joint, score, hidden, error: way / bodyPx }));
    });
  });
}

function meanOf(means: Map<string, Mean>, name: string): Mean {
  const known = means.get(name);
  if (known) return known;
  const mean = new Mean();
  means.set(name, mean);
  return mean;
}

/** Length of the body in the picture: the longer side of the largest box around it, so that it holds lying down too. */
function bodyLengthPx(truth: ClipTruth): number {
  return Math.max(
    ...truth.frames.map(({ k }) => {
      const extent = (axis: 0 | 1) => Math.max(...k.map((p) => p[axis])) - Math.min(...k.map((p) => p[axis]));
      return Math.max(extent(0), extent(1));
    }),
  );
}

/** The truth at any time, interpolated; undefined beyond its ends. */
function truthAt(truth: ClipTruth, timeMs: number): TruthFrame | undefined {
  const after = truth.frames.findIndex(({ t }) => t >= timeMs);
  const next = truth.frames[after];
  if (!next) return undefined;
  const last = truth.frames[after - 1] ?? next;
  const share = next.t === last.t ? 0 : (timeMs - last.t) / (next.t - last.t);
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    ...last,
    t: timeMs,
    k: last.k.map(([x, y, visibility], index) => {
      const [x2, y2, visibility2] = next.k[index] ?? [x, y, visibility];
      return [mix(x, x2), mix(y, y2), Math.min(visibility, visibility2)] as const;
    }),
    angles: Object.fromEntries(
      Object.entries(last.angles).map(([name, degrees]) => [name, mix(degrees, next.angles[name] ?? degrees)]),
    ),
  };
}
