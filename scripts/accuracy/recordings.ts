/**
 * The labelled recordings, and where the poses of one come from.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import type { Pose } from '../../src/pose/types.js';
import { readRecording } from '../../test/helpers/sequence.js';

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
  /** Another exercise that has the same name, such as calf raises on a seat. */
  readonly variant?: string;
  readonly label_confidence: 'high' | 'medium' | 'low';
  readonly sequence?: string;
  readonly clip?: string;
}

/** What a recording is found by. */
export type Named = Pick<Label, 'name' | 'clip'>;

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
  poses(label: Named): Promise<readonly Pose[] | undefined>;
}

/** Recordings that have to be refused, and by which reason: nobody could judge them from where they were filmed. */
export const EXPECTED_REFUSALS: Readonly<Record<string, string>> = { pushup_08: 'view_unjudged' };

const FIXTURES = new URL('../../test/fixtures/sequences/', import.meta.url);

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
    return { timestampMs: t, width: w, height: h, keypoints, score: meanScore(keypoints) };
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

/** @returns raw keypoints of our own pipeline in a data folder, and those of another where there are none */
export function storedProviders(dataDir: string): PoseProvider[] {
  const own = sequenceProvider('our own pipeline', join(dataDir, 'sequences-own'));
  const other = sequenceProvider('another pipeline', join(dataDir, 'sequences'));
  return [own, unless(other, own)];
}

/** @returns the recordings that are kept in the repository: their labels and a provider of their keypoints */
export function fixtures(): { readonly labels: readonly Label[]; readonly provider: PoseProvider } {
  const all = readdirSync(FIXTURES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readRecording(readFileSync(new URL(file, FIXTURES), 'utf8')));
  const poses = new Map(
    all.map((one) => [one.name, one.poses.map((pose) => ({ ...pose, score: meanScore(pose.keypoints) }))] as const),
  );
  return {
    labels: all.map(({ poses: _, ...label }) => ({
      ...label,
      reps: label.reps_min === label.reps_max ? label.reps_min : null,
      rep_times_s: null,
      label_confidence: 'high',
    })),
    provider: { name: "the repository's recordings", poses: ({ name }) => Promise.resolve(poses.get(name)) },
  };
}

/** @returns the first's poses of a label, or none where another provider has it already */
export function unless(provider: PoseProvider, other: PoseProvider): PoseProvider {
  return {
    name: provider.name,
    poses: async (label) => ((await other.poses(label)) ? undefined : provider.poses(label)),
  };
}

/** @returns the video of a label in a folder; undefined where it is not there */
export function videoOf({ name, clip }: Named, dir: string): string | undefined {
  const file = readdirSync(dir).find(
    (one) => one === (clip && basename(clip)) || (basename(one, extname(one)) === name && extname(one) !== '.json'),
  );
  return file && join(dir, file);
}

function meanScore(keypoints: readonly { readonly score: number }[]): number {
  return keypoints.length ? keypoints.reduce((sum, { score }) => sum + score, 0) / keypoints.length : 0;
}
