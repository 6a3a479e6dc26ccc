/**
 * The options that an analysis depends on, with what they take: for the command `analyze`, which runs one without anybody
 * looking at a page.
 */
import { modelEntries } from '../pose/models.js';
import { defaultOptionValues, OPTIONS, type Option } from './options.js';
import { toRunOptions } from './to-run-options.js';

export { EXERCISE_NAMES, isKnownName } from '../exercise/names.js';
export { allowedValues, parseOption } from './parse-option.js';
export { VERSION } from '../version.js';

const OF_A_RUN = toRunOptions(defaultOptionValues(), { assetBase: '' });

/** What chooses the model, of which a run knows the outcome alone. */
const OF_THE_MODEL: ReadonlySet<string> = new Set(modelEntries().flatMap(([, { chosenBy }]) => Object.keys(chosenBy)));

/** All of them, in the order of the table. */
export const ANALYSIS_OPTIONS: readonly Option[] = OPTIONS.filter(
  ({ name }) => name in OF_A_RUN || OF_THE_MODEL.has(name),
);
