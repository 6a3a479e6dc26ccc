/** What an option is: the shape of the table's rows. */

/** What kind of value an option takes. */
export type OptionType =
  | 'boolean'
  | 'string'
  | 'enum'
  | 'person'
  | 'language'
  | 'exercise'
  | 'number'
  | 'fps'
  | 'factor'
  | 'url'
  | 'folder'
  | 'link'
  | 'reference';

/** One option. */
export interface OptionDefinition {
  /** Name of the property and of the URL parameter. */
  readonly name: string;
  readonly type: OptionType;
  readonly default: boolean | string | number | null;
  /** The allowed values of an `enum`, and those of a `person` beside a point. */
  readonly allowed?: readonly string[];
  /** Other spellings of allowed values, which clients of the hosted endpoint send, and what each stands for. */
  readonly spellings?: Readonly<Record<string, string>>;
  /** Whether the id of one of the hosted endpoint's presets, a UUID, is true. */
  readonly takesPreset?: true;
  /** The allowed range of a `number`, `fps` or `factor`, both ends included. */
  readonly range?: readonly [number, number];
  /** Whether plans other than `free` are needed to use it. */
  readonly gated?: true;
  /** Name of the URL parameter, where it is not the property's; null where a URL may not set it. */
  readonly parameter?: string | null;
  /** Other names of the URL parameter, which are attributes too: those that clients of the hosted endpoint send. */
  readonly aliases?: readonly string[];
  /**
   * Whether it is there for clients of the hosted endpoint, under its name there: a value in a query that is not understood
   * is left out without an error, as there.
   */
  readonly lenient?: true;
  readonly description: string;
}
