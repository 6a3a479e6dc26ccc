/**
 * The exercises of the package that are loaded where they are asked for. To add one is to write its record, to name it here,
 * and to write its texts into `src/texts/en/more-exercises.ts` and the same file of every other language.
 */
import type { ExerciseRecord } from '../../types.js';
import { moreTexts } from '../../../texts/more-exercises.js';
import { validateCatalogue } from '../../validate.js';
import { cobra } from './cobra.js';
import { bicepCurl, hammerCurl } from './curls.js';
import { bridge, gluteBridge } from './glute-bridge.js';
import { lateralRaise } from './lateral-raise.js';
import { legRaise } from './leg-raise.js';
import { mountainClimber } from './mountain-climber.js';
import { pullUp } from './pull-up.js';
import { shoulderPress } from './shoulder-press.js';
import { sidePlank } from './side-plank.js';
import { crunch, sitUp } from './sit-up.js';
import { tricepDip } from './tricep-dip.js';

const RECORDS: readonly ExerciseRecord[] = [
  bicepCurl,
  bridge,
  cobra,
  crunch,
  gluteBridge,
  hammerCurl,
  lateralRaise,
  legRaise,
  mountainClimber,
  pullUp,
  shoulderPress,
  sidePlank,
  sitUp,
  tricepDip,
];

/** The records with their texts, checked. */
export const MORE: readonly ExerciseRecord[] = validateCatalogue(
  RECORDS.map((record) => ({ ...record, texts: moreTexts(record.name) })),
);
