/**
 * The server behind `pose-upload-tracker serve` and `npm start`: the built package, or a copy of it, with every header
 * that belongs to it, and the deployer's configuration beside the endpoint page.
 */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDeployedConfig, textOf } from './deployed-config.mjs';
import { keySetProblem } from './key-set.mjs';
import { cacheControl, securityHeaders } from './policy.mjs';
import { startStaticServer } from './static-server.mjs';
import { watchedFile } from './watched-file.mjs';

/** @typedef {import('./policy.mjs').PolicyOptions} PolicyOptions */
/** @typedef {import('./deployed-config.mjs').DeployedConfig} DeployedConfig */

/** The built package. */
export const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** The folder of the endpoint page, below the root. */
export const ENDPOINT_FOLDER = '/pose_tracker/upload_tracking/';

/** The name that the endpoint page looks for its configuration under. */
export const CONFIG_FILE = 'pose-tracker.config.json';

/**
 * What a page is made of. Configurations lie in the page's folder, and private keys beside them: whatever else is there is
 * not for the public.
 */
const PAGE_FILE = /\.(html|css|js|mjs|png|jpe?g|webp|svg|ico|woff2?)$/i;

/**
 * @typedef {object} EndpointServerOptions
 * @property {string} [root] the built package, or a copy of it
 * @property {number} [port] 0 (the default) takes a free one
 * @property {string} [host]
 * @property {PolicyOptions} [policy]
 * @property {string | DeployedConfig} [config] a configuration file for the endpoint page, or what has been read of it; see
 *   `answersOf` and `policyOf`
 * @property {Readonly<Record<string, string>>} [redirects] paths that lead to others
 * @property {boolean} [compress] (default true)
 * @property {(path: string) => void} [onRequest] hears of the path of every request
 * @property {Partial<import('./http-server.mjs').Limits>} [limits]
 * @property {(problem: string) => void} [onProblem] hears why a file of the configuration cannot be given
 */

/**
 * Starts the server.
 * @param {EndpointServerOptions} [options]
 * @throws Error where the folder holds no endpoint page, the configuration cannot be read or lies where all beside it is
 *   served, an origin is none, or the port is taken
 */
export async function startEndpointServer({
  root = DIST,
  config,
  policy = {},
  onProblem = console.error,
  ...options
} = {}) {
  if (!statSync(join(root, ENDPOINT_FOLDER, 'index.html'), { throwIfNoEntry: false })?.isFile()) {
    const why = existsSync(root) ? `has no ${ENDPOINT_FOLDER}index.html` : 'does not exist';
    throw new Error(`${root} ${why}: build the package first (npm run build), or name a copy of its dist/ folder.`);
  }
  const read = typeof config === 'string' ? readDeployedConfig(config) : config;
  if (read) refuseServedFolder(root, read.file);
  const headers = securityHeaders(policyOf(policy, read));
  return startStaticServer({
    mounts: { '/': root },
    answers: answersOf(read, onProblem),
    hides: isHidden,
    headersOf: (path) => ({ ...headers, 'Cache-Control': cacheControl(path) }),
    compress: true,
    ...options,
  });
}

/**
 * Whether a path leads to what lies beside a configuration. Whatever the case: file systems differ in it.
 * @param {string} path
 */
function isHidden(path) {
  const isBeside = path.toLowerCase().startsWith(ENDPOINT_FOLDER) && !path.endsWith('/');
  return isBeside && path !== `${ENDPOINT_FOLDER}${CONFIG_FILE}` && !PAGE_FILE.test(path);
}

/**
 * @param {string} root
 * @param {string} config
 * @throws Error where what lies beside the configuration, such as a private key, would be served
 */
function refuseServedFolder(root, config) {
  const [top, folder] = [realpathSync(root), realpathSync(dirname(config))];
  const path = relative(join(top, ENDPOINT_FOLDER), folder);
  const isOutside = folder !== top && !folder.startsWith(top.endsWith(sep) ? top : top + sep);
  if (isOutside || path === '' || !path.startsWith('..')) return;
  throw new Error(
    `${config} lies in ${root}, so that all that lies beside it would be served. Put it into ${ENDPOINT_FOLDER} there, or outside.`,
  );
}

/**
 * The files beside the endpoint page: the configuration, and the key set where it names one beside itself. Other files
 * of that folder, such as a private key, are not served.
 * @param {DeployedConfig | undefined} config
 * @param {(problem: string) => void} onProblem
 * @returns {NonNullable<import('./static-server.mjs').FilesOptions['answers']>}
 * @throws Error where the key set holds a private key
 */
function answersOf(config, onProblem) {
  if (config === undefined) return {};
  const { keySet } = config;
  const answers = { [`${ENDPOINT_FOLDER}${CONFIG_FILE}`]: watchedFile({ file: config.file, onProblem }) };
  if (keySet === undefined) return answers;
  const { file, name, text, problem } = keySet;
  // One that is not there yet may come.
  if (text !== undefined && problem !== undefined) throw new Error(problem);
  /** @param {Buffer} content */
  const problemOf = (content) => keySetProblem(file, textOf(content));
  return { ...answers, [`${ENDPOINT_FOLDER}${name}`]: watchedFile({ file, problemOf, onProblem }) };
}

/**
 * What the configuration says of other origins belongs into the headers too, where no option says otherwise: who may
 * embed the page, and which servers are asked about tokens.
 * @param {PolicyOptions} policy
 * @param {Pick<DeployedConfig, 'content'> | undefined} config
 * @returns {PolicyOptions}
 */
export function policyOf(policy, config) {
  if (config === undefined) return policy;
  const { access, allowedOrigins, openerPolicy } = config.content;
  const servers = [access?.url, access?.jwksUrl].filter((url) => URL.canParse(url)).map((url) => new URL(url).origin);
  return {
    ...(openerPolicy === 'same-origin' && { openerPolicy }),
    ...(Array.isArray(allowedOrigins) && { frameAncestors: ['self', ...allowedOrigins] }),
    ...policy,
    connect: [...(policy.connect ?? []), ...servers],
  };
}
