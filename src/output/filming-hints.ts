/**
 * How to film so that more can be judged. Pure.
 */
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import type { ExerciseTraits } from '../exercise/traits.js';
import type { FilmedView, Texts } from '../texts/texts.js';

/** Where several views would do, the one that is easiest to hit. */
const BY_EASE: readonly FilmedView[] = ['side', 'front', 'oblique'];

/** @returns a sentence for each reason that something could not be judged; none where all was, or where no view helps */
export function filmingHints(
  { not_judged: codes, view, counter }: ExerciseSummaryMessage,
  traits: ExerciseTraits | undefined,
  texts: Texts,
): readonly string[] {
  if (!traits || counter === 0) return [];
  const elsewhere = new Map<FilmedView, number>();
  let unseen = 0;
  for (const code of codes) {
    const views = traits.views[code];
    // What abstains in every view is no matter of filming.
    if (views?.length === 0) continue;
    if (!views || view === null || views.includes(view)) {
      unseen++;
      continue;
    }
    const best = BY_EASE.find((other) => views.includes(other));
    if (best) elsewhere.set(best, (elsewhere.get(best) ?? 0) + 1);
  }
  const [most] = [...elsewhere].sort((a, b) => b[1] - a[1]);
  return [...(most ? [texts.filmFrom(...most)] : []), ...(unseen > 0 ? [texts.filmWholeBody(unseen)] : [])];
}
