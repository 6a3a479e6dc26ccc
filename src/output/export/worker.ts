/**
 * The export worker's entry: everything that needs an encoder runs here. Where no worker can be started the page imports
 * this module itself and calls `serve` with a message port.
 */
import type { Endpoint } from '../../workers/protocol.js';
import { serveExports } from './serve.js';

/** Answers requests at `endpoint`. */
export function serve(endpoint: Endpoint): void {
  serveExports(endpoint);
}

if (typeof window === 'undefined') serve(globalThis);
