/**
 * What the parameter fuzzer tries: options of the table with hostile values, by the endpoint's URL, by attributes and by
 * properties. And what has to come of them, written down apart from the code that reads options.
 */
import fc, { type Arbitrary } from 'fast-check';
import { OPTIONS, type Option } from '../../src/element/options.js';
import { HOSTILE_VALUES, hostileText } from './hostile.js';

/** One option with one value. */
export interface Setting {
  readonly option: Option;
  /** A text, or the number of a value of `HOSTILE_VALUES`. */
  readonly value: string | number;
}

/** One case. */
export interface ParameterCase {
  readonly through: 'url' | 'attribute' | 'property';
  readonly settings: readonly Setting[];
  /** Of URLs: the query. */
  readonly query: string;
  /** Whether a file is analysed with these options too. */
  readonly analysed: boolean;
}

const URL_OPTIONS = OPTIONS.filter(({ parameter }) => parameter !== null);

/** Names that no option has, and objects do. */
const FOREIGN_NAMES = ['__proto__', 'constructor', 'toString', 'assetBase', 'sessionSetup', 'analyze', 'isMobile', ''];

type Encode = (text: string) => string;

/** Half of a pair of surrogates has no encoding: it becomes the sign for what is no character, as browsers do it. */
const encode: Encode = (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** Ways to write a text into a query; half of them are wrong. */
const ENCODINGS: readonly Encode[] = [
  (text) => encode(text),
  (text) => encode(text),
  (text) => encode(text).replaceAll('%20', '+'),
  (text) => encode(encode(text)),
  (text) => text.replace(/#|\p{Surrogate}/gu, ''),
  (text) => encode(text).replace(/%(..)/, '%'),
];

const urlCase: Arbitrary<ParameterCase> = fc
  .record({
    settings: fc.array(fc.record({ option: fc.constantFrom(...URL_OPTIONS), value: hostileText }), {
      minLength: 1,
      maxLength: 3,
    }),
    encoding: fc.nat(ENCODINGS.length - 1),
    repeated: fc.integer({ min: 0, max: 9 }),
    foreign: fc.option(fc.tuple(fc.constantFrom(...FOREIGN_NAMES), hostileText)),
    analysed: fc.nat(7).map((value) => value === 0),
  })
  .map(({ settings, encoding, repeated, foreign, analysed }) => {
    const write = ENCODINGS[encoding] ?? encode;
    const pairs = settings.map(({ option, value }) => `${option.parameter}=${write(value)}`);
    if (repeated === 0) pairs.push(...pairs);
    if (foreign) pairs.push(foreign.map(write).join('='));
    // Most without a token end at once.
    const hasToken = settings.some(({ option }) => option.name === 'token');
    return { through: 'url', settings, query: [...(hasToken ? [] : ['token=fuzz']), ...pairs].join('&'), analysed };
  });

const elementCase: Arbitrary<ParameterCase> = fc.oneof(
  fc.record({
    through: fc.constant('attribute' as const),
    settings: fc.array(fc.record({ option: fc.constantFrom(...OPTIONS), value: hostileText }), {
      minLength: 1,
      maxLength: 3,
    }),
    query: fc.constant(''),
    analysed: fc.nat(7).map((value) => value === 0),
  }),
  fc.record({
    through: fc.constant('property' as const),
    settings: fc.array(
      fc.record({
        // `lang` is a property of every element and takes texts only.
        option: fc.constantFrom(...OPTIONS.filter(({ name }) => name !== 'lang')),
        value: fc.oneof(hostileText, fc.nat(HOSTILE_VALUES.length - 1)),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    query: fc.constant(''),
    analysed: fc.nat(7).map((value) => value === 0),
  }),
);

/** The first cases of a seed: each option with each way in comes up again and again. */
export function parameterCases(seed: number, count: number): readonly ParameterCase[] {
  const either = fc.oneof({ arbitrary: urlCase, weight: 2 }, { arbitrary: elementCase, weight: 3 });
  return fc.sample(either, { seed, numRuns: count });
}

/** What a value has to become. */
export type Expected = 'default' | 'accepted' | 'refused';

/**
 * @param given as it reaches the option, decoded
 * @param base the page's address
 */
export function expected(option: Option, given: unknown, base: string): Expected {
  if (given === null || given === undefined) return 'default';
  if (given === '' && option.type !== 'boolean') return 'default';
  return isRight(option, given, base) ? 'accepted' : 'refused';
}

function isRight({ type, allowed = [], range = [-Infinity, Infinity] }: Option, given: unknown, base: string): boolean {
  const isNumber = () => {
    const number = typeof given === 'string' && given.trim() ? Number(given) : given;
    return typeof number === 'number' && number >= range[0] && number <= range[1];
  };
  switch (type) {
    case 'boolean':
      return typeof given === 'boolean' || given === '' || given === 'true' || given === 'false';
    case 'string':
    case 'exercise':
      return typeof given === 'string' || typeof given === 'number';
    case 'enum':
      return (allowed as readonly unknown[]).includes(given);
    case 'person':
      return (
        (allowed as readonly unknown[]).includes(given) ||
        (typeof given === 'string' && /^\s*(0|1|0?\.\d+|0\.|1\.0*)\s*,\s*(0|1|0?\.\d+|0\.|1\.0*)\s*$/.test(given))
      );
    case 'language':
      return typeof given === 'string';
    case 'number':
      return isNumber();
    case 'fps':
      return given === 'all' || isNumber();
    case 'factor':
      return given === 'auto' || isNumber();
    case 'url':
    case 'link':
    case 'folder':
    case 'reference': {
      if (type === 'reference' && typeof given === 'object') return given !== null && !Array.isArray(given);
      if (typeof given !== 'string') return false;
      if (given.trim() === '') return true;
      const url = URL.canParse(given.trim(), base) ? new URL(given.trim(), base) : undefined;
      return (
        url !== undefined &&
        (type === 'url' || type === 'reference' ? /^(https?|blob|data):/ : /^https?:/).test(url.protocol)
      );
    }
  }
}
