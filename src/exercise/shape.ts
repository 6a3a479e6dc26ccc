/**
 * Says of plain data whether it has the shape that a type says, and where it has not.
 */

/** Names of fields and indices of lists, from the outside. */
export type Path = readonly (string | number)[];

/** What is wrong with an exercise record, and where. */
export class RecordError extends TypeError {
  /**
   * @param record the record's name
   * @param problem what is wrong with what stands at `path`
   */
  constructor(
    record: string,
    readonly path: Path,
    problem: string,
  ) {
    super(`${record}${path.map(stepOf).join('')}: ${problem}`);
  }
}

function stepOf(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[\w$]+$/.test(key) ? `.${key}` : `[${shown(key)}]`;
}

/** Words, names and codes. Anything else may be an address with a password in it, and messages can be read by everybody. */
const HARMLESS = /^[\p{L}\p{N}_$%°. -]{0,60}$/u;

/** A value as messages show it. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return HARMLESS.test(value) ? JSON.stringify(value) : 'a text';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

/** Deeper than any record. */
const MOST_NESTED = 24;

/** A place in a record. */
export class Place {
  constructor(
    private readonly record: string,
    private readonly path: Path = [],
  ) {}

  /** @returns a place inside of this one */
  at(...path: Path): Place {
    if (this.path.length > MOST_NESTED) this.fail('is nested too deeply');
    return new Place(this.record, [...this.path, ...path]);
  }

  /** @throws RecordError */
  fail(problem: string): never {
    throw new RecordError(this.record, this.path, problem);
  }
}

/** Fails where the value at a place is of another shape. */
export type Shape = (value: unknown, place: Place) => void;

/** The shape of a field that may be left out. */
interface Optional {
  readonly optional: Shape;
}

/** A shape for each field of a type: the compiler misses those that are forgotten, and asks which may be left out. */
export type Fields<T> = {
  readonly [Name in keyof T]-?: object extends Pick<T, Name> ? Optional : Shape;
};

export function optional(shape: Shape): Optional {
  return { optional: shape };
}

/** @param is whether a value is as `what` says */
export function matching(what: string, is: (value: unknown) => boolean): Shape {
  return (value, place) => {
    if (!is(value)) place.fail(value === undefined ? 'is missing' : `must be ${what}; got ${shown(value)}`);
  };
}

/** @param what how the text is described where it is another */
export function text(what = 'text that is not empty', pattern = /./): Shape {
  return matching(what, (value) => typeof value === 'string' && pattern.test(value));
}

/** @param what what the number has to be */
export function number(what = 'a number', is: (value: number) => boolean = () => true): Shape {
  return matching(what, (value) => typeof value === 'number' && Number.isFinite(value) && is(value));
}

export function oneOf<T extends string | boolean>(...allowed: readonly T[]): Shape {
  return matching(allowed.map(shown).join(' or '), (value) => (allowed as readonly unknown[]).includes(value));
}

/** @param least how many there have to be */
export function list(item: Shape, least = 0): Shape {
  return (value, place) => {
    if (!Array.isArray(value)) return place.fail(`must be a list; got ${shown(value)}`);
    if (value.length < least) place.fail(least === 1 ? 'is empty' : `must have ${least} items`);
    for (const [index, one] of value.entries()) item(one, place.at(index));
  };
}

/** Items of a list that are there twice say nothing. */
export function listOfDifferent(item: Shape, least = 0): Shape {
  return (value, place) => {
    list(item, least)(value, place);
    const items = value as readonly unknown[];
    const twice = items.find((one, index) => items.indexOf(one) < index);
    if (twice !== undefined) place.fail(`names ${shown(twice)} twice`);
  };
}

/** @returns the value as an object whose fields can be asked for */
export function asObject(value: unknown, place: Place): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return place.fail(`must be an object; got ${shown(value)}`);
  }
  return value as Readonly<Record<string, unknown>>;
}

/** Any names, all with values of one shape. */
export function dictionary(name: Shape, item: Shape): Shape {
  return (value, place) => {
    for (const [key, one] of Object.entries(asObject(value, place))) {
      name(key, place.at(key));
      item(one, place.at(key));
    }
  };
}

/** These fields and no others. */
export function object<T>(fields: Fields<T>): Shape {
  const all: Readonly<Record<string, Shape | Optional>> = fields;
  return (value, place) => {
    const given = asObject(value, place);
    for (const [name, shape] of Object.entries(all)) {
      const one = given[name];
      if (one !== undefined) (typeof shape === 'function' ? shape : shape.optional)(one, place.at(name));
      else if (typeof shape === 'function') place.at(name).fail('is missing');
    }
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(all, name));
    if (unknown !== undefined) place.at(unknown).fail(`is not known here; known are ${Object.keys(all).join(', ')}`);
  };
}
