/**
 * Files that are not complete yet, or no longer. Each process has names of its own, so that two that write the same result are not in
 * each other's way; and a name tells whether anybody is left to complete its file.
 */
import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

const HOST = hashOf(hostname()).slice(0, 8);
const PID = String(process.pid);
/** Containers have one process id each, and may have had it before. */
const RUN = randomUUID().slice(0, 8);

/** Nobody sees whether a process of another machine still runs. No file takes so long to be written: a day. */
const ABANDONED_MS = 86_400_000;
/** Containers may share the name of a machine, and do not see each other's processes. */
const QUIET_MS = 600_000;

/** In bytes. File systems allow 255 for the whole name, eCryptfs 143; what a draft adds takes up to 35. */
const LONGEST_NAME = 100;
/** In characters of up to four bytes. Room for all that is added to the name of a media file, such as `.keypoints.json`. */
const KEPT_END = 16;

const DRAFT = /^\.(?<of>.+)\.(?<host>[\da-f]{8})-(?<pid>\d+)-(?<run>[\da-f]{8})\.(?:tmp|old)$/;

/**
 * @param {string} name of the complete file
 * @param {'tmp' | 'old'} [kind] whether it is to come into its place, or was taken from it
 */
export function draftName(name, kind = 'tmp') {
  return `.${shortened(name)}.${HOST}-${PID}-${RUN}.${kind}`;
}

/**
 * @typedef {object} Draft
 * @property {string} of the name of the complete file; of a long one, its end
 * @property {(name: string) => boolean} isOf whether the complete file is called so
 * @property {(modifiedMs: number, nowMs: number) => boolean} isAbandoned whether whoever wrote it is gone
 */

/**
 * @param {string} name of any file
 * @returns {Draft | undefined} undefined where it is no draft
 */
export function draftNamed(name) {
  const { of, host, pid, run } = DRAFT.exec(name)?.groups ?? {};
  if (of === undefined) return undefined;
  return {
    of,
    isOf: (complete) => shortened(complete) === of,
    isAbandoned: (modifiedMs, nowMs) => {
      const ageMs = nowMs - modifiedMs;
      if (host !== HOST) return ageMs > ABANDONED_MS;
      return ageMs > QUIET_MS && (pid === PID ? run !== RUN : !isRunning(Number(pid)));
    },
  };
}

/** @param {string} name */
function shortened(name) {
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  return `${hashOf(name).slice(0, 16)}~${[...name].slice(-KEPT_END).join('')}`;
}

/** @param {string} text */
function hashOf(text) {
  return createHash('sha256').update(text).digest('hex');
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's may not be asked.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
