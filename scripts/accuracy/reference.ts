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
import type { ExerciseRecord, RepetitionRecord } from '../../src/exercise/types.js';
import type { Pose } from '../../src/pose/types.js';
import { ALL } from './catalogue.js';
import { PEOPLE } from './evidence-data.js';
import { exerciseOf } from './labelled.js';
import type { Label, PoseProvider } from './recordings.js';

/** Those that limits are on. */
export const REQUIRED = ['squat', 'jumping_jack', 'bicep_curl'] as const;

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
  /** Whether its own recording is counted in range. */
  readonly ownInRange: boolean;
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
  readonly movement: string;
  readonly poses: readonly Pose[];
  readonly samples: readonly Sample[];
}

/** A recording as the reference, known in one way. */
interface Reference {
  readonly shown: Read;
  readonly knowledge: Knowledge;
  /** Recordings that it is tried on. */
  readonly people: readonly Read[];
  readonly others: readonly Read[];
  readonly fault: string | null;
  /** Undefined where it cannot be one. */
  readonly followed: Followed | undefined;
}

/** What counts by a signature. */
interface Followed {
  readonly signature: Signature;
  readonly record: RepetitionRecord;
  readonly rivals: readonly RepetitionRecord[];
}

/** One recording in so many of each other movement is tried. */
export const SAMPLE_OF_OTHERS = 4;

/**
 * @param exercises movements whose recordings are references; by default all that somebody has counted
 * @returns what each recording is worth as a reference
 */
export async function runReference(
  labels: readonly Label[],
  providers: readonly PoseProvider[],
  exercises?: readonly string[],
  knowledges: readonly Knowledge[] = KNOWLEDGE,
): Promise<ReferenceResult[]> {
  const all = await readAll(labels, providers);
  const asked = exercises ?? [...new Set(all.filter((one) => isCounted(one)).map(({ movement }) => movement))];
  const references = knowledges.flatMap((knowledge) =>
    asked.flatMap((exercise) => referencesOf(all, exercise, knowledge)),
  );
  const counted = countAll(all, references);
  return references.map((reference) => resultOf(reference, (one) => counted(reference, one)));
}

