/**
 * Numbers as the visitor's language writes them.
 */

const MEGABYTE = 1e6;
const MINUTE_S = 60;
const MINUTE_MS = 60_000;

/** Writes the numbers of one language. */
export class NumberFormat {
  /** By their rules: making one takes longer than all that it writes. */
  readonly #formats = new Map<string, Intl.NumberFormat>();

  /** @param tag BCP 47 */
  constructor(readonly tag: string) {}

  /** `3.1 MB` */
  megabytes(bytes: number): string {
    const digits = digitsOf(bytes);
    return this.#write(bytes / MEGABYTE, {
      style: 'unit',
      unit: 'megabyte',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  }

  /** `2.0`: a part of so many bytes, in megabytes and with as many digits as the whole. */
  megabytesOf(whole: number, part: number): string {
    return this.decimal(part / MEGABYTE, digitsOf(whole));
  }

  /** `45%`, rounded down: nothing is complete before it is. */
  percent(share: number): string {
    return this.#write(Math.floor(share * 100 + 1e-9) / 100, { style: 'percent' });
  }

  /** `6%`, or with a digit `6.5%`, rounded: a measured share. */
  exactPercent(share: number, digits = 0): string {
    return this.#write(share, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** `2.3 s`: browsers disagree over how the unit is shortened, its symbol is the same everywhere. */
  seconds(ms: number, digits = 1): string {
    return `${this.decimal(ms / 1000, digits)}\u00a0s`;
  }

  /** `2.3` */
  decimal(value: number, digits = 1): string {
    return this.#write(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** `84` */
  whole(value: number): string {
    return this.#write(value, { maximumFractionDigits: 0 });
  }

  /** `92°` */
  degrees(value: number): string {
    return `${this.whole(value)}°`;
  }

  /** `0:07`, or with a digit `0:07.3`: a place in the video. */
  clock(ms: number, digits = 0): string {
    const unit = 10 ** digits;
    const seconds = Math.floor((Math.max(0, ms) / 1000) * unit + 1e-6) / unit;
    const rest = this.#write(seconds % MINUTE_S, {
      minimumIntegerDigits: 2,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    return `${this.whole(Math.floor(seconds / MINUTE_S))}:${rest}`;
  }

  #write(value: number, rule: Intl.NumberFormatOptions): string {
    const key = JSON.stringify(rule);
    let format = this.#formats.get(key);
    if (!format) this.#formats.set(key, (format = new Intl.NumberFormat(this.tag, rule)));
    return format.format(value);
  }
}

function digitsOf(bytes: number): number {
  return bytes < 10 * MEGABYTE ? 1 : 0;
}

const FORMATS = new Map<string, NumberFormat>();

/** @param tag BCP 47 */
export function numberFormatOf(tag: string): NumberFormat {
  const known = FORMATS.get(tag) ?? new NumberFormat(tag);
  FORMATS.set(tag, known);
  return known;
}

/** What there is to say of the time left; in words of the language, which the caller gives. */
export function timeLeft(
  etaMs: number,
  texts: { readonly secondsLeft: (seconds: number) => string; readonly minutesLeft: (minutes: number) => string },
): string {
  return etaMs < MINUTE_MS
    ? texts.secondsLeft(Math.max(1, Math.ceil(etaMs / 1000)))
    : texts.minutesLeft(Math.round(etaMs / MINUTE_MS));
}
