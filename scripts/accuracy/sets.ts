/**
 * The movements that the engine finds in poses for a record, whether they are its exercise or not.
 */
import type { MovementWindow } from '../../src/exercise/measure.js';
import { PoseReader } from '../../src/exercise/pose-reader.js';
import { Recogniser } from '../../src/exercise/recogniser.js';
import type { Recognised } from '../../src/exercise/recogniser.js';
import type { MovementSet } from '../../src/exercise/movement-set.js';
import { MEMORY_MS } from '../../src/exercise/tracker.js';
import type { RepetitionRecord } from '../../src/exercise/types.js';
import type { Pose } from '../../src/pose/types.js';

/** Log-odds that no evidence makes up for. */
const CERTAIN = 1e9;

/** The record with a prior that decides everything. */
function decided(record: RepetitionRecord, prior: number): RepetitionRecord {
  return { ...record, identity: { ...record.identity, prior } };
}

/** @returns the sets of movements of each record, whatever they are */
export function setsOf(records: readonly RepetitionRecord[], poses: readonly Pose[]): (readonly MovementSet[])[] {
  const { recognisers } = read(records, -CERTAIN, poses);
  return recognisers.map(({ refused }) => refused);
}

/** @returns all movements of a record */
export function findMovements(record: RepetitionRecord, poses: readonly Pose[]): readonly MovementWindow[] {
  return read([record], CERTAIN, poses).found.map(({ window }) => window);
}

function read(records: readonly RepetitionRecord[], prior: number, poses: readonly Pose[]) {
  const reader = new PoseReader(MEMORY_MS);
  const recognisers = records.map((record) => new Recogniser(decided(record, prior), () => reader.history));
  const found: Recognised[] = [];
  const see = ({ sample }: { sample: Parameters<Recogniser['push']>[0] }): void => {
    for (const recogniser of recognisers) found.push(...recogniser.push(sample));
  };
  for (const pose of poses) reader.read(pose).forEach(see);
  reader.flush().forEach(see);
  for (const recogniser of recognisers) found.push(...recogniser.finish());
  return { recognisers, found };
}
