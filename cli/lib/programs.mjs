/**
 * Finds installed programs, and Chromium among them: what the command `analyze` and the tools of the repository drive.
 */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Where a program is looked for: variables first, then names on PATH, then the usual places.
 * @typedef {object} Candidates
 * @property {readonly string[]} env
 * @property {readonly string[]} names
 * @property {readonly string[]} paths
 */

/** Chromium, and what is made of it. @type {Candidates} */
export const CHROMIUM = {
  env: ['CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH'],
  names: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  paths: [
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    ...macPaths('Google Chrome'),
    ...macPaths('Chromium'),
    ...macPaths('Microsoft Edge'),
    ...windowsPaths('Google\\Chrome\\Application\\chrome.exe'),
    ...windowsPaths('Microsoft\\Edge\\Application\\msedge.exe'),
  ],
};

/**
 * @param {Candidates} candidates
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @returns {string | undefined} the program's path
 * @throws Error where a variable names what is no program
 */
export function findProgram({ env: variables, names, paths }, env = process.env) {
  for (const variable of variables) {
    const path = env[variable];
    if (!path) continue;
    if (!isProgram(path)) throw new Error(`${variable} is set to ${path}, which is not a program.`);
    return path;
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...onPath, ...paths].find((path) => isProgram(path) && !isSnapStub(path));
}

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whether we run as root (always false on Windows). */
export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * Chromium's flags: nothing runs in the background, nothing is throttled, nothing calls home.
 * @param {{ sandbox?: boolean }} [options] root can have no sandbox
 * @returns {string[]}
 */
export function chromiumFlags({ sandbox = !isRoot() } = {}) {
  return [
    ...(sandbox ? [] : ['--no-sandbox']),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    '--disable-dev-shm-usage',
    '--disable-renderer-backgrounding',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-features=OptimizationHints,MediaRouter,Translate,CertificateTransparencyComponentUpdater',
    '--autoplay-policy=no-user-gesture-required',
  ];
}

/**
 * Ubuntu's `chromium-browser` and `firefox` packages hold a script that only asks for the snap.
 * @param {string} path
 */
function isSnapStub(path) {
  if (process.platform !== 'linux' || statSync(path).size > 10_000) return false;
  return /requires the .* snap/.test(readFileSync(path, 'latin1'));
}

/** @param {string} name of an app */
function macPaths(name) {
  if (process.platform !== 'darwin') return [];
  return ['/Applications', join(homedir(), 'Applications')].map((folder) =>
    join(folder, `${name}.app`, 'Contents', 'MacOS', name),
  );
}

/** @param {string} tail */
export function windowsPaths(tail) {
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return roots.flatMap((root) => (root ? [`${root}\\${tail}`] : []));
}
