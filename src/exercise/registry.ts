/**
 * The exercises that are known: those that come with the engine, the package's others once they are loaded, and those that a
 * page or a program adds.
 */
import { CATALOGUE, findRecord } from './catalogue/index.js';
import { NEAR } from './catalogue/near.js';
import { goTogether } from './compatible.js';
import type { ExerciseRecord } from './types.js';

/** A list of exercises that grows. */
export class Registry {
  readonly #own = new Map<string, ExerciseRecord>();
  #more: readonly ExerciseRecord[] = [];

  /** @param core those that are there from the beginning */
  constructor(private readonly core: readonly ExerciseRecord[] = CATALOGUE) {}

  /** All of them, those that were added last. One of the package gives way to one that was added by its name. */
  get records(): readonly ExerciseRecord[] {
    return [...this.#withoutOwn([...this.core, ...this.#more]), ...this.own];
  }

  /** @param more the package's other exercises, which its tests check */
  load(more: readonly ExerciseRecord[]): void {
    this.#more = more;
  }

  /**
   * What a movement may be instead: for an exercise that comes with the engine, or was added, those, what is near to it and no
   * others, so that a count does not depend on what else has been loaded. What goes together with it is no rival.
   */
  rivalsOf(record: ExerciseRecord): readonly ExerciseRecord[] {
    const near = this.core.includes(record) ? (NEAR[record.name] ?? []) : [];
    const all = this.#more.includes(record)
      ? this.records
      : [...this.#withoutOwn([...this.core, ...near]), ...this.own];
    return all.filter((other) => other.name !== record.name && !goTogether(record, other));
  }

  /** Their names, for messages. */
  get names(): readonly string[] {
    return this.records.map(({ name }) => name);
  }

  /** @returns names of the package's exercises, of those that are loaded, that a record takes by its name or an alias */
  takenBy({ name, aliases }: ExerciseRecord): readonly string[] {
    return [name, ...aliases].filter((one) => findRecord(one, [...this.core, ...this.#more]) !== undefined);
  }

  /** @returns the record of a name or an alias, as `findRecord` reads them */
  find(name: string): ExerciseRecord | undefined {
    return findRecord(name, this.own) ?? findRecord(name, this.records);
  }

  /** Those that were added. */
  get own(): readonly ExerciseRecord[] {
    return [...this.#own.values()];
  }

  /** @param record checked (`add.ts`); takes the place of the package's and of one that was added before by this name */
  add(record: ExerciseRecord): void {
    this.#own.set(record.name, record);
  }

  /** Who is asked for by a name is the one that was added: what the package calls so is not there beside it. */
  #withoutOwn(records: readonly ExerciseRecord[]): readonly ExerciseRecord[] {
    const { own } = this;
    return records.filter(({ name }) => findRecord(name, own) === undefined);
  }
}

/** The one that trackers look into. */
export const REGISTRY = new Registry();
