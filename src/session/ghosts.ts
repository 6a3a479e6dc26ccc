/**
 * The skeletons that can be drawn beside the person's own: made where somebody asks for one.
 */
import type { ExerciseSummaryMessage, RepetitionSummary } from '../exercise/messages.js';
import { figureOf, type Figure } from '../motion/figure.js';
import type { Ghost, GhostRepetition } from '../motion/ghost.js';
import { ghostBeside } from '../motion/make-ghost.js';
import type { RepetitionSpan } from '../motion/phase.js';
import type { PoseTrack } from '../motion/pose-track.js';
import type { GhostChoice } from './run-options.js';

/** The ghosts of one video. That of the best repetition is there once all repetitions are known. */
export class Ghosts {
  readonly #reference: GrowingGhost | undefined;
  #best: GrowingGhost | undefined;

  /**
   * @param track the poses as they are shown
   * @param reference the figure of the reference's repetition, where there is one
   */
  constructor(
    private readonly track: PoseTrack,
    reference: Figure | undefined,
  ) {
    this.#reference = reference && new GrowingGhost(() => reference, track);
  }

  /** A repetition has been counted. */
  see(span: RepetitionSpan): void {
    this.#reference?.add(span);
  }

  /** All repetitions are known. */
  conclude({ reps }: ExerciseSummaryMessage): void {
    const best = bestOf(reps);
    if (!best || reps.length === 1) return;
    const ghost = new GrowingGhost(() => figureOf(this.track, spanOf(best)), this.track);
    // It is not drawn over itself.
    for (const rep of reps) if (rep !== best) ghost.add(spanOf(rep));
    this.#best = ghost;
  }

  /** @returns undefined where there is no such ghost, or it is not known yet */
  of(choice: GhostChoice): Ghost | undefined {
    if (choice === 'none') return undefined;
    return (choice === 'best' ? this.#best : this.#reference)?.ghost;
  }
}

/** One ghost: what has been added is made when it is asked for. */
class GrowingGhost {
  readonly #added: RepetitionSpan[] = [];
  #figure: Figure | undefined;
  readonly #repetitions: GhostRepetition[] = [];

  constructor(
    private readonly makeFigure: () => Figure | undefined,
    private readonly track: PoseTrack,
  ) {}

  add(span: RepetitionSpan): void {
    this.#added.push(span);
  }

  get ghost(): Ghost | undefined {
    const figure = (this.#figure ??= this.makeFigure());
    if (!figure) return undefined;
    for (const span of this.#added.splice(0)) this.#repetitions.push(...ghostBeside(figure, this.track, span));
    return { figure, repetitions: this.#repetitions };
  }
}

/** @returns the times of a repetition */
export function spanOf({ startMs, bottomMs, endMs }: RepetitionSummary): RepetitionSpan {
  return { startMs, turnMs: bottomMs, endMs };
}

/** @returns the repetition that is most like the reference, or else that of the highest score; of equals the first */
export function bestOf(reps: readonly RepetitionSummary[]): RepetitionSummary | undefined {
  const worth = ({ reference_score: likeness, score }: RepetitionSummary): number => likeness?.overall ?? score / 100;
  return reps.reduce<RepetitionSummary | undefined>(
    (best, rep) => (best && worth(best) >= worth(rep) ? best : rep),
    undefined,
  );
}
