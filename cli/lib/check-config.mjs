/**
 * Checks a configuration file as the endpoint page will read it and the server will serve it.
 */
import { readFile } from 'node:fs/promises';
import { deployed, textOf } from '../../server/deployed-config.mjs';
import { policyOf } from '../../server/endpoint-server.mjs';
import { contentSecurityPolicy } from '../../server/policy.mjs';
import { loadConfig } from './built.mjs';
import { CommandError, messageOf } from './errors.mjs';
import { parseJson } from './files.mjs';
import { JsonPlaces } from './json-places.mjs';

/** @typedef {import('../../src/host/config.js').EndpointConfig} EndpointConfig */
/** @typedef {import('../../server/deployed-config.mjs').DeployedConfig} DeployedConfig */

/**
 * @typedef {object} CheckedConfig
 * @property {EndpointConfig} config
 * @property {DeployedConfig} deployed the same as the server takes it
 */

/**
 * Reads and checks a configuration file.
 * @param {string} file
 * @returns {Promise<CheckedConfig>}
 * @throws CommandError with a line for everything that is wrong, which begins with file and line
 */
export async function checkConfig(file) {
  const { addExercises, readConfig } = await loadConfig();
  const text = await readWhole(file);
  const places = new JsonPlaces(text);
  if (places.faults.length > 0) {
    throw wrong(file, places.faults);
  }
  const value = parseJson(text, file);
  const result = readConfig(value);
  const problems =
    'problems' in result
      ? result.problems
      : [...problemsOfPolicy(result.config), ...(await addExercises(result.config))];
  if (problems.length > 0) {
    throw wrong(
      file,
      problems.map(({ path, problem }) => ({ line: places.lineOf(path), problem })),
    );
  }
  const read = deployed(file, /** @type {DeployedConfig['content']} */ (value));
  const { keySet } = read;
  if (keySet?.text !== undefined && keySet.problem !== undefined) throw new CommandError(keySet.problem);
  return { config: /** @type {{ config: EndpointConfig }} */ (result).config, deployed: read };
}

/**
 * What the server could not put into its headers.
 * @param {EndpointConfig} config
 */
function problemsOfPolicy(config) {
  const parts = [
    ...(config.allowedOrigins ?? []).map((origin, index) => ({
      path: ['allowedOrigins', index],
      content: { allowedOrigins: [origin] },
    })),
    { path: ['access'], content: { access: config.access } },
  ];
  return parts.flatMap(({ path, content }) => {
    try {
      contentSecurityPolicy(policyOf({}, { content }));
      return [];
    } catch (error) {
      return [{ path, problem: `cannot be served: ${messageOf(error)}` }];
    }
  });
}

/** @param {string} file */
async function readWhole(file) {
  try {
    return textOf(await readFile(file));
  } catch (error) {
    throw new CommandError(`The configuration ${file} cannot be read: ${messageOf(error)}`);
  }
}

/**
 * @param {string} file
 * @param {readonly import('./json-places.mjs').Fault[]} faults
 */
function wrong(file, faults) {
  const sorted = [...faults].sort((a, b) => a.line - b.line);
  return new CommandError(sorted.map(({ line, problem }) => `${file}:${line}: ${problem}`).join('\n'));
}
