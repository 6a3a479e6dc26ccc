/**
 * The endpoint page with the configuration that its own address gives it, which no real one would do, and with a scripted
 * detector.
 */
import { startEndpoint } from '../../src/host/start-endpoint.js';

const parameters = new URLSearchParams(location.search);
const allowedOrigins = parameters.has('allowed') ? parameters.getAll('allowed') : undefined;

const open = startEndpoint((tracker) =>
  Object.assign(tracker, {
    assetBase: new URL('/dist/assets/', location.href).href,
    sessionSetup: { workerUrl: new URL('/test/helpers/scripted-worker.ts', location.href).href },
  }),
);
const channel = parameters.get('channel');
if (channel !== null) {
  // For tests that cannot reach the window.
  const said = new BroadcastChannel(channel);
  document
    .querySelector('pose-upload-tracker')
    ?.addEventListener('message', ({ detail }) => said.postMessage({ type: detail.type }));
}
open({ names: ['PoseTrackerBridge'], allowedOrigins, takesText: parameters.has('text') });
