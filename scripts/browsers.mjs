/**
 * Finds the installed browsers that tests and tools drive, installs them where that is possible, and starts Chromium.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { CHROMIUM, chromiumFlags, findProgram, isRoot, windowsPaths } from '../cli/lib/programs.mjs';

export { chromiumFlags };

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/**
 * @typedef {object} FoundBrowser
 * @property {Engine} engine
 * @property {string} path the browser's program
 * @property {string} [driver] WebKit: the WebDriver program
 * @property {string} [xvfb] Firefox and WebKit on Linux: the virtual display program
 */

/** @type {readonly Engine[]} */
export const ENGINES = ['chromium', 'firefox', 'webkit'];

/** Where each program is looked for: variables first, then names on PATH, then the usual places. */
const CANDIDATES = {
  chromium: CHROMIUM,
  firefox: {
    env: ['FIREFOX_PATH'],
    names: ['firefox', 'firefox-esr'],
    paths: ['/Applications/Firefox.app/Contents/MacOS/firefox', ...windowsPaths('Mozilla Firefox\\firefox.exe')],
  },
  webkitDriver: { env: ['WEBKIT_DRIVER_PATH'], names: ['WebKitWebDriver'], paths: [] },
  miniBrowser: {
    env: ['MINIBROWSER_PATH'],
    names: ['MiniBrowser'],
    paths: [
      '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      '/usr/lib/x86_64-linux-gnu/webkitgtk-6.0/MiniBrowser',
      '/usr/lib/aarch64-linux-gnu/webkitgtk-6.0/MiniBrowser',
      '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
      '/usr/libexec/webkitgtk-6.0/MiniBrowser',
    ],
  },
  xvfb: { env: ['XVFB_PATH'], names: ['Xvfb'], paths: [] },
  // The distribution's own: bindings from its packages do not serve another Python that is first on PATH.
  webviewPython: { env: ['WEBVIEW_PYTHON_PATH'], names: [], paths: ['/usr/bin/python3'] },
};

/** What a native program with a web view needs of Python. */
const WEBVIEW_IMPORTS =
  "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1'); " +
  'from gi.repository import Gtk, WebKit2';

/**
 * Debian packages of each engine. Firefox and WebKitGTK decode H.264 with FFmpeg's library, which the package of
 * GStreamer's plugin brings whatever its version; WebKitGTK needs the plugins too. With a virtual display and Mesa, Firefox
 * has WebGL. The bindings for Python are for the native program with a web view.
 */
const DEBIAN_PACKAGES = {
  chromium: ['chromium', 'fonts-liberation'],
  firefox: ['firefox-esr', 'gstreamer1.0-libav', 'xvfb', 'libgl1-mesa-dri', 'libegl1'],
  webkit: [
    'webkit2gtk-driver',
    'xvfb',
    'gstreamer1.0-libav',
    'gstreamer1.0-plugins-good',
    'gstreamer1.0-plugins-bad',
    'python3-gi',
    'gir1.2-webkit2-4.1',
  ],
};

const FEDORA_PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox'],
  webkit: [
    'webkit2gtk4.1',
    'webkit2gtk-driver',
    'xorg-x11-server-Xvfb',
    'gstreamer1-plugins-good',
    'gstreamer1-plugins-bad-free',
    'gstreamer1-plugin-libav',
    'python3-gobject',
  ],
};

const DOWNLOADS = {
  chromium: 'Google Chrome (https://www.google.com/chrome/), or set CHROME_PATH to a Chromium-based browser',
  firefox: 'Firefox 130 or newer (https://www.mozilla.org/firefox/), or set FIREFOX_PATH to it',
  webkit: 'nothing: WebKit is tested with WebKitGTK, which runs on Linux only; leave webkit out of --engines here',
};

/**
 * Looks an engine up.
 * @param {Engine} engine
 * @returns {FoundBrowser | undefined}
 */
export function findBrowser(engine) {
  const xvfb = engine === 'chromium' ? undefined : findProgram(CANDIDATES.xvfb);
  if (engine !== 'webkit') {
    const path = findProgram(CANDIDATES[engine]);
    return path ? { engine, path, ...(xvfb && { xvfb }) } : undefined;
  }
  const driver = findProgram(CANDIDATES.webkitDriver);
  const path = findProgram(CANDIDATES.miniBrowser);
  const hasDisplay = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  if (!driver || !path || !(xvfb || hasDisplay)) return undefined;
  return xvfb ? { engine, path, driver, xvfb } : { engine, path, driver };
}

/**
 * Looks an engine up, and says what to install where it is missing.
 * @param {Engine} engine
 * @returns {FoundBrowser}
 */
export function requireBrowser(engine) {
  const found = findBrowser(engine);
  if (!found) throw new Error(installText([engine]));
  return found;
}

/**
 * Makes sure that the engines are there: installs what is missing on Debian and Ubuntu as root, and elsewhere fails
 * with the text of what to install.
 * @param {readonly Engine[]} engines
 * @returns {FoundBrowser[]}
 */
