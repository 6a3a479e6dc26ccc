/**
 * One thing that is measured.
 */
import type { Figure } from './figures.js';
import type { Lab } from './lab.js';

export interface Measurement {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
  /** Left out unless `--only` names it. */
  readonly onlyByName?: true;
  run(lab: Lab): Promise<Figure[]>;
}
