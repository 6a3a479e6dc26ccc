/**
 * Files that are not complete yet. Each process has names of its own, so that two that write the same result are not in each other's
 * way; and a name tells whether anybody is left to complete its file.
 */
import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const PID = String(process.pid);
/** Containers have one process id each, and may have had it before. */
const RUN = randomUUID().slice(0, 8);

/** Nobody sees whether a process of another machine still runs. No file takes so long to be written: a day. */
const ABANDONED_MS = 86_400_000;

const DRAFT = /^\.(?<of>.+)\.(?<host>[\da-f]{8})-(?<pid>\d+)-(?<run>[\da-f]{8})\.tmp$/;

/** @param {string} name of the complete file */
export function draftName(name) {
  return `.${name}.${HOST}-${PID}-${RUN}.tmp`;
}

/**
 * @param {string} name of any file
 * @returns {{ of: string, isAbandoned: (modifiedMs: number, nowMs: number) => boolean } | undefined} the name that the complete
 *   file was to have, and whether whoever wrote it is gone; undefined where it is no draft
 */
export function draftNamed(name) {
  const { of, host, pid, run } = DRAFT.exec(name)?.groups ?? {};
  if (of === undefined) return undefined;
  return {
    of,
    isAbandoned: (modifiedMs, nowMs) => {
      if (host !== HOST) return nowMs - modifiedMs > ABANDONED_MS;
      return pid === PID ? run !== RUN : !isRunning(Number(pid));
    },
  };
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
