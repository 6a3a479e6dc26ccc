/**
 * Follows one person with a network that finds keypoints in a small square picture: looks at the whole frame once, then
 * only at the square around the person, drawn straight from the full-resolution frame, so that all of the network's
 * few pixels lie on the person.
 */
import type { Frame } from '../media/frame.js';
import type { PoseDetector } from './detector.js';
import { GLANCE_SIZE, glanceOf, type Glance } from './glance.js';
import { limbsBeyond } from './limbs-beyond.js';
import { isSameFind, personLike, sideRegions, withoutBackground } from './people.js';
import { fullRegion, REGION_MIN_SCORE, tileRegions, type Region } from './region.js';
import { isSamePerson } from './same-person.js';
import { SquareReader } from './square-reader.js';
import { cutTurned, enclosingShare, turn } from './turned-picture.js';
import type { PoseModel } from './models.js';
import type { Keypoint, Keypoint3D, Pose } from './types.js';

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
  /** Finds the keypoints of the person that fills the picture. */
  run(picture: ImageData): Promise<FoundKeypoints>;
  /** Finds a person anywhere in the picture; left out where `run` does so. */
  find?(picture: ImageData): Promise<FoundKeypoints>;
  /**
   * The square around a person in which `run` sees best.
   *
   * @returns undefined where the keypoints do not tell it
   */
  regionAround(keypoints: readonly Keypoint[]): Region | undefined;
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

/** Looks at the square around the first, coarse find in the whole frame before its result counts. */
const REFINEMENTS = 2;

/** The same of a find in a square around where the person was: it is no coarse one. */
const REFINEMENTS_NEARBY = 1;

/** Media time between two searches in tiles while nobody is found; each costs several runs of the network. */
const TILE_SEARCH_INTERVAL_MS = 500;

/** How much more of the frame is looked at where limbs go on beyond the region: `plank_04` needs 1.2 after its cut. */
const WIDER = 1.6;

/** Media time until the next such look where one was in vain: what is hidden by furniture stays so for a while. */
const WIDER_LOOK_INTERVAL_MS = 1000;

const COORDINATE_DECIMALS = 100;
const SCORE_DECIMALS = 10_000;

/** A tenth of a millimetre. */
const METRE_DECIMALS = 10_000;

/** A detector made of a keypoint network. */
export class RegionDetector implements PoseDetector {
  readonly model: PoseModel;
  readonly #reader: SquareReader;
  #region: Region | undefined;
  #last: readonly Keypoint[] | undefined;
  /** Whom to look for where several people are there. */
  #like: readonly Keypoint[] | undefined;
  /** Where to look before the whole frame is searched, once. */
  #seen: readonly Keypoint[] | undefined;
  #lastTileSearchMs = -Infinity;
  #lastWiderLookMs = -Infinity;

  constructor(private readonly network: KeypointNetwork) {
    this.model = network.model;
    // Large enough for an upright square around a turned one.
    this.#reader = new SquareReader(Math.ceil(network.inputSize * Math.SQRT2));
  }

