/**
 * The exercises of the package that are loaded where they are asked for. To add one is to write its record, to name it here,
 * and to write its texts into `src/texts/en/more-exercises.ts` and the same file of every other language.
 */
import type { ExerciseRecord } from '../../types.js';
import { moreTexts } from '../../../texts/more-exercises.js';
import { bow, camel, kingPigeon } from './back-bends.js';
import { burpee } from './burpee.js';
import { calfRaise } from './calf-raise.js';
import { chairForwardFold, chairSideStretch } from './chair.js';
import { cobra } from './cobra.js';
import { bicepCurl, hammerCurl } from './curls.js';
import { deadlift } from './deadlift.js';
import { bridge, gluteBridge } from './glute-bridge.js';
import { highKnees } from './high-knees.js';
import { lateralRaise } from './lateral-raise.js';
import { legRaise } from './leg-raise.js';
import { mountainClimber } from './mountain-climber.js';
import { footToHand, needle, standingI } from './one-leg.js';
import { pullUp } from './pull-up.js';
import { closing, pancake } from './seated-folds.js';
import { shoulderPress } from './shoulder-press.js';
import { sideLunge } from './side-lunge.js';
import { sidePlank } from './side-plank.js';
import { sitToStand } from './sit-to-stand.js';
import { crunch, sitUp } from './sit-up.js';
import { facialSplit, split } from './splits.js';
import { tiger } from './tiger.js';
import { tree } from './tree.js';
import { tricepDip } from './tricep-dip.js';
import { wallSit } from './wall-sit.js';
import { warrior } from './warrior.js';

const RECORDS: readonly ExerciseRecord[] = [
  bicepCurl,
  bow,
  bridge,
  burpee,
  calfRaise,
  camel,
  chairForwardFold,
  chairSideStretch,
  closing,
  cobra,
  crunch,
  deadlift,
  facialSplit,
  footToHand,
  gluteBridge,
  hammerCurl,
  highKnees,
  kingPigeon,
  lateralRaise,
  legRaise,
  mountainClimber,
  needle,
  pancake,
  pullUp,
  shoulderPress,
  sideLunge,
  sidePlank,
  sitToStand,
  sitUp,
  split,
  standingI,
  tiger,
  tree,
  tricepDip,
  wallSit,
  warrior,
];

/** The records with their texts. Tests check them as those are checked that are added. */
export const MORE: readonly ExerciseRecord[] = RECORDS.map((record) => ({ ...record, texts: moreTexts(record.name) }));
