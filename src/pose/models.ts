/**
 * The table of models: every model there is, once. Options, loader, workers, tools and tests read it, and the documents
 * are checked against it: a further model is one more entry, beside the code of a detector that runs it.
 */
import type { PoseBackend } from './types.js';

/** A file that a model needs. */
export interface ModelFile {
  /** Below the asset base. */
  readonly path: string;
  /** Another size means another file, or a part of it. Files without one are small, and not counted as download. */
  readonly bytes?: number;
}

/** One model. */
export interface ModelEntry {
  /** How people call it. */
  readonly title: string;
  /** Which detector runs it. */
  readonly family: string;
  /** The values of options that choose it. An option that is `auto` leaves the choice to the table's order. */
  readonly chosenBy: Readonly<Record<string, string | boolean>>;
  /** Side in pixels of the square picture that it takes. */
  readonly inputSize: number;
  /** How many it finds. */
  readonly keypoints: number;
  /** Whether keypoints have depth, and come in metres too. */
  readonly hasDepth: boolean;
  /** The program that its workers run, below the asset base. */
  readonly worker: string;
  /** What it can run on. */
  readonly backends: readonly PoseBackend[];
  /** What `poseBackend=auto` takes: always the same, or whichever is the fastest on the device. */
  readonly auto: PoseBackend | 'fastest';
  /** What is loaded, by what the detector takes it for. */
  readonly files: Readonly<Record<string, ModelFile>>;
  /** The environment variable with which a build holds it; without one it is part of the package as published. */
  readonly buildFlag?: string;
  /** What to choose where a build does not hold it. */
  readonly instead?: string;
}

const MOVENET = {
  family: 'movenet',
  keypoints: 17,
  hasDepth: false,
  worker: 'workers/pose-worker.js',
  backends: ['wasm', 'webgl', 'webgpu'],
  auto: 'fastest',
} as const;

const BLAZEPOSE = {
  family: 'blazepose',
  // The network looks at 256 pixels of what is handed over.
  inputSize: 256,
  keypoints: 33,
  hasDepth: true,
  worker: 'workers/blazepose-worker.js',
  backends: ['wasm', 'webgl'],
  auto: 'wasm',
} as const;

/** What MediaPipe runs on: its WASM file, and the module that runs it. */
const MEDIAPIPE = {
  wasm: { path: 'wasm/vision_wasm_module_internal.wasm', bytes: 11_153_641 },
  loader: { path: 'wasm/vision_wasm_module_internal.js' },
} as const;

/** The table. Of those whose options are the defaults, the first is the default. */
export const MODELS = {
  'movenet-lightning': {
    ...MOVENET,
    title: 'MoveNet Lightning',
    chosenBy: { blazepose: false, model: 'lightning' },
    inputSize: 192,
    files: {
      plan: { path: 'models/movenet-lightning.plan.json' },
      description: { path: 'models/movenet-lightning.json' },
      weights: { path: 'models/movenet-lightning.bin', bytes: 4_650_216 },
    },
  },
  'movenet-thunder': {
    ...MOVENET,
    title: 'MoveNet Thunder',
    chosenBy: { blazepose: false, model: 'thunder' },
    inputSize: 256,
    files: {
      plan: { path: 'models/movenet-thunder.plan.json' },
      description: { path: 'models/movenet-thunder.json' },
      weights: { path: 'models/movenet-thunder.bin', bytes: 12_477_112 },
    },
    buildFlag: 'MOVENET_THUNDER',
    instead: 'model=lightning',
  },
  'blazepose-lite': {
    ...BLAZEPOSE,
    title: 'BlazePose lite',
    chosenBy: { blazepose: true, blazeposeModel: 'lite' },
    files: { ...MEDIAPIPE, task: { path: 'models/blazepose-lite.task', bytes: 5_904_518 } },
  },
  'blazepose-full': {
    ...BLAZEPOSE,
    title: 'BlazePose full',
    chosenBy: { blazepose: true, blazeposeModel: 'full' },
    files: { ...MEDIAPIPE, task: { path: 'models/blazepose-full.task', bytes: 9_525_302 } },
  },
  'blazepose-heavy': {
    ...BLAZEPOSE,
    title: 'BlazePose heavy',
    chosenBy: { blazepose: true, blazeposeModel: 'heavy' },
    files: { ...MEDIAPIPE, task: { path: 'models/blazepose-heavy.task', bytes: 30_795_430 } },
    buildFlag: 'BLAZEPOSE_HEAVY',
    instead: 'blazeposeModel=full',
  },
} as const satisfies Readonly<Record<string, ModelEntry>>;

/** The models that a run can use. */
export type PoseModel = keyof typeof MODELS;

type Entry = (typeof MODELS)[PoseModel];

/** The models of one detector. */
export type ModelOf<Family extends Entry['family']> = {
  [Model in PoseModel]: (typeof MODELS)[Model] extends { readonly family: Family } ? Model : never;
}[PoseModel];

/** What is known of the models of one detector. */
export type EntryOf<Family extends Entry['family']> = Extract<Entry, { readonly family: Family }>;

/** The values by which an option chooses models. */
export type ModelChoice<Option extends string> = Extract<Entry['chosenBy'], Readonly<Record<Option, string>>>[Option];

type PathsOf<E> = E extends { files: infer F; worker: infer W }
  ? W | { [N in keyof F]: F[N] extends { path: infer P } ? P : never }[keyof F]
  : never;

/** Paths of all files of the models that are part of the package as published. */
export type PackagedModelFile = PathsOf<Exclude<Entry, { buildFlag: string }>>;

/** What is known of a model. */
export function modelEntry(model: PoseModel): ModelEntry {
  return MODELS[model];
}

/** All models, in the order of the table. */
export function modelEntries(): readonly (readonly [PoseModel, ModelEntry])[] {
  return Object.entries(MODELS) as [PoseModel, ModelEntry][];
}

/** The values of one option that choose a model, in the order of the table. */
export function modelChoices<Option extends string>(option: Option): readonly ModelChoice<Option>[] {
  return modelEntries().flatMap(([, { chosenBy }]) => (chosenBy[option] ?? []) as ModelChoice<Option> | never[]);
}

/** The value of an option that leaves the choice to the table: the first of those that the others choose. */
export const AUTO_MODEL = 'auto';

/** The model that the values of options choose. */
export function chosenModel(values: Readonly<Record<string, unknown>>): PoseModel {
  const chosen = modelEntries().find(([, { chosenBy }]) =>
    Object.entries(chosenBy).every(([option, value]) => values[option] === value || values[option] === AUTO_MODEL),
  );
  if (!chosen) throw new Error('these options choose no model');
  return chosen[0];
}

/** Bytes that a model's files have in total, as far as their download is told. */
export function downloadBytes(model: PoseModel): number {
  return Object.values(modelEntry(model).files).reduce((sum, { bytes = 0 }) => sum + bytes, 0);
}