  async detect(frame: Frame): Promise<Pose> {
    const found = (await this.#follow(frame)) ?? (await this.#find(frame));
    this.#last = found?.keypoints;
    this.#region = found && this.network.regionAround(found.keypoints);
    return toPose(frame, found && this.#region ? found : { keypoints: [] });
  }

  async glance(frame: Frame): Promise<Glance> {
    const { width, height } = frame;
    return glanceOf(await this.#reader.read(frame, fullRegion(width, height), GLANCE_SIZE), width, height);
  }

  async findPeople(frame: Frame): Promise<Pose[]> {
    const found = await this.#people(frame);
    return withoutBackground(found.map((one) => toPose(frame, one)));
  }

  async findAgain(frame: Frame, { keypoints }: Pose): Promise<Pose | undefined> {
    const found = await this.#lookFor(frame, keypoints);
    return found && toPose(frame, found);
  }

  reset(near?: Pose, like?: Pose, seen?: Pose): void {
    this.#like = like?.keypoints;
    this.#seen = seen?.keypoints;
    this.#last = near?.keypoints;
    this.#region = near && this.network.regionAround(near.keypoints);
    this.#lastTileSearchMs = -Infinity;
    this.#lastWiderLookMs = -Infinity;
  }

  check(): Promise<void> {
    return this.network.check();
  }

  dispose(): void {
    this.network.dispose();
  }

  /** @returns undefined where the person is not there any more */
  async #follow(frame: Frame): Promise<FoundKeypoints | undefined> {
    const region = this.#region;
    if (!region) return undefined;
    const found = await this.#lookAt(frame, region);
    if (!isPerson(found)) return undefined;
    if (!this.#last || isSamePerson(this.#last, found.keypoints)) return this.#wider(frame, region, found);
    // Joints that jump are of somebody else, unless nobody else is there: in `two_01` the two overlap for some frames.
    const elsewhere = await this.#find(frame);
    return elsewhere && isSamePerson(this.#last, elsewhere.keypoints) ? elsewhere : found;
  }

  /** Looks again at more of the frame where limbs go on beyond the region. */
  async #wider(frame: Frame, region: Region, found: FoundKeypoints): Promise<FoundKeypoints> {
    const { timestampMs, width, height } = frame;
    if (timestampMs - this.#lastWiderLookMs < WIDER_LOOK_INTERVAL_MS) return found;
    if (!limbsBeyond(found.keypoints, region, width, height)) return found;
    const all = fullRegion(width, height);
    const side = region.side * WIDER;
    const wider = await this.#lookAt(frame, side < all.side ? { ...region, side } : all);
    const isBetter = certainCount(wider) > certainCount(found) && isSamePerson(found.keypoints, wider.keypoints);
    if (!isBetter) this.#lastWiderLookMs = timestampMs;
    return isBetter ? wider : found;
  }

  async #find(frame: Frame): Promise<FoundKeypoints | undefined> {
    if (!this.#like) return (await this.#whereSeen(frame)) ?? this.#search(frame);
    return (await this.#lookFor(frame, this.#like)) ?? personLike(await this.#people(frame), this.#like);
  }

  /** Looks where the only person was at the beginning of the video: mostly they are there still. */
  async #whereSeen(frame: Frame): Promise<FoundKeypoints | undefined> {
    const seen = this.#seen;
    this.#seen = undefined;
    const found = seen && (await this.#lookFor(frame, seen));
    return found && this.#refine(frame, found, REFINEMENTS_NEARBY);
  }

  /** Looks where a person was. */
  async #lookFor(frame: Frame, before: readonly Keypoint[]): Promise<FoundKeypoints | undefined> {
    const region = this.network.regionAround(before);
    const found = region && (await this.#lookAt(frame, region));
    return found && isPerson(found) && isSameFind(before, found.keypoints) ? found : undefined;
  }

  /** Whoever is found in the whole frame, in its left and in its right. */
  async #people(frame: Frame): Promise<FoundKeypoints[]> {
    const first = await this.#search(frame);
    if (!first) return [];
    const people = [first];
    const isKnown = ({ keypoints }: FoundKeypoints) => people.some((one) => isSameFind(one.keypoints, keypoints));
    for (const region of sideRegions(frame.width, frame.height)) {
      const coarse = await this.#lookAt(frame, region, 'find');
      // Where only one person is there, this is all that looking for others costs.
      if (!isPerson(coarse) || isKnown(coarse)) continue;
      const found = await this.#refine(frame, coarse);
      if (found && !isKnown(found)) people.push(found);
    }
    return people;
  }

  /** Finds a person anywhere in the frame. */
  async #search(frame: Frame): Promise<FoundKeypoints | undefined> {
    const regions = [fullRegion(frame.width, frame.height)];
    if (frame.timestampMs - this.#lastTileSearchMs >= TILE_SEARCH_INTERVAL_MS) {
      regions.push(...tileRegions(frame.width, frame.height));
    }
    for (const [index, region] of regions.entries()) {
      if (index > 0) this.#lastTileSearchMs = frame.timestampMs;
      const found = await this.#refine(frame, await this.#lookAt(frame, region, 'find'));
      if (found) return found;
    }
    return undefined;
  }

  async #refine(frame: Frame, coarse: FoundKeypoints, times = REFINEMENTS): Promise<FoundKeypoints | undefined> {
    let found = coarse;
    for (let i = 0; i < times; i++) {
      const region = this.network.regionAround(found.keypoints);
      if (!region) return undefined;
      found = await this.#lookAt(frame, region);
    }
    return isPerson(found) ? found : undefined;
  }

  async #lookAt(frame: Frame, region: Region, how: 'run' | 'find' = 'run'): Promise<FoundKeypoints> {
    const size = this.network.inputSize;
    const { centreX, centreY, side, angle = 0 } = region;
    const picture = await this.#pictureOf(frame, region, size);
    const scale = side / size;
    const { keypoints, keypoints3D } = await (how === 'find' && this.network.find
      ? this.network.find(picture)
      : this.network.run(picture));
    return {
      keypoints: keypoints.map(({ name, x, y, z, score }) => {
        const [right, down] = turn(x - size / 2, y - size / 2, angle);
        return {
          name,
          x: round(centreX + right * scale, COORDINATE_DECIMALS),
          y: round(centreY + down * scale, COORDINATE_DECIMALS),
          z: round(z * scale, COORDINATE_DECIMALS),
          score: round(score, SCORE_DECIMALS),
        };
      }),
      ...(keypoints3D && { keypoints3D: keypoints3D.map((point) => turnedMetres(point, angle)) }),
    };
  }

  async #pictureOf(frame: Frame, region: Region, size: number): Promise<ImageData> {
    const { centreX, centreY, side, angle = 0 } = region;
    if (angle === 0) return this.#reader.read(frame, region, size);
    const enclosingSize = Math.ceil(size * enclosingShare(angle));
    const enclosing = { centreX, centreY, side: (side * enclosingSize) / size };
    return cutTurned(await this.#reader.read(frame, enclosing, enclosingSize), angle, size);
  }
}

/** Points in metres around the middle of the hips, turned like the picture that they were seen in. */
function turnedMetres({ name, x, y, z, score }: Keypoint3D, angle: number): Keypoint3D {
  const [right, down] = turn(x, y, angle);
  return {
    name,
    x: round(right, METRE_DECIMALS),
    y: round(down, METRE_DECIMALS),
    z: round(z, METRE_DECIMALS),
    score: round(score, SCORE_DECIMALS),
  };
}

function certainCount({ keypoints }: FoundKeypoints): number {
  return keypoints.filter(({ score }) => score >= REGION_MIN_SCORE).length;
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
