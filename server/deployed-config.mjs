/**
 * The deployer's configuration and the key set beside it, as they are when the server starts: read once.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keySetBeside, readKeySet } from './key-set.mjs';

/**
 * @typedef {object} DeployedConfig
 * @property {string} file
 * @property {{ readonly access?: any, readonly allowedOrigins?: any, readonly openerPolicy?: any }} content as far as the
 *   server needs it
 * @property {KeySetFile} [keySet]
 */

/**
 * @typedef {object} KeySetFile the key set, where the configuration names one beside itself
 * @property {string} file
 * @property {string} name
 * @property {string} [text] undefined where it could not be read
 * @property {string} [problem] why it is not to be served, or could not be read
 */

/**
 * @param {Buffer} bytes
 * @returns {string} the text, without the byte order mark that editors of Windows begin a file with
 */
export function textOf(bytes) {
  return new TextDecoder().decode(bytes);
}

/**
 * @param {string} file
 * @returns {DeployedConfig}
 * @throws Error where it cannot be read or holds no object
 */
export function readDeployedConfig(file) {
  let content;
  try {
    content = JSON.parse(textOf(readFileSync(file)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The configuration ${file} cannot be read: ${why}`, { cause: error });
  }
  if (typeof content !== 'object' || content === null) throw new Error(`The configuration ${file} holds no object.`);
  return deployed(file, content);
}

/**
 * @param {string} file
 * @param {DeployedConfig['content']} content
 * @returns {DeployedConfig}
 */
export function deployed(file, content) {
  const name = keySetBeside(content.access?.jwksUrl);
  return { file, content, ...(name !== undefined && { keySet: keySetIn(join(dirname(file), name), name) }) };
}

/**
 * @param {string} file
 * @param {string} name
 * @returns {KeySetFile}
 */
function keySetIn(file, name) {
  try {
    const text = textOf(readFileSync(file));
    const read = readKeySet(file, text);
    return { file, name, text, ...('problem' in read && { problem: read.problem }) };
  } catch (error) {
    return { file, name, problem: error instanceof Error ? error.message : String(error) };
  }
}
