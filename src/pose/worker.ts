/**
 * The worker's entry: everything that needs MoveNet or a decoder runs here. Where no worker can be started the page
 * imports this module itself and calls `serve` with a message port.
 */
import { createMoveNet } from './movenet.js';
import { serveDetector } from './serve.js';
import type { Endpoint } from '../workers/protocol.js';

/** Answers requests at `endpoint`. */
export function serve(endpoint: Endpoint): void {
  serveDetector(createMoveNet, endpoint);
}

if (typeof window === 'undefined') serve(globalThis);
