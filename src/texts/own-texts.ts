/**
 * The texts that an exercise brings along.
 */

/**
 * By language (a BCP 47 tag without region, such as `de`) and code. The codes are those of `src/texts/en/exercise.ts`:
 * `exercise.` and the exercise's name, its findings and directions, whatever the record says; `repetitions.` and its name for
 * what several of them are called within a sentence ("push-ups"), if there is a word for it, by number where that differs
 * (`repetitions.pushup.one`: "push-up", with the categories of `Intl.PluralRules`); and any other that the engine
 * says, such as `reason.too_small`, in words for this exercise alone.
 *
 * What a language lacks is said in English, else in a language that has it. One language has to have all that the record says
 * and the package has no English for.
 */
export type OwnTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;
