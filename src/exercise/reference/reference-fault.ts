/**
 * Why nothing can be taken for a reference.
 */
export type ReferenceProblem =
  /** Nobody is seen in it. */
  | 'nobody'
  /** Nothing in it moves out and back, or the part that was marked holds no such movement. */
  | 'no_repetition'
  /** It is one picture. */
  | 'picture'
  /** It shows a posture that is held. */
  | 'held';

const MESSAGES: Readonly<Record<ReferenceProblem, string>> = {
  nobody: 'Nobody is seen in the reference. Take a video in which the whole person who moves is seen.',
  no_repetition:
    'No repetition was found in the reference. Take a video with one whole repetition at least, or mark its start and end.',
  picture: 'The reference is one picture. Take a video of the movement.',
  held: 'The reference shows a posture that is held, not a movement that repeats. Name that exercise instead, or take another video.',
};

/** A reference that cannot be one. */
export class ReferenceFault extends Error {
  constructor(readonly problem: ReferenceProblem) {
    super(MESSAGES[problem]);
  }
}
