/**
 * Drops each item of evidence in turn and names the cases that need it: counts that become wrong, and margins that become
 * small: `node --import tsx scripts/accuracy/witnesses.ts [--data DIR] [--record NAME] [--json FILE] [--write]`
 *
 * The movements of each case are found once; what an item adds is taken off their log-odds. What that may change is then
 * counted again without the item. A star marks cases that need no data beside the repository's. `--write` names the clearest
 * case of each item in `src/exercise/catalogue/witnesses.ts`, and fails where an item has none.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Witness } from '../../src/exercise/catalogue/witnesses.js';
import { KNOWN, KNOWN_AT_END } from '../../src/exercise/identity.js';
import type { MovementSet } from '../../src/exercise/movement-set.js';
import type { RepetitionRecord } from '../../src/exercise/types.js';
import {
  athleteCases,
  countOf,
  isLost,
  isRight,
  LEAST_CARRIED,
  LEAST_MARGIN,
  marginOf,
  ratedCases,
  recordedCases,
  outcomeOf,
  without,
} from './cases.js';
import type { Case } from './cases.js';
import { CORE_COUNTED } from './catalogue.js';
import { fixtures, readLabels, sequenceProvider, unless } from './recordings.js';
import { say } from './say.js';
import { setsOf } from './sets.js';
import { readRated } from './uiprmd.js';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared' },
    record: { type: 'string' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (options.write && options.record) throw new Error('--write names the witnesses of all records: leave --record out.');

/** Without an item movements may be sorted into other sets: so much more than it adds is looked at. */
const SLACK = 0.3;

/** A case with the movements of every record in it. */
interface Read {
  readonly one: Case;
  readonly sets: readonly (readonly MovementSet[])[];
}

/** A case that needs an item. */
interface Need {
  readonly case: string;
  readonly exercise: string;
  readonly by: 'count' | 'margin';
  /** What it becomes without the item. */
  readonly count: number;
  readonly margin: number;
  readonly marginBefore: number;
  readonly committed: boolean;
}

const WITNESSES_HEAD = `/**
 * The case that is decided wrongly, or hardly, without a piece of evidence: what has none goes. Found by
 * \`scripts/accuracy/witnesses.ts --write\`, and proved by \`test/node/exercise/witnesses.test.ts\`. Not part of what ships.
 */

/**
 * The name of a case: of a recording (\`sidelunge_01\`), of a rated person's set (\`rated side_lunge 3- 90°\`: movement, person,
 * \`-\` where it is incorrect, camera) or of the synthetic athlete (\`athlete sit_down_once 90°\`: movement, camera, condition).
 */
export type Witness = string;

/** By record and piece of evidence. */
export const WITNESSES = {
`;

const names = CORE_COUNTED.map(({ name }) => name);
const committed = fixtures();
const kept = new Set(committed.labels.map(({ name }) => name));

async function cases(): Promise<Case[]> {
  const labels = readLabels(options.data) ?? [];
  const own = sequenceProvider('own', join(options.data, 'sequences-own'));
  const other = unless(sequenceProvider('other', join(options.data, 'sequences')), own);
  const rest = labels.filter(({ name }) => !kept.has(name));
  return [
    ...(await recordedCases(committed.labels, committed.provider, names)),
    ...(await recordedCases(rest, own, names)),
    ...(await recordedCases(rest, other, names)),
    ...ratedCases(readRated(options.data) ?? []),
    ...athleteCases(names),
  ];
}

/** The same video is read once. */
function readAll(all: readonly Case[]): Read[] {
  const read = new Map<Case['poses'], Read['sets']>();
  return all.map((one) => {
    const sets = read.get(one.poses) ?? setsOf(CORE_COUNTED, one.poses);
    read.set(one.poses, sets);
    return { one, sets };
  });
}

/** Log-odds of a set, as they are or without one item. */
function sure(record: RepetitionRecord, set: MovementSet, item?: string): number {
  return set.reasons().reduce((sum, { name, logOdds }) => (name === item ? sum : sum + logOdds), record.identity.prior);
}

/** Whether the count of a case may change: a set comes to another side of a border, or a rival takes it or gives it back. */
function mayCount({ one, sets }: Read, record: RepetitionRecord, item: string): boolean {
  const mine = sets[names.indexOf(record.name)] ?? [];
  const likeliest = (at: number): number =>
    Math.max(-Infinity, ...(sets[at] ?? []).map((set) => sure(CORE_COUNTED[at] as RepetitionRecord, set)));
  const own = names.indexOf(one.exercise);
  return mine.some((set) => {
    const [before, after] = [sure(record, set), sure(record, set, item)];
    if (before === after) return false;
    const borders =
      record.name === one.exercise
        ? [KNOWN_AT_END, KNOWN, ...names.map((_, at) => (at === own ? NaN : likeliest(at)))]
        : [likeliest(own)];
    return borders.some((border) => border >= KNOWN_AT_END && before >= border !== after >= border);
  });
}

