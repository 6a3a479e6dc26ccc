/**
 * The built modules of the package, which commands share with the page.
 */
import { existsSync } from 'node:fs';
import { CommandError } from './errors.mjs';

/**
 * Loads `access.js` of `dist/`: who may come in.
 * @returns {Promise<typeof import('../../src/access/index.js')>}
 */
export function loadAccess() {
  return load('access.js');
}

/**
 * Loads `config.js` of `dist/`: what may stand in the configuration file.
 * @returns {Promise<typeof import('../../src/host/config.js')>}
 */
export function loadConfig() {
  return load('config.js');
}

/**
 * Loads `tune.js` of `dist/`: records tried on recordings.
 * @returns {Promise<typeof import('../../src/tune/index.js')>}
 */
export function loadTune() {
  return load('tune.js');
}

/**
 * Loads `analysis-options.js` of `dist/`: the options that an analysis depends on.
 * @returns {Promise<typeof import('../../src/element/analysis-options.js')>}
 */
export function loadAnalysisOptions() {
  return load('analysis-options.js');
}

/** @param {string} name */
async function load(name) {
  const url = new URL(`../../dist/${name}`, import.meta.url);
  if (!existsSync(url)) throw new CommandError(`${name} is missing: this package is not built. Run \`npm run build\`.`);
  return import(url.href);
}
