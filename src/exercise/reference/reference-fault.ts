/**
 * Why nothing can be taken for a reference.
 */
export type ReferenceProblem =
  /** Nobody is seen in it. */
  | 'nobody'
  /** Nothing in it moves out and back, or the part that was marked holds no such movement. */
  | 'no_repetition';

/** A reference that cannot be one. */
export class ReferenceFault extends Error {
  constructor(readonly problem: ReferenceProblem) {
    super(
      problem === 'nobody'
        ? 'Nobody is seen in the reference. Take a video in which the whole person who moves is seen.'
        : 'No repetition was found in the reference. Take a video with one whole repetition at least, or mark its start and end.',
    );
  }
}
