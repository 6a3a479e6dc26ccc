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
 * Reads a Range header, for answers that are not what they should be.
 * @param {string | undefined} header
 * @param {number} size of the file
 * @returns {{ start: number, end: number } | 'invalid' | undefined} undefined: send everything; `end` is inclusive
 */
export function parseRange(header, size) {
  const match = header && /^bytes=(\d*)-(\d*)$/.exec(header);
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const suffix = match[1] === '';
  const start = suffix ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = suffix || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]));
  return start > end || start >= size ? 'invalid' : { start, end };
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
