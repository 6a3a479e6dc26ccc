/**
 * A language that is loaded where somebody wants it: everything that the interface and the exercise engine say.
 */
import type { Advice } from './en/exercise.js';
import type { JumpTexts } from './en/jump.js';
import type { exercises } from './en/more-exercises.js';
import type { PhysicalTexts } from './en/physical.js';
import type { DeviationTexts, ReferenceTexts } from './en/reference.js';
import type { AddedLanguage } from './languages.js';
import type { FullTexts } from './texts.js';

type More = typeof exercises;
type CodesOfMore = { readonly [Exercise in keyof More]: keyof More[Exercise] }[keyof More];

/** What is said differently for each of these exercises stands with the exercise's name before it. */
type ByExercise = `${'closing' | 'king_pigeon' | 'pancake'}.sit_on_floor`;

/** What the exercise engine says, by code. */
export type FullAdvice = Advice &
  JumpTexts &
  ReferenceTexts &
  DeviationTexts &
  PhysicalTexts &
  Readonly<Record<Exclude<CodesOfMore, 'sit_on_floor'> | ByExercise, string>>;

/** All of a language. */
export interface FullLanguage extends AddedLanguage {
  readonly texts: FullTexts;
  readonly advice: FullAdvice;
}
