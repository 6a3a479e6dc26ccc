/**
 * The options of one element: what was given, and what is wrong with it.
 */
import type { TrackerError } from '../errors.js';
import { defaultOptionValues, type Option, type OptionValues } from './options.js';
import { parseOption } from './parse-option.js';

/** Keeps the values. */
export class OptionStore {
  readonly values: OptionValues = defaultOptionValues();
  #errors: TrackerError[] = [];

  /** @param changed told of an option whose value is another one, or without a name where one was wrong and stays as it was */
  constructor(private readonly changed: (name?: Option['name'], before?: unknown) => void) {}

  /** @param given the attribute's text, the property's value, or null where the attribute was removed */
  set(option: Option, given: unknown): void {
    const { value, error } = parseOption(option, given);
    if (error) this.#errors.push(error);
    const before = this.values[option.name];
    (this.values as Record<string, unknown>)[option.name] = value;
    if (before !== value) this.changed(option.name, before);
    else if (error) this.changed();
  }

  get(option: Option): unknown {
    return this.values[option.name];
  }

  /** What was wrong since the last call. */
  takeErrors(): TrackerError[] {
    return this.#errors.splice(0);
  }
}
