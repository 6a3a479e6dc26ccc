/**
 * What a record is tried with: its file, and a folder of labelled recordings.
 */
import { readdir } from 'node:fs/promises';
import { extname, join, parse } from 'node:path';
import { CommandError, messageOf } from './errors.mjs';
import { parseJson, readText } from './files.mjs';
import { JsonPlaces } from './json-places.mjs';
import { mediaKindOf } from './media-kinds.mjs';

/** @typedef {typeof import('../../src/tune/index.js')} Tuning */
/** @typedef {import('../../src/exercise/types.js').ExerciseRecord} ExerciseRecord */
/** @typedef {import('../../src/tune/index.js').Label} Label */
/** @typedef {import('../../src/tune/index.js').Recording} Recording */
/** @typedef {import('../../src/exercise/joints.js').ExercisePose} ExercisePose */

/**
 * The record of a name, or in a file.
 * @param {Tuning} tuning
 * @param {string} asked
 * @param {(path: string) => string} path makes it absolute
 * @returns {Promise<ExerciseRecord>}
 */
export async function readRecord(tuning, asked, path) {
  if (extname(asked).toLowerCase() !== '.json') {
    const record = tuning.recordNamed(asked);
    if (record) return record;
    const known = tuning.exerciseNames().join(', ');
    throw new CommandError(
      `--exercise: there is no exercise ${JSON.stringify(asked)}. There are ${known}; a record of your own is given by its file, which ends in .json.`,
    );
  }
  const file = path(asked);
  const { value, lineOf } = await readPlaced(
    file,
    '--exercise takes the file of a record, or the name of an exercise.',
  );
  placed(tuning, file, lineOf, () => tuning.validateRecord(value));
  return /** @type {ExerciseRecord} */ (value);
}

/**
 * The recordings of a folder, with their keypoints.
 * @param {Tuning} tuning
 * @param {string} folder
 * @param {(label: Label, file: string) => Promise<readonly ExercisePose[]>} [analyse] finds the poses of a video
 * @returns {Promise<readonly Recording[]>}
 */
export async function recordingsIn(tuning, folder, analyse) {
  const file = join(folder, 'labels.json');
  const remedy = 'It is a list such as [{ "name": "anna", "exercise": "sit_up", "reps": 6 }].';
  const { value, lineOf } = await readPlaced(file, remedy);
  const labels = placed(tuning, file, lineOf, () => tuning.readLabels(value));
  const files = await readdir(folder);
  /** @type {Recording[]} */
  const recordings = [];
  for (const [index, label] of labels.entries()) {
    const { name } = label;
    const keypoints = keypointsOf(files, name);
    if (keypoints !== undefined) {
      recordings.push({ label, poses: await readKeypoints(tuning, join(folder, keypoints)) });
      continue;
    }
    const video = files.find((one) => parse(one).name === name && mediaKindOf(one) === 'video');
    if (video === undefined) {
      const line = lineOf([index, 'name']);
      throw new CommandError(
        `${file}:${line}: labels[${index}].name: neither ${name}.json nor a video of that name is there.`,
      );
    }
    if (!analyse) {
      throw new CommandError(
        `${join(folder, video)} is a video, and this command runs no browser. Run pose-upload-tracker analyze "${folder}" --keypoints --out "${folder}" first, or save its keypoints_batch message as ${name}.json beside it: docs/adding-an-exercise.md tells how.`,
      );
    }
    recordings.push({ label, poses: await analyse(label, join(folder, video)) });
  }
  return recordings;
}

/**
 * The file with the keypoints of a name: `anna.json`, or else `anna.mp4.keypoints.json` as `analyze` calls it.
 * @param {readonly string[]} files
 * @param {string} name
 */
function keypointsOf(files, name) {
  const ending = '.keypoints.json';
  return (
    files.find((one) => one === `${name}.json`) ??
    files.find((one) => one.endsWith(ending) && parse(one.slice(0, -ending.length)).name === name)
  );
}

/**
 * Tries a record on recordings.
 * @param {Tuning} tuning
 * @param {ExerciseRecord} record
 * @param {readonly Recording[]} recordings
 * @param {string} [difficulty]
 */
export function tryOn(tuning, record, recordings, difficulty) {
  if (!recordings.some(({ label }) => tuning.roleOf(record, label.movement) === 'positive')) {
    const names = [record.name, ...record.aliases].join(' or ');
    throw new CommandError(
      `Of ${recordings.length} recordings none is labelled ${names}, so that nothing can be told of those who do it.`,
    );
  }
  return tuning.tune(
    record,
    recordings,
    /** @type {import('../../src/exercise/messages.js').Difficulty} */ (difficulty),
  );
}

/**
 * @param {Tuning} tuning
 * @param {string} file
 */
async function readKeypoints(tuning, file) {
  const value = parseJson(await readText(file, ''), file);
  try {
    return tuning.readPoses(value);
  } catch (error) {
    throw error instanceof tuning.RecordError ? new CommandError(`${file}: ${error.message}.`) : error;
  }
}

/**
 * A JSON file, and the line of each place in it.
 * @param {string} file
 * @param {string} remedy what to do where there is none
 */
async function readPlaced(file, remedy) {
  const text = await readText(file, remedy);
  const places = new JsonPlaces(text);
  const [fault] = places.faults;
  if (fault) throw new CommandError(`${file}:${fault.line}: ${fault.problem}`);
  return {
    value: parseJson(text, file),
    lineOf: (/** @type {readonly (string | number)[]} */ path) => places.lineOf(path),
  };
}

/**
 * Says where in a file something is wrong.
 * @template T
 * @param {Tuning} tuning
 * @param {string} file
 * @param {(path: readonly (string | number)[]) => number} lineOf
 * @param {() => T} check
 * @returns {T}
 */
function placed(tuning, file, lineOf, check) {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof tuning.RecordError)) throw error;
    throw new CommandError(`${file}:${lineOf(error.path)}: ${messageOf(error)}.`);
  }
}
