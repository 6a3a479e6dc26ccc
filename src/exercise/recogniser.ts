/**
 * Finds the movements of one record in the samples of a video, sorts them into sets and says which sets are the exercise.
 */
import { CycleFinder, MAX_GAP_MS } from './cycle-finder.js';
import type { Movement } from './cycle-finder.js';
import { found, KNOWN_AT_END } from './identity.js';
import type { Evident, Found, Member } from './identity.js';
import { AROUND_MS, MovementWindow } from './measure.js';
import { medianOf } from './order.js';
import { MovementSet } from './movement-set.js';
import type { Small } from './movement-set.js';
import type { Sample } from './signal-filter.js';
import type { RepetitionRecord } from './types.js';
import { unlikeness } from './unlikeness.js';

/** How far ahead of its end a movement is looked at before it is spoken of. */
const CYCLES_AHEAD_MS = 3900;
/** How often they are looked for; where only the end counts, seldom. */
const LOOK_EVERY_MS = 400;
/** How far the samples are ahead of a moment when all that is to be said of what ended before it has been said. */
export const SPEAK_AFTER_MS = CYCLES_AHEAD_MS + LOOK_EVERY_MS;
export const SELDOM_MS = 2000;
/** A movement whose end was seen so long ago goes on no more. */
const OVER_AFTER_MS = 500;
/** Movements of two exercises are the same where they go on together for such a share of the time. */
const LEAST_COMMON = 0.5;
/** A set that nothing was added to for so long is over. */
const SET_OVER_MS = 12_000;

/** So much evidence is remembered. */
const MOST_JUDGED = 60;
/** Movements that have been spoken of are still played while the moment has not come to their end. */
const MOST_RECENT = 40;

/** Refused sets that are remembered one by one; what they were is summed of all. */
const MOST_REFUSED = 40;

/** A movement of a set that is the exercise; `small` where the whole set is too small to count, `sure` as of the set. */
export interface Recognised extends Found {
  readonly set: MovementSet;
  readonly small: Small;
  readonly sure: boolean;
}

/** Recognises one exercise in one video. */
export class Recogniser {
  readonly #finder: CycleFinder;
  readonly #open: MovementSet[] = [];
  readonly #refused: MovementSet[] = [];
  #lookedMs: number;
  #spokenMs = -Infinity;
  #nowMs = 0;
  #ahead: readonly Movement[] = [];
  /** Of those ahead that are over, what they are as of the last look; taken when it is asked for. */
  #coming: readonly Found[] | undefined;
  /** The last movement that was spoken of, with its lead by itself. */
  #last: { readonly one: Evident; readonly lead: number } | undefined;
  readonly #recent: Movement[] = [];
  #recognised = 0;
  /** Evidence of movements around which all has been seen: it changes no more while their edges stay. */
  readonly #judged = new Map<string, Evident>();

  /**
   * @param history the samples of the video; read only
   * @param rivals what else it may be; each sees a sample before this does
   * @param everyMs how often movements are looked for
   * @param firstMs when for the first time
   */
  constructor(
    readonly record: RepetitionRecord,
    private readonly history: () => readonly Sample[],
    private readonly rivals: readonly Recogniser[] = [],
    private readonly everyMs = LOOK_EVERY_MS,
    firstMs = 0,
  ) {
    this.#lookedMs = firstMs - everyMs;
    this.#finder = new CycleFinder(record.cycle);
  }

  /** @returns the first of the latest movements, and of those seen ahead, that is so */
  findMovement(isSo: (movement: Movement) => boolean): Movement | undefined {
    return this.#recent.find(isSo) ?? this.#ahead.find(isSo);
  }

  /** The latest sets that are over and were something else. */
  get refused(): readonly MovementSet[] {
    return this.#refused;
  }

  /** How many movements were surely the exercise. */
  get recognised(): number {
    return this.#recognised;
  }

  /** Whether a set that is the exercise is under way. */
  get known(): boolean {
    return this.#open.some((set) => set.known);
  }

  /** @returns how far out the movement was at a time, in swings */
  level(ms: number): number {
    return this.#finder.level(ms);
  }

  /** @returns the movements that are repetitions, in order, as soon as that is known */
  push(sample: Sample): readonly Recognised[] {
    // No movement goes on over a hole in the video, and what was before it would be forgotten.
    const before = sample.timeMs - this.#nowMs > MAX_GAP_MS ? this.#look(false, Infinity) : [];
    this.#finder.push(sample);
    this.#nowMs = sample.timeMs;
    return this.#nowMs - this.#lookedMs < this.everyMs ? before : [...before, ...this.#look(false)];
  }

