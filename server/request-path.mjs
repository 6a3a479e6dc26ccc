/**
 * What a request asks for: its path, and which folder or file on disk that leads to.
 */
import { basename, dirname } from 'node:path';

/** @typedef {Readonly<Record<string, string>>} Mounts URL folder (`/dist/`) to folder on disk, or URL path to file; the longest that fits wins */

/**
 * Path and query of a request. What is no path of this server (as `*`, or the whole address that proxies are sent)
 * becomes one that is not there.
 * @param {string} target
 */
export function splitTarget(target) {
  const query = target.indexOf('?');
  const path = query < 0 ? target : target.slice(0, query);
  return { path: path.startsWith('/') ? path : '', search: query < 0 ? '' : target.slice(query) };
}

/**
 * The names between the slashes of a path, decoded. Which mount a file belongs to is told by these, and the library
 * decodes them too: a name that becomes several there, or leads upwards, is none.
 * @param {string} path
 * @returns {string[] | undefined} undefined where the path cannot be that of a file
 */
export function namesOf(path) {
  try {
    const names = path.split('/').map(decodeURIComponent);
    return names.some((name) => /[/\\\0]/.test(name) || name === '.' || name === '..') ? undefined : names;
  } catch {
    return undefined;
  }
}

/**
 * @param {Mounts} mounts
 * @param {string} path decoded
 * @returns {{ root: string, rest: string } | undefined} a folder on disk, and a path below it as in a URL
 */
export function findMounted(mounts, path) {
  const mount = Object.keys(mounts)
    .filter((prefix) => (prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix))
    .sort((a, b) => b.length - a.length)[0];
  const target = mount === undefined ? undefined : mounts[mount];
  if (mount === undefined || target === undefined) return undefined;
  return mount.endsWith('/')
    ? { root: target, rest: `/${encodePath(path.slice(mount.length))}` }
    : { root: dirname(target), rest: `/${encodePath(basename(target))}` };
}

/** @param {string} path decoded */
function encodePath(path) {
  return path.split('/').map(encodeURIComponent).join('/');
}
