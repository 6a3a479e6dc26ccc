/**
 * What visitors are told of an error in their own language. Pure.
 */
import type { ReasonedCode, ReasonOf } from '../error-reasons.js';
import { ERROR_CODES, type ErrorCode, type ErrorDetails, type PlainError } from '../errors.js';
import { UNNAMED } from '../media/source.js';
import type { Texts } from '../texts/texts.js';
import type { NumberFormat } from '../texts/number-format.js';

/** What sentences are made with. */
export interface ErrorWords {
  readonly texts: Texts;
  readonly format: NumberFormat;
  /** Name of the file or address, where an error does not say it. */
  readonly mediaName: string;
}

/** Of an error that another one rests on: the address was not reached, which is mended the same way whatever was wanted from it. */
const OF_ADDRESS: ReadonlySet<unknown> = new Set<ReasonOf<'video_load_error'>>([
  'http_status',
  'connection',
  'unreachable',
  'offline',
  'mixed_content',
  'security_policy',
]);

/** Any sentence of the table. That it is given what it asks for, the compiler sees to where errors are made. */
type AnySentence = string | ((facts: never) => string);

/**
 * @returns what happened and what to do about it: as the reason tells it, else what is said of the code alone; undefined where the
 *   language leaves it to the error's own message
 */
export function sentenceOf(error: PlainError, words: ErrorWords): string | undefined {
  return reasonSentence(error, words) ?? words.texts.errors[error.code].advice;
}

/** Why an address was not reached says more than that it was not; other causes are told with advice about a file to analyse. */
function reasonSentence({ code, details = {} }: PlainError, words: ErrorWords): string | undefined {
  const { cause, reason } = details;
  const ofCause = isAboutAddress(cause) ? reasonSentence(cause, words) : undefined;
  if (ofCause !== undefined) return ofCause;
  const sentences: Readonly<Record<string, AnySentence>> = words.texts.errorReasons[code as ReasonedCode] ?? {};
  if (typeof reason !== 'string' || !Object.hasOwn(sentences, reason)) return undefined;
  const sentence = sentences[reason];
  return typeof sentence === 'function' ? sentence(factsOf(details, words) as never) : sentence;
}

/** @param cause what stands in the details of another error */
function isAboutAddress(cause: unknown): cause is PlainError {
  const { code, details } = (cause ?? {}) as Partial<PlainError>;
  return ERROR_CODES.includes(code as ErrorCode) && OF_ADDRESS.has(details?.['reason']);
}

function factsOf(details: ErrorDetails, { texts, format, mediaName }: ErrorWords): ErrorDetails {
  const shown = Object.entries(details).map(([fact, value]) => [fact, shownFact(fact, value, format)] as const);
  const name = details['name'] ?? details['url'] ?? mediaName;
  const isUnnamed = name === '' || UNNAMED.some((unnamed) => unnamed === name);
  return { ...Object.fromEntries(shown), name: isUnnamed ? texts.unnamedFile : name };
}

function shownFact(fact: string, value: unknown, format: NumberFormat): unknown {
  if (typeof value !== 'number') return value;
  switch (fact) {
    case 'durationMs':
      return format.seconds(value);
    case 'status':
      return String(value);
    default:
      return format.whole(value);
  }
}
