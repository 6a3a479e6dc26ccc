/**
 * What several sessions of a page have in common: idle workers serve whoever asks, and one session at a time has its run on
 * them.
 */

/** Workers that can be ended. */
interface Endable {
  dispose(): void;
}

interface Entry<T> {
  readonly key: string;
  readonly workers: T;
  /** Who has joined; when the last one leaves they are ended. */
  readonly users: Set<object>;
  /** Whose run they serve. */
  busy: object | undefined;
}

/** Workers by what they are made for. A user has joined one kind at a time. */
export class WorkerShare<T extends Endable> {
  readonly #entries = new Set<Entry<T>>();

  /** @returns workers of this kind for whatever may be done while others are at work; made where there are none */
  join(key: string, user: object, make: () => T): T {
    return this.#use(key, user, make, () => true).workers;
  }

  /** @returns workers of this kind that serve nobody else until `release`; made where all others are busy */
  lease(key: string, user: object, make: () => T): T {
    const entry = this.#use(key, user, make, ({ busy }) => busy === undefined || busy === user);
    entry.busy = user;
    return entry.workers;
  }

  /** A run has ended: others may have the workers. */
  release(user: object): void {
    for (const entry of this.#entries) if (entry.busy === user) entry.busy = undefined;
  }

  /** A user needs no workers any more. */
  leave(user: object): void {
    this.#leave(user);
  }

  #use(key: string, user: object, make: () => T, isFit: (entry: Entry<T>) => boolean): Entry<T> {
    const fitting = [...this.#entries].filter((entry) => entry.key === key && isFit(entry));
    const entry = fitting.find(({ users }) => users.has(user)) ?? fitting[0] ?? this.#make(key, make);
    entry.users.add(user);
    this.#leave(user, entry);
    return entry;
  }

  #make(key: string, make: () => T): Entry<T> {
    const entry: Entry<T> = { key, workers: make(), users: new Set(), busy: undefined };
    this.#entries.add(entry);
    return entry;
  }

  #leave(user: object, but?: Entry<T>): void {
    for (const entry of this.#entries) {
      if (entry === but || !entry.users.delete(user)) continue;
      if (entry.busy === user) entry.busy = undefined;
      if (entry.users.size > 0) continue;
      this.#entries.delete(entry);
      entry.workers.dispose();
    }
  }
}
