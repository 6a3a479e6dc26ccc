/**
 * The worker's entry: everything that needs the models or a decoder runs here. Where no worker can be started the page
 * imports this module itself and calls `serve` with a message port.
 */
import type { DetectorFactory } from './detector.js';
import { createMoveNet } from './movenet.js';
import { serveDetector } from './serve.js';
import type { Endpoint } from './worker-protocol.js';

/** Makes a detector with the model that is asked for. A run with MoveNet does not load BlazePose's program. */
const createDetector: DetectorFactory = async (request, signal, onProgress) => {
  if (request.model === 'movenet-lightning') return createMoveNet(request, signal, onProgress);
  const { createBlazePose } = await import('./blazepose.js');
  return createBlazePose(request, signal, onProgress);
};

/** Answers requests at `endpoint`. */
export function serve(endpoint: Endpoint): void {
  serveDetector(createDetector, endpoint);
}

if (typeof window === 'undefined') serve(globalThis);
