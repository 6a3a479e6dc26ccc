/**
 * Options as one writes them: the tag, the query of the endpoint page, and the page's own hash.
 */
import { OPTIONS, type Option, type OptionName } from '../../src/element/options.js';
import { parseOption } from '../../src/element/parse-option.js';
import { readParameters } from '../../src/host/parameters.js';
import { parseUrl } from '../../src/url.js';

/** What is given for options, as text: `true` and `false` for booleans. */
export type Given = Readonly<Partial<Record<OptionName, string>>>;

/** Longer tags have a line for each attribute. */
const LINE_CHARACTERS = 72;

const TAG = 'pose-upload-tracker';

/** The hash of a page whose options are all at their defaults: without any, it would be at its own beginning. */
const NOTHING = 'empty';

/** What differs from the defaults; what is not allowed leaves the default, and is left out. */
export function differing(given: Given): { readonly option: Option; readonly text: string }[] {
  return OPTIONS.flatMap((option) => {
    const text = given[option.name];
    if (text === undefined) return [];
    const { value, error } = parseOption(option, text);
    return error || value === option.default ? [] : [{ option, text }];
  });
}

/** The element's tag with its attributes. */
export function tagOf(given: Given): string {
  const attributes = differing(given).map(({ option, text }) =>
    option.type === 'boolean' && text === 'true' ? option.attribute : `${option.attribute}="${inAttribute(text)}"`,
  );
  const line = `<${[TAG, ...attributes].join(' ')}></${TAG}>`;
  if (line.length <= LINE_CHARACTERS) return line;
  return `<${TAG}\n${attributes.map((attribute) => `  ${attribute}\n`).join('')}></${TAG}>`;
}

/**
 * The address of the endpoint page with its parameters.
 *
 * @param page its address without them
 * @param here where the tag stands, to which addresses of media are relative; that page lies elsewhere. Without it they stay as
 *   they are
 */
export function endpointOf(given: Given, page: string, here?: string): string {
  const absolute = (name: OptionName) => {
    const url = given[name] && here !== undefined ? parseUrl(given[name], here) : undefined;
    return url ? { [name]: url.href } : {};
  };
  const query = queryOf({ ...given, ...absolute('videoSrc'), ...absolute('imageSrc') });
  return query === '' ? page : `${page}?${query}`;
}

/** Names of the options that are given and that no URL may set. */
export function leftOutOfUrl(given: Given): OptionName[] {
  return differing(given).flatMap(({ option }) => (option.parameter === null ? [option.name] : []));
}

/** The options as a page's hash, without `#`. Those that no URL may set are not in it either. */
export function hashOf(given: Given): string {
  return queryOf(given) || NOTHING;
}

/**
 * The options of a hash.
 *
 * @param hash with or without `#`
 * @returns undefined where it says nothing at all
 */
export function givenOf(hash: string): Given | undefined {
  const query = hash.replace(/^#/, '');
  if (query === '') return undefined;
  const entries = readParameters(query).map(({ option, given }) => [
    option.name,
    // A parameter without a value.
    option.type === 'boolean' && given === '' ? 'true' : given,
  ]);
  return Object.fromEntries(entries) as Given;
}

function queryOf(given: Given): string {
  return differing(given)
    .flatMap(({ option, text }) => (option.parameter === null ? [] : [`${option.parameter}=${inQuery(text)}`]))
    .join('&');
}

/** Colons and slashes may stand in a query as they are, and addresses in it can be read so. */
function inQuery(text: string): string {
  return new URLSearchParams({ '': text })
    .toString()
    .slice(1)
    .replaceAll('+', '%20')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/');
}

const IN_ATTRIBUTE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function inAttribute(text: string): string {
  return text.replace(/[&"<>\n\r]/g, (character) => IN_ATTRIBUTE[character] ?? character);
}
