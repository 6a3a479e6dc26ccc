/**
 * Puts the element into the endpoint page and connects it with the page's host: URL parameters and commands in, messages
 * out.
 */
import '../define.js';
import type { PoseUploadTracker } from '../element/pose-upload-tracker.js';
import { notLoaded } from '../not-loaded.js';
import type { MediaCredentials } from '../session/own-media.js';
import { VERSION } from '../version.js';
import { CommandServer } from './commands/server.js';
import { DIALECTS, type Dialect } from './dialects/dialect.js';
import type { DialectName } from './dialects/names.js';
import { HostLink, type HostGlobals, type HostSettings } from './host-link.js';
import { Inbox } from './inbox.js';
import { readParameters } from './parameters.js';
import { findStrayParameters } from './stray-parameters.js';

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
  tracker.addEventListener('message', ({ detail }) => host.send(detail));
  prepare(tracker);
  // Whoever opens this page names the media: with cookies, any site could have a visitor's own pictures looked at.
  let mediaCredentials: MediaCredentials = 'omit';
  let dialect: DialectName | undefined;
  const strayParameters = findStrayParameters(location.search);
  tracker.sessionSetup = {
    ...tracker.sessionSetup,
    mediaCredentials: () => mediaCredentials,
    isOverheard: () => host.isOverheard,
    sendsKeypointsUnasked: () => dialect !== undefined && DIALECTS[dialect].keypointsUnasked,
    onRunEnd: (source) => host.send({ type: 'run_end', source }),
    ...(strayParameters && { strayParameters }),
  };
  for (const { option, given } of readParameters(location.search)) tracker.setOption(option, given);
  document.querySelector('main')?.append(tracker);
  let opened = 0;
  return (settings) => {
    mediaCredentials = settings.mediaCredentials ?? 'omit';
    dialect = settings.dialect;
    const turn = ++opened;
    const open = (spoken?: Dialect) => {
      // Others may have been given while a dialect was loaded.
      if (turn !== opened) return;
      host.open({ ...settings, takesText: settings.takesText ?? dialect !== undefined }, spoken);
      inbox.open({
        accepts: host.accepts,
        obey: (command) => void commands.obey(command),
        refuse: (problem) => commands.refuse(problem),
        refuseMany: (overflow) => commands.refuseMany(overflow),
      });
    };
    if (dialect === undefined) return open();
    DIALECTS[dialect].load().then(open, (error: unknown) => {
      // Errors are alike enough in all of them to be understood.
      host.send({ type: 'error', ...notLoaded(error).toPlain() });
      open();
    });
  };
}
