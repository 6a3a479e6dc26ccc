/**
 * The exercises that are known: those of the catalogue, and those that a page or a program adds.
 */
import { CATALOGUE, findRecord } from './catalogue/index.js';
import { Place, shown } from './shape.js';
import type { ExerciseRecord } from './types.js';
import { validateRecord, validateTexts } from './validate.js';

/** A list of exercises that grows. */
export class Registry {
  readonly #own = new Map<string, ExerciseRecord>();

  /** @param catalogue those that are there from the beginning */
  constructor(private readonly catalogue: readonly ExerciseRecord[] = CATALOGUE) {}

  /** All of them, those that were added last. */
  get records(): readonly ExerciseRecord[] {
    return [...this.catalogue, ...this.#own.values()];
  }

  /** Their names, for messages. */
  get names(): readonly string[] {
    return this.records.map(({ name }) => name);
  }

  /** @returns the record of a name or an alias, as `findRecord` reads them */
  find(name: string): ExerciseRecord | undefined {
    return findRecord(name, this.records);
  }

  /**
   * @param given a record with its texts, which takes the place of one that was added by this name before
   * @returns what was added: a copy, which later changes of the given one do not reach
   * @throws TypeError that names the record and the field
   */
  add(given: unknown): ExerciseRecord {
    validateRecord(given);
    validateTexts(given);
    const others = this.records.filter((record) => record !== this.#own.get(given.name));
    for (const [index, name] of [given.name, ...given.aliases].entries()) {
      const taken = findRecord(name, others);
      const place = new Place(given.name).at(...(index === 0 ? ['name'] : ['aliases', index - 1]));
      if (taken) place.fail(`${shown(name)} is taken by ${taken.name}`);
    }
    const record = structuredClone(given);
    this.#own.set(record.name, record);
    return record;
  }
}

/** The one that trackers look into. */
export const REGISTRY = new Registry();
