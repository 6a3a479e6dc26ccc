/**
 * Which movements belong together, and whether they are the exercise: decided once for the set, on the summed evidence of
 * all its movements that have been seen.
 */
import type { Movement } from './cycle-finder.js';
import { medianOf, viewOf } from './measure.js';
import type { MovementWindow } from './measure.js';
import type { Evidence, Identity, RepetitionRecord, View } from './types.js';

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
 * How sure it has to be, and of how many movements, that they are the exercise done too small, before anybody is told how
 * far they missed it: a juggler's knees (1.9) look like shallow squats.
 */
const KNOWN_SMALL = 2;
const LEAST_SMALL = 2;
/**
 * Share of what could speak against a set that has to be seen: .74 and more of all that count on recordings, .53 of a lunge
 * of which one leg is not seen, which is a squat by all that is.
 */
export const LEAST_MEASURED = 0.6;
/** Movements of one set differ by less in size and duration, and on average in their evidence. */
const SIZE_FACTOR = 2.2;
const DURATION_FACTOR = 3;
const MOST_UNLIKE = 0.45;
/** As far apart as this in what their evidence adds to the log-odds, they are different movements. */
const LOG_ODDS_APART = 5;
/**
 * Where one would count by itself and the other would not, so much less makes them different movements: squats that follow
 * deadlifts have 3.2 more, and those that follow lunges have as much more as squats than as lunges. In a set that varies by
 * itself it takes so many times its usual deviation.
 */
const LEADS_APART = 2.5;
const LEAD_DEVIATIONS = 3;
/** So many of the latest movements tell what is usual in a set. */
const USUAL_OF = 12;

/** @returns where a value lies between what speaks against and what speaks for, −1 to 1; NaN of NaN */
function shareOf({ against, pro }: Evidence, value: number): number {
  return Math.max(-1, Math.min(1, (2 * (value - against)) / (pro - against) - 1));
}

/** @returns what a share of an item adds to the log-odds; nothing where it is not known */
function addedBy({ weights }: Evidence, share: number): number {
  return Number.isNaN(share) ? 0 : share * (share > 0 ? weights.pro : weights.against);
}

