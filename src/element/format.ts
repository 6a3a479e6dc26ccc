/**
 * Numbers as the visitor's language writes them.
 */

const MEGABYTE = 1e6;
const MINUTE_S = 60;
const MINUTE_MS = 60_000;

/** Writes the numbers of one language. */
export class NumberFormat {
  /** @param tag BCP 47 */
  constructor(readonly tag: string) {}

  /** `3.1 MB` */
  megabytes(bytes: number): string {
    const digits = digitsOf(bytes);
    const rule = {
      style: 'unit',
      unit: 'megabyte',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    } as const;
    return new Intl.NumberFormat(this.tag, rule).format(bytes / MEGABYTE);
  }

  /** `2.0`: a part of so many bytes, in megabytes and with as many digits as the whole. */
  megabytesOf(whole: number, part: number): string {
    return this.decimal(part / MEGABYTE, digitsOf(whole));
  }

  /** `45%`, rounded down: nothing is complete before it is. */
  percent(share: number): string {
    return new Intl.NumberFormat(this.tag, { style: 'percent' }).format(Math.floor(share * 100 + 1e-9) / 100);
  }

  /** `2.3 s`: browsers disagree over how the unit is shortened, its symbol is the same everywhere. */
  seconds(ms: number): string {
    return `${this.decimal(ms / 1000)}\u00a0s`;
  }

  /** `2.3` */
  decimal(value: number, digits = 1): string {
    return new Intl.NumberFormat(this.tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      value,
    );
  }

  /** `84` */
  whole(value: number): string {
    return new Intl.NumberFormat(this.tag, { maximumFractionDigits: 0 }).format(value);
  }

  /** `92°` */
  degrees(value: number): string {
    return `${this.whole(value)}°`;
  }

  /** `0:07`: a place in the video. */
  clock(ms: number): string {
    const seconds = Math.floor(Math.max(0, ms) / 1000);
    const two = new Intl.NumberFormat(this.tag, { minimumIntegerDigits: 2 });
    return `${this.whole(Math.floor(seconds / MINUTE_S))}:${two.format(seconds % MINUTE_S)}`;
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
