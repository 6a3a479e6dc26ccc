/**
 * Gives an element class its options as attributes and properties, from the option table.
 */
import { OPTIONS, type Option } from './options.js';

/** What an element does when an option is given. */
export interface OptionReceiver {
  /** @param given the attribute's text, the property's value, or null where the attribute was removed */
  setOption(option: Option, given: unknown): void;
  getOption(option: Option): unknown;
}

/** `lang` is a property of every element already and reflects its attribute by itself. */
const NATIVE_PROPERTIES: ReadonlySet<string> = new Set(['lang']);

const BY_ATTRIBUTE: ReadonlyMap<string, Option> = new Map(
  OPTIONS.flatMap((option) => option.attributes.map((attribute) => [attribute, option] as const)),
);

/** All attributes of the table, in every spelling. */
export const OPTION_ATTRIBUTES: readonly string[] = [...BY_ATTRIBUTE.keys()];

/** The option that an attribute sets. */
export function optionOfAttribute(attribute: string): Option | undefined {
  return BY_ATTRIBUTE.get(attribute);
}

/** Defines the properties of the table on an element class. */
export function defineOptionProperties(prototype: OptionReceiver): void {
  for (const option of OPTIONS) {
    if (NATIVE_PROPERTIES.has(option.name)) continue;
    Object.defineProperty(prototype, option.name, {
      configurable: true,
      enumerable: true,
      get(this: OptionReceiver) {
        return this.getOption(option);
      },
      set(this: OptionReceiver, given: unknown) {
        this.setOption(option, given);
      },
    });
  }
}

/**
 * Takes up properties that were set before the element was defined, as frameworks and inline scripts do: they lie on the
 * instance and would hide the accessors.
 */
export function upgradeOptionProperties(element: OptionReceiver & object): void {
  for (const option of OPTIONS) {
    if (NATIVE_PROPERTIES.has(option.name) || !Object.hasOwn(element, option.name)) continue;
    const given = (element as Record<string, unknown>)[option.name];
    delete (element as Record<string, unknown>)[option.name];
    element.setOption(option, given);
  }
}
