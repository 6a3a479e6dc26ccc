/**
 * The endpoint's URL parameters → options. Unknown ones are ignored: real clients send several of their own.
 */
import { OPTIONS, type Option } from '../element/options.js';
import { parseOption } from '../element/parse-option.js';

/** An option as the URL gives it. */
export interface GivenOption {
  readonly option: Option;
  readonly given: string;
}

/** @param search the URL's query, with or without `?` */
export function readParameters(search: string): GivenOption[] {
  const parameters = new URLSearchParams(search);
  return OPTIONS.flatMap((option) => {
    const [name, ...aliases] = option.parameters;
    const given = (name === undefined ? null : parameters.get(name)) ?? aliased(option, aliases, parameters);
    if (given === null || (option.lenient && isWrong(option, given))) return [];
    return [{ option, given: withPlus(option, given) }];
  });
}

/** What is given under the hosted endpoint's name, where it is understood. */
function aliased(option: Option, aliases: readonly string[], parameters: URLSearchParams): string | null {
  const name = aliases.find((alias) => parameters.has(alias));
  const given = name === undefined ? null : parameters.get(name);
  return given === null || isWrong(option, given) ? null : given;
}

/** Says what is wrong to whoever looks into the console: to clients it is no error. */
function isWrong(option: Option, given: string): boolean {
  const { error } = parseOption(option, given);
  if (error) console.warn(`pose-upload-tracker: ${error.message}`);
  return error !== undefined;
}

/** In a query a plus sign stands for a space: `skeleton+counter` is meant as it looks. */
function withPlus({ allowed }: Option, given: string): string {
  return allowed?.find((value) => value.includes('+') && value.replaceAll('+', ' ') === given) ?? given;
}
