/**
 * Keeps many poses in little memory: the numbers of a pose in typed arrays, the names of its points once for all poses.
 * 17 keypoints take 560 bytes; the objects for them take 2600 (measured in Node).
 */
import type { Keypoint, Keypoint3D, Pose } from '../pose/types.js';

/** Numbers kept of each point: x, y, z, score. */
const VALUES = 4;

/** Numbers in one typed array: small enough not to waste memory for short videos, and to grow without copying. */
const CHUNK_LENGTH = 32_768;

/** What many poses have in common. */
interface Layout {
  readonly width: number;
  readonly height: number;
  readonly names: readonly string[];
  readonly names3D: readonly string[] | undefined;
}

interface Entry {
  readonly layout: Layout;
  readonly chunk: Float64Array;
  /** Where the pose's numbers begin: time, score, then the points. */
  readonly at: number;
  readonly cut: boolean;
}

/** A list of poses. */
export class PoseStore {
  readonly #entries: Entry[] = [];
  #layout: Layout | undefined;
  #chunk = new Float64Array(0);
  #used = 0;

  get length(): number {
    return this.#entries.length;
  }

  push(pose: Pose): void {
    const layout = this.#layoutOf(pose);
    const points = [...pose.keypoints, ...(pose.keypoints3D ?? [])];
    const length = 2 + points.length * VALUES;
    if (this.#used + length > this.#chunk.length) {
      this.#chunk = new Float64Array(Math.max(CHUNK_LENGTH, length));
      this.#used = 0;
    }
    const [chunk, at] = [this.#chunk, this.#used];
    this.#used += length;
    chunk[at] = pose.timestampMs;
    chunk[at + 1] = pose.score;
    points.forEach(({ x, y, z, score }, index) => chunk.set([x, y, z, score], at + 2 + index * VALUES));
    this.#entries.push({ layout, chunk, at, cut: pose.cut === true });
  }

  /** Time of a pose in ms; undefined beyond the end. */
  timeAt(index: number): number | undefined {
    const entry = this.#entries[index];
    return entry?.chunk[entry.at];
  }

  /** A pose, made anew. */
  get(index: number): Pose | undefined {
    const entry = this.#entries[index];
    if (!entry) return undefined;
    const { layout, chunk, at, cut } = entry;
    const { width, height, names, names3D } = layout;
    const point = (name: string, position: number): Keypoint & Keypoint3D => {
      const from = at + 2 + position * VALUES;
      const value = (index: number) => chunk[from + index] ?? 0;
      return { name, x: value(0), y: value(1), z: value(2), score: value(3) };
    };
    return {
      timestampMs: chunk[at] ?? 0,
      width,
      height,
      keypoints: names.map(point),
      score: chunk[at + 1] ?? 0,
      ...(names3D && { keypoints3D: names3D.map((name, index) => point(name, names.length + index)) }),
      ...(cut && { cut }),
    };
  }

  /** The layout of the pose before, where it is the same. */
  #layoutOf({ width, height, keypoints, keypoints3D }: Pose): Layout {
    const last = this.#layout;
    const fits =
      last?.width === width &&
      last.height === height &&
      sameNames(last.names, keypoints) &&
      (last.names3D === undefined) === (keypoints3D === undefined) &&
      sameNames(last.names3D ?? [], keypoints3D ?? []);
    if (fits) return last;
    const namesOf = (points: readonly { readonly name: string }[]) => points.map(({ name }) => name);
    this.#layout = { width, height, names: namesOf(keypoints), names3D: keypoints3D && namesOf(keypoints3D) };
    return this.#layout;
  }
}

function sameNames(names: readonly string[], points: readonly { readonly name: string }[]): boolean {
  return names.length === points.length && points.every(({ name }, index) => names[index] === name);
}