  /** @returns the movements that are repetitions up to `ms`, now that the video has ended and all that follows was seen */
  settle(ms: number): readonly Recognised[] {
    const ends = this.#ahead.some(({ endMs }) => endMs <= ms);
    return ends || ms - this.#spokenMs >= this.everyMs ? this.#look(false, ms) : [];
  }

  /** @returns what is still a repetition now that the video has ended */
  finish(): readonly Recognised[] {
    return this.#look(true, Infinity);
  }

  /** @returns the evidence of a movement that need not be over */
  judged(movement: Movement): Evident {
    const { fromMs, startMs, farMs, endMs, toMs } = movement;
    const key = [fromMs, startMs, farMs, endMs, toMs].join();
    const known = this.#judged.get(key);
    if (known) return known;
    const one = found(this.record, movement, new MovementWindow(movement, this.history(), this.record.cycle));
    if (this.#nowMs >= endMs + AROUND_MS) this.#judged.set(key, one);
    return one;
  }

  /** @param untilMs movements that end later are not spoken of yet */
  #look(over: boolean, untilMs = this.#nowMs - CYCLES_AHEAD_MS): readonly Recognised[] {
    this.#lookedMs = this.#nowMs;
    this.#spokenMs = untilMs;
    if (this.#judged.size > MOST_JUDGED) this.#judged.clear();
    const movements = this.#finder.find();
    const settled = movements.findIndex(({ endMs }) => endMs > untilMs);
    const spoken = settled < 0 ? movements : movements.slice(0, settled);
    this.#ahead = movements.slice(spoken.length);
    this.#coming = undefined;
    for (const movement of spoken) {
      this.#finder.settle(movement);
      this.#recent.push(movement);
      if (this.#recent.length > MOST_RECENT) this.#recent.shift();
    }
    const joining = spoken.filter((movement) => this.#mayCount(movement));
    if (joining.length > 0) {
      // What ended long ago they have seen.
      if (untilMs > this.#nowMs - CYCLES_AHEAD_MS) for (const rival of this.rivals) rival.#catchUp();
      // That of the last of them takes the one after it.
      const all = this.#withLeads([...joining, ...this.#over().slice(0, 1)]).slice(0, joining.length);
      for (const one of all) this.#setOf(one).add(one);
      const one = this.judged(joining.at(-1) as Movement);
      this.#last = { one, lead: this.#leadOf(one) };
    }
    const isOver = (set: MovementSet): boolean => over || this.#nowMs - CYCLES_AHEAD_MS - set.lastMs > SET_OVER_MS;
    for (const set of this.#open) this.#decide(set, isOver(set));
    // Repetitions are counted in order: what came before one of them is decided with it.
    const countedMs = Math.max(...this.#open.map((set) => (set.known ? set.waitingToMs : -Infinity)));
    const overtaken = this.#open.filter((set) => !set.known && set.waitingFromMs < countedMs);
    for (const set of overtaken) this.#decide(set, true);
    const counted: Recognised[] = [];
    for (const set of [...this.#open]) {
      const { known, small, sure } = set;
      for (const one of set.taken()) counted.push({ ...one, set, small: known ? 'no' : small, sure });
      if (isOver(set) || (overtaken.includes(set) && (!set.known || set.isAlone()))) this.#close(set);
    }
    this.#recognised += counted.filter(({ small, sure }) => small === 'no' && sure).length;
    return counted.sort((a, b) => a.movement.startMs - b.movement.startMs);
  }

  /** Looks at what it has been given since it last looked. */
  #catchUp(): void {
    if (this.#lookedMs < this.#nowMs) this.#look(false);
  }

  #decide(set: MovementSet, isOver: boolean): void {
    set.decide(
      this.#ahead.length,
      () => this.#like(set),
      isOver,
      (all) => this.#rivalOf(all),
    );
  }

  #close(set: MovementSet): void {
    this.#open.splice(this.#open.indexOf(set), 1);
    if (set.known) return;
    set.close();
    this.#refused.push(set);
    if (this.#refused.length > MOST_REFUSED) this.#refused.shift();
  }

  #mayCount({ startMs, endMs }: Movement): boolean {
    const { minDurationMs, maxDurationMs } = this.record.cycle;
    return endMs - startMs >= minDurationMs && endMs - startMs <= maxDurationMs;
  }

  /** Movements ahead that go on no more. */
  #over(): readonly Movement[] {
    return this.#ahead.filter(({ toMs }) => toMs < this.#nowMs - OVER_AFTER_MS);
  }

  /**
   * @param movements in order, the first of them after the last that was spoken of
   * @returns what they are. A single one that is decided otherwise than those like it before and after it is no other exercise.
   */
  #withLeads(movements: readonly Movement[]): readonly Found[] {
    const evident = movements.map((movement) => this.judged(movement));
    const leads = evident.map((one) => this.#leadOf(one));
    return evident.map((one, index) => {
      const lead = leads[index] as number;
      const leadBy = (other: Evident | undefined, its: number | undefined): number =>
        other && its !== undefined && unlikeness(this.record.identity, [other], one) < 1 ? its : NaN;
      const before =
        index > 0 ? leadBy(evident[index - 1], leads[index - 1]) : leadBy(this.#last?.one, this.#last?.lead);
      const next = leadBy(evident[index + 1], leads[index + 1]);
      // One that is followed by none like it may be the first of another exercise: what was before it does not speak for it.
      return { ...one, lead: medianOf([before, lead, Number.isNaN(next) ? lead : next]) };
    });
  }

  /** By how much a movement is this exercise rather than none, or another: by its own evidence. */
  #leadOf({ logOdds, movement: { startMs, endMs } }: Evident): number {
    return logOdds - Math.max(KNOWN_AT_END, ...this.rivals.map((rival) => rival.#claimOn(startMs, endMs)));
  }

  /** How likely what moves in a time is this exercise, by the log-odds of the movements in it one by one. */
  #claimOn(startMs: number, endMs: number): number {
    const common = ({ movement }: Pick<Member, 'movement'>): number =>
      Math.min(endMs, movement.endMs) - Math.max(startMs, movement.startMs);
    const there: Pick<Member, 'movement' | 'logOdds'>[] = [];
    for (const sets of [this.#open, this.#refused]) {
      for (const { members, lastMs } of sets) {
        if (lastMs > startMs) there.push(...members.filter((one) => common(one) > 0));
      }
    }
    for (const movement of this.#over()) if (common({ movement }) > 0) there.push(this.judged(movement));
    const sum = there.reduce((all, one) => all + common(one), 0);
    if (sum < LEAST_COMMON * (endMs - startMs)) return -Infinity;
    let passed = 0;
    there.sort((a, b) => a.logOdds - b.logOdds);
    return there.find((one) => (passed += common(one)) >= sum / 2)?.logOdds ?? -Infinity;
  }

  /** Movements ahead that are over, with what they are. */
  #seenAhead(): readonly Found[] {
    return (this.#coming ??= this.#withLeads(this.#over()));
  }

  /** Movements ahead that belong to a set. One that may still go on is not known yet. */
  #like(set: MovementSet): readonly Found[] {
    return this.#seenAhead().filter((one) => set.unlike(one) < 1);
  }

  /** How likely movements are this exercise, each by the log-odds of the set that it belongs to here. */
  #claims(movements: readonly Movement[]): number[] {
    const claims = movements.map(() => -Infinity);
    for (const set of [...this.#open, ...this.#refused]) {
      const like = this.#like(set);
      const isIn = movements.map(({ startMs, endMs }) => set.covers(startMs, endMs, like) >= LEAST_COMMON);
      if (!isIn.includes(true)) continue;
      const logOdds = set.logOdds(like);
      for (const [index, is] of isIn.entries()) if (is) claims[index] = Math.max(claims[index] as number, logOdds);
    }
    return claims;
  }

  #rivalOf(members: readonly Member[]): number {
    const rivals = this.rivals.map((rival) => {
      rival.#catchUp();
      const claims = rival.#claims(members.map(({ movement }) => movement)).sort((a, b) => a - b);
      return claims[claims.length >> 1] ?? -Infinity;
    });
    return Math.max(-Infinity, ...rivals);
  }

  #setOf(one: Found): MovementSet {
    const nearestBy = (unlike: (set: MovementSet) => number): MovementSet | undefined =>
      this.#open
        .map((set) => ({ set, unlike: unlike(set) }))
        .filter(({ unlike }) => unlike < 1)
        .sort((a, b) => a.unlike - b.unlike)[0]?.set;
    const nearest = nearestBy((set) => set.unlike(one));
    if (nearest) return nearest;
    const set = new MovementSet(
      this.record.identity,
      nearestBy((set) => unlikeness(this.record.identity, set.members, one))?.members,
    );
    this.#open.push(set);
    return set;
  }
}
