/**
 * The endpoint page: URL parameters in, messages out.
 */
import '../define.js';
import { findBridges } from './bridges.js';
import { readParameters } from './parameters.js';
import { toWire } from './wire.js';

const tracker = document.createElement('pose-upload-tracker');

tracker.addEventListener('message', ({ detail }) => {
  const message = toWire(detail);
  for (const bridge of findBridges()) bridge.deliver(message);
});
for (const { option, given } of readParameters(location.search)) tracker.setOption(option, given);

document.querySelector('main')?.append(tracker);
