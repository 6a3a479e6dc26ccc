/**
 * Clocks, servers and keys for tests of what checks tokens.
 */
import type { AccessClock } from '../../src/access/clock.js';
import { expect } from 'chai';
import type { TrackerError } from '../../src/errors.js';
import { settled } from './until.js';

/** A clock that stands still until it is moved. */
export interface TestClock extends AccessClock {
  /** Moves it on, and ends the timers that are due, in order. */
  advance(ms: number): Promise<void>;
  /** How many timers run. */
  readonly timers: number;
}

/** Makes a clock. @param start ms since the epoch */
export function testClock(start: number): TestClock {
  let now = start;
  const timers = new Set<{ readonly due: number; readonly onEnd: () => void }>();
  return {
    now: () => now,
    startTimer: (ms, onEnd) => {
      const timer = { due: now + ms, onEnd };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    get timers() {
      return timers.size;
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
        if (!next) break;
        now = next.due;
        timers.delete(next);
        next.onEnd();
        await settled();
      }
      now = end;
      await settled();
    },
  };
}

/** What a scripted server does with a request. */
export type Answer = Response | Error | 'silence';

/** A server in the page: a `fetch` that answers as it is told, and remembers what it was asked. */
export interface TestFetch {
  readonly fetch: typeof fetch;
  readonly requests: Request[];
  /** Requests that were given up. */
  aborted: number;
}

/** @param answer called for each request, from 0 */
export function testFetch(answer: (index: number, request: Request) => Answer): TestFetch {
  const requests: Request[] = [];
  const server: TestFetch = {
    requests,
    aborted: 0,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const given = answer(requests.push(request) - 1, request);
      if (given instanceof Error) throw given;
      if (given !== 'silence') return given;
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => {
          server.aborted++;
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    },
  };
  return server;
}

/** An answer of JSON. */
export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
}

/** The error that a check ends with, which must not hold the token. */
export async function refusal(check: Promise<unknown>, token?: string): Promise<TrackerError> {
  const error = await check.then(
    (info) => {
      throw new Error(`it was let in: ${JSON.stringify(info)}`);
    },
    (thrown: unknown) => thrown as TrackerError,
  );
  if (token !== undefined) {
    expect(`${error.message} ${JSON.stringify(error.details)} ${String(error.cause)}`).not.to.contain(token);
  }
  return error;
}

/** A signal that nobody aborts. */
export const forEver = (): AbortSignal => new AbortController().signal;

/** SHA-256 as hexadecimal. */
export async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
