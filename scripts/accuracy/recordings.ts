/**
 * The labelled recordings, and where the poses of one come from.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import type { Pose } from '../../src/pose/types.js';

/** What somebody saw in a recording. */
export interface Label {
  readonly name: string;
  readonly movement: string;
  readonly reps: number | null;
  readonly reps_min: number | null;
  readonly reps_max: number | null;
  /** Start and end in seconds. */
  readonly hold: readonly [number, number] | null;
  readonly rep_times_s: readonly number[] | null;
  readonly standing_leg: 'left' | 'right' | null;
  readonly view: string;
  readonly label_confidence: 'high' | 'medium' | 'low';
  readonly sequence?: string;
  readonly clip?: string;
}

/** Raw keypoints of a recording: per frame its time in ms and 17 × [x, y, score], or `null` where nobody was found. */
export interface Sequence {
  readonly w: number;
  readonly h: number;
  readonly frames: readonly { readonly t: number; readonly k: readonly (readonly number[])[] | null }[];
}

/** Where poses come from: the stored sequences, or a run of the whole pipeline over the clips. */
export interface PoseProvider {
  readonly name: string;
  /** @returns the poses of a recording; undefined where this provider has none */
  poses(label: Label): Promise<readonly Pose[] | undefined>;
}

/** @returns the labels of a data folder; undefined where it has none */
export function readLabels(dataDir: string): readonly Label[] | undefined {
  const file = join(dataDir, 'labels.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Label[]) : undefined;
}

/** @returns the poses of a sequence */
export function posesOf({ w, h, frames }: Sequence): Pose[] {
  return frames.map(({ t, k }) => {
    const keypoints = (k ?? []).map(([x = 0, y = 0, score = 0], index) => ({
      name: COCO_KEYPOINTS[index] ?? '',
      x,
      y,
      z: 0,
      score,
    }));
    const sum = keypoints.reduce((total, { score }) => total + score, 0);
    return { timestampMs: t, width: w, height: h, keypoints, score: keypoints.length ? sum / keypoints.length : 0 };
  });
}

/**
 * @param dir a folder with `NAME.json` per recording
 * @returns a provider of the sequences in it
 */
export function sequenceProvider(name: string, dir: string): PoseProvider {
  return {
    name,
    poses: (label) => {
      const file = join(dir, `${label.name}.json`);
      if (!existsSync(file)) return Promise.resolve(undefined);
      return Promise.resolve(posesOf(JSON.parse(readFileSync(file, 'utf8')) as Sequence));
    },
  };
}