const all = readAll(await cases());
const counts = new Map<Read, number>();
const countBefore = (read: Read, record: RepetitionRecord): number => {
  const count = counts.get(read) ?? countOf(read.one, record);
  counts.set(read, count);
  return count;
};
const found: Record<string, Record<string, Need[]>> = {};
for (const record of CORE_COUNTED) {
  if (options.record && options.record !== record.name) continue;
  const at = names.indexOf(record.name);
  for (const { name: item } of record.identity.evidence) {
    const changed = without(record, item);
    const needs: Need[] = [];
    for (const read of all) {
      const { one, sets } = read;
      const isOwn = one.exercise === record.name;
      const before = marginOf(one, record, sets[at] ?? []);
      // Only what this item adds is known without reading the movements again.
      const lowest = marginWithout(read, record, at, item) - SLACK;
      const may = isOwn && before > 0 && lowest < LEAST_MARGIN && before - lowest >= LEAST_CARRIED;
      if (!may && !mayCount(read, record, item)) continue;
      const outcome = { count: countBefore(read, record), margin: before };
      if (!isRight(one, outcome.count)) continue;
      const after = outcomeOf(one, changed);
      if (!isLost(one, outcome, after)) continue;
      needs.push({
        case: one.name,
        exercise: one.exercise,
        by: isRight(one, after.count) ? 'margin' : 'count',
        ...after,
        marginBefore: before,
        committed: one.name.startsWith('athlete ') || kept.has(one.name),
      });
    }
    (found[record.name] ??= {})[item] = needs;
    say(`${record.name} ${item}: ${sayNeeds(needs)}`);
  }
}
if (options.write) writeWitnesses();
if (options.json) writeFileSync(options.json, JSON.stringify(found, null, 1));

function marginWithout({ one, sets }: Read, record: RepetitionRecord, at: number, item: string): number {
  const mine = sets[at] ?? [];
  if (one.wanted[1] === 0) return KNOWN_AT_END - Math.max(-Infinity, ...mine.map((set) => sure(record, set, item)));
  return Math.min(Infinity, ...mine.map((set) => sure(record, set, item))) - KNOWN_AT_END;
}

function sayNeeds(needs: readonly Need[]): string {
  const told = (by: Need['by']): string => {
    const some = needs.filter((one) => one.by === by);
    const list = [...some]
      .sort((a, b) => Number(b.committed) - Number(a.committed))
      .slice(0, 6)
      .map(
        (one) =>
          `${one.committed ? '*' : ''}${one.case} as ${one.exercise} ${by === 'count' ? one.count : one.margin.toFixed(1)}`,
      );
    return `${some.length} by ${by}${list.length ? ` (${list.join('; ')})` : ''}`;
  };
  return `${told('count')}, ${told('margin')}`;
}

/** How far the weights may move before the case needs the item no more. */
function clarity({ by, margin, marginBefore }: Need): number {
  return by === 'count' ? Math.min(marginBefore, -margin) : LEAST_MARGIN - margin;
}

/** @returns the case of the record's own exercise that needs an item most clearly */
function clearest(record: string, needs: readonly Need[]): Witness | undefined {
  const own = needs.filter(({ exercise }) => exercise === record);
  const [first] = own.sort(
    (a, b) =>
      Number(b.committed) - Number(a.committed) ||
      Number(b.by === 'count') - Number(a.by === 'count') ||
      clarity(b) - clarity(a),
  );
  return first?.case;
}

function writeWitnesses(): void {
  const records = Object.entries(found).map(([record, items]) => {
    const lines = Object.entries(items).map(([item, needs]) => {
      const witness = clearest(record, needs);
      if (witness === undefined) say(`Missed: ${record} ${item} has no witness.`);
      return `    ${item}: '${witness ?? ''}',\n`;
    });
    return `  ${record}: {\n${lines.join('')}  },\n`;
  });
  if (records.join('').includes("''")) process.exitCode = 1;
  writeFileSync(
    new URL('../../src/exercise/catalogue/witnesses.ts', import.meta.url),
    `${WITNESSES_HEAD}${records.join('')}} as const satisfies Readonly<Record<string, Readonly<Record<string, Witness>>>>;\n`,
  );
}
