/**
 * The server behind `pose-upload-tracker serve` and `npm start`: the built package, or a copy of it, with every header
 * that belongs to it, and the deployer's configuration beside the endpoint page.
 */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configCheck } from './config-check.mjs';
import { readDeployedConfig } from './deployed-config.mjs';
import { hiddenFiles } from './hidden-files.mjs';
import { readKeySet } from './key-set.mjs';
import { cacheControl, securityHeaders } from './policy.mjs';
import { placesElsewhere } from './site-address.mjs';
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
    answers: read ? await answersOf(read, onProblem) : {},
    hides: hiddenFiles({ page: join(root, ENDPOINT_FOLDER), ...(!read && { served: CONFIG_FILE }) }),
    headersOf: (path) => ({ ...headers, 'Cache-Control': cacheControl(path) }),
    compress: true,
    ...options,
  });
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
 * @param {DeployedConfig} config
 * @param {(problem: string) => void} onProblem
 * @returns {Promise<NonNullable<import('./static-server.mjs').FilesOptions['answers']>>}
 * @throws Error where the key set holds a private key
 */
async function answersOf({ file: configFile, keySet }, onProblem) {
  const check = await configCheck(configFile);
  const answers = { [`${ENDPOINT_FOLDER}${CONFIG_FILE}`]: watchedFile({ file: configFile, check, onProblem }) };
  if (keySet === undefined) return answers;
  const { file, name, text, problem } = keySet;
  // One that is not there yet may come.
  if (text !== undefined && problem !== undefined) throw new Error(problem);
  const keys = watchedFile({ file, check: (given) => readKeySet(file, given), onProblem });
  return { ...answers, [`${ENDPOINT_FOLDER}${name}`]: keys };
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
  const servers = [access?.url, access?.jwksUrl].flatMap(placesElsewhere).map(({ origin }) => origin);
  return {
    ...(openerPolicy === 'same-origin' && { openerPolicy }),
    ...(Array.isArray(allowedOrigins) && { frameAncestors: ['self', ...allowedOrigins] }),
    ...policy,
    connect: [...(policy.connect ?? []), ...servers],
  };
}
