/**
 * Turns what a page, a script or a URL gives for an option into its value.
 */
import { TrackerError } from '../errors.js';
import { isMediaAddress } from '../media/source.js';
import type { PersonChoice } from '../pose/people.js';
import { languageTags } from '../texts/languages.js';
import { hasProtocol, withoutSecrets } from '../url.js';
import type { Option, OptionValues } from './options.js';

/** Protocols of folders and pages. */
const WEB_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:']);

/** What relative addresses are read against outside of pages: only their form is of interest there. */
const NO_PAGE = 'https://relative.invalid/';

/** The form of ids of presets. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What wrong values are cut to in messages. */
const SHOWN_CHARACTERS = 80;

/** A value, or what is wrong with what was given; then `value` is the default. */
export interface ParsedOption {
  readonly value: OptionValues[Option['name']];
  readonly error?: TrackerError;
}

/**
 * @param given an attribute or parameter as text, or a property's value; null and undefined give the default
 */
export function parseOption(option: Option, given: unknown): ParsedOption {
  const byDefault = option.default;
  if (given === null || given === undefined) return { value: byDefault };
  // Hosts that fill in templates send parameters without a value.
  if (given === '' && option.type !== 'boolean') return { value: byDefault };
  const value = read(option, given);
  if (value !== undefined) return { value: value as ParsedOption['value'] };
  const shown = describe(given);
  const allowed = allowedValues(option);
  return {
    value: byDefault,
    error: new TrackerError(
      'invalid_parameter',
      `The option ${option.name} cannot be ${shown}: allowed is ${allowed}. ${byDefault === null || byDefault === '' ? 'It is left out.' : `${JSON.stringify(byDefault)} is used instead.`}`,
      { option: option.name, value: shown, allowed },
    ),
  };
}

function read(option: Option, given: unknown): unknown {
  switch (option.type) {
    case 'boolean':
      if (typeof given === 'boolean') return given;
      if (given === '' || given === 'true') return true;
      if (option.takesPreset && typeof given === 'string' && UUID.test(given)) return true;
      return given === 'false' ? false : undefined;
    case 'string':
    case 'exercise':
      return typeof given === 'string' || typeof given === 'number' ? String(given) : undefined;
    case 'enum':
      return option.allowed?.find((value) => value === given) ?? spelled(option, given);
    case 'person':
      return option.allowed?.find((value) => value === given) ?? readPoint(given);
    case 'language':
      // One that is not there yet may be added: until then the interface speaks another.
      return typeof given === 'string' ? given.trim().toLowerCase().split('-')[0] : undefined;
    case 'number':
      return readNumber(option, given);
    case 'fps':
      return given === 'all' ? given : readNumber(option, given);
    case 'factor':
      return given === 'auto' ? given : readNumber(option, given);
    case 'url':
      return typeof given === 'string' && isAddress(given, isMediaAddress) ? given.trim() : undefined;
    case 'folder':
    case 'link':
      return typeof given === 'string' && isAddress(given, isWebAddress) ? given.trim() : undefined;
    case 'reference':
      if (typeof given === 'string') return isAddress(given, isMediaAddress) ? given.trim() : undefined;
      // Whether an object is a signature is told when it is used, with the field that is wrong.
      return typeof given === 'object' && !Array.isArray(given) ? given : undefined;
  }
}

function spelled({ spellings = {} }: Option, given: unknown): string | undefined {
  return typeof given === 'string' && Object.hasOwn(spellings, given) ? spellings[given] : undefined;
}

/** A point of the picture: two shares, the first from the left, the second from the top. */
function readPoint(given: unknown): PersonChoice | undefined {
  const [x, y, ...more] = typeof given === 'string' ? given.split(',').map((part) => part.trim()) : [];
  const isShare = (part = ''): boolean => part !== '' && Number(part) >= 0 && Number(part) <= 1;
  return isShare(x) && isShare(y) && more.length === 0 ? `${Number(x)},${Number(y)}` : undefined;
}

function readNumber({ range = [-Infinity, Infinity] }: Option, given: unknown): number | undefined {
  const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  return typeof number === 'number' && number >= range[0] && number <= range[1] ? number : undefined;
}

/** Read as it will be when it is used: what stands alone on one page may be relative on another. */
function isAddress(given: string, isAllowed: (address: string, base: string) => boolean): boolean {
  const address = given.trim();
  const base = (globalThis as { document?: Document }).document?.baseURI ?? NO_PAGE;
  return address === '' || isAllowed(address, base);
}

function isWebAddress(address: string, base: string): boolean {
  return hasProtocol(address, base, WEB_PROTOCOLS);
}

function describe(given: unknown): string {
  const isPlain = typeof given === 'number' || typeof given === 'boolean';
  const text =
    typeof given === 'string'
      ? JSON.stringify(withoutSecrets(given))
      : isPlain
        ? String(given)
        : `a value of type ${typeof given}`;
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** What an option may be, in words. */
export function allowedValues({ type, allowed = [], range }: Option): string {
  switch (type) {
    case 'boolean':
      return 'true or false';
    case 'string':
      return 'text';
    case 'exercise':
      return 'the name of an exercise, or auto';
    case 'enum':
      return quoted(allowed.filter((value) => value !== ''));
    case 'person':
      return `${quoted(allowed)}, or a point "x,y" of the picture, from 0 to 1 each`;
    case 'language':
      return quoted(languageTags());
    case 'number':
      return `a number from ${range?.[0]} to ${range?.[1]}`;
    case 'fps':
      return `"all" or a number from ${range?.[0]} to ${range?.[1]}`;
    case 'factor':
      return `"auto" or a number from ${range?.[0]} to ${range?.[1]}`;
    case 'url':
      return 'a relative, http, https, blob or data URL';
    case 'folder':
    case 'link':
      return 'a relative, http or https URL';
    case 'reference':
      return 'a relative, http, https, blob or data URL, a File, a Blob or a signature';
  }
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(', ');
}
