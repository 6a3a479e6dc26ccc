/**
 * Chooses the backend for `poseBackend=auto` by trying: the first run and a few timed ones on each that is worth it,
 * within a bounded time. WASM runs everywhere and computes the same everywhere, so it is what the others have to beat.
 * The clock and the candidates are arguments: nothing here knows what a backend is.
 */
import { anySignal } from '../abort.js';
import { TrackerError } from '../errors.js';
import { isUnavailable, reasonOf, unavailable } from './backend-error.js';
import type { PoseBackend } from './types.js';

/** The one place of the analysis that reads a clock: how fast a device is cannot be known otherwise. */
export interface Clock {
  /** Milliseconds from any origin. */
  now(): number;
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** A backend that may be chosen. */
export interface BackendCandidate {
  readonly backend: PoseBackend;
  /** Why it is not worth a trial; undefined where it is. */
  obstacle(): Promise<string | undefined>;
  /**
   * Starts it, apart from the others, and lets it prove that it computes rightly.
   *
   * @param onFiles called once all its files have arrived: what follows depends on the device alone
   * @throws TrackerError `backend_unavailable` where it does not run or computes wrongly
   */
  start(signal: AbortSignal, onFiles: () => void): Promise<StartedCandidate>;
}

/** A candidate that runs. */
export interface StartedCandidate {
  /** Analyses the known picture so many times. */
  run(times: number, signal: AbortSignal): Promise<void>;
  /** Frees everything, also where it hangs. */
  end(): void;
}

/** What was chosen. */
export interface BackendChoice {
  readonly backend: PoseBackend;
  /** What was tried and how it went, for people. */
  readonly reason: string;
}

/** The candidates, and what they are compared by. */
export interface BackendContest {
  readonly wasm: BackendCandidate;
  /** Those to compare with WASM, the most promising first. */
  readonly gpus: readonly BackendCandidate[];
  /** How many workers WASM would have; a GPU has one. */
  readonly workers: number;
  readonly clock: Clock;
}

/** How long a GPU may take to start once its files are there: it compiles some hundred programs in that time. */
export const START_TIMEOUT_MS = 8000;

/** The same where it was asked for: then slow is better than not at all. */
export const FORCED_START_TIMEOUT_MS = 60_000;

/** How long the question whether there is a GPU may take. */
const OBSTACLE_TIMEOUT_MS = 2000;

/** Timed runs; those before them let the device get up to speed. */
const TIMED_RUNS = 8;
const UNTIMED_RUNS = 2;

/** What each worker beyond the first adds to the rate of one. Measured: .68 with two on two cores. */
const GAIN_OF_A_WORKER = 0.6;

/** A GPU that needs this many times as long as it may is not waited for until the end. */
const PATIENCE = 2;

/** Waited for at least: a GPU's first runs may take longer than all others. */
const MIN_TRIAL_MS = 1000;

/**
 * @throws whatever WASM fails with where nothing else runs, or the signal's reason
 */
export async function chooseBackend(contest: BackendContest, signal: AbortSignal): Promise<BackendChoice> {
  const { wasm, gpus, workers, clock } = contest;
  const notes: string[] = [];
  const worthTrying: BackendCandidate[] = [];
  for (const candidate of gpus) {
    const obstacle = await obstacleOf(candidate, clock, signal);
    if (obstacle === undefined) worthTrying.push(candidate);
    else notes.push(`${BACKEND_NAMES[candidate.backend]}: ${obstacle}`);
  }
  const obstacle = await wasm.obstacle();
  if (worthTrying.length === 0 && obstacle === undefined) return chosen('wasm', 'nothing else runs well here', notes);

  let wasmMs = Infinity;
  let wasmFailure: TrackerError | undefined;
  try {
    if (obstacle !== undefined) throw unavailable('wasm', obstacle);
    wasmMs = await timeOf(wasm, clock, signal);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    wasmFailure = error;
    notes.push(`WASM: ${reasonOf(error)}`);
  }
  // All WASM workers together need this long for one picture.
  const toBeatMs = wasmMs / (1 + (workers - 1) * GAIN_OF_A_WORKER);
  for (const candidate of worthTrying) {
    try {
      const ms = await timeOf(candidate, clock, signal, toBeatMs);
      if (ms < toBeatMs) {
        const against = Number.isFinite(toBeatMs) ? `, WASM ${describe(wasmMs, workers)}` : '';
        return chosen(candidate.backend, `${describe(ms, 1)}${against}`, notes);
      }
      notes.push(`${BACKEND_NAMES[candidate.backend]}: slower (${describe(ms, 1)})`);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      notes.push(`${BACKEND_NAMES[candidate.backend]}: ${reasonOf(error)}`);
    }
  }
  if (wasmFailure !== undefined) throw wasmFailure;
  return chosen('wasm', describe(wasmMs, workers), notes);
}

/** Backends as people call them. */
export const BACKEND_NAMES: Record<PoseBackend, string> = { wasm: 'WASM', webgl: 'WebGL', webgpu: 'WebGPU' };

function chosen(backend: PoseBackend, why: string, notes: readonly string[]): BackendChoice {
  return { backend, reason: [`auto: ${BACKEND_NAMES[backend]}, ${why}`, ...notes].join('; ') };
}

function describe(ms: number, workers: number): string {
  return `${ms.toFixed(1)} ms a picture${workers > 1 ? ` in each of ${workers} workers` : ''}`;
}

async function obstacleOf(candidate: BackendCandidate, clock: Clock, signal: AbortSignal): Promise<string | undefined> {
  try {
    const late = unavailable(candidate.backend, 'the browser did not say whether it is there');
    return await withTimeout(clock, signal, OBSTACLE_TIMEOUT_MS, late, () => candidate.obstacle());
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof TrackerError ? reasonOf(error) : String(error);
  }
}

/**
 * Milliseconds of one run.
 *
 * @param toBeatMs what it has to stay below; left out for WASM, which is waited for however long it takes
 */
async function timeOf(
  candidate: BackendCandidate,
  clock: Clock,
  signal: AbortSignal,
  toBeatMs?: number,
): Promise<number> {
  const started = await (toBeatMs === undefined
    ? candidate.start(signal, () => undefined)
    : startWatched(candidate, clock, signal));
  const trial = async (inner: AbortSignal) => {
    await started.run(UNTIMED_RUNS, inner);
    const begin = clock.now();
    await started.run(TIMED_RUNS, inner);
    return (clock.now() - begin) / TIMED_RUNS;
  };
  try {
    if (toBeatMs === undefined) return await trial(signal);
    const wantedMs = toBeatMs * PATIENCE * (UNTIMED_RUNS + TIMED_RUNS);
    const longestMs = Math.min(START_TIMEOUT_MS, Math.max(MIN_TRIAL_MS, wantedMs));
    const why = `slower (not done with ${UNTIMED_RUNS + TIMED_RUNS} pictures after ${Math.round(longestMs)} ms)`;
    return await withTimeout(clock, signal, longestMs, unavailable(candidate.backend, why), trial);
  } finally {
    started.end();
  }
}

/**
 * Starts a candidate, and gives it up where it has not started `timeoutMs` after its files have arrived.
 *
 * @throws TrackerError `backend_unavailable`
 */
export async function startWatched<T extends { end(): void }>(
  candidate: { readonly backend: PoseBackend; start(signal: AbortSignal, onFiles: () => void): Promise<T> },
  clock: Clock,
  signal: AbortSignal,
  timeoutMs = START_TIMEOUT_MS,
): Promise<T> {
  const over = new AbortController();
  const either = anySignal([signal, over.signal]);
  let onFiles: () => void = () => undefined;
  const hanging = new Promise<never>((_, reject) => {
    onFiles = () => {
      const why = `it was not ready ${timeoutMs / 1000} s after its files had arrived, so it hangs or is too slow`;
      clock.wait(timeoutMs, either).then(
        () => reject(unavailable(candidate.backend, why)),
        () => undefined,
      );
    };
  });
  const starting = candidate.start(either, onFiles);
  try {
    return await Promise.race([starting, hanging]);
  } catch (error) {
    // One that starts after all is not wanted any more.
    starting.then((late) => late.end()).catch(() => undefined);
    signal.throwIfAborted();
    throw error;
  } finally {
    over.abort();
  }
}

async function withTimeout<T>(
  clock: Clock,
  signal: AbortSignal,
  ms: number,
  failure: TrackerError,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const either = anySignal([signal, over.signal]);
  const late = clock.wait(ms, either).then(() => {
    throw failure;
  });
  try {
    const done = work(either);
    done.catch(() => undefined);
    return await Promise.race([done, late]);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    over.abort();
    late.catch(() => undefined);
  }
}
