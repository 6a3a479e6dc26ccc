/**
 * Recordings that a record is tried on, as files hold them: labels, which say what is to be counted, and keypoints.
 */
import type { ExercisePose } from '../exercise/index.js';
import { asObject, list, number, Place, shown, text, type Shape } from '../exercise/shape.js';
import { COCO_KEYPOINTS } from '../pose/topology.js';

/** Two numbers, the smaller first. */
export type Range = readonly [least: number, most: number];

/** What somebody has seen in a recording. */
export interface Label {
  readonly name: string;
  /** The name of an exercise, or of anything else that people do. */
  readonly movement: string;
  /** How many repetitions, or seconds of a hold, may be counted; undefined where nobody has said. */
  readonly wanted: Range | undefined;
  /** When a hold starts and ends, in s of media time. */
  readonly hold: Range | undefined;
  /** When repetitions are at their turning points, in s of media time: these tell them from what else goes on. */
  readonly repTimesS: readonly number[];
}

/** A hold whose ends were seen by eye is so many seconds long, more or less. */
const HOLD_TOLERANCE_S = 1;

/** What is `null` was left out. */
const may = (shape: Shape): Shape => {
  return (value, place) => {
    if (value !== undefined && value !== null) shape(value, place);
  };
};
const count = number('0 or more', (value) => value >= 0);
const range: Shape = (value, place) => {
  list(number(), 2)(value, place);
  const [from, to, ...more] = value as readonly number[];
  if (more.length > 0 || !((from ?? NaN) <= (to ?? NaN))) place.fail('must be a start and an end');
};

/** A label may say more. */
const LABEL: Readonly<Record<string, Shape>> = {
  name: text('the name of a file without its ending', /^[^/\\]+$/),
  exercise: may(text()),
  movement: may(text()),
  reps: may(count),
  reps_min: may(count),
  reps_max: may(count),
  hold: may(range),
  rep_times_s: may(list(number())),
};

/** A label as a file has it, once it is known to be one. */
interface GivenLabel {
  readonly name: string;
  readonly exercise?: string | null;
  readonly movement?: string | null;
  readonly reps?: number | null;
  readonly reps_min?: number | null;
  readonly reps_max?: number | null;
  readonly hold?: Range | null;
  readonly rep_times_s?: readonly number[] | null;
}

/**
 * @param value what a file holds
 * @throws RecordError whose message begins with `labels` and the field
 */
export function readLabels(value: unknown): readonly Label[] {
  const place = new Place('labels');
  const names = new Set<string>();
  const label: Shape = (one, at) => {
    const given = asObject(one, at);
    for (const [name, shape] of Object.entries(LABEL)) shape(given[name], at.at(name));
    const { name, exercise, movement, ...more } = given as unknown as GivenLabel;
    if (!(exercise ?? movement)) at.fail('needs exercise, or movement');
    if (names.has(name)) at.at('name').fail(`${shown(name)} is there twice`);
    names.add(name);
    const [least, most] = repsOf(more);
    if ((least ?? 0) > (most ?? Infinity)) at.at('reps_min').fail('is above reps_max');
  };
  list(label, 1)(value, place);
  return (value as readonly GivenLabel[]).map((given) => {
    const { name, exercise, movement, hold, rep_times_s: repTimesS } = given;
    const wanted = wantedOf(given);
    return { name, movement: exercise ?? movement ?? '', wanted, hold: hold ?? undefined, repTimesS: repTimesS ?? [] };
  });
}

type Reps = Pick<GivenLabel, 'reps' | 'reps_min' | 'reps_max'>;

function repsOf({ reps, reps_min: least, reps_max: most }: Reps): [number | undefined, number | undefined] {
  return [least ?? reps ?? undefined, most ?? reps ?? undefined];
}

function wantedOf(label: GivenLabel): Range | undefined {
  const [least, most] = repsOf(label);
  if (least !== undefined || most !== undefined) return [least ?? most ?? 0, most ?? least ?? 0];
  if (!label.hold) return undefined;
  const seconds = Math.floor(label.hold[1] - label.hold[0]);
  return [Math.max(0, seconds - HOLD_TOLERANCE_S), seconds + HOLD_TOLERANCE_S];
}

const keypoint: Shape = (value, place) => {
  const { name, x, y, score } = asObject(value, place);
  text()(name, place.at('name'));
  number()(x, place.at('x'));
  number()(y, place.at('y'));
  may(number())(score, place.at('score'));
};

const frame: Shape = (value, place) => {
  const { timestampMs, keypoints } = asObject(value, place);
  number()(timestampMs, place.at('timestampMs'));
  list(keypoint)(keypoints, place.at('keypoints'));
};

/** Time, and [x, y, score] of MoveNet's keypoints in their order, or `null` where nobody was found. */
const bareFrame: Shape = (value, place) => {
  const { t, k } = asObject(value, place);
  number()(t, place.at('t'));
  if (k === null) return;
  list(list(number(), 3), COCO_KEYPOINTS.length)(k, place.at('k'));
};

interface Bare {
  readonly w: number;
  readonly h: number;
  readonly frames: readonly { readonly t: number; readonly k: readonly (readonly number[])[] | null }[];
}

/**
 * @param value a `keypoints_batch` message, or the same without names: `{ w, h, frames: [{ t, k }] }`
 * @throws RecordError whose message begins with `recording` and the field
 */
export function readPoses(value: unknown): readonly ExercisePose[] {
  const place = new Place('recording');
  const given = asObject(value, place);
  const isBare = 'w' in given;
  const [width, height] = isBare ? (['w', 'h'] as const) : (['width', 'height'] as const);
  for (const size of [width, height]) number('above 0', (px) => px > 0)(given[size], place.at(size));
  list(isBare ? bareFrame : frame, 1)(given['frames'], place.at('frames'));
  if (isBare) return posesOf(value as Bare);
  const batch = value as Pick<ExercisePose, 'width' | 'height'> & { readonly frames: readonly ExercisePose[] };
  return batch.frames.map((one) => ({ ...one, width: batch.width, height: batch.height }));
}

function posesOf({ w, h, frames }: Bare): readonly ExercisePose[] {
  return frames.map(({ t, k }) => ({
    timestampMs: t,
    width: w,
    height: h,
    keypoints: (k ?? []).map(([x = 0, y = 0, score = 0], index) => {
      return { name: COCO_KEYPOINTS[index] ?? '', x, y, z: 0, score };
    }),
  }));
}