async function readAll(labels: readonly Label[], providers: readonly PoseProvider[]): Promise<readonly Read[]> {
  const all: Read[] = [];
  for (const label of labels) {
    if (label.label_confidence === 'low') continue;
    for (const provider of providers) {
      const poses = await provider.poses(label);
      if (!poses) continue;
      const samples = readSamples(poses);
      if (samples) all.push({ label, movement: exerciseOf(label) ?? label.movement, poses, samples });
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

function referencesOf(all: readonly Read[], exercise: string, knowledge: Knowledge): Reference[] {
  const isKnown = ALL.some(({ name }) => name === exercise);
  // A movement that the catalogue has not got is known in one way only.
  if (knowledge === 'catalogue' && !isKnown) return [];
  const registry = new Registry(knowledge === 'catalogue' ? ALL : ALL.filter(({ name }) => !isOneOf(name, exercise)));
  const shown = all.filter((one) => isCounted(one) && one.movement === exercise);
  const others = all
    .filter(({ movement }) => !isOneOf(movement, exercise))
    .filter((_, at) => at % SAMPLE_OF_OTHERS === 0);
  return shown.map((one) => {
    const people = shown.filter((other) => personOf(other.label) !== personOf(one.label));
    return { shown: one, knowledge, people, others, ...followed(one.poses, registry) };
  });
}

function followed(poses: readonly Pose[], registry: Registry): Pick<Reference, 'fault' | 'followed'> {
  try {
    const signature = signatureOfPoses(poses, undefined, recognise(poses, registry.records), registry);
    const rivals = rivalsOf(signature, registry).filter(isRepeated);
    return { fault: null, followed: { signature, record: recordOf(signature, registry), rivals } };
  } catch (error) {
    if (error instanceof ReferenceFault) return { fault: error.problem, followed: undefined };
    throw error;
  }
}

function isRepeated(record: ExerciseRecord): record is RepetitionRecord {
  return record.unit === 'reps';
}

/** @returns the repetitions by reference and recording, where it was tried */
function countAll(
  all: readonly Read[],
  references: readonly Reference[],
): (reference: Reference, one: Read) => readonly MovementWindow[] {
  const counted = new Map<Reference, Map<Read, readonly MovementWindow[]>>(references.map((one) => [one, new Map()]));
  for (const one of all) {
    const tried = references.filter(
      ({ followed, shown, people, others }) =>
        followed && (shown === one || people.includes(one) || others.includes(one)),
    );
    const windows = repetitionsOf(
      tried.map(({ followed }) => followed as Followed),
      one.samples,
    );
    for (const [at, reference] of tried.entries()) counted.get(reference)?.set(one, windows[at] ?? []);
  }
  return (reference, one) => counted.get(reference)?.get(one) ?? [];
}

/** What a tracker does with each, all at once: what several have as a rival follows the recording once. */
function repetitionsOf(
  followed: readonly Followed[],
  samples: readonly Sample[],
): readonly (readonly MovementWindow[])[] {
  const seen: Sample[] = [];
  const history = (): readonly Sample[] => seen;
  const records = [...new Set(followed.flatMap(({ rivals }) => rivals))];
  const rivals = new Map(
    records.map((record, at) => {
      return [record, new Recogniser(record, history, [], SELDOM_MS, (at * SELDOM_MS) / records.length)] as const;
    }),
  );
  const recognisers = followed.map((one) => {
    const others = one.rivals.map((rival) => rivals.get(rival)).filter((other) => other !== undefined);
    return new Recogniser(one.record, history, others);
  });
  const counted: MovementWindow[][] = followed.map(() => []);
  const take = (found: (recogniser: Recogniser) => ReturnType<Recogniser['push']>): void => {
    for (const [at, recogniser] of recognisers.entries()) {
      const [record, windows] = [recogniser.record, counted[at] as MovementWindow[]];
      for (const { window, small } of found(recogniser)) {
        if (small !== 'no') continue;
        if (judge(record, 'easy', window, windows.length > 0).outcome === 'repetition') windows.push(window);
      }
    }
  };
  for (const sample of samples) {
    seen.push(sample);
    for (const other of rivals.values()) other.push(sample);
    take((recogniser) => recogniser.push(sample));
  }
  take((recogniser) => recogniser.finish());
  return counted;
}

function resultOf(
  { shown, knowledge, people, others, fault, followed }: Reference,
  countedIn: (one: Read) => readonly MovementWindow[],
): ReferenceResult {
  const missed = people.filter((one) => !inRange(one.label, countedIn(one).length));
  const wrong = others.filter((one) => countedIn(one).length > 0);
  const scores = (of: readonly Read[]): number[] =>
    followed ? of.flatMap(countedIn).map((window) => compare(followed.signature, window).overall) : [];
  const told = (one: Read): string => `${one.label.name} ${countedIn(one).length}`;
  return {
    exercise: shown.movement,
    knowledge,
    reference: shown.label.name,
    recognised: followed?.signature.exercise?.name ?? null,
    fault,
    inRange: people.length - missed.length,
    of: people.length,
    missed: missed.map(told),
    ownInRange: inRange(shown.label, countedIn(shown).length),
    ownScore: meanOf(scores([shown])),
    otherScore: meanOf(scores(people)),
    others: others.length,
    falseCounts: wrong.map(told),
  };
}

function isOneOf(movement: string, exercise: string): boolean {
  return movement === exercise || isCompatible(movement, exercise) || isCompatible(exercise, movement);
}

/** Recordings of an exercise of the same name that is another are neither that nor something else. */
function isCounted({ label }: Read): boolean {
  return (label.reps_min ?? 0) > 0 && !label.variant;
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
