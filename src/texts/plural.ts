/**
 * Words by number, as a language's own rules have it (CLDR, by the browser).
 */

/** A word by the categories of numbers that a language has; `other` where it lacks one. */
export type PluralForms = Readonly<{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>>;

/** All categories that languages have (CLDR). */
export const PLURAL_CATEGORIES: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

const RULES = new Map<string, Intl.PluralRules>();

/** @returns the category of a number: `one`, `few`, `other`… */
export function categoryOf(tag: string, count: number): Intl.LDMLPluralRule {
  const rules = RULES.get(tag) ?? new Intl.PluralRules(tag);
  RULES.set(tag, rules);
  return rules.select(count);
}

/** @returns what chooses a word of a language by a number */
export function pluralsOf(tag: string): (count: number, forms: PluralForms) => string {
  return (count, forms) => forms[categoryOf(tag, count)] ?? forms.other;
}
