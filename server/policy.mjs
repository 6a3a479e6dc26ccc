/**
 * What a server of this package tells browsers besides its files: the one source of `serve`'s headers, of the ready-made
 * configuration files in `hosting/`, of the tables in `docs/security.md` and of what the tests run under.
 */

/**
 * @typedef {object} PolicyOptions
 * @property {readonly string[]} [frameAncestors] who may embed the pages: `self` (the default), `none`, `*`, or origins
 * @property {readonly string[]} [media] where videos and images may come from besides the own origin: origins, `https:`
 *   (the default: `videoSrc` may name any server), or `none`
 * @property {readonly string[]} [connect] further origins that the pages may call, such as a token verifier's
 * @property {boolean} [isolate] cross-origin isolation (COOP and COEP), for embedders that are isolated themselves
 * @property {'same-origin'} [openerPolicy] no window that opens a page keeps a reference to it, nor does an opener of the
 *   own origin
 * @property {boolean} [cors] lets pages of other origins load the package's files, as a script tag there does
 * @property {string} [reportUri] where browsers report violations to
 */

/** @typedef {Readonly<Record<string, readonly string[]>>} Directives of a Content-Security-Policy */

/**
 * Features of the browser that the pages use themselves, and all the others that browsers would give them. Playback
 * starts by itself, a finished video can be shared and be watched on the whole screen; nothing here films or listens.
 */
const FEATURES = {
  self: ['autoplay', 'fullscreen', 'web-share'],
  none: [
    'accelerometer',
    'camera',
    'display-capture',
    'encrypted-media',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'picture-in-picture',
    'publickey-credentials-get',
    'screen-wake-lock',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ],
};

/** The folders of files whose names change with their content. */
export const HASHED_FOLDERS = ['/chunks/'];

/** Kept for a year, and never asked for again. */
export const CACHE_HASHED = 'public, max-age=31536000, immutable';

/** Kept, but used only after asking whether it is current: one version's files never mix with another's. */
export const CACHE_OTHER = 'no-cache';

const SCHEME = /^https?:$/;
const ORIGIN = /^https?:\/\/(\*\.)?([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])(:(\d+|\*))?$/i;

/** Apps show their pages by schemes of their own, such as `capacitor://localhost`. */
const APP_ORIGIN = /^(?!(blob|data|file|javascript|about):)[a-z][a-z0-9+.-]*:\/\/[a-z0-9_-]+(\.[a-z0-9_-]+)*(:\d+)?$/i;

/**
 * How long answers may be kept.
 * @param {string} path of the URL
 */
export function cacheControl(path) {
  return HASHED_FOLDERS.some((folder) => path.startsWith(folder)) ? CACHE_HASHED : CACHE_OTHER;
}

/**
 * The Content-Security-Policy of the pages of this package and of its workers.
 * @param {PolicyOptions} [options]
 * @returns {Directives}
 * @throws Error naming a value that is none of an origin, a scheme or a word that is allowed there
 */
export function contentSecurityPolicy({ frameAncestors = ['self'], media = ['https:'], connect = [], reportUri } = {}) {
  const mediaSources = sources('media', media, ['none']);
  return {
    'default-src': ["'none'"],
    ...programs(["'self'"]),
    'connect-src': unique(["'self'", 'blob:', 'data:', ...mediaSources, ...sources('connect', connect, [])]),
    'img-src': unique(["'self'", 'blob:', 'data:', ...mediaSources]),
    'media-src': unique(["'self'", 'blob:', 'data:', ...mediaSources]),
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ancestors(frameAncestors),
    ...(reportUri && { 'report-uri': [reportUri] }),
  };
}

/**
 * What a page that uses the element has to allow, beside what it needs for itself.
 * @param {{ packageOrigin?: string, media?: readonly string[] }} [options] `packageOrigin`: where the package's files
 *   come from, if not from the page's own origin
 * @returns {Directives}
 */
