/**
 * The script of the endpoint page.
 */
import { BRIDGE_NAMES } from './native-channels.js';
import { startEndpoint } from './start-endpoint.js';

startEndpoint()({ names: BRIDGE_NAMES });
