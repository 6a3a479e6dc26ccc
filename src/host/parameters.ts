/**
 * The endpoint's URL parameters → options. Unknown ones are ignored: real clients send several of their own.
 */
import { OPTIONS, type Option } from '../element/options.js';

/** An option as the URL gives it. */
export interface GivenOption {
  readonly option: Option;
  readonly given: string;
}

/** @param search the URL's query, with or without `?` */
export function readParameters(search: string): GivenOption[] {
  const parameters = new URLSearchParams(search);
  return OPTIONS.flatMap((option) => {
    const given = option.parameter === null ? null : parameters.get(option.parameter);
    return given === null ? [] : [{ option, given: withPlus(option, given) }];
  });
}

/** In a query a plus sign stands for a space: `skeleton+counter` is meant as it looks. */
function withPlus({ allowed }: Option, given: string): string {
  return allowed?.find((value) => value.includes('+') && value.replaceAll('+', ' ') === given) ?? given;
}
