/**
 * The files that tests are given, from the folders that go out as they are.
 */
import { basename, dirname, join, normalize, sep } from 'node:path';
import { StaticFiles, contentType } from '../../server/static-server.mjs';

export { contentType };

/** @typedef {import('../../server/static-server.mjs').Mounts} Mounts */

/** Every request is to be seen: the browser asks again for what it has. */
export const UNCACHED = { 'Cache-Control': 'no-cache' };

const single = new StaticFiles({ mounts: {} });

/**
 * The file on disk that a URL path stands for, or undefined where it leaves the folders.
 * @param {Mounts} mounts
 * @param {string} urlPath
 */
export function resolveFile(mounts, urlPath) {
  const path = decodeURIComponent(urlPath);
  const mount = Object.keys(mounts).find((prefix) => path.startsWith(prefix));
  const root = mount === undefined ? undefined : mounts[mount];
  if (mount === undefined || root === undefined) return undefined;
  const file = normalize(join(root, path.slice(mount.length)));
  return file.startsWith(normalize(root + sep)) ? file : undefined;
}

/**
 * Answers with a file, whole or in part.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} file
 * @param {{ headers?: Record<string, string>, bytes?: number }} [options] `bytes`: pretend that the file ends there
 * @returns {Promise<boolean>} false where there is no such file; nothing is sent then
 */
export async function sendFile(request, response, file, { headers = {}, bytes } = {}) {
  return single.send(request, response, `/${encodeURIComponent(basename(file))}`, {
    root: dirname(file),
    headers: { ...UNCACHED, ...headers },
    ...(bytes !== undefined && { bytes }),
  });
}
