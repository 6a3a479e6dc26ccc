/**
 * What speaks for and against a movement being the exercise, and the sum of it.
 */
import type { Movement } from './cycle-finder.js';
import type { MovementWindow } from './measure.js';
import type { Evidence, Identity, RepetitionRecord } from './types.js';

/** What is kept of a movement. */
export interface Member {
  readonly movement: Movement;
  /** By item of the record's evidence: what was measured, NaN where it could not be. */
  readonly values: readonly number[];
  /** The same as a share: −1 speaks fully against, 1 fully for. */
  readonly shares: readonly number[];
  readonly frontality: number;
  /** Its own log-odds of being the exercise; what is around it may be another set, and does not speak against it. */
  readonly logOdds: number;
  /** By how much these, or those of the like ones around it, lie over what it takes to count: below 0 it is something else. */
  readonly lead: number;
}

/** A movement with its samples. */
export interface Found extends Member {
  readonly window: MovementWindow;
}

/** The same, before it is known what else it may be. */
export type Evident = Omit<Found, 'lead'>;

/** How sure a set has to be while it may go on, and when it is over. */
export const KNOWN = 0.8;
export const KNOWN_AT_END = 0.45;
/**
 * Share of what could speak against a set that has to be seen: .74 and more of all that count on recordings, .53 of a lunge
 * of which one leg is not seen, which is a squat by all that is.
 */
export const LEAST_MEASURED = 0.6;
/** What one item of evidence adds to the log-odds. */
export interface Reason {
  readonly name: string;
  readonly logOdds: number;
}

/** @returns where a value lies between what speaks against and what speaks for, −1 to 1; NaN of NaN */
function shareOf({ against, pro }: Evidence, value: number): number {
  return Math.max(-1, Math.min(1, (2 * (value - against)) / (pro - against) - 1));
}

/** @returns what a share of an item adds to the log-odds; nothing where it is not known */
export function addedBy({ weights }: Evidence, share: number): number {
  return Number.isNaN(share) ? 0 : share * (share > 0 ? weights.pro : weights.against);
}

/** Whether it looks at what came before and after the movement, which may be another set. */
export function isAround({ measure }: Evidence): boolean {
  return 'part' in measure && measure.part === 'around';
}

/** @returns the movement with its evidence */
export function found(record: RepetitionRecord, movement: Movement, window: MovementWindow): Evident {
  const { evidence, prior } = record.identity;
  const values = evidence.map(({ measure, views }) =>
    views && (!window.view || !views.includes(window.view)) ? NaN : window.measure(measure),
  );
  const shares = evidence.map((item, index) => shareOf(item, values[index] as number));
  const logOdds = evidence.reduce((sum, item, index) => {
    const added = addedBy(item, shares[index] as number);
    return sum + (isAround(item) ? Math.max(0, added) : added);
  }, prior);
  return { movement, window, values, shares, frontality: window.frontality, logOdds };
}

/**
 * @param shares by item of evidence
 * @returns what each item adds to the log-odds of being the exercise
 */
export function reasonsOf({ evidence }: Identity, shares: readonly number[]): readonly Reason[] {
  return evidence.map((item, index) => ({ name: item.name, logOdds: addedBy(item, shares[index] as number) }));
}

/** @returns the share of the evidence against that could be measured */
export function measuredOf({ evidence }: Identity, shares: readonly number[]): number {
  const sum = (items: readonly Evidence[]): number => items.reduce((all, { weights }) => all + weights.against, 0);
  const all = sum(evidence);
  return all > 0 ? sum(evidence.filter((_, index) => !Number.isNaN(shares[index]))) / all : 1;
}

/** @returns whether it may well be the exercise, from a view that hides it */
export function isHidden({ blind, evidence }: Identity, shares: readonly number[]): boolean {
  if (!blind) return false;
  const shareBy = (name: string): number => shares[evidence.findIndex((item) => item.name === name)] ?? NaN;
  return (
    blind.pro.every((name) => shareBy(name) > 0) &&
    (blind.against ?? []).every((name) => shareBy(name) < 0) &&
    (blind.unknown ?? []).every((name) => Number.isNaN(shareBy(name)))
  );
}
