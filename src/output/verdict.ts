/**
 * The result of an exercise in a sentence or two, for people: what was counted, whether it went far enough, and what stands
 * out. Pure.
 */
import type { ExerciseSummaryMessage, RepetitionSummary } from '../exercise/messages.js';
import type { ExerciseTraits } from '../exercise/traits.js';
import type { MediaKind } from '../media/source.js';
import type { RangeSentences, Texts, WhichRepetition } from '../texts/texts.js';
import type { NumberFormat } from '../texts/number-format.js';

/** What the sentences are made with. */
export interface VerdictWords {
  readonly texts: Texts;
  readonly format: NumberFormat;
  /** What so many repetitions are called: `squats`; undefined where there is no word. */
  readonly nameOf: (count: number) => string | undefined;
}

/** Of fewer repetitions none stands out. */
const LEAST_REPS = 3;

/** Percent points by which the range of one has to lie below the middle of all to stand out. */
const STANDS_OUT = 10;

/** @returns sentences that follow each other; of nothing that was counted only that, as the reason has words of its own */
export function verdictOf(
  summary: ExerciseSummaryMessage,
  traits: ExerciseTraits | undefined,
  words: VerdictWords,
): readonly string[] {
  const { texts, nameOf } = words;
  if (summary.counter === 0) return [texts.noneCounted(nameOf(0))];
  return summary.unit === 'seconds' ? heldSentences(summary, words) : repetitionSentences(summary, traits, words);
}

function heldSentences({ counter, holds }: ExerciseSummaryMessage, { texts, format }: VerdictWords): readonly string[] {
  // Whole seconds are what is counted: the longest hold is told in them too, so that it never exceeds all of them.
  const time = (seconds: number) => format.seconds(seconds * 1000, 0);
  if (holds.length < 2) return [texts.held(time(counter))];
  const longest = Math.max(...holds.map(({ seconds }) => seconds));
  return [texts.heldInParts(time(counter), holds.length, time(longest))];
}

function repetitionSentences(
  summary: ExerciseSummaryMessage,
  traits: ExerciseTraits | undefined,
  { texts, format, nameOf }: VerdictWords,
): readonly string[] {
  const { counter, reps } = summary;
  const name = nameOf(counter);
  const counted = name === undefined ? texts.counted(counter, 'reps') : `${format.whole(counter)} ${name}`;
  const { range } = traits ?? {};
  // A reference is gone by itself, and what could not be judged is not praised.
  const isJudged = range && summary.reference_score === undefined && !summary.not_judged.includes(range.code);
  if (!isJudged) return [texts.countedOnly(counted)];
  const sentences = texts.rangeSentences[range.word];
  const full = reps.filter(({ findings }) => findings.every(({ code }) => code !== range.code)).length;
  const least = leastOf(reps);
  return [
    howMany(sentences, counted, full, reps.length, format),
    ...(least ? [sentences.least(which(texts.whichRepetition, least, reps.length, format))] : []),
  ];
}

function howMany(sentences: RangeSentences, counted: string, full: number, all: number, format: NumberFormat): string {
  if (all === 1) return full === 1 ? sentences.one(counted) : sentences.oneShort(counted);
  if (full === all) return sentences.all(counted);
  return full === 0 ? sentences.none(counted) : sentences.some(counted, format.whole(full));
}

/** The one that went least far, where it stands out. */
function leastOf(reps: readonly RepetitionSummary[]): RepetitionSummary | undefined {
  // Farther than a full repetition is as good as one.
  const ranges = reps.flatMap((rep) => (rep.depth === null ? [] : [{ rep, range: Math.min(100, rep.depth) }]));
  if (ranges.length < LEAST_REPS) return undefined;
  const [least, next] = [...ranges].sort((a, b) => a.range - b.range);
  const middle = ranges.map(({ range }) => range).sort((a, b) => a - b)[Math.floor(ranges.length / 2)];
  if (!least || !next || middle === undefined) return undefined;
  return least.range < next.range && middle - least.range >= STANDS_OUT ? least.rep : undefined;
}

function which(
  { first, last, number }: WhichRepetition,
  { rep }: RepetitionSummary,
  all: number,
  format: NumberFormat,
): string {
  if (rep === 1) return first;
  return rep === all ? last : number(format.whole(rep));
}

/** What is said where nobody was found. */
export function nobodyText({ nobodyInImage, nobodyInVideo }: Texts, kind: MediaKind): string {
  return kind === 'image' ? nobodyInImage : nobodyInVideo;
}
