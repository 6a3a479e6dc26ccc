/**
 * Which movements belong together, and whether they are the exercise: decided once for the set, on the summed evidence of
 * all its movements that have been seen.
 */
import { isHidden, KNOWN, KNOWN_AT_END, LEAST_MEASURED, measuredOf, reasonsOf } from './identity.js';
import type { Found, Member, Reason } from './identity.js';
import { viewOf } from './measure.js';
import { medianOf } from './order.js';
import type { Identity, View } from './types.js';
import { decidedApart, unlikeness } from './unlikeness.js';

/**
 * How sure it has to be, and of how many movements, that they are the exercise done too small, before anybody is told how
 * far they missed it: a juggler's knees (1.9) look like shallow squats.
 */
const KNOWN_SMALL = 2;
const LEAST_SMALL = 2;
/** So many movements that are decided otherwise than those like them are another exercise; one may be chance. */
const LEAST_APART = 2;
/**
 * What was measured of a smaller share of a set's movements is not known of the set. Of seven pull-ups seen from behind whose
 * legs were below the picture two had legs to be measured, which lay: that made all of them crunches.
 */
const LEAST_TELLING = 1 / 3;
/** So many of the latest movements tell what is usual in a set. */
const USUAL_OF = 12;

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

  /**
   * @param like the movements that the first of these is like and yet decided otherwise: a single one is no other exercise
   *   than those
   */
  constructor(
    private readonly identity: Identity,
    private readonly like: readonly Member[] = [],
  ) {}

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
      : Math.max(unlikeness(this.identity, this.members, other), decidedApart(this.members, other));
  }

  /**
   * @param ahead movements of its shape that have been seen but not spoken of yet
   * @returns the usual share of each item of evidence
   */
  shares(ahead: readonly Member[] = []): readonly number[] {
    const all = this.#decidedWith(ahead);
    return this.identity.evidence.map((_, index) => {
      const known = all.map(({ shares }) => shares[index] as number).filter((share) => !Number.isNaN(share));
      return known.length >= LEAST_TELLING * all.length ? medianOf(known) : NaN;
    });
  }

  /** The movements that are decided together: of a single one also those that it is like. */
  #decidedWith(ahead: readonly Member[]): readonly Member[] {
    return [...(this.isAlone(ahead) ? this.like : []), ...this.members, ...ahead];
  }

  /** Whether it is a single movement that is decided with those of the set that it is like. */
  isAlone(ahead: readonly Member[] = []): boolean {
    return this.like.length > 0 && this.#size + ahead.length < LEAST_APART;
  }

  /** @returns what each item adds to the log-odds of being the exercise */
  reasons(ahead: readonly Member[] = []): readonly Reason[] {
    return reasonsOf(this.identity, this.shares(ahead));
  }

  /** Whether it may well be the exercise, from a view that hides it. */
  get hidden(): boolean {
    return isHidden(this.identity, this.shares());
  }

  /** @returns the share of the evidence against it that could be measured */
  measured(ahead: readonly Member[] = []): number {
    return measuredOf(this.identity, this.shares(ahead));
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
    if (!over && this.isAlone(coming)) return;
    if (!(this.measured(coming) >= LEAST_MEASURED)) return;
    const logOdds = this.logOdds(coming);
    const all = this.#decidedWith(coming);
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