export function embedderPolicy({ packageOrigin, media = [] } = {}) {
  const own = ["'self'", ...(packageOrigin ? sources('packageOrigin', [packageOrigin], []) : [])];
  const mediaSources = sources('media', media, ['none']);
  return {
    ...programs(own),
    'connect-src': unique([...own, 'blob:', 'data:', ...mediaSources]),
    'img-src': unique(["'self'", 'blob:', 'data:', ...mediaSources]),
    'media-src': unique(["'self'", 'blob:', 'data:', ...mediaSources]),
  };
}

/**
 * Programs, styles and workers: no inline script or style, no `eval`; WebAssembly may be compiled. A worker from another
 * origin starts by way of a `blob:` script; Firefox holds what that script imports to `worker-src` too.
 * @param {string[]} from
 * @returns {Directives}
 */
function programs(from) {
  return {
    'script-src': [...from, "'wasm-unsafe-eval'"],
    'style-src': ["'self'"],
    'worker-src': [...from, 'blob:'],
  };
}

/**
 * @param {Directives} directives
 * @returns {string} the header's value
 */
export function serializePolicy(directives) {
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');
}

/**
 * All headers that do not depend on the file. Workers have a policy of their own, which comes with their script, so
 * every file is sent with them.
 * @param {PolicyOptions} [options]
 * @returns {Record<string, string>}
 * @throws Error as `contentSecurityPolicy`
 */
export function securityHeaders(options = {}) {
  const { isolate = false, cors = false, openerPolicy } = options;
  const directives = contentSecurityPolicy(options);
  const [ancestor = '', ...others] = directives['frame-ancestors'] ?? [];
  const embeddable = others.length > 0 || !["'self'", "'none'"].includes(ancestor);
  return {
    'Content-Security-Policy': serializePolicy(directives),
    'Permissions-Policy': [
      ...FEATURES.self.map((feature) => `${feature}=(self)`),
      ...FEATURES.none.map((feature) => `${feature}=()`),
    ].join(', '),
    // Addresses of the endpoint page hold a token.
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    // For what knows no frame-ancestors; a list of origins cannot be said with it.
    ...(!embeddable && { 'X-Frame-Options': ancestor === "'none'" ? 'DENY' : 'SAMEORIGIN' }),
    'Cross-Origin-Resource-Policy': cors || embeddable ? 'cross-origin' : 'same-origin',
    ...(cors && { 'Access-Control-Allow-Origin': '*' }),
    // Not by default: a page that opens the endpoint in a window of its own is a host like any other.
    ...((isolate || openerPolicy) && { 'Cross-Origin-Opener-Policy': 'same-origin' }),
    ...(isolate && { 'Cross-Origin-Embedder-Policy': 'require-corp' }),
  };
}

/** @param {readonly string[]} given */
function ancestors(given) {
  if (given.length === 0) return ["'none'"];
  const values = sources('frame-ancestors', given, ['self', 'none', '*']);
  if (values.length > 1 && (values.includes("'none'") || values.includes('*'))) {
    throw new Error(`frame-ancestors cannot be ${given.join(' ')}: "none" and "*" stand alone.`);
  }
  return values;
}

/**
 * Checks what is put into a header: a semicolon or a space in it would make other directives.
 * @param {string} what
 * @param {readonly string[]} given
 * @param {readonly string[]} words that are allowed beside origins and schemes
 */
function sources(what, given, words) {
  const isForPages = what === 'frame-ancestors';
  const values = given.map((value) => {
    const word = value.replace(/^'(.*)'$/, '$1');
    if (words.includes(word)) return word === '*' ? word : `'${word}'`;
    if (SCHEME.test(value) || ORIGIN.test(value)) return value.toLowerCase();
    if (isForPages && APP_ORIGIN.test(value)) return value.toLowerCase();
    const allowed = [
      ...words.map((allowedWord) => `"${allowedWord}"`),
      '"https:"',
      'an origin such as https://example.org',
    ];
    throw new Error(`${what} cannot be ${JSON.stringify(value)}: allowed is ${allowed.join(', ')}.`);
  });
  // In a list of sources "none" means that there are no others.
  return isForPages ? values : values.filter((value) => value !== "'none'");
}

/** @param {string[]} values */
function unique(values) {
  return [...new Set(values)];
}
