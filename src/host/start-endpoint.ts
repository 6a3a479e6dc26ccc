/**
 * Puts the element into the endpoint page and connects it with the page's host: URL parameters and commands in, messages
 * out.
 */
import '../define.js';
import type { PoseUploadTracker } from '../element/pose-upload-tracker.js';
import type { MediaCredentials } from '../session/own-media.js';
import { VERSION } from '../version.js';
import { CommandServer } from './commands/server.js';
import { HostLink, type HostGlobals, type HostSettings } from './host-link.js';
import { Inbox } from './inbox.js';
import { readParameters } from './parameters.js';
import { toWire } from './wire.js';

/**
 * Starts the page. What is said in either direction waits until it is known who may hear and command.
 *
 * @param prepare does something to the element before it is in the page
 * @returns says who may; calling it again changes that
 */
export function startEndpoint(
  prepare: (tracker: PoseUploadTracker) => void = () => undefined,
): (settings: HostSettings) => void {
  const globals = globalThis as unknown as HostGlobals;
  // Before all that takes time: hosts may speak already.
  const inbox = new Inbox(globals);
  const host = new HostLink(globals, inbox);
  const tracker = document.createElement('pose-upload-tracker');
  const commands = new CommandServer({ tracker, send: host.send });
  host.send({ type: 'endpoint_ready', version: VERSION, commands: commands.names });
  tracker.addEventListener('message', ({ detail }) => host.send(toWire(detail)));
  prepare(tracker);
  // Whoever opens this page names the media: with cookies, any site could have a visitor's own pictures looked at.
  let mediaCredentials: MediaCredentials = 'omit';
  tracker.sessionSetup = {
    ...tracker.sessionSetup,
    mediaCredentials: () => mediaCredentials,
    isOverheard: () => host.isOverheard,
  };
  for (const { option, given } of readParameters(location.search)) tracker.setOption(option, given);
  document.querySelector('main')?.append(tracker);
  return (settings) => {
    mediaCredentials = settings.mediaCredentials ?? 'omit';
    host.open(settings);
    inbox.open({
      accepts: host.accepts,
      obey: (command) => void commands.obey(command),
      refuse: (problem) => commands.refuse(problem),
      refuseMany: (overflow) => commands.refuseMany(overflow),
    });
  };
}
