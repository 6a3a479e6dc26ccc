/**
 * The entry of the worker that runs BlazePose, as `worker.ts` is of the one that runs MoveNet. Each is a file of its own
 * that imports nothing, as bundlers rename files, and neither model's users load the other's program.
 */
import { createBlazePose } from './blazepose.js';
import { serveDetector } from './serve.js';
import type { Endpoint } from '../workers/protocol.js';

/** Answers requests at `endpoint`. */
export function serve(endpoint: Endpoint): void {
  serveDetector(createBlazePose, endpoint);
}

if (typeof window === 'undefined') serve(globalThis);
