/**
 * The endpoint page: URL parameters and commands in, messages out.
 */
import '../define.js';
import { embedderOrigin, findBridges } from './bridges.js';
import { CommandServer } from './commands.js';
import { readParameters } from './parameters.js';
import { toWire } from './wire.js';

const tracker = document.createElement('pose-upload-tracker');

const deliver = (message: object) => {
  for (const bridge of findBridges()) bridge.deliver(message);
};
tracker.addEventListener('message', ({ detail }) => deliver(toWire(detail)));
const commands = new CommandServer(tracker, embedderOrigin(), deliver);
addEventListener('message', (event) => commands.receive(event));
for (const { option, given } of readParameters(location.search)) tracker.setOption(option, given);

document.querySelector('main')?.append(tracker);
