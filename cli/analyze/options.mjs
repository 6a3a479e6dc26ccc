/**
 * The element's options as options of the command: those of the one table that an analysis depends on, by their attributes.
 */
import { extname } from 'node:path';
import { loadAnalysisOptions, loadTune } from '../lib/built.mjs';
import { wrongUsage } from '../lib/arguments.mjs';
import { CommandError, UsageError, isCommandError } from '../lib/errors.mjs';
import { readRecord } from '../lib/tuning.mjs';

/** @typedef {import('../lib/arguments.mjs').CommandSpec} CommandSpec */
/** @typedef {import('../lib/arguments.mjs').OptionSpec} OptionSpec */
/** @typedef {import('../../src/element/options.js').Option} Option */
/** @typedef {import('../../src/exercise/types.js').ExerciseRecord} ExerciseRecord */

/**
 * @typedef {object} ElementOptions
 * @property {Record<string, string>} attributes what the element is given; texts, as in a page
 * @property {Record<string, unknown>} values what they mean, without what is the default, in the order of the table
 * @property {ExerciseRecord} [record] of an exercise of one's own
 * @property {string} [reference] what was given as such: an address, or the path of a file
 */

/** What the command sets itself: nobody is to be let in, nothing played, nothing exported before it is asked for. */
const ITS_OWN = new Set(['token', 'pace', 'export', 'assetBase']);

const { ANALYSIS_OPTIONS, EXERCISE_NAMES, allowedValues, isKnownName, parseOption } = await loadAnalysisOptions();

const TAKEN = ANALYSIS_OPTIONS.filter(({ name }) => !ITS_OWN.has(name));

/** Where the help says more than what the option is for in a page. @type {Record<string, Partial<OptionSpec>>} */
const SAID_OTHERWISE = {
  source: { description: 'What all files are (by default: by the endings of their names)' },
  skeleton: { description: 'Leaves the skeleton out of what --overlay writes' },
  lang: { description: 'Language of advice and of the words in the overlay' },
  keypoints: {
    description: 'Also writes the keypoints of every frame, NAME.keypoints.json, or sends them as messages',
  },
  exercise: {
    value: 'NAME|FILE.json',
    description: 'The movement to count and judge, auto to recognise it, or the file of a record of your own',
  },
  reference: {
    value: 'FILE|URL',
    description:
      'A movement that is shown instead of named: a video (coach.mp4#t=2,4.5 is a part) or a saved signature',
  },
};

/** @type {Readonly<Record<string, OptionSpec>>} */
export const ELEMENT_OPTIONS = Object.fromEntries(
  TAKEN.map((option) => {
    const spec = {
      type: /** @type {'boolean' | 'string'} */ (option.type === 'boolean' ? 'boolean' : 'string'),
      description: option.description,
      ...(option.type !== 'boolean' && { value: valueOf(option) }),
      ...SAID_OTHERWISE[option.name],
    };
    return [nameOf(option), spec];
  }),
);

/**
 * Reads them as the element will.
 * @param {CommandSpec} spec
 * @param {{ values: Readonly<Record<string, string>>, flags: Readonly<Record<string, boolean>> }} given
 * @param {(path: string) => string} path makes one absolute
 * @returns {Promise<ElementOptions>}
 * @throws UsageError where one cannot be what was given
 */
export async function readElementOptions(spec, { values, flags }, path) {
  /** @type {ElementOptions} */
  const read = { attributes: {}, values: {} };
  for (const option of TAKEN) {
    const name = nameOf(option);
    const given =
      option.type === 'boolean' ? (flags[name] ? String(option.default !== true) : undefined) : values[name];
    if (given === undefined) continue;
    if (option.name === 'reference') {
      read.reference = given;
      continue;
    }
    if (option.name === 'exercise' && extname(given).toLowerCase() === '.json') {
      const record = await recordIn(given, path);
      Object.assign(read, { record });
      read.attributes[option.attribute] = record.name;
      read.values[option.name] = record;
      continue;
    }
    const { value, error } = parseOption(option, given);
    if (error || !isThere(option, given, value)) {
      const allowed = option.type === 'exercise' ? ['auto', ...EXERCISE_NAMES].join(', ') : allowedValues(option);
      throw wrongUsage(spec, `--${name} cannot be ${JSON.stringify(given.slice(0, 80))}: allowed is ${allowed}`);
    }
    read.attributes[option.attribute] = given;
    if (value === option.default) continue;
    // By its one name, whichever of its names was given.
    const named = option.type === 'exercise' ? (await loadTune()).recordNamed(given)?.name : undefined;
    read.values[option.name] = named ?? value;
  }
  if (read.reference !== undefined && read.attributes['exercise'] !== undefined) {
    throw wrongUsage(spec, '--exercise and --reference are never given together: a movement is named or shown');
  }
  return read;
}

/** @param {Option} option what stands for its value in the help */
function valueOf({ name, type, allowed = [] }) {
  return type === 'enum' || type === 'language'
    ? allowed.filter(Boolean).join('|')
    : name.replace(/^.*(?=[A-Z])/, '').toUpperCase();
}

/** @param {Option} option what is on by default can be turned off */
function nameOf({ attribute, default: byDefault }) {
  return byDefault === true ? `no-${attribute}` : attribute;
}

/**
 * Whether there is what is named. A page may add languages and exercises later; the command has what the package has.
 * @param {Option} option
 * @param {string} given
 * @param {unknown} value
 */
function isThere({ type, allowed = [] }, given, value) {
  if (type === 'exercise') return isKnownName(given);
  return type !== 'language' || allowed.includes(String(value));
}

/**
 * @param {string} file
 * @param {(path: string) => string} path
 */
async function recordIn(file, path) {
  try {
    return await readRecord(await loadTune(), file, path);
  } catch (error) {
    // A record with a mistake is a mistake of the call: nothing was analysed.
    throw isCommandError(error) && error instanceof CommandError ? new UsageError(error.message) : error;
  }
}
