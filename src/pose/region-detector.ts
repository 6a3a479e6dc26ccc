/**
 * Follows one person with a network that finds keypoints in a small square picture: looks at the whole frame once, then
 * only at the square around the person, drawn straight from the full-resolution frame, so that all of the network's
 * few pixels lie on the person.
 */
import type { Frame } from '../media/frame.js';
import type { PoseDetector } from './detector.js';
import { fullRegion, regionAround, regionDrawing, tileRegions, type Region } from './region.js';
import type { Keypoint, Keypoint3D, Pose, PoseModel } from './types.js';

/** What a network found in a picture. */
export interface FoundKeypoints {
  /** In pixels of the picture; empty where the network itself says that nobody is there. */
  readonly keypoints: readonly Keypoint[];
  /** In metres, where the network gives them. */
  readonly keypoints3D?: readonly Keypoint3D[];
}

/** A network that finds the keypoints of one person in a square picture. */
export interface KeypointNetwork {
  readonly model: PoseModel;
  /** Side in pixels of the picture that it takes. */
  readonly inputSize: number;
  run(picture: ImageData): Promise<FoundKeypoints>;
  /**
   * Runs once on a picture whose answer is known.
   *
   * @throws TrackerError `backend_unavailable` where the answer is wrong
   */
  check(): Promise<void>;
  dispose(): void;
}

/** Mean score from which on keypoints are a person. Measured: empty rooms stay below .2, people are above .3. */
const PERSON_MIN_SCORE = 0.25;

/** Looks at the square around the first, coarse find before its result counts. */
const REFINEMENTS = 2;

/** Media time between two searches in tiles while nobody is found; each costs several runs of the network. */
const TILE_SEARCH_INTERVAL_MS = 500;

const COORDINATE_DECIMALS = 100;
const SCORE_DECIMALS = 10_000;

/** A tenth of a millimetre. */
const METRE_DECIMALS = 10_000;

/** A detector made of a keypoint network. */
export class RegionDetector implements PoseDetector {
  readonly model: PoseModel;
  readonly #context: OffscreenCanvasRenderingContext2D;
  #region: Region | undefined;
  #lastTileSearchMs = -Infinity;

  constructor(private readonly network: KeypointNetwork) {
    this.model = network.model;
    const canvas = new OffscreenCanvas(network.inputSize, network.inputSize);
    const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
    if (!context) throw new Error('no 2D canvas is available in this worker');
    context.imageSmoothingQuality = 'medium';
    this.#context = context;
  }

  async detect(frame: Frame): Promise<Pose> {
    let found = this.#region && (await this.#lookAt(frame, this.#region));
    if (!found || !isPerson(found)) found = await this.#search(frame);
    this.#region = found && regionAround(found.keypoints);
    return toPose(frame, found && this.#region ? found : { keypoints: [] });
  }

  reset(near?: Pose): void {
    this.#region = near && regionAround(near.keypoints);
    this.#lastTileSearchMs = -Infinity;
  }

  check(): Promise<void> {
    return this.network.check();
  }

  dispose(): void {
    this.network.dispose();
  }

  /** Finds the person anywhere in the frame. */
  async #search(frame: Frame): Promise<FoundKeypoints | undefined> {
    const regions = [fullRegion(frame.width, frame.height)];
    if (frame.timestampMs - this.#lastTileSearchMs >= TILE_SEARCH_INTERVAL_MS) {
      regions.push(...tileRegions(frame.width, frame.height));
    }
    for (const [index, region] of regions.entries()) {
      if (index > 0) this.#lastTileSearchMs = frame.timestampMs;
      const found = await this.#refine(frame, await this.#lookAt(frame, region));
      if (found) return found;
    }
    return undefined;
  }

  async #refine(frame: Frame, coarse: FoundKeypoints): Promise<FoundKeypoints | undefined> {
    let found = coarse;
    for (let i = 0; i < REFINEMENTS; i++) {
      const region = regionAround(found.keypoints);
      if (!region) return undefined;
      found = await this.#lookAt(frame, region);
    }
    return isPerson(found) ? found : undefined;
  }

  async #lookAt(frame: Frame, region: Region): Promise<FoundKeypoints> {
    const size = this.network.inputSize;
    const picture = (await frame.read?.(region, size)) ?? this.#draw(frame, region);
    const scale = region.side / size;
    const left = region.centreX - region.side / 2;
    const top = region.centreY - region.side / 2;
    const { keypoints, keypoints3D } = await this.network.run(picture);
    return {
      keypoints: keypoints.map(({ name, x, y, z, score }) => ({
        name,
        x: round(left + x * scale, COORDINATE_DECIMALS),
        y: round(top + y * scale, COORDINATE_DECIMALS),
        z: round(z * scale, COORDINATE_DECIMALS),
        score: round(score, SCORE_DECIMALS),
      })),
      ...(keypoints3D && { keypoints3D: keypoints3D.map(roundMetres) }),
    };
  }

  #draw(frame: Frame, region: Region): ImageData {
    const size = this.network.inputSize;
    const context = this.#context;
    context.fillStyle = '#000';
    context.fillRect(0, 0, size, size);
    const { part, target } = regionDrawing(region, frame.width, frame.height, size);
    if (part.width > 0 && part.height > 0) frame.draw(context, part, target);
    return context.getImageData(0, 0, size, size);
  }
}

function roundMetres({ name, x, y, z, score }: Keypoint3D): Keypoint3D {
  return {
    name,
    x: round(x, METRE_DECIMALS),
    y: round(y, METRE_DECIMALS),
    z: round(z, METRE_DECIMALS),
    score: round(score, SCORE_DECIMALS),
  };
}

function isPerson({ keypoints }: FoundKeypoints): boolean {
  return meanScore(keypoints) >= PERSON_MIN_SCORE;
}

function meanScore(keypoints: readonly Keypoint[]): number {
  return keypoints.length ? keypoints.reduce((sum, { score }) => sum + score, 0) / keypoints.length : 0;
}

function round(value: number, decimals: number): number {
  return Math.round(value * decimals) / decimals;
}

function toPose(frame: Frame, { keypoints, keypoints3D }: FoundKeypoints): Pose {
  return {
    timestampMs: frame.timestampMs,
    width: frame.width,
    height: frame.height,
    keypoints,
    score: round(meanScore(keypoints), SCORE_DECIMALS),
    ...(keypoints3D && { keypoints3D }),
  };
}
