/**
 * The server behind `pose-upload-tracker serve` and `npm start`: the built package, or a copy of it, with every header
 * that belongs to it, and the deployer's configuration beside the endpoint page.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheControl, securityHeaders } from './policy.mjs';
import { startStaticServer } from './static-server.mjs';

/** @typedef {import('./policy.mjs').PolicyOptions} PolicyOptions */
/** @typedef {import('./static-server.mjs').Mounts} Mounts */

/** The built package. */
export const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** The folder of the endpoint page, below the root. */
export const ENDPOINT_FOLDER = '/pose_tracker/upload_tracking/';

/** The name that the endpoint page looks for its configuration under. */
const CONFIG_FILE = 'pose-tracker.config.json';

/**
 * @typedef {object} EndpointServerOptions
 * @property {string} [root] the built package, or a copy of it
 * @property {number} [port] 0 (the default) takes a free one
 * @property {string} [host]
 * @property {PolicyOptions} [policy]
 * @property {string} [config] a configuration file for the endpoint page; see `mountsOf` and `policyOf`
 * @property {Readonly<Record<string, string>>} [redirects] paths that lead to others
 * @property {boolean} [compress] (default true)
 * @property {(path: string) => void} [onRequest] hears of the path of every request
 */

/**
 * Starts the server.
 * @param {EndpointServerOptions} [options]
 * @throws Error where the folder holds no endpoint page, the configuration cannot be read, an origin is none, or the
 *   port is taken
 */
export async function startEndpointServer({ root = DIST, config, policy = {}, ...options } = {}) {
  if (!statSync(join(root, ENDPOINT_FOLDER, 'index.html'), { throwIfNoEntry: false })?.isFile()) {
    const why = existsSync(root) ? `has no ${ENDPOINT_FOLDER}index.html` : 'does not exist';
    throw new Error(`${root} ${why}: build the package first (npm run build), or name a copy of its dist/ folder.`);
  }
  const headers = securityHeaders(policyOf(policy, config));
  return startStaticServer({
    mounts: { '/': root, ...mountsOf(config) },
    headersOf: (path) => ({ ...headers, 'Cache-Control': cacheControl(path) }),
    compress: true,
    ...options,
  });
}

/**
 * The files beside the endpoint page: the configuration, and the key set where it names one beside itself. Other files
 * of that folder, such as a private key, are not served.
 * @param {string | undefined} config
 * @returns {Mounts}
 */
function mountsOf(config) {
  if (config === undefined) return {};
  const { access } = readConfig(config);
  const keySet = typeof access?.jwksUrl === 'string' ? access.jwksUrl.replace(/^\.\//, '') : '';
  const isBeside = /^[\w-][\w.-]*$/.test(keySet);
  if (isBeside) refusePrivateKeys(join(dirname(config), keySet));
  return {
    [`${ENDPOINT_FOLDER}${CONFIG_FILE}`]: config,
    ...(isBeside && { [`${ENDPOINT_FOLDER}${keySet}`]: join(dirname(config), keySet) }),
  };
}

/**
 * The names of the two files with keys are alike: the wrong one would be everybody's.
 * @param {string} file
 * @throws Error where it holds a private key
 */
function refusePrivateKeys(file) {
  let content;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The page says that it is missing, or no key set.
    return;
  }
  const keys = [content, ...(Array.isArray(content?.keys) ? content.keys : [])];
  if (keys.some((key) => typeof key === 'object' && key !== null && ('d' in key || 'k' in key))) {
    throw new Error(
      `${file} holds a private key, and is not served: name the key set, with public keys only, as jwksUrl.`,
    );
  }
}

/**
 * What the configuration says of other origins belongs into the headers too, where no option says otherwise: who may
 * embed the page, and which servers are asked about tokens.
 * @param {PolicyOptions} policy
 * @param {string | undefined} config
 * @returns {PolicyOptions}
 */
export function policyOf(policy, config) {
  if (config === undefined) return policy;
  const { access, allowedOrigins } = readConfig(config);
  const servers = [access?.url, access?.jwksUrl].filter((url) => URL.canParse(url)).map((url) => new URL(url).origin);
  return {
    ...(Array.isArray(allowedOrigins) && { frameAncestors: ['self', ...allowedOrigins] }),
    ...policy,
    connect: [...(policy.connect ?? []), ...servers],
  };
}

/**
 * @param {string} file
 * @returns {{ access?: any, allowedOrigins?: any }}
 */
function readConfig(file) {
  try {
    const config = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof config === 'object' && config !== null) return config;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The configuration ${file} cannot be read: ${why}`, { cause: error });
  }
  throw new Error(`The configuration ${file} holds no object.`);
}
