/**
 * The option table: every option there is, once. The element's attributes and properties, the endpoint's URL parameters,
 * the documentation and the tests are all made from it. Its rows stand in `options/`, by what they are about and in this order.
 */
import type { ExerciseName } from '../exercise/names.js';
import type { AnalysisFps } from '../media/sampling.js';
import type { PersonChoice } from '../pose/people.js';
import type { ReferenceInput } from '../session/reference/reference-input.js';
import type { SlowMotionChoice } from '../session/slow-motion-choice.js';
import { ANALYSIS_OPTIONS } from './options/analysis.js';
import type { OptionDefinition } from './options/definition.js';
import { EXERCISE_OPTIONS } from './options/exercise.js';
import { LAYOUT_OPTIONS } from './options/layout.js';
import { MEDIA_OPTIONS } from './options/media.js';
import { MESSAGE_OPTIONS } from './options/messages.js';
import { PAGE_OPTIONS } from './options/page.js';

export type { OptionDefinition, OptionType } from './options/definition.js';

/** `videoSrc` → `video-src` */
function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const DEFINITIONS = [
  ...MEDIA_OPTIONS,
  ...MESSAGE_OPTIONS,
  ...EXERCISE_OPTIONS,
  ...LAYOUT_OPTIONS,
  ...ANALYSIS_OPTIONS,
  ...PAGE_OPTIONS,
] as const satisfies readonly OptionDefinition[];

type Definition = (typeof DEFINITIONS)[number];

/** The type of an option's value. */
export type OptionValue<D extends OptionDefinition> = D['type'] extends 'boolean'
  ? boolean
  : D['type'] extends 'number'
    ? number | null
    : D['type'] extends 'fps'
      ? AnalysisFps
      : D['type'] extends 'factor'
        ? SlowMotionChoice
        : D['type'] extends 'person'
          ? PersonChoice
          : D['type'] extends 'reference'
            ? ReferenceInput
            : D['type'] extends 'exercise'
              ? ExerciseName
              : D['type'] extends 'language'
                ? string
                : D extends { readonly allowed: readonly (infer V)[] }
                  ? V
                  : string;

/** The values of all options, by name. */
export type OptionValues = { -readonly [D in Definition as D['name']]: OptionValue<D> };

/** The name of an option. */
export type OptionName = Definition['name'];

/** One row of the table. */
export interface Option extends OptionDefinition {
  readonly name: OptionName;
  /** The canonical attribute. */
  readonly attribute: string;
  /** All attributes that set it: the canonical one, and the documented spelling as HTML lower-cases it. */
  readonly attributes: readonly string[];
  /** The URL parameter that sets it; null where a URL may not. */
  readonly parameter: string | null;
  /** All URL parameters that set it; of several that are given the first of these counts. */
  readonly parameters: readonly string[];
}

/** The table. */
export const OPTIONS: readonly Option[] = DEFINITIONS.map((definition: OptionDefinition & { name: OptionName }) => {
  const attribute = kebabCase(definition.name);
  const { aliases = [], parameter = definition.name } = definition;
  return {
    ...definition,
    attribute,
    attributes: [...new Set([attribute, ...[definition.name, ...aliases].map((name) => name.toLowerCase())])],
    parameter,
    parameters: parameter === null ? [] : [parameter, ...aliases],
  };
});

/** The default values of all options. */
export function defaultOptionValues(): OptionValues {
  return Object.fromEntries(OPTIONS.map((option) => [option.name, option.default])) as unknown as OptionValues;
}

/** Names of the options in use that free plans do not hold. */
export function gatedOptionsInUse(values: OptionValues): OptionName[] {
  return OPTIONS.filter(({ name, gated }) => gated && values[name] === true).map(({ name }) => name);
}
