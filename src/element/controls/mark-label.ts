/**
 * What a mark on the time line is called.
 */
import type { Mark } from '../../output/marks.js';
import type { ViewModel } from '../view-model.js';

/** What a repetition or hold is called. */
export function labelOf(mark: Mark, { language: { texts }, format }: ViewModel): string {
  const name = mark.kind === 'hold' ? texts.holdAt : texts.repetitionAt;
  return name(mark.number, mark.grade, format.clock(mark.startMs));
}
