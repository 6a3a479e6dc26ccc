/**
 * Whether there is an exercise of the name that is set: told when it is set, and not first when a file has been chosen.
 */
import type { TrackerError } from '../errors.js';
import { isKnownName } from '../exercise/names.js';
import { pageSettled } from './page-settled.js';

/** Checks the exercise of one element. */
export class ExerciseCheck {
  /** What is being asked about, or was last. */
  #asked: string | undefined;
  #fault: TrackerError | undefined;

  /** @param changed told when it is known that there is none, or that there is one after all */
  constructor(private readonly changed: () => void) {}

  /**
   * @param name as the option gives it
   * @returns what is wrong with it; undefined where nothing is, or while that is not known
   */
  faultOf(name: string): TrackerError | undefined {
    if (name !== this.#asked) {
      this.#asked = name;
      this.#fault = undefined;
      if (name.trim() !== '' && !isKnownName(name)) void this.#look(name);
    }
    return this.#fault;
  }

  /** An exercise has been added, which may be the one. */
  lookAgain(): void {
    if (this.#fault && this.#asked !== undefined) void this.#look(this.#asked);
  }

  /** A name that the package does not have may be one that the page adds. */
  async #look(name: string): Promise<void> {
    await pageSettled();
    try {
      const { faultOfExercise } = await import('../session/look-up-exercise.js');
      const fault = await faultOfExercise(name);
      if (name !== this.#asked) return;
      this.#fault = fault;
    } catch {
      // What cannot be found out now is told by the analysis.
      return;
    }
    this.changed();
  }
}