export function setupBrowsers(engines) {
  const missing = engines.filter((engine) => !isSetUp(engine));
  if (missing.length > 0) {
    if (!isDebian() || !isRoot()) throw new Error(installText(missing));
    aptInstall(missing.flatMap((engine) => DEBIAN_PACKAGES[engine]));
  }
  return engines.map(requireBrowser);
}

/**
 * The Python that can show a WebKitGTK web view.
 * @returns {string}
 */
export function requireWebviewPython() {
  const python = findWebviewPython();
  if (!python) throw new Error(installText(['webkit']));
  return python;
}

function findWebviewPython() {
  const python = findProgram(CANDIDATES.webviewPython);
  if (!python) return undefined;
  try {
    execFileSync(python, ['-c', WEBVIEW_IMPORTS], { stdio: 'ignore' });
    return python;
  } catch {
    return undefined;
  }
}

/**
 * Whether an engine is there, with what its tests need.
 * @param {Engine} engine
 */
export function isSetUp(engine) {
  return findBrowser(engine) !== undefined && hasCompanions(engine);
}

/**
 * Whether what an engine's tests need beside the browser is there.
 * @param {Engine} engine
 */
function hasCompanions(engine) {
  if (engine === 'chromium') return true;
  const packages = ['gstreamer1.0-libav', 'xvfb', 'libgl1-mesa-dri'];
  if (isDebian() && !packages.every(hasDebianPackage)) return false;
  return engine !== 'webkit' || findWebviewPython() !== undefined;
}

/**
 * What a person has to do to get the engines on this machine.
 * @param {readonly Engine[]} engines
 * @param {{ platform?: string, debian?: boolean, fedora?: boolean }} [machine] for tests
 */
export function installText(engines, machine = {}) {
  const { platform = process.platform, debian = isDebian(), fedora = existsSync('/etc/fedora-release') } = machine;
  const lines = [`Browser not found: ${engines.join(', ')}. Install and run the command again:`];
  if (platform === 'linux' && debian) {
    const packages = engines.flatMap((engine) => DEBIAN_PACKAGES[engine]);
    lines.push(`  sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`);
    lines.push('  (Ubuntu has Chromium and Firefox as snaps: sudo snap install chromium firefox)');
  } else if (platform === 'linux' && fedora) {
    lines.push(`  sudo dnf install -y ${engines.flatMap((engine) => FEDORA_PACKAGES[engine]).join(' ')}`);
  } else if (platform === 'linux') {
    for (const engine of engines)
      lines.push(`  your distribution's packages for: ${DEBIAN_PACKAGES[engine].join(' ')}`);
  } else {
    for (const engine of engines) lines.push(`  ${engine}: ${DOWNLOADS[engine]}`);
    const cask = { chromium: 'google-chrome', firefox: 'firefox', webkit: '' };
    const casks = engines.map((engine) => cask[engine]).filter(Boolean);
    if (platform === 'darwin' && casks.length) lines.push(`  with Homebrew: brew install --cask ${casks.join(' ')}`);
    const winget = { chromium: 'Google.Chrome', firefox: 'Mozilla.Firefox', webkit: '' };
    for (const id of engines.map((engine) => winget[engine]).filter(Boolean)) {
      if (platform === 'win32') lines.push(`  with winget: winget install ${id}`);
    }
  }
  lines.push(
    'Or point CHROME_PATH, FIREFOX_PATH, WEBKIT_DRIVER_PATH, MINIBROWSER_PATH and WEBVIEW_PYTHON_PATH at installed programs.',
  );
  return lines.join('\n');
}

/**
 * Starts Chromium, headless unless told otherwise.
 * @param {import('puppeteer-core').LaunchOptions} [options]
 */
export function launchChromium(options = {}) {
  const { args = [], ...rest } = options;
  return puppeteer.launch({
    executablePath: requireBrowser('chromium').path,
    headless: true,
    protocolTimeout: 600_000,
    ...rest,
    args: [...chromiumFlags(), ...args],
  });
}

/**
 * Reads a list of engines such as `chromium,firefox`; `all` is all of them.
 * @param {string | undefined} text
 * @returns {Engine[]}
 */
export function parseEngines(text) {
  if (!text) return ['chromium'];
  if (text === 'all') return [...ENGINES];
  return text.split(',').map((name) => {
    const engine = ENGINES.find((known) => known === name.trim());
    if (!engine) throw new Error(`Unknown engine "${name}": take ${ENGINES.join(', ')} or all.`);
    return engine;
  });
}

function isDebian() {
  return existsSync('/etc/debian_version');
}

/** @param {string} name */
function hasDebianPackage(name) {
  try {
    const out = execFileSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], { stdio: 'pipe' });
    return out.toString() === 'installed';
  } catch {
    return false;
  }
}

/** @param {string[]} packages */
function aptInstall(packages) {
  process.stderr.write(`Installing ${packages.join(' ')}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const stdio = /** @type {['ignore', 2, 2]} */ (['ignore', 2, 2]);
  execFileSync('apt-get', ['update', '-q'], { env, stdio });
  execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], { env, stdio });
}
