/**
 * The endpoint page with the configuration that its own address gives it, which no real one would do, and with a scripted
 * detector: one that finds the joints of a clip that `truth` names, or somebody who stands still.
 */
import { BRIDGE_NAMES } from '../../src/host/native-channels.js';
import { startEndpoint } from '../../src/host/start-endpoint.js';

const parameters = new URLSearchParams(location.search);
const allowedOrigins = parameters.has('allowed') ? parameters.getAll('allowed') : undefined;
const truth = parameters.get('truth');
const script = truth === null ? '' : `truth=${truth}`;

const open = startEndpoint((tracker) =>
  Object.assign(tracker, {
    assetBase: new URL('/dist/assets/', location.href).href,
    sessionSetup: { workerUrl: new URL(`/test/helpers/scripted-worker.ts?${script}`, location.href).href },
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
open({
  names: BRIDGE_NAMES,
  allowedOrigins,
  takesText: parameters.has('text') || undefined,
  dialect: parameters.has('dialect') ? 'posetracker' : undefined,
  prefersPage: parameters.get('prefer') === 'page',
});
