/**
 * A result in words: what the element tells of it, for pages that show it themselves. Loaded when it is asked for.
 */
import type { ExerciseDetectedMessage, ExerciseSummaryMessage, Measured } from '../exercise/messages.js';
import type { ExerciseTraits } from '../exercise/traits.js';
import type { MediaKind } from '../media/source.js';
import { filmingHints } from '../output/filming-hints.js';
import { improvementsOf, type Improvement } from '../output/improvements.js';
import { marksOf } from '../output/marks.js';
import { measuredSentence } from '../output/measured-sentence.js';
import { nobodyText, verdictOf, type VerdictWords } from '../output/verdict.js';
import { wordsFor, type CountedExercise, type SpokenLanguage } from '../output/verdict-words.js';
import { textIn } from '../texts/exercise-texts.js';
import { languageOf, provideTexts, spokenTagOf } from '../texts/interface-language.js';
import { INTERFACE_TEXTS } from '../texts/interface-texts.js';
import { provideLanguage } from '../texts/more-languages.js';
import { numberFormatOf } from '../texts/number-format.js';

/** One thing to improve. */
export interface DescribedImprovement {
  /** The finding it is about, such as `squat.depth.shallow`; left out of advice about a part of the score. */
  readonly code?: string;
  /** The advice. */
  readonly text: string;
  /** Number of the repetition that shows it best, from 1; left out of what is held and of what was not counted. */
  readonly repetition?: number;
  /** The moment that shows it best, in ms of media time. */
  readonly timestampMs?: number;
  /** What was measured there, its limit, and their unit. */
  readonly measured?: Measured;
  /** The same in words, such as “trunk 31°, at most 28°”. */
  readonly measuredText?: string;
}

/**
 * A result in words. Advice and reasons that state a figure, or that the language has no words for, are as the engine gave them: in the
 * language of the analysis.
 */
export interface ResultDescription {
  /** BCP 47 tag of the language it is in: English where the one that was asked for is not there. */
  readonly lang: string;
  /** The result: what was counted, whether it went far enough, and what stands out. Empty where there is nothing to tell. */
  readonly sentence: string;
  /** Why nothing was counted. */
  readonly reason?: string;
  /** What to improve, the most important first; three things at most. */
  readonly improvements: readonly DescribedImprovement[];
  /** How to film so that more can be judged. */
  readonly filming: readonly string[];
}

/** The exercise that is spoken of. */
export interface DescribedExercise extends CountedExercise {
  readonly traits?: ExerciseTraits;
  /** Tag of the language in which its advice was given. */
  readonly lang: string;
}

/** What is told. */
export interface DescribedFacts {
  readonly kind: MediaKind;
  readonly summary: ExerciseSummaryMessage | undefined;
  readonly detected: ExerciseDetectedMessage | undefined;
  readonly exercise: DescribedExercise | undefined;
  readonly isSomebodyThere: boolean;
}

/** @param tag with or without region */
export async function describeResult(facts: DescribedFacts, tag: string): Promise<ResultDescription> {
  const language = await loadLanguage(tag);
  const { summary, exercise } = facts;
  const words = wordsFor(exercise, language, numberFormatOf(language.tag));
  if (!summary) return { lang: language.tag, sentence: withoutSummary(facts, language), improvements: [], filming: [] };
  const say = (code: string, message: string) => adviceIn(language, code, message, exercise);
  return {
    lang: language.tag,
    sentence: verdictOf(summary, exercise?.traits, words).join(' '),
    ...(summary.reason && { reason: say(`reason.${summary.reason.code}`, summary.reason.message) }),
    improvements: improvementsOf(summary, marksOf(summary)).map((improvement) => described(improvement, words, say)),
    filming: filmingHints(summary, exercise?.traits, words.texts),
  };
}

/** @param tag with or without region; English where there is no such language */
async function loadLanguage(tag: string): Promise<SpokenLanguage> {
  provideTexts(INTERFACE_TEXTS);
  await provideLanguage(spokenTagOf(tag));
  return languageOf(tag);
}

function withoutSummary({ kind, detected, isSomebodyThere }: DescribedFacts, { texts }: SpokenLanguage): string {
  if (!isSomebodyThere) return nobodyText(texts, kind);
  return detected?.exercise === null ? texts.noneRecognised : '';
}

function described(
  improvement: Improvement,
  words: VerdictWords,
  say: (code: string, message: string) => string,
): DescribedImprovement {
  const { moment } = improvement;
  const told =
    improvement.kind === 'score'
      ? { text: words.texts.scoreAdvice[improvement.part] }
      : { code: improvement.advice.code, text: say(improvement.advice.code, improvement.advice.message) };
  if (!moment) return told;
  const { mark, timeMs, measured } = moment;
  return {
    ...told,
    ...(mark?.kind === 'rep' && { repetition: mark.number }),
    timestampMs: timeMs,
    ...(measured && { measured, measuredText: measuredSentence(measured, words) }),
  };
}

/**
 * Advice in a language. Where the language itself has no words for it, or they leave figures open, which the engine alone knows: as the
 * engine gave it, in the language of the analysis.
 */
function adviceIn(
  language: SpokenLanguage,
  code: string,
  message: string,
  exercise: DescribedExercise | undefined,
): string {
  if (!exercise || exercise.lang === language.tag) return message;
  const text = textIn(language.tag, code, exercise.name, exercise.texts);
  return text === undefined || text.includes('{') ? message : text;
}