function isAround({ measure }: Evidence): boolean {
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

/** What tells whether movements are alike. */
type Shaped = Pick<Member, 'movement' | 'shares'>;

/** What one item of evidence adds to the log-odds. */
export interface Reason {
  readonly name: string;
  readonly logOdds: number;
}

/** Whether movements are the exercise, done too small. */
export type Small = 'no' | 'maybe' | 'yes';

/** Movements of like shape. */
export class MovementSet {
  /** The latest of its movements. */
  readonly members: Member[] = [];
  /** Those that wait until it is known what they are. */
  #waiting: Found[] = [];
  #size = 0;
  #known = false;
  #sure = false;
  #small: Small = 'no';
  #decidedOn = '';

  constructor(private readonly identity: Identity) {}

  /** How many movements it has. */
  get size(): number {
    return this.#size;
  }

  /** Whether it is known to be the exercise: then it stays so. */
  get known(): boolean {
    return this.#known;
  }

  /**
   * Whether it was known while it might still have gone on. What is only more likely than not counts where it goes far enough;
   * how far it missed is not told: a basketball player's crouch (.5) is no shallow squat.
   */
  get sure(): boolean {
    return this.#sure;
  }

  /** Whether it was the exercise, done too small: only its size speaks against it. */
  get small(): Small {
    return this.#small;
  }

  get lastMs(): number {
    return this.members.at(-1)?.movement.endMs ?? -Infinity;
  }

  /** When the first, and the last, of those started that wait until it is known what they are. */
  get waitingFromMs(): number {
    return this.#waiting[0]?.movement.startMs ?? Infinity;
  }

  get waitingToMs(): number {
    return this.#waiting.at(-1)?.movement.startMs ?? -Infinity;
  }

  /** How the camera sees the set. */
  get view(): View | undefined {
    return viewOf(medianOf(this.members.map(({ frontality }) => frontality)));
  }

  add(one: Found): void {
    const { movement, values, shares, frontality, logOdds, lead } = one;
    this.members.push({ movement, values, shares, frontality, logOdds, lead });
    if (this.members.length > USUAL_OF) this.members.shift();
    this.#size++;
    this.#waiting.push(one);
  }

  /** @returns the movements that are known to be the exercise since this was last asked */
  taken(): readonly Found[] {
    if (!this.#known && this.#small === 'no') return [];
    const taken = this.#waiting;
    this.#waiting = [];
    for (const { window } of taken) window.view = this.view;
    return taken;
  }

  /** Lets go of what was not the exercise. */
  close(): void {
    this.#waiting = [];
  }

  /** How unlike the set a movement is, 1 at the border; 0 of the first. */
  unlike(other: Member): number {
    return this.members.length === 0
      ? 0
      : Math.max(unlikeness(this.identity, this.members, other), this.#otherwise(other.lead));
  }

  /** How unlike the set something is that would be decided otherwise, 1 at the border; 0 where it would be decided alike. */
  #otherwise(lead: number): number {
    const usual = medianOf(this.members.map((member) => member.lead));
    if (lead < 0 === usual < 0) return 0;
    const deviation = medianOf(this.members.map((member) => Math.abs(member.lead - usual)));
    return Math.abs(lead - usual) / Math.max(LEADS_APART, LEAD_DEVIATIONS * deviation);
  }

  /**
   * @param ahead movements of its shape that have been seen but not spoken of yet
   * @returns the usual share of each item of evidence
   */
  shares(ahead: readonly Member[] = []): readonly number[] {
    const all = [...this.members, ...ahead];
    return this.identity.evidence.map((_, index) => medianOf(all.map(({ shares }) => shares[index] as number)));
  }

  /** @returns what each item adds to the log-odds of being the exercise */
  reasons(ahead: readonly Member[] = []): readonly Reason[] {
    const shares = this.shares(ahead);
    return this.identity.evidence.map((item, index) => ({
      name: item.name,
      logOdds: addedBy(item, shares[index] as number),
    }));
  }

  /** Whether it may well be the exercise, from a view that hides it. */
  get hidden(): boolean {
    const { blind, evidence } = this.identity;
    if (!blind) return false;
    const shares = this.shares();
    const shareBy = (name: string): number => shares[evidence.findIndex((item) => item.name === name)] ?? NaN;
    return (
      blind.pro.every((name) => shareBy(name) > 0) &&
      (blind.against ?? []).every((name) => shareBy(name) < 0) &&
      (blind.unknown ?? []).every((name) => Number.isNaN(shareBy(name)))
    );
  }

  /** @returns the share of the evidence against it that could be measured */
  measured(ahead: readonly Member[] = []): number {
    const { evidence } = this.identity;
    const shares = this.shares(ahead);
    const sum = (items: readonly Evidence[]): number => items.reduce((all, { weights }) => all + weights.against, 0);
    const all = sum(evidence);
    return all > 0 ? sum(evidence.filter((_, index) => !Number.isNaN(shares[index]))) / all : 1;
  }

  /** @returns the log-odds of being the exercise */
  logOdds(ahead: readonly Member[] = []): number {
    return this.reasons(ahead).reduce((sum, { logOdds }) => sum + logOdds, this.identity.prior);
  }

  /** The log-odds without what the size of the movements speaks against it. */
  #shapeLogOdds(): number {
    const { evidence, prior } = this.identity;
    return this.reasons().reduce(
      (sum, { logOdds }, index) => sum + (evidence[index]?.size ? Math.max(0, logOdds) : logOdds),
      prior,
    );
  }

  /**
   * Decides, if it can be decided now.
   *
   * @param ahead how many movements have been seen but not spoken of yet, and those of its shape among them
   * @param rival log-odds of these movements being another exercise
   */
  decide(ahead: number, like: () => readonly Member[], over: boolean, rival: (all: readonly Member[]) => number): void {
    // Asked again only when there is more to go by.
    const decidedOn = `${this.#size} ${ahead} ${over}`;
    if (this.#known || decidedOn === this.#decidedOn) return;
    this.#decidedOn = decidedOn;
    const coming = over ? [] : like();
    if (!(this.measured(coming) >= LEAST_MEASURED)) return;
    const logOdds = this.logOdds(coming);
    const all = [...this.members, ...coming];
    this.#known = logOdds >= (over ? KNOWN_AT_END : KNOWN) && logOdds >= rival(all);
    this.#sure = this.#known && logOdds >= KNOWN;
    if (!over || this.#known) return;
    const shape = this.#shapeLogOdds();
    if (shape < KNOWN_AT_END || shape < rival(all)) return;
    this.#small = shape >= KNOWN_SMALL && this.#size >= LEAST_SMALL ? 'yes' : 'maybe';
  }

  /** Share of the time from `startMs` to `endMs` in which this set moves. */
  covers(startMs: number, endMs: number, ahead: readonly Member[]): number {
    let sum = 0;
    for (const { movement } of [...this.members, ...ahead]) {
      sum += Math.max(0, Math.min(endMs, movement.endMs) - Math.max(startMs, movement.startMs));
    }
    return sum / (endMs - startMs);
  }
}

function durationOf({ movement }: Shaped): number {
  return movement.endMs - movement.startMs;
}

/** @returns how unlike others a movement is in size, duration and evidence, 1 at the border */
export function unlikeness(identity: Identity, members: readonly Shaped[], other: Shaped): number {
  const usual = (of: (member: Shaped) => number): number => medianOf(members.map(of));
  const factor = (a: number, b: number, most: number): number => Math.abs(Math.log(a / b)) / Math.log(most);
  let sum = 0;
  let count = 0;
  let apart = 0;
  for (const [index, share] of other.shares.entries()) {
    const item = identity.evidence[index] as Evidence;
    // What came before the first movement of a set is not like what comes before the others.
    if (isAround(item)) continue;
    const usualShare = usual(({ shares }) => shares[index] as number);
    const difference = Math.abs(share - usualShare);
    if (Number.isNaN(difference)) continue;
    sum += difference;
    count++;
    apart += Math.abs(addedBy(item, share) - addedBy(item, usualShare));
  }
  return Math.max(
    factor(
      other.movement.size,
      usual(({ movement }) => movement.size),
      SIZE_FACTOR,
    ),
    factor(durationOf(other), usual(durationOf), DURATION_FACTOR),
    count ? sum / count / 2 / MOST_UNLIKE : 0,
    apart / LOG_ODDS_APART,
  );
}
