/**
 * Counts people by somebody else's repetition: every recording of an exercise as the reference of every other person's, and of a
 * sample of everything else. Once with the whole catalogue, which recognises the reference, and once with a catalogue that
 * does not know its exercise, as of a movement that nobody has written a record for.
 */
import { isCompatible } from '../../src/tune/compatible.js';
import { judge } from '../../src/exercise/judge.js';
import type { MovementWindow } from '../../src/exercise/measure.js';
import { recognise } from '../../src/exercise/recognise.js';
import { Recogniser, SELDOM_MS } from '../../src/exercise/recogniser.js';
import {
  compare,
  recordOf,
  ReferenceFault,
  rivalsOf,
  signatureOfPoses,
  type Signature,
} from '../../src/exercise/reference/index.js';
import { samplesOf } from '../../src/exercise/reference/find.js';
import { Registry } from '../../src/exercise/registry.js';
import type { Sample } from '../../src/exercise/signal-filter.js';
import type { RepetitionRecord } from '../../src/exercise/types.js';
import type { Pose } from '../../src/pose/types.js';
import { ALL } from './catalogue.js';
import { PEOPLE } from './evidence-data.js';
import { exerciseOf } from './labelled.js';
import type { Label, PoseProvider } from './recordings.js';

/** Those that limits are on, and some that the generic way is tried on besides. */
export const REQUIRED = ['squat', 'jumping_jack', 'bicep_curl'] as const;
export const BESIDES = [
  'pushup',
  'lunge',
  'side_lunge',
  'shoulder_press',
  'pull_up',
  'deadlift',
  'lateral_raise',
] as const;

/** How the reference's movement is known. */
const KNOWLEDGE = ['catalogue', 'movement alone'] as const;
export type Knowledge = (typeof KNOWLEDGE)[number];

/** One recording as the reference. */
export interface ReferenceResult {
  readonly exercise: string;
  readonly knowledge: Knowledge;
  readonly reference: string;
  /** What it was recognised as, and why it could not be one. */
  readonly recognised: string | null;
  readonly fault: string | null;
  /** Of how many other people's recordings of the exercise the count is in range, and which are not. */
  readonly inRange: number;
  readonly of: number;
  readonly missed: readonly string[];
  /** Mean score of the other repetitions of its own set, and of other people's. */
  readonly ownScore: number;
  readonly otherScore: number;
  /** Recordings of something else, and those in which something was counted. */
  readonly others: number;
  readonly falseCounts: readonly string[];
}

/** A recording that has been read. */
interface Read {
  readonly label: Label;
  readonly poses: readonly Pose[];
  readonly samples: readonly Sample[];
}

/** One recording in so many of each other movement is tried. */
const SAMPLE_OF_OTHERS = 4;

/** @returns what each recording is worth as a reference */
export async function runReference(
  labels: readonly Label[],
  providers: readonly PoseProvider[],
  exercises: readonly string[] = [...REQUIRED, ...BESIDES],
  knowledges: readonly Knowledge[] = KNOWLEDGE,
): Promise<ReferenceResult[]> {
  const all = await readAll(labels, providers);
  return knowledges.flatMap((knowledge) => exercises.flatMap((exercise) => runExercise(all, exercise, knowledge)));
}

async function readAll(labels: readonly Label[], providers: readonly PoseProvider[]): Promise<readonly Read[]> {
  const all: Read[] = [];
  for (const label of labels) {
    if (label.label_confidence === 'low') continue;
    for (const provider of providers) {
      const poses = await provider.poses(label);
      if (!poses) continue;
      const samples = readSamples(poses);
      if (samples) all.push({ label, poses, samples });
      break;
    }
  }
  return all;
}

function readSamples(poses: readonly Pose[]): readonly Sample[] | undefined {
  try {
    return samplesOf(poses);
  } catch (error) {
    if (error instanceof ReferenceFault) return undefined;
    throw error;
  }
}

