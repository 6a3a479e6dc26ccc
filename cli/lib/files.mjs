/**
 * Files that commands read and write.
 */
import { chmod, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { textOf } from '../../server/deployed-config.mjs';
import { CommandError, messageOf } from './errors.mjs';

/** Nobody but the owner may read it. */
const PRIVATE = 0o600;

/**
 * Writes a new file that only its owner may read.
 * @param {string} file
 * @param {string} content
 */
export async function writeNewPrivateFile(file, content) {
  try {
    await writeFile(file, content, { mode: PRIVATE, flag: 'wx' });
    // The process's mask may have taken more away, and never less; some file systems ignore the mode at first.
    await chmod(file, PRIVATE);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      throw new CommandError(`${file} is there already and is not replaced. Give another name, or move it away first.`);
    }
    throw new CommandError(`${file} could not be written (${messageOf(error)}).`);
  }
}

/**
 * Adds a line to a file that only its owner may read.
 * @param {string} file
 * @param {string} line
 */
export async function appendPrivateLine(file, line) {
  try {
    const handle = await open(file, 'a', PRIVATE);
    try {
      await handle.appendFile(`${line}\n`);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new CommandError(`${file} could not be written (${messageOf(error)}).`);
  }
}

/**
 * Writes a file so that nobody ever reads half of it.
 * @param {string} file
 * @param {string} content
 */
export async function replaceFile(file, content) {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(draft, content, { flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw new CommandError(`${file} could not be written (${messageOf(error)}).`);
  }
}

/**
 * @param {string} file
 * @returns {Promise<string | undefined>} undefined where there is no such file
 */
export async function readTextIfThere(file) {
  try {
    return textOf(await readFile(file));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new CommandError(`${file} could not be read (${messageOf(error)}).`);
  }
}

/**
 * @param {string} file
 * @param {string} remedy what to do where there is none
 */
export async function readText(file, remedy) {
  const content = await readTextIfThere(file);
  if (content === undefined) throw new CommandError(`There is no file ${file}. ${remedy}`);
  return content;
}

/**
 * @param {string} content
 * @param {string} file how messages name it; its content is not repeated
 * @returns {unknown}
 */
export function parseJson(content, file) {
  try {
    return JSON.parse(content);
  } catch {
    throw new CommandError(`${file} holds no JSON. Is it the right file?`);
  }
}

/**
 * Whether others than the owner may read a file. Always false where the system has no such modes.
 * @param {string} file
 */
export async function isReadableByOthers(file) {
  return process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0;
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
