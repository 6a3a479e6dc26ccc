/**
 * What was analysed last, so that it can be analysed again, and what the visitor has chosen for it alone: the element's
 * options stay as they are for the next file.
 */
import type { PartChoice } from '../media/part.js';
import type { RunOptions } from '../session/run-options.js';

/** What can be chosen for one video or picture. */
export type MediaChoice = Partial<Pick<RunOptions, 'source' | 'person' | 'startTime' | 'endTime'>>;

/** The media of one element. */
export class LastMedia {
  #media: File | Blob | string | undefined;
  #choice: MediaChoice = {};

  get media(): File | Blob | string | undefined {
    return this.#media;
  }

  take(media: File | Blob | string): void {
    this.#media = media;
    this.#choice = {};
  }

  /** What was chosen before about something else holds still. */
  choose(choice: MediaChoice): void {
    this.#choice = { ...this.#choice, ...choice };
  }

  choosePart({ startTime = null, endTime = null }: PartChoice): void {
    this.choose({ startTime, endTime });
  }

  forget(): void {
    this.#media = undefined;
    this.#choice = {};
  }

  /** @returns the element's options, with what was chosen */
  optionsOf(options: RunOptions): RunOptions {
    return { ...options, ...this.#choice };
  }
}