function runExercise(all: readonly Read[], exercise: string, knowledge: Knowledge): ReferenceResult[] {
  const registry = new Registry(knowledge === 'catalogue' ? ALL : ALL.filter(({ name }) => !isOneOf(name, exercise)));
  const shown = all.filter(({ label }) => isCounted(label, exercise));
  const others = all.filter(({ label }) => !isOneOf(exerciseOf(label) ?? label.movement, exercise));
  const sample = others.filter((_, at) => at % SAMPLE_OF_OTHERS === 0);
  const references = shown.map(({ label, poses }) => ({ label, ...signed(poses, registry) }));
  const usable = references.flatMap(({ label, signature }) => (signature ? [{ label, signature }] : []));
  const signatures = usable.map(({ signature }) => signature);
  const counted = new Map(
    [...shown, ...sample].map(({ label, samples }) => [label.name, countedBy(signatures, registry, samples)] as const),
  );
  return references.map(({ label, signature, fault }): ReferenceResult => {
    const at = usable.findIndex((one) => one.label === label);
    const countOf = (one: Read): readonly MovementWindow[] => counted.get(one.label.name)?.[at] ?? [];
    const people = shown.filter((one) => personOf(one.label) !== personOf(label));
    const missed = people.filter((one) => !inRange(one.label, countOf(one).length));
    const wrong = sample.filter((one) => countOf(one).length > 0);
    const own = shown.filter((one) => one.label === label);
    const scores = (of: readonly Read[]): number[] =>
      signature ? of.flatMap(countOf).map((window) => compare(signature, window).overall) : [];
    return {
      exercise,
      knowledge,
      reference: label.name,
      recognised: signature?.exercise?.name ?? null,
      fault: fault ?? null,
      inRange: people.length - missed.length,
      of: people.length,
      missed: missed.map((one) => `${one.label.name} ${countOf(one).length}`),
      ownScore: meanOf(scores(own)),
      otherScore: meanOf(scores(people)),
      others: sample.length,
      falseCounts: wrong.map((one) => `${one.label.name} ${countOf(one).length}`),
    };
  });
}

function signed(
  poses: readonly Pose[],
  registry: Registry,
): { readonly signature?: Signature; readonly fault?: string } {
  try {
    return { signature: signatureOfPoses(poses, undefined, recognise(poses, registry.records), registry) };
  } catch (error) {
    if (error instanceof ReferenceFault) return { fault: error.problem };
    throw error;
  }
}

/** @returns the repetitions by signature; those with the same rivals see the samples together */
function countedBy(
  signatures: readonly Signature[],
  registry: Registry,
  samples: readonly Sample[],
): readonly (readonly MovementWindow[])[] {
  const counted = new Map<Signature, readonly MovementWindow[]>();
  for (const name of new Set(signatures.map(({ exercise }) => exercise?.name))) {
    const group = signatures.filter(({ exercise }) => exercise?.name === name);
    const rivals = group[0] ? rivalsOf(group[0], registry) : [];
    const windows = repetitionsOf(
      group.map((signature) => recordOf(signature, registry)),
      rivals.filter((record) => record.unit === 'reps'),
      samples,
    );
    for (const [at, signature] of group.entries()) counted.set(signature, windows[at] ?? []);
  }
  return signatures.map((signature) => counted.get(signature) ?? []);
}

/** What a tracker does with each record, all at once. */
function repetitionsOf(
  records: readonly RepetitionRecord[],
  rivals: readonly RepetitionRecord[],
  samples: readonly Sample[],
): readonly (readonly MovementWindow[])[] {
  const seen: Sample[] = [];
  const history = (): readonly Sample[] => seen;
  const others = rivals.map((record, at) => {
    return new Recogniser(record, history, [], SELDOM_MS, (at * SELDOM_MS) / rivals.length);
  });
  const recognisers = records.map((record) => new Recogniser(record, history, others));
  const counted: MovementWindow[][] = records.map(() => []);
  const take = (found: (recogniser: Recogniser) => ReturnType<Recogniser['push']>): void => {
    for (const [at, recogniser] of recognisers.entries()) {
      const [record, windows] = [records[at] as RepetitionRecord, counted[at] as MovementWindow[]];
      for (const { window, small } of found(recogniser)) {
        if (small !== 'no') continue;
        if (judge(record, 'easy', window, windows.length > 0).outcome === 'repetition') windows.push(window);
      }
    }
  };
  for (const sample of samples) {
    seen.push(sample);
    for (const other of others) other.push(sample);
    take((recogniser) => recogniser.push(sample));
  }
  take((recogniser) => recogniser.finish());
  return counted;
}

function isOneOf(movement: string, exercise: string): boolean {
  return movement === exercise || isCompatible(movement, exercise) || isCompatible(exercise, movement);
}

/** Recordings of an exercise of the same name that is another are neither that nor something else. */
function isCounted(label: Label, exercise: string): boolean {
  return (exerciseOf(label) ?? label.movement) === exercise && (label.reps_min ?? 0) > 0 && !label.variant;
}

function inRange({ reps_min, reps_max }: Label, count: number): boolean {
  return count >= (reps_min ?? 0) && count <= (reps_max ?? Infinity);
}

function personOf({ name }: Label): string {
  return PEOPLE[name] ?? name;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
