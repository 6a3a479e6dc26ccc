/**
 * The script of the endpoint page: its configuration says who is let in, and who may hear and command.
 */
import { expectExercises } from '../session/own-exercises.js';
import { ConfigFile } from './config-file.js';
import type { EndpointConfig } from './config.js';
import { BRIDGE_NAMES } from './native-channels.js';
import { Paced } from './paced.js';
import { startEndpoint } from './start-endpoint.js';

/** Beside the page, wherever the page's URL says that it is: no link chooses who is let in. */
const CONFIG_URL = new URL('./pose_tracker/upload_tracking/pose-tracker.config.json', import.meta.url).href;

const config = new ConfigFile(CONFIG_URL);
let configured = false;

const open = startEndpoint((tracker) => {
  const configure = ({ documentationUrl, bridge, allowedOrigins, media }: EndpointConfig): void => {
    if (configured) return;
    configured = true;
    if (documentationUrl !== undefined) tracker.documentationUrl = new URL(documentationUrl, CONFIG_URL).href;
    open({
      names: bridge.names,
      allowedOrigins,
      takesText: bridge.pageFormat === undefined ? undefined : bridge.pageFormat === 'text',
      dialect: bridge.dialect,
      prefersPage: bridge.prefer === 'page',
      mediaCredentials: media?.credentials,
    });
  };
  tracker.verifyToken = async (token, context) => {
    // Before anything that only those in its list may hear of, also where the file could not be read at first.
    configure(await config.load(context.signal));
    return config.verifyToken(token, context);
  };
  // Any page's message asks for it.
  const { ask: findOut } = new Paced(() => config.load(new AbortController().signal).then(configure));
  const loading = config.load(new AbortController().signal);
  expectExercises(loading);
  loading.then(configure, () => {
    // Nobody is let in until the file can be read: there is nothing to be heard but that, and hosts that need no list are
    // to hear it.
    open({ names: BRIDGE_NAMES, findOut });
  });
});
